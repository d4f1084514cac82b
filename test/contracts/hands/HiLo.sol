// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { HandTest } from "../../support/HandTest.sol";

contract HiLoTest is HandTest {
    uint256 private constant CASH_OUT = 0;
    uint256 private constant LOWER = 1;
    uint256 private constant HIGHER = 2;
    uint256 private constant MAX_WORTH = 1e12;

    constructor() HandTest("HiLo", 10_000, true) { }

    function _someChoice(uint256 seed) internal pure override returns (uint256) {
        return seed % 64;
    }

    /// @dev Most often the likelier guess, so that hands become long, and worth too much now and then.
    function _someAction(uint256 state, uint256 seed) internal pure override returns (uint256) {
        if (seed % 64 == 0) return seed >> 8 & 3;
        return state % 16 < 7 ? HIGHER : LOWER;
    }

    /// @dev Whether a card is right, told from the table of the rules.
    function _isRight(uint256 rank, uint256 guess, uint256 drawn) private pure returns (bool) {
        if (drawn == rank) return !(rank == 1 && guess == HIGHER) && !(rank == 13 && guess == LOWER);
        return guess == HIGHER ? drawn > rank : drawn < rank;
    }

    function _rightRanks(uint256 rank, uint256 guess) private pure returns (uint256 right) {
        for (uint256 drawn = 1; drawn <= 13; ++drawn) if (_isRight(rank, guess, drawn)) ++right;
    }

    // --- what is illegal ---

    function test_quote_revertsForEveryIllegalChoiceBelow2To10() external {
        for (uint256 choice = 0; choice < 1 << 10; ++choice) {
            (uint256 rank, uint256 guess) = (choice % 16, choice / 16);
            if (rank == 0 || rank > 13 || guess == 0 || guess > 2) _expectInvalidChoice(choice);
            else hand.quote(choice);
        }
    }

    function testFuzz_quote_revertsIfChoiceInvalid(uint256 choice) external {
        _expectInvalidChoice(bound(choice, 3 << 4, type(uint256).max));
    }

    function testFuzz_decide_revertsForEveryOtherAction(uint256 worth, uint256 rank, uint256 action) external {
        _expectInvalidAction(bound(worth, 1, MAX_WORTH) << 4 | bound(rank, 1, 13), bound(action, 3, type(uint256).max));
    }

    function testFuzz_decide_revertsForStatesThatAreNone(uint256 worth, uint256 rank) external {
        worth = bound(worth, 1, MAX_WORTH);
        rank = bound(rank, 1, 13);
        for (uint256 action = CASH_OUT; action <= HIGHER; ++action) {
            _expectInvalidAction(worth << 4, action);
            _expectInvalidAction(worth << 4 | 14, action);
            _expectInvalidAction(worth << 4 | 15, action);
            _expectInvalidAction(rank, action);
            _expectInvalidAction(MAX_WORTH + worth << 4 | rank, action);
        }
    }

    function testFuzz_decide_revertsIfTheHandWouldBeWorthTooMuch(uint256 worth, uint256 rank) external {
        rank = bound(rank, 1, 13);
        for (uint256 guess = LOWER; guess <= HIGHER; ++guess) {
            uint256 right = _rightRanks(rank, guess);
            // The largest worth from which the guess is open: floor(worth * 13 / right) is at most the limit.
            uint256 most = ((MAX_WORTH + 1) * right - 1) / 13;
            (,, uint256 raised) = _decide(most << 4 | rank, guess);
            assertLe(raised, MAX_WORTH, "limit");
            _expectInvalidAction(bound(worth, most + 1, MAX_WORTH) << 4 | rank, guess);
        }
    }

    // --- odds ---

    /// @dev All 26 choices and 52 cards: what a right guess is worth, and the exact return.
    function test_deal_everyCardOfEveryChoice() external view {
        for (uint256 choice = 0; choice < 48; ++choice) {
            (uint256 rank, uint256 guess) = (choice % 16, choice / 16);
            if (rank == 0 || rank > 13 || guess == 0) continue;
            uint256 right = _rightRanks(rank, guess);
            assertTrue(right > 0 && right < 13, "no guess is certain");
            (uint256 outcomes, uint256 worth) = _quote(choice);
            assertEq(outcomes, 52, "outcomes");
            assertLe(worth * right, 990_000 * 13, "return: at most 99/100");
            assertGt((worth + 1) * right, 990_000 * 13, "return: no less than the rounding");
            for (uint256 card = 0; card < 52; ++card) {
                (uint256 state, uint256 payout) = _deal(choice, card);
                uint256 drawn = 1 + card % 13;
                assertEq(state, _isRight(rank, guess, drawn) ? worth << 4 | drawn : 0, "state");
                assertEq(payout, 0, "payout");
            }
        }
        assertEq(hand.edge(), 10_000, "edge: 1 %");
        assertEq(hand.name(), "Hi-lo", "name");
    }

    /// @dev From any worth on, no guess is better than fair.
    function testFuzz_play_everyCardOfEveryGuess(uint256 worth, uint256 rank) external view {
        worth = bound(worth, 1, MAX_WORTH / 13);
        rank = bound(rank, 1, 13);
        for (uint256 guess = LOWER; guess <= HIGHER; ++guess) {
            uint256 right = _rightRanks(rank, guess);
            (uint256 outcomes, uint256 cost, uint256 most) = _decide(worth << 4 | rank, guess);
            assertEq(outcomes, 52, "outcomes");
            assertEq(cost, 0, "cost");
            assertLe(most * right, worth * 13, "at most fair");
            assertGt((most + 1) * right, worth * 13, "no less than the rounding");
            for (uint256 card = 0; card < 52; ++card) {
                (uint256 state, uint256 payout) = _play(worth << 4 | rank, guess, card);
                uint256 drawn = 1 + card % 13;
                assertEq(state, _isRight(rank, guess, drawn) ? most << 4 | drawn : 0, "state");
                assertEq(payout, 0, "payout");
            }
        }
    }

    function testFuzz_cashOut_paysWhatTheHandIsWorth(uint256 worth, uint256 rank) external view {
        worth = bound(worth, 1, MAX_WORTH);
        uint256 state = worth << 4 | bound(rank, 1, 13);
        (uint256 outcomes, uint256 cost, uint256 most) = _decide(state, CASH_OUT);
        assertEq(outcomes, 1, "no chance");
        assertEq(cost, 0, "cost");
        assertEq(most, worth, "limit");
        (uint256 next, uint256 payout) = _play(state, CASH_OUT, 0);
        assertEq(next, 0, "over");
        assertEq(payout, worth, "payout");
        assertEq(hand.closing(state), CASH_OUT, "a hand that is walked away from is cashed out");
    }
}
