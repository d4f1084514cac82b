// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId, toBetId } from "../../../contracts/types/BetId.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { House } from "../../support/House.sol";

/// @notice Tests 10, 13 and 18 of the adversarial list: the largest bets, the smallest, and stops.
contract AdversarialMaximumBets is House {
    // --- 10 ---

    /// @dev The largest stake that the limit takes now.
    function _largest(uint256 multiplier) private view returns (uint256 stake) {
        stake = profitLimit(DICE) * 1e6 / (multiplier - 1e6);
        while (stake * multiplier / 1e6 - stake > profitLimit(DICE)) --stake;
    }

    /// @dev As many of the largest bets as the bank takes, each in a round of its own.
    function _fill(uint256 choice) private returns (uint256 bets, uint256 won) {
        (,, Multiplier max) = dice.quote(choice);
        uint256 multiplier = max.toUint();
        buyIn(alice, 2 * BANK);
        while (bets < 47) {
            uint256 stake = _largest(multiplier);
            vm.prank(alice);
            try casino.place(DICE, stake, choice) {
                ++bets;
                won += stake * multiplier / 1e6;
            } catch (bytes memory reason) {
                assertEq(bytes32(bytes4(reason)), bytes32(IBankroll.ExposureAboveLimit.selector), "why it is full");
                break;
            }
            Books memory b = books();
            assertLe(b.reserved, (b.cash - b.chips - b.fees) / 4, "reserved against a quarter of the equity");
            assertBooks();
            nextBlock();
        }
    }

    function testFuzz_10_allOfTheLargestBetsAreWonAndPaid(uint256 choice) external {
        choice = bound(choice, 10, 9_800);
        (uint256 bets, uint256 won) = _fill(choice);
        assertGt(bets, 0, "bets that the bank took");
        uint256 left = bank.chipsOf(alice);
        for (uint256 round = 1; round <= bets; ++round) {
            uint256 word = round;
            while (outcomeOf(word, toBetId(round, 0), 0, 10_000) >= choice) word += 1_000;
            answer(round, word);
            assertBooks();
        }
        assertEq(bank.chipsOf(alice), left + won, "chips after all were won");
        assertNothingReserved();
        uint256 chips = bank.chipsOf(alice);
        vm.prank(alice);
        bank.cashOut(chips, alice);
        assertEq(alice.balance, chips * CHIP, "money of the winner");
        // Everybody else is paid, too.
        vm.prank(bob);
        bank.cashOut(PURSE, bob);
        vm.prank(carol);
        bank.cashOut(PURSE, carol);
        uint256 shares = bank.balanceOf(lender);
        vm.prank(lender);
        bank.redeem(shares, lender, lender);
        assertBooks();
    }

    function test_10_reserveIsZeroAgainOnEveryPath() external {
        (uint256 bets,) = _fill(5_000);
        for (uint256 round = 1; round <= bets; ++round) {
            if (round % 4 == 0) answer(round, round); // settled in the callback
            else if (round % 4 == 1) answerWithGas(round, round, 200_000); // left to anybody
        }
        skip(25 hours);
        for (uint256 round = 1; round <= bets; ++round) {
            if (round % 4 == 1) casino.settle(round, 1);
            else if (round % 4 != 0) casino.refund(round, 1);
        }
        assertNothingReserved();
        assertBooks();
    }

    // --- 13 ---

    /// @dev At the least stake and a few chips more, rounding is the bank's: no choice returns more than the game says.
    function testFuzz_13_dustGivesNothingAway(uint256 choice, uint256 stake) external view {
        choice = bound(choice, 1, 9_800);
        stake = bound(stake, 10_000, 10_100);
        (,, Multiplier max) = dice.quote(choice);
        uint256 returned = choice * max.times(stake); // `choice` of 10,000 rolls win
        assertLe(returned * 100, 99 * 10_000 * stake, "return of 10,000 rolls, at most 99 %");
        // And rounding takes at most a hundredth of a percent of it.
        assertGe(returned * 100_000, 98_900 * 10_000 * stake - choice * 100_000, "return of 10,000 rolls");
    }

    function testFuzz_13_noBetIsFree(uint256 stake, uint256 choice, uint8 rolls, uint256 price) external {
        vm.fee(bound(price, 0, 100 gwei));
        choice = bound(choice, 200, 9_800);
        stake = bound(stake, 10_000, 100_000);
        rolls = uint8(bound(rolls, 1, 100));
        uint256 before = bank.chipsOf(alice);
        placeRolls(alice, DICE, stake, choice, Rolls(rolls, 0, 0));
        assertGe(before - bank.chipsOf(alice), stake * rolls + 1, "cost of a bet: its stakes, and a fee");
    }

    // --- 18 ---

    function _play(Rolls memory rolls, uint256 word) private returns (uint256 chips) {
        uint256 state = vm.snapshotState();
        placeRolls(alice, COIN_FLIP, COIN / 100, 0, rolls);
        answer(1, word);
        chips = bank.chipsOf(alice);
        vm.revertToState(state);
    }

    function testFuzz_18_stopsOfZeroAndOfTheMaximumNeverStop(uint256 word, uint8 count) external {
        count = uint8(bound(count, 1, 100));
        uint256 chips = _play(Rolls(count, 0, 0), word);
        uint64 gain = word % 3 == 0 ? 0 : type(uint64).max;
        uint64 loss = word % 3 == 1 ? 0 : type(uint64).max;
        assertEq(_play(Rolls(count, gain, loss), word), chips, "chips with stops that are never met");
    }

    /// @dev A stop that is met exactly stops; one chip more does not.
    function testFuzz_18_stopsAreMetExactly(uint256 word) external {
        BetId bet = BetId.wrap(1 << 16);
        uint256 stake = COIN / 100;
        bool first = outcomeOf(word, bet, 0, 2) == 0;
        uint256 gain = stake * 98 / 100;
        uint256 start = PURSE - feeOf(true, 2);
        uint256 second = outcomeOf(word, bet, 1, 2) == 0 ? start + gain : start - stake;
        if (first) {
            assertEq(_play(Rolls(2, uint64(gain), 0), word), start + gain, "stopped by the gain");
            assertEq(_play(Rolls(2, uint64(gain), uint64(gain)), word), start + gain, "stopped by equal stops");
            assertEq(_play(Rolls(2, uint64(gain) + 1, 0), word), second + gain, "not stopped by a chip more");
            assertEq(_play(Rolls(2, 0, uint64(gain)), word), second + gain, "not stopped by the other stop");
        } else {
            assertEq(_play(Rolls(2, 0, uint64(stake)), word), start - stake, "stopped by the loss");
            assertEq(_play(Rolls(2, uint64(stake), uint64(stake)), word), start - stake, "stopped by equal stops");
            assertEq(_play(Rolls(2, 0, uint64(stake) + 1), word), second - stake, "not stopped by a chip more");
            assertEq(_play(Rolls(2, uint64(stake), 0), word), second - stake, "not stopped by the other stop");
        }
    }

    /// @dev No pair of stops is a better bet than none: the stakes that are played are played at the same odds.
    function test_18_stopsDoNotChangeTheOdds() external view {
        uint256 staked = 0;
        uint256 paid = 0;
        uint256 stake = 1e6;
        Rolls memory rolls = Rolls(20, uint64(2 * stake), uint64(3 * stake));
        for (uint256 word = 0; word < 3_000; ++word) {
            BetId bet = BetId.wrap(1 << 16);
            uint256 payout = payoutOf(coinFlip, stake, 0, rolls, word, bet);
            uint256 played = _played(word, bet, stake, rolls);
            staked += played * stake;
            paid += payout - (rolls.count - played) * stake;
        }
        // 0.99 of some 20,000 rolls: a standard deviation is 0.7 %.
        assertGt(paid * 1000, staked * 960, "return of what was staked");
        assertLt(paid * 1000, staked * 1_020, "return of what was staked");
    }

    function _played(uint256 word, BetId bet, uint256 stake, Rolls memory rolls) private pure returns (uint256 played) {
        int256 gain = 0;
        while (played < rolls.count) {
            gain += outcomeOf(word, bet, played, 2) == 0 ? int256(stake * 98 / 100) : -int256(stake);
            ++played;
            if (gain >= int256(uint256(rolls.stopGain)) || gain <= -int256(uint256(rolls.stopLoss))) break;
        }
    }
}
