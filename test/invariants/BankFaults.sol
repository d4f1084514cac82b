// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { CHIPS } from "../../contracts/types/Ledger.sol";
import { IReserve } from "../../contracts/interfaces/IReserve.sol";
import { IVault } from "../../contracts/interfaces/IVault.sol";
import { AnyBank, BankHandler } from "../support/BankHandler.sol";
import { Faults } from "../support/Faults.sol";
import { ReserveContract } from "../support/ReserveHouse.sol";

/// @notice The invariants of banks and reserves can fail: each finds a fault that is put into one of them. And what they watch over does happen.
contract BankInvariantsFindFaults is Faults {
    uint256 private constant COIN = 1e9;
    uint256 private constant COLD = 200 * COIN;
    uint256 private constant SLOTS = 40;

    // What `BankHandler.keep` does.
    uint256 private constant SWEEP = 0;
    uint256 private constant REFILL = 1;
    uint256 private constant REFILL_MORE = 2;
    uint256 private constant HEDGE = 3;

    BankHandler private handler;
    AnyBank private bank;
    ReserveContract private reserve;

    function setUp() external {
        handler = new BankHandler();
        (bank, reserve) = handler.parts(0);
    }

    function _all() private view {
        handler.checkI1();
        handler.checkI12();
        handler.checkI14();
    }

    /// @dev A long and wild life, the same in each run. Everything that the invariants are about happens in it.
    function test_noFault_everythingHappens() external {
        uint256 seed = 1;
        for (uint256 i = 0; i < 3_000; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            (uint256 a, uint256 b, uint256 c) = (seed >> 8 & type(uint64).max, seed >> 72, seed >> 136);
            uint256 act = seed % 32;
            if (act < 4) handler.provide(a, b % 2 == 0, c, b);
            else if (act < 8) handler.exit(a, b, c, b >> 8);
            else if (act < 14) handler.play(a, b, c, b >> 8);
            else if (act < 22) handler.keep(a, b, c);
            else if (act < 24) handler.govern(a, b, b >> 8, c);
            else if (act < 26) handler.move(a, b);
            else if (act < 27) handler.sandwich(a % 2 == 0, b, c);
            else handler.pass(a);
            _all();
        }
        BankHandler.Counts memory c_ = handler.counts();
        assertGt(c_.deposits, 50, "deposits");
        assertGt(c_.withdrawals, 50, "withdrawals");
        assertGt(c_.exits, 50, "exits requested");
        assertGt(c_.cancelled, 10, "exits cancelled");
        assertGt(c_.served, 20, "exits served");
        assertGt(c_.bets, 50, "bets");
        assertGt(c_.wins, 20, "bets won");
        assertGt(c_.sweeps, 15, "sweeps");
        assertGt(c_.refills, 20, "refills");
        assertGt(c_.largerRefills, 50, "larger refills");
        assertGt(c_.sales, 10, "coins sold");
        assertGt(c_.purchases, 5, "coins bought");
        assertGt(c_.refusedTrades, 10, "trades refused");
        assertGt(c_.deadFeeds, 5, "dead feeds");
    }

    // --- one fault each ---

    function _finds(string memory reason, bytes memory act) private {
        assertFinds(address(handler), reason, act);
    }

    /// @dev The slot of a contract that holds a value.
    function _slotOf(address target, uint256 value) private view returns (bytes32) {
        for (uint256 i = 0; i < SLOTS; ++i) {
            if (uint256(vm.load(target, bytes32(i))) == value) return bytes32(i);
        }
        revert("no such slot");
    }

    /// @dev The slot of a mapping of structs, whose `field` under a key holds a value.
    function _slotOf(address target, uint256 key, uint256 field, uint256 value) private view returns (bytes32 slot) {
        for (uint256 i = 0; i < SLOTS; ++i) {
            slot = bytes32(uint256(keccak256(abi.encode(key, i))) + field);
            if (uint256(vm.load(target, slot)) == value) return slot;
        }
        revert("no such slot");
    }

    /// @dev From now on a function of a contract adds to a slot besides what it does.
    function _tamper(address target, bytes4 selector, bytes32 slot, uint256 added) private {
        address original = address(new Empty());
        vm.etch(original, target.code);
        handler.faultOtherCode(target, address(new Tampered(original, selector, slot, added)).code);
    }

    /// @dev Half of the money is cold; and one who leaves makes the bank short.
    function _makeCold(bool short) private {
        handler.keep(0, SWEEP, 0);
        assertEq(reserve.held(), COLD, "held");
        if (short) handler.provide(0, true, 0, 3); // one leaves
    }

    function test_I1_findsColdMoneyThatLeaks() external {
        _makeCold(false);
        handler.faultLeak(address(reserve), 1);
        _finds("I1: cold against the money held", abi.encodeCall(handler.checkI1, ()));
    }

    function test_I1_findsHotMoneyThatLeaks() external {
        handler.faultLeak(address(bank), 1);
        _finds("I1: cash against the money held", abi.encodeCall(handler.checkI1, ()));
    }

    function test_I1_findsDollarsThatAreNotThere() external {
        _makeCold(false);
        handler.keep(0, HEDGE, 50 * COIN);
        handler.faultInStorage(address(reserve), _slotOf(address(reserve), reserve.stable()), 1);
        _finds("I1: dollars against the dollars held", abi.encodeCall(handler.checkI1, ()));
    }

    function test_I1_findsAChipThatNobodyHas() external {
        (uint256 cash,,,) = bank.ledger();
        handler.faultInStorage(address(bank), _slotOf(address(bank), cash), CHIPS);
        _finds("I1: chips of all", abi.encodeCall(handler.checkI1, ()));
    }

    function test_I12_findsASweepThatLosesAChip() external {
        _makeCold(false);
        bytes32 slot = _slotOf(address(reserve), reserve.held());
        handler.provide(0, false, 0, 50 * COIN);
        _tamper(address(reserve), IReserve.sweep.selector, slot, type(uint256).max);
        _finds("I12: hot and cold, by a sweep", abi.encodeCall(handler.keep, (0, SWEEP, 0)));
    }

    function test_I12_findsARefillThatLosesAChip() external {
        _makeCold(true);
        bytes32 slot = _slotOf(address(reserve), reserve.held());
        _tamper(address(reserve), IReserve.refill.selector, slot, type(uint256).max);
        _finds("I12: hot and cold, by a refill", abi.encodeCall(handler.keep, (0, REFILL, 0)));
        _tamper(address(reserve), IReserve.refillMore.selector, slot, type(uint256).max);
        _finds("I12: hot and cold, by a larger refill", abi.encodeCall(handler.keep, (0, REFILL_MORE, 5)));
    }

    function test_I12_findsSharesThatNobodyPaidFor() external {
        _tamper(address(bank), IVault.redeem.selector, _slotOf(address(bank), bank.totalSupply()), 1e18);
        _finds("I12: the lower price of a share", abi.encodeCall(handler.provide, (0, true, 0, 3)));
    }

    /// @dev Dollars at half their price: the scale of prices is doubled.
    function test_I12_findsAWrongValue() external {
        _makeCold(false);
        handler.keep(0, HEDGE, 50 * COIN);
        handler.faultInStorage(address(reserve), _slotOf(address(reserve), 1), 1);
        _finds("I12: high value", abi.encodeCall(handler.checkI12, ()));
    }

    function test_I13_findsAnExitOutOfOrder() external {
        handler.govern(0, 0, 100 * COIN, 0); // lower the target, twice: 50 coins stay hot
        handler.govern(0, 0, 50 * COIN, 0);
        handler.keep(0, SWEEP, 0);
        handler.exit(0, 0, 0, 3);
        handler.exit(0, 0, 1, 3);
        (,, uint256 shares) = bank.exitOf(1);
        bytes32 slot = _slotOf(address(bank), 1, 2, shares);
        _tamper(address(bank), IVault.serveExits.selector, slot, type(uint256).max);
        _finds("I13: an exit served out of order", abi.encodeCall(handler.exit, (0, 2, 0, 0)));
    }

    /// @dev The bucket forgets what was used of it.
    function _fillBucket() private {
        _makeCold(true);
        handler.keep(0, REFILL, 0);
        (uint256 capacity,, uint256 available) = reserve.bucket();
        assertEq(available, 0, "available");
        for (uint256 i = 0; i < SLOTS; ++i) {
            bytes32 slot = keccak256(abi.encode(uint256(0), i)); // its only entry
            if (uint208(uint256(vm.load(address(reserve), slot))) == capacity) vm.store(address(reserve), slot, 0);
        }
    }

    function test_I14_findsABucketThatFillsTooFast() external {
        _fillBucket();
        _finds("I14: available in the bucket", abi.encodeCall(handler.checkI14, ()));
    }

    function test_I14_findsARefillBeyondTheBucket() external {
        _fillBucket();
        _finds("I14: refilled more than the bucket holds", abi.encodeCall(handler.keep, (0, REFILL, 0)));
    }

    function test_I15_findsASaleForTooLittle() external {
        _makeCold(false);
        handler.keep(0, HEDGE, 10 * COIN);
        bytes32 slot = _slotOf(address(reserve), reserve.stable());
        _tamper(address(reserve), IReserve.hedge.selector, slot, type(uint256).max - 500e6);
        _finds("I15: got for what was sold", abi.encodeCall(handler.keep, (0, HEDGE, 10 * COIN)));
    }

    function test_I16_findsMoneyThatLeavesBesideTheBooks() external {
        handler.move(9, 1 ether);
        handler.faultLeak(address(reserve), 1);
        _finds("I16: money beside the books", abi.encodeCall(handler.pass, (1)));
    }
}

contract Empty { }

/// @notice Another contract, and in one of its functions a fault.
contract Tampered {
    address private immutable _original;
    bytes4 private immutable _selector;
    bytes32 private immutable _slot;
    uint256 private immutable _added;

    constructor(address original, bytes4 selector, bytes32 slot, uint256 added) {
        (_original, _selector, _slot, _added) = (original, selector, slot, added);
    }

    fallback(bytes calldata data) external payable returns (bytes memory) {
        (bool success, bytes memory answer) = _original.delegatecall(data);
        (bytes32 slot, uint256 added) = (_slot, _added);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
        if (bytes4(data) == _selector) {
            assembly ("memory-safe") {
                sstore(slot, add(sload(slot), added))
            }
        }
        return answer;
    }

    receive() external payable { }
}
