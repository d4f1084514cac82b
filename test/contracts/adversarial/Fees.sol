// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { Rounds } from "../../../contracts/Rounds.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { Coordinator } from "../../support/Coordinator.sol";
import { House } from "../../support/House.sol";

/// @notice Test 24 of the adversarial list: the fee of chance changes between quote and placement, or there is no gas price at all.
contract AdversarialFees is House {
    address private immutable fresh = vm.addr(uint256(keccak256("fresh")));

    /// @dev A player who sends exactly what was quoted, in a block of another base fee.
    function testFuzz_24_feeChangesBetweenQuoteAndPlacement(uint256 quoted, uint256 actual) external {
        quoted = bound(quoted, 0, 1_000 gwei);
        actual = bound(actual, 0, 1_000 gwei);
        uint256 sent = COIN + casino.feeOf(quoted, true, 1);
        uint256 needed = COIN + casino.feeOf(actual, true, 1);
        vm.deal(fresh, sent * CHIP);
        vm.fee(actual);
        vm.prank(fresh);
        if (needed > sent) vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, sent, needed));
        casino.place{ value: sent * CHIP }(COIN_FLIP, COIN, 0);
        if (needed > sent) {
            assertEq(fresh.balance, sent * CHIP, "money of who was refused");
            assertEq(bank.chipsOf(fresh), 0, "chips of who was refused");
        } else {
            assertEq(bank.chipsOf(fresh), sent - needed, "what was sent too much, as chips");
        }
        assertBooks();
    }

    /// @dev Quoted as the first of the block, placed as a joiner: the difference stays the player's.
    function testFuzz_24_joinerKeepsTheDifference(uint256 price) external {
        price = bound(price, 0, 1_000 gwei);
        vm.fee(price);
        place(alice, COIN_FLIP, COIN, 0);
        uint256 sent = COIN + casino.feeOf(price, true, 1);
        vm.deal(fresh, sent * CHIP);
        vm.prank(fresh);
        casino.place{ value: sent * CHIP }(COIN_FLIP, COIN, 0);
        assertEq(
            bank.chipsOf(fresh), casino.feeOf(price, true, 1) - casino.feeOf(price, false, 1), "chips of the joiner"
        );
    }

    /// @dev A chain without a base fee: chance is paid at the least price, and settled and refunded as ever.
    function test_24_gasPriceOfZero() external {
        vm.fee(0);
        vm.txGasPrice(0);
        uint256 fee = casino.feeOf(0, true, 1);
        assertGt(fee, 0, "fee");
        place(alice, COIN_FLIP, COIN, 0);
        assertEq(bank.chipsOf(alice), PURSE - COIN - fee, "chips");
        (, uint256 payment, bool success) = fulfilAndTell(1);
        assertTrue(success, "the callback did not fail");
        assertEq(payment, 0, "charge of the coordinator");
        assertEq(books().fees, fee, "fees");
        bank.fundChance();
        nextBlock();
        place(alice, COIN_FLIP, COIN, 0);
        skip(25 hours);
        uint256 chips = bank.chipsOf(alice);
        casino.refund(2, 1);
        assertEq(bank.chipsOf(alice), chips + COIN + fee, "chips after a refund");
        assertNothingReserved();
    }

    /// @dev The price may soar until the answer comes: it waits, or is paid from what others prepaid. The bet pays what it paid.
    function test_24_gasPriceAboveTheLaneWaits() external {
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        uint256 requestBlock = vm.getBlockNumber();
        nextBlock();
        vm.txGasPrice(uint256(GAS_LANE) + 1);
        (bool success,) = address(this).call(abi.encodeCall(this.fulfilFromOutside, (requestBlock)));
        assertFalse(success, "an answer above the price of its lane");
        vm.txGasPrice(GAS_LANE);
        uint256 word = fulfil(1, requestBlock);
        uint256 paid = outcomeOf(word, bet, 0, 2) == 0 ? COIN * 198 / 100 : 0;
        assertEq(bank.chipsOf(alice), PURSE - COIN - feeOf(true, 1) + paid, "chips");
    }

    function fulfilFromOutside(uint256 requestBlock) external {
        fulfil(1, requestBlock);
    }

    function testFuzz_24_chanceTooDearIsRefused(uint256 price) external {
        price = bound(price, 14_000 gwei, type(uint64).max);
        vm.fee(price);
        uint256 rate = (price * 2 * 160 + 1_000_000 - 1) / 1_000_000;
        if (rate > type(uint32).max) {
            vm.prank(alice);
            vm.expectRevert(abi.encodeWithSelector(Rounds.ChanceTooDear.selector, price));
            casino.place(COIN_FLIP, COIN, 0);
        } else {
            place(alice, COIN_FLIP, COIN, 0);
        }
        assertEq(casino.latestRound(), rate > type(uint32).max ? 0 : 1, "rounds");
    }
}
