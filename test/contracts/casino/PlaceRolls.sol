// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { House } from "../../support/House.sol";

contract CasinoPlaceRollsTest is House {
    function testFuzz_placeRolls_revertsIfRollsOutOfRange(uint8 count) external {
        if (count > 0 && count <= 100) count = 0;
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RollsOutOfRange.selector, count, 100));
        casino.placeRolls(COIN_FLIP, COIN, 0, Rolls(count, 0, 0));
    }

    function test_placeRolls_revertsIfStakeTooSmall() external {
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICasino.StakeTooSmall.selector, 9_999, 10_000));
        casino.placeRolls(COIN_FLIP, 9_999, 0, Rolls(10, 0, 0));
    }

    function testFuzz_placeRolls_takesTheCostOfAllRolls(uint8 count, uint64 stopGain, uint64 stopLoss) external {
        count = uint8(bound(count, 1, 100));
        uint256 stake = COIN / 100;
        vm.expectEmit(address(casino));
        emit ICasino.RollsPlaced(BetId.wrap(1 << 16), count, stopGain, stopLoss);
        BetId bet = placeRolls(alice, COIN_FLIP, stake, 0, Rolls(count, stopGain, stopLoss));
        uint256 fee = feeOf(true, count);
        assertEq(bank.chipsOf(alice), PURSE - stake * count - fee, "chips");
        assertEq(books().reserved, stake * 198 / 100 * count + fee, "reserved");
        (,,,, Rolls memory rolls,) = casino.betOf(bet);
        assertEq(rolls.count, count, "rolls of the bet");
        if (count > 1) {
            assertEq(rolls.stopGain, stopGain, "stop-gain of the bet");
            assertEq(rolls.stopLoss, stopLoss, "stop-loss of the bet");
        }
    }

    /// @dev One roll alone cannot stop early: its stops change nothing.
    function testFuzz_placeRolls_oneRollIsABetOfOneRoll(uint64 stopGain, uint64 stopLoss, uint256 word) external {
        BetId bet = placeRolls(alice, DICE, COIN, 5_000, Rolls(1, stopGain, stopLoss));
        answer(1, word);
        uint256 payout = payoutOf(dice, COIN, 5_000, Rolls(1, stopGain, stopLoss), word, bet);
        assertEq(bank.chipsOf(alice), PURSE - COIN - feeOf(true, 1) + payout, "chips");
    }

    function testFuzz_placeRolls_paysWhatTheRulesSay(
        uint256 word,
        uint256 choice,
        uint8 count,
        uint64 stopGain,
        uint64 stopLoss
    ) external {
        count = uint8(bound(count, 1, 100));
        choice = bound(choice, 500, 9_800);
        uint256 stake = 1_000_003; // odd, so that payouts are rounded
        stopGain = uint64(bound(stopGain, 0, 4 * stake));
        stopLoss = uint64(bound(stopLoss, 0, 4 * stake));
        Rolls memory rolls = Rolls(count, stopGain, stopLoss);
        BetId bet = placeRolls(alice, DICE, stake, choice, rolls);
        answer(1, word);
        uint256 payout = payoutOf(dice, stake, choice, rolls, word, bet);
        assertEq(bank.chipsOf(alice), PURSE - stake * count - feeOf(true, count) + payout, "chips");
        assertNothingReserved();
    }

    function test_placeRolls_stopGainStopsAfterTheWinningRoll() external {
        BetId bet = placeRolls(alice, COIN_FLIP, COIN / 100, 0, Rolls(100, 1, 0));
        answer(1, wordFor(bet, 2, 0)); // the first roll wins
        assertEq(bank.chipsOf(alice), PURSE - feeOf(true, 100) + COIN / 100 * 98 / 100, "one win, 99 rolls returned");
    }

    function test_placeRolls_stopLossStopsAfterTheLosingRoll() external {
        BetId bet = placeRolls(alice, COIN_FLIP, COIN / 100, 0, Rolls(100, 0, 1));
        answer(1, wordFor(bet, 2, 1)); // the first roll loses
        assertEq(bank.chipsOf(alice), PURSE - feeOf(true, 100) - COIN / 100, "one loss, 99 rolls returned");
    }

    function test_placeRolls_rollsDrawDifferentOutcomes() external {
        BetId bet = placeRolls(alice, COIN_FLIP, COIN / 100, 0, Rolls(100, 0, 0));
        uint256 wins = 0;
        for (uint256 roll = 0; roll < 100; ++roll) {
            if (outcomeOf(77, bet, roll, 2) == 0) ++wins;
        }
        answer(1, 77);
        assertGt(wins, 20, "wins of a hundred rolls on one word");
        assertLt(wins, 80, "wins of a hundred rolls on one word");
        assertEq(
            bank.chipsOf(alice),
            PURSE - feeOf(true, 100) - COIN + wins * (COIN / 100 * 198 / 100),
            "chips after a hundred rolls"
        );
    }
}
