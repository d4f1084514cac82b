// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IHand } from "../interfaces/IHand.sol";
import { Multiplier, ONE } from "../types/Multiplier.sol";

/// @title Hi-lo
/// @notice Is the next card higher or lower? Each card is drawn from a full deck of 52. Ranks go from ace, 1, to king, 13; an equal card is
/// right for either guess, but for what would then be certain: above an ace and below a king it is wrong. The player picks the first
/// rank to guess from. With k of 13 ranks right, a right guess multiplies what the hand is worth by 13/k, rounded down to a
/// millionth; it begins at 0.99. So every guess but the first is fair, and a hand returns 99/100, less the rounding, whatever is
/// guessed and whenever it is cashed out.
///
///   guess              ace          2 to queen, r     king
///   1, lower           same   1     lower or same  r  lower  12
///   2, higher          higher 12    higher or same    same   1
///                                          14 - r
///
///   choice     guess << 4 | first rank
///   action     0 cashes out; else a guess
///   state      worth in millionths << 4 | rank of the last card
///   outcomes   52 cards: rank - 1 is the remainder by 13, the suit is for show
///
/// A hand is worth a million stakes at most: a guess that would lead beyond is refused, and the hand can only be cashed out.
contract HiLo is IHand {
    uint256 private constant CASH_OUT = 0;
    uint256 private constant LOWER = 1;
    uint256 private constant HIGHER = 2;

    uint256 private constant CARDS = 52;
    uint256 private constant RANKS = 13;
    uint256 private constant RETURN = 990_000; // 99%, in millionths
    uint256 private constant MAX_WORTH = 1e6 * ONE;

    string public constant name = "Hi-lo";

    uint256 public constant edge = 10_000; // 1%

    /// @inheritdoc IHand
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        return (CARDS, 1, Multiplier.wrap(uint64(_first(choice))));
    }

    /// @inheritdoc IHand
    function deal(uint256 choice, uint256 outcome) external pure returns (uint256 state, Multiplier payout) {
        return (_turn(_first(choice), choice % 16, choice >> 4, outcome), Multiplier.wrap(0));
    }

    /// @inheritdoc IHand
    function decide(uint256 state, uint256 action)
        external
        pure
        returns (uint256 outcomes, Multiplier cost, Multiplier max)
    {
        uint256 worth = _worth(state, action);
        return (action == CASH_OUT ? 1 : CARDS, Multiplier.wrap(0), Multiplier.wrap(uint64(worth)));
    }

    /// @inheritdoc IHand
    function play(uint256 state, uint256 action, uint256 outcome)
        external
        pure
        returns (uint256 next, Multiplier payout)
    {
        uint256 worth = _worth(state, action);
        return action == CASH_OUT
            ? (0, Multiplier.wrap(uint64(worth)))
            : (_turn(worth, state % 16, action, outcome), Multiplier.wrap(0));
    }

    /// @inheritdoc IHand
    function closing(uint256) external pure returns (uint256) {
        return CASH_OUT;
    }

    /// @dev What a hand is worth when the first guess is right.
    function _first(uint256 choice) private pure returns (uint256) {
        if (!_isGuess(choice % 16, choice >> 4)) revert InvalidChoice(choice);
        return _raised(RETURN, choice % 16, choice >> 4);
    }

    /// @dev What a hand is worth after an action, at best.
    function _worth(uint256 state, uint256 action) private pure returns (uint256 worth) {
        uint256 rank = state % 16;
        worth = state >> 4;
        // A rank that has no guess is none.
        bool legal = worth != 0 && worth <= MAX_WORTH && _isGuess(rank, action == CASH_OUT ? LOWER : action);
        if (legal && action != CASH_OUT) worth = _raised(worth, rank, action);
        if (!legal || worth > MAX_WORTH) revert InvalidAction(state, action);
    }

    function _isGuess(uint256 rank, uint256 guess) private pure returns (bool) {
        return rank != 0 && rank <= RANKS && (guess == LOWER || guess == HIGHER);
    }

    function _raised(uint256 worth, uint256 rank, uint256 guess) private pure returns (uint256) {
        (uint256 least, uint256 most) = _right(rank, guess);
        return worth * RANKS / (most - least + 1);
    }

    /// @dev The ranks that make a guess right, both ends included.
    function _right(uint256 rank, uint256 guess) private pure returns (uint256 least, uint256 most) {
        return guess == LOWER ? (1, rank == RANKS ? RANKS - 1 : rank) : (rank == 1 ? 2 : rank, RANKS);
    }

    function _turn(uint256 worth, uint256 rank, uint256 guess, uint256 card)
        private
        pure
        returns (uint256 state)
    {
        (uint256 least, uint256 most) = _right(rank, guess);
        uint256 drawn = card % RANKS + 1;
        if (drawn >= least && drawn <= most) state = worth << 4 | drawn;
    }
}
