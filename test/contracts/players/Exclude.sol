// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ILimits } from "../../../contracts/interfaces/ILimits.sol";
import { ISessions } from "../../../contracts/interfaces/ISessions.sol";
import { ITokenBankroll } from "../../../contracts/interfaces/ITokenBankroll.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { TokenHouse } from "../../support/TokenHouse.sol";

contract PlayersExcludeTest is TokenHouse {
    function testFuzz_exclude_revertsOutsideItsRange(uint256 time) external {
        vm.assume(time < desk.MIN_EXCLUSION() || time > desk.MAX_EXCLUSION());
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(ILimits.ExclusionOutOfRange.selector, time, 1 days, 5 * 365 days)
        );
        desk.exclude(time);
    }

    function test_exclude_stopsBuyInsAndBetsAtEveryBankUntilItsEnd() external {
        uint256 until = vm.getBlockTimestamp() + 1 days;
        vm.prank(alice);
        vm.expectEmit(address(desk));
        emit ILimits.Excluded(alice, until);
        desk.exclude(1 days);
        vm.warp(until - 1);
        bytes memory excluded = abi.encodeWithSelector(ILimits.SelfExcluded.selector, alice, until);
        vm.expectRevert(excluded);
        bank.buyIn{ value: CHIP }(alice);
        vm.expectRevert(excluded);
        dollars.buyIn(alice, 1);
        vm.prank(alice);
        vm.expectRevert(excluded);
        casino.place(COIN_FLIP, COIN, 0);
        vm.prank(alice);
        vm.expectRevert(excluded);
        casino.place(DOLLAR_COIN_FLIP, DOLLAR, 0);
        vm.prank(alice);
        vm.expectRevert(excluded);
        casino.place(DOLLAR_LADDER, DOLLAR, 0);
        // Others play on.
        place(bob, COIN_FLIP, COIN, 0);
        vm.warp(until);
        place(alice, COIN_FLIP, COIN, 0);
        buyIn(alice, COIN);
    }

    function testFuzz_exclude_canOnlyBecomeLonger(uint256 first, uint256 second, uint256 wait) external {
        first = bound(first, 1 days, 5 * 365 days);
        second = bound(second, 1 days, 5 * 365 days);
        wait = bound(wait, 0, first);
        uint256 until = vm.getBlockTimestamp() + first;
        vm.prank(alice);
        desk.exclude(first);
        vm.warp(vm.getBlockTimestamp() + wait);
        uint256 wanted = vm.getBlockTimestamp() + second;
        vm.prank(alice);
        if (wanted <= until) vm.expectRevert(abi.encodeWithSelector(ILimits.ExclusionNotLonger.selector, until));
        desk.exclude(second);
        assertEq(desk.excludedUntil(alice), wanted > until ? wanted : until, "end of the exclusion");
    }

    function test_exclude_neitherSettlingNorCashingOutAsks() external {
        nextBlock();
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        BetId late = place(alice, COIN_FLIP, COIN, 1);
        vm.prank(alice);
        desk.exclude(365 days);
        answer(bet.round(), wordFor(bet, 2, 0));
        uint256 chips = bank.chipsOf(alice);
        assertGt(chips, 0, "chips");
        vm.prank(alice);
        bank.cashOut(chips, alice);
        assertEq(alice.balance, chips * CHIP, "money");
        vm.prank(alice);
        dollars.cashOut(DOLLAR_PURSE, alice);
        assertEq(dollar.balanceOf(alice), DOLLAR_PURSE, "dollars");
        assertNotEq(BetId.unwrap(bet), BetId.unwrap(late), "two bets");
        assertBothBooks();
    }

    function test_exclude_refundsComeBack() external {
        nextBlock();
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        uint256 before = bank.chipsOf(alice);
        vm.prank(alice);
        desk.exclude(365 days);
        skip(casino.REFUND_AFTER());
        casino.refund(bet.round(), 1);
        assertEq(bank.chipsOf(alice), before + COIN + feeOf(true, 1), "chips after the refund");
    }

    function test_exclude_aHandCanBePlayedToItsEnd() external {
        nextBlock();
        BetId bet = place(alice, DOLLAR_LADDER, DOLLAR, 0);
        answer(bet.round(), wordFor(bet, 2, 1));
        vm.prank(alice);
        desk.exclude(365 days);
        nextBlock();
        vm.prank(alice);
        casino.decide(DOLLAR_LADDER, 1);
    }

    /// @dev Neither a key of hers nor a contract that pays for her gets around it.
    function test_exclude_coversSessionKeysAndWhoeverActsForThePlayer() external {
        vm.prank(alice);
        desk.openSession(
            bob, ISessions.Session(0, uint40(vm.getBlockTimestamp() + 30 days), 10, 1e18, 1e18, 0), 0
        );
        vm.prank(bob);
        desk.place(alice, COIN_FLIP, COIN, 0);
        vm.prank(alice);
        desk.exclude(10 days);
        bytes memory excluded =
            abi.encodeWithSelector(ILimits.SelfExcluded.selector, alice, vm.getBlockTimestamp() + 10 days);
        nextBlock();
        vm.prank(bob);
        vm.expectRevert(excluded);
        desk.place(alice, COIN_FLIP, COIN, 0);
        Router router = new Router();
        vm.expectRevert(excluded);
        router.buyInFor{ value: 1 ether }(address(bank), alice);
    }

    /// @dev A bank that is opened later takes no bet of hers, since the native one takes its fee; and no buy-in once it was told.
    function test_guard_aBankThatIsOpenedLater() external {
        vm.prank(alice);
        desk.exclude(10 days);
        casino.openBank(dollar, 10);
        casino.openTable(coinFlip, KAPPA, 2);
        uint8 table = uint8(casino.tableCount());
        bytes memory excluded =
            abi.encodeWithSelector(ILimits.SelfExcluded.selector, alice, vm.getBlockTimestamp() + 10 days);
        ITokenBankroll later = ITokenBankroll(address(casino.bankOf(2)));
        dollar.approve(address(later), DOLLARS);
        later.deposit(DOLLARS / 2, lender);
        later.buyIn(alice, DOLLAR / 10);
        vm.prank(alice);
        vm.expectRevert(excluded);
        casino.place(table, DOLLAR / 10, 0);
        vm.prank(stranger);
        desk.guard(alice, 2);
        vm.expectRevert(excluded);
        later.buyIn(alice, DOLLAR / 10);
    }

    function test_guard_revertsForWhoIsNotExcluded() external {
        vm.expectRevert(abi.encodeWithSelector(ILimits.NotExcluded.selector, alice));
        desk.guard(alice, 0);
    }
}

/// @notice Buys in for others.
contract Router {
    function buyInFor(address bank, address player) external payable {
        (bool success, bytes memory reason) = bank.call{ value: msg.value }(
            abi.encodeWithSignature("buyIn(address)", player)
        );
        if (success) return;
        assembly {
            revert(add(reason, 32), mload(reason))
        }
    }
}
