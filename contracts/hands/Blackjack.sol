// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IHand } from "../interfaces/IHand.sol";
import { Multiplier, ONE } from "../types/Multiplier.sol";

/// @title Blackjack
/// @notice Each card is drawn from a full deck of 52. The dealer stands on every 17. Blackjack pays 3:2. Any first two cards may be
/// doubled, also after a split; cards of equal rank may be split once, and split aces get one card each; 21 after a split is no
/// blackjack. A dealer's ace may be insured against for half the stake, which pays 2:1. 21 stands by itself.
///
/// The dealer's second card is not drawn before the dealer plays, with the decision that ends the player's last hand. If it makes
/// a blackjack, only the original stake is lost, and what was doubled and split comes back: the same money as where the dealer
/// looks at it first. A blackjack of the player's is settled with the deal, and waits for a decision only against an ace; insured, it
/// is paid even money at once, which is what it brings in either case.
///
///   choice     0
///   action     0 stand, 1 hit, 2 double, 3 split, 4 insure, 5 stand on every hand
///   state      the hand in play, 8 bits: points with aces as one | an ace | fresh, two cards | doubled
///              | the other hand of a split << 8 | points of the dealer's card << 16 | flags << 20
///   outcomes   52 for each card that may be needed, the dealer's 11 at most among them. The lowest digit is the first card:
///              13 * suit + rank, from 0: ace, 2, ... king. At the deal: two of the player's, the dealer's two
///
/// Only states that a deal or a decision has led to are hands.
contract Blackjack is IHand {
    uint256 private constant STAND = 0;
    uint256 private constant HIT = 1;
    uint256 private constant DOUBLE = 2;
    uint256 private constant SPLIT = 3;
    uint256 private constant INSURE = 4;
    uint256 private constant STAND_ALL = 5;

    /// @dev A hand.
    uint256 private constant HAND = 0xff;
    uint256 private constant POINTS = 0x1f;
    uint256 private constant ACE = 1 << 5;
    uint256 private constant FRESH = 1 << 6;
    uint256 private constant DOUBLED = 1 << 7;

    /// @dev The state beyond two hands.
    uint256 private constant DEALER = 0xf << 16;
    uint256 private constant PAIR = 1 << 20; // may be split
    uint256 private constant TWO_HANDS = 1 << 21;
    uint256 private constant SECOND = 1 << 22; // the second of two is in play
    uint256 private constant INSURED = 1 << 23;
    uint256 private constant NATURAL = 1 << 24;

    uint256 private constant DECK = 52;
    uint256 private constant RANKS = 13;
    /// @dev From an ace: five aces more, a six, four aces, and any card.
    uint256 private constant DEALERS_CARDS = DECK ** 11;

    uint256 private constant INSURANCE = ONE / 2;
    uint256 private constant BLACKJACK_PAYS = 5 * ONE / 2;

    string public constant name = "Blackjack";

    uint256 public constant edge = 5_703; // 0.570%, of the best play

    /// @inheritdoc IHand
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        if (choice != 0) revert InvalidChoice(choice);
        // Split, and both doubled, for three stakes more: eight.
        return (DECK ** 4, 1, _multiplier(5 * ONE));
    }

    /// @inheritdoc IHand
    function deal(uint256 choice, uint256 outcome) external pure returns (uint256 state, Multiplier payout) {
        if (choice != 0) revert InvalidChoice(choice);
        (uint256 first, uint256 second) = (outcome % DECK, outcome / DECK % DECK);
        uint256 hand = _add(_add(FRESH, first), second);
        uint256 dealer = _add(0, outcome / DECK ** 2 % DECK) & POINTS;
        state = dealer << 16 | hand;
        if (first % RANKS == second % RANKS) state |= PAIR;
        if (_total(hand) == 21) {
            if (dealer == 1) return (state | NATURAL, payout);
            bool push = dealer == 10 && outcome / DECK ** 3 % RANKS == 0;
            return (0, _multiplier(push ? ONE : BLACKJACK_PAYS));
        }
    }

    /// @inheritdoc IHand
    function decide(uint256 state, uint256 action)
        external
        pure
        returns (uint256 outcomes, Multiplier cost, Multiplier max)
    {
        _check(state, action);
        uint256 added = action == INSURE ? INSURANCE : action == DOUBLE || action == SPLIT ? ONE : 0;
        return (_outcomes(state, action), _multiplier(added), _multiplier(_mostAfter(state, action)));
    }

    /// @inheritdoc IHand
    function play(uint256 state, uint256 action, uint256 outcome)
        external
        pure
        returns (uint256 next, Multiplier payout)
    {
        _check(state, action);
        if (action == INSURE) {
            return state & NATURAL != 0 ? (0, _multiplier(BLACKJACK_PAYS)) : (state | INSURED, payout);
        }
        if (action == STAND_ALL) return _settle(state, outcome);
        if (action == SPLIT) return _split(state, outcome);

        uint256 hand = state & HAND & ~FRESH;
        if (action != STAND) (hand, outcome) = (_add(hand, outcome % DECK), outcome / DECK);
        if (action == DOUBLE) hand |= DOUBLED;
        state = state & ~(HAND | PAIR) | hand;
        return action == HIT && _total(hand) < 21 ? (state, payout) : _next(state, outcome);
    }

    /// @inheritdoc IHand
    function closing(uint256) external pure returns (uint256) {
        return STAND_ALL;
    }

    function _check(uint256 state, uint256 action) private pure {
        bool fresh = state & FRESH != 0;
        bool natural = state & NATURAL != 0;
        bool legal = state != 0
            && (action == STAND || action == STAND_ALL || action == HIT && !natural || action == DOUBLE && fresh && !natural
                || action == SPLIT && state & PAIR != 0
                || action == INSURE && fresh && state & (DEALER | TWO_HANDS | INSURED) == 1 << 16);
        if (!legal) revert InvalidAction(state, action);
    }

    /// @dev The dealer's cards are drawn along wherever the last hand may end.
    function _outcomes(uint256 state, uint256 action) private pure returns (uint256) {
        if (action == SPLIT) return DECK ** 2 * DEALERS_CARDS;
        if (action == HIT || action == DOUBLE) return DECK * DEALERS_CARDS;
        bool goesOn = state & TWO_HANDS != 0 && state & SECOND == 0 && _total(state >> 8 & HAND) < 21;
        return action == INSURE || action == STAND && goesOn ? 1 : DEALERS_CARDS;
    }

    /// @dev The most that can be paid after an action, less what later ones cost.
    function _mostAfter(uint256 state, uint256 action) private pure returns (uint256 most) {
        (uint256 hand, uint256 other) = (state & HAND, state >> 8 & HAND);
        bool aces = hand & POINTS == 2;
        if (state & NATURAL != 0) return BLACKJACK_PAYS;
        if (action == INSURE) return (state & PAIR != 0 && !aces ? 5 : 3) * ONE;
        if (action == SPLIT) most = (aces ? 4 : 6) * ONE;
        else most = (action == DOUBLE ? 4 : 2) * ONE + _most(action == STAND_ALL ? other & ~FRESH : other);
        if (state & INSURED != 0) {
            // All but the original stake comes back when the insurance pays, though a hand be lost already.
            uint256 insured = _stake(hand) + _stake(other) + (action == DOUBLE || action == SPLIT ? ONE : 0) + INSURANCE;
            if (insured > most) return insured;
        }
    }

    /// @dev The most that a hand can bring, less what doubling it would cost.
    function _most(uint256 hand) private pure returns (uint256) {
        if (hand == 0 || _total(hand) > 21) return 0;
        return 2 * _stake(hand) + (hand & FRESH != 0 && _total(hand) < 21 ? ONE : 0);
    }

    function _split(uint256 state, uint256 outcome) private pure returns (uint256, Multiplier) {
        uint256 points = (state & POINTS) / 2;
        uint256 first = _add(_add(FRESH, points - 1), outcome % DECK);
        uint256 second = _add(_add(FRESH, points - 1), outcome / DECK % DECK);
        outcome /= DECK ** 2;
        state = state & (DEALER | INSURED) | TWO_HANDS | second << 8 | first;
        if (points == 1) return _settle(state, outcome);
        return _total(first) < 21 ? (state, Multiplier.wrap(0)) : _next(state, outcome);
    }

    /// @dev Goes on to the second of two hands, or to the dealer.
    function _next(uint256 state, uint256 outcome) private pure returns (uint256, Multiplier) {
        if (state & TWO_HANDS != 0 && state & SECOND == 0) {
            uint256 second = state >> 8 & HAND;
            state = state & ~(HAND << 8 | HAND) | SECOND | (state & HAND) << 8 | second;
            if (_total(second) < 21) return (state, Multiplier.wrap(0));
        }
        return _settle(state, outcome);
    }

    /// @dev The dealer plays, and the hands are paid.
    function _settle(uint256 state, uint256 outcome) private pure returns (uint256, Multiplier) {
        (uint256 hand, uint256 other) = (state & HAND, state >> 8 & HAND);
        uint256 dealer = _add(0, (state & DEALER) / (1 << 16) - 1);
        uint256 cards = 1;
        for (; _total(dealer) < 17; ++cards) (dealer, outcome) = (_add(dealer, outcome % DECK), outcome / DECK);
        uint256 pays;
        if (_total(dealer) == 21 && cards == 2) {
            pays = state & NATURAL != 0 ? ONE : _stake(hand) + _stake(other) - ONE;
            if (state & INSURED != 0) pays += 3 * INSURANCE;
        } else if (state & NATURAL != 0) {
            pays = BLACKJACK_PAYS;
        } else {
            pays = _pays(hand, _total(dealer)) + _pays(other, _total(dealer));
        }
        return (0, _multiplier(pays));
    }

    function _pays(uint256 hand, uint256 dealer) private pure returns (uint256) {
        uint256 total = _total(hand);
        if (total > 21 || dealer <= 21 && total < dealer) return 0;
        return total == dealer ? _stake(hand) : 2 * _stake(hand);
    }

    /// @dev 0 for no hand.
    function _stake(uint256 hand) private pure returns (uint256) {
        return hand == 0 ? 0 : hand & DOUBLED != 0 ? 2 * ONE : ONE;
    }

    function _add(uint256 hand, uint256 card) private pure returns (uint256) {
        uint256 rank = card % RANKS;
        return (rank == 0 ? hand | ACE : hand) + (rank > 8 ? 10 : rank + 1);
    }

    /// @dev With one ace as eleven where it can be.
    function _total(uint256 hand) private pure returns (uint256) {
        uint256 points = hand & POINTS;
        return hand & ACE != 0 && points <= 11 ? points + 10 : points;
    }

    function _multiplier(uint256 millionths) private pure returns (Multiplier) {
        return Multiplier.wrap(uint64(millionths));
    }
}
