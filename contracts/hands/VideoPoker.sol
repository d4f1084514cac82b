// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IHand } from "../interfaces/IHand.sol";
import { Multiplier, ONE } from "../types/Multiplier.sol";

/// @title Video poker: jacks or better
/// @notice Five cards of 52; the player holds any of them and the others are drawn anew, once, from the 47 that were not dealt. The full
/// pay table, "9/6", for one unit of stake:
///
///   royal flush      800        flush              6
///   straight flush    50        straight           4
///   four of a kind    25        three of a kind    3
///   full house         9        two pair           2
///                               jacks or better    1
///
/// The best play returns 0.995439, exactly 1,653,526,326,983 / 1,661,102,543,100.
///
///   choice     0
///   action     cards held, as bits: bit n is the n-th card. 31 holds all and needs no chance
///   state      five cards of 6 bits, the first in the lowest
///   cards      13 * suit + rank, from 0: ace, 2, ... king
///   outcomes   52 * 51 * ... of the deal, 47 * 46 * ... of a draw: the lowest digit is the first card, counted among those left
contract VideoPoker is IHand {
    uint256 private constant DECK = 52;
    uint256 private constant RANKS = 13;
    uint256 private constant HAND = 5;
    uint256 private constant HOLD_ALL = 31;

    /// @dev Ranks as bits.
    uint256 private constant TEN_TO_ACE = 0x1e01;
    uint256 private constant JACK_TO_ACE = 0x1c01;

    Multiplier private constant ROYAL_FLUSH = Multiplier.wrap(800e6);

    string public constant name = "Video poker";

    uint256 public constant edge = 4_560; // 0.456%

    /// @inheritdoc IHand
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        if (choice != 0) revert InvalidChoice(choice);
        return (_outcomes(DECK, 0), 1, ROYAL_FLUSH);
    }

    /// @inheritdoc IHand
    function deal(uint256 choice, uint256 outcome) external pure returns (uint256 state, Multiplier payout) {
        if (choice != 0) revert InvalidChoice(choice);
        return (_draw(0, 0, 0, outcome), payout);
    }

    /// @inheritdoc IHand
    function decide(uint256 state, uint256 action)
        external
        pure
        returns (uint256 outcomes, Multiplier cost, Multiplier max)
    {
        _check(state, action);
        if (action == HOLD_ALL) return (1, cost, _pays(state));
        return (_outcomes(DECK - HAND, action), cost, ROYAL_FLUSH);
    }

    /// @inheritdoc IHand
    function play(uint256 state, uint256 action, uint256 outcome)
        external
        pure
        returns (uint256 next, Multiplier payout)
    {
        uint256 gone = _check(state, action);
        return (0, _pays(_draw(state, gone, action, outcome)));
    }

    /// @inheritdoc IHand
    function closing(uint256) external pure returns (uint256) {
        return HOLD_ALL;
    }

    /// @dev Five cards, none twice, and an action.
    /// @return gone The cards, as bits.
    function _check(uint256 state, uint256 action) private pure returns (uint256 gone) {
        bool legal = action <= HOLD_ALL;
        uint256 rest = state;
        for (uint256 i = 0; i < HAND; ++i) {
            uint256 card = rest % 64;
            if (card >= DECK || gone >> card & 1 != 0) legal = false;
            gone |= 1 << card;
            rest >>= 6;
        }
        if (!legal || rest != 0) revert InvalidAction(state, action);
    }

    /// @dev In how many ways the cards that are not held can be drawn, one after the other, from so many.
    function _outcomes(uint256 left, uint256 held) private pure returns (uint256 outcomes) {
        outcomes = 1;
        for (uint256 i = 0; i < HAND; ++i) if (held >> i & 1 == 0) outcomes *= left--;
    }

    /// @dev Replaces the cards that are not held by cards that are not gone. Nothing is gone before the deal.
    function _draw(uint256 cards, uint256 gone, uint256 held, uint256 outcome) private pure returns (uint256) {
        uint256 left = gone == 0 ? DECK : DECK - HAND;
        for (uint256 i = 0; i < HAND; ++i) {
            if (held >> i & 1 != 0) continue;
            uint256 card = _nth(gone, outcome % left);
            outcome /= left--;
            gone |= 1 << card;
            cards = cards & ~(uint256(63) << 6 * i) | card << 6 * i;
        }
        return cards;
    }

    /// @dev The n-th card, from 0, of those that are not gone: each that is gone and at or below it pushes it up by one.
    function _nth(uint256 gone, uint256 n) private pure returns (uint256 card) {
        for (card = n; gone & (2 << card) - 1 != 0; ++card) gone &= gone - 1;
    }

    function _pays(uint256 cards) private pure returns (Multiplier) {
        return Multiplier.wrap(uint64(_value(cards) * ONE));
    }

    function _value(uint256 cards) private pure returns (uint256) {
        uint256 counts = 0; // how often each rank was seen, four bits a rank
        uint256 ranks = 0;
        uint256 suits = 0;
        uint256 paired = 0; // ranks seen more than once
        uint256 pairs = 0; // pairs of cards of one rank: three in three of a kind, six in four
        for (uint256 i = 0; i < HAND; ++i) {
            uint256 card = cards >> 6 * i & 63;
            uint256 rank = card % RANKS;
            uint256 seen = counts >> 4 * rank & 15;
            if (seen != 0) paired |= 1 << rank;
            pairs += seen;
            counts += 1 << 4 * rank;
            ranks |= 1 << rank;
            suits |= 1 << card / RANKS;
        }
        if (pairs == 6) return 25;
        if (pairs == 4) return 9;
        if (pairs == 3) return 3;
        if (pairs == 2) return 2;
        if (pairs == 1) return paired & JACK_TO_ACE != 0 ? 1 : 0;

        bool flush = suits & (suits - 1) == 0;
        // Five ranks in a row, the ace low or high.
        bool straight = ranks == TEN_TO_ACE || ranks == 31 * (ranks & (~ranks + 1));
        if (flush && straight) return ranks == TEN_TO_ACE ? 800 : 50;
        return flush ? 6 : straight ? 4 : 0;
    }
}
