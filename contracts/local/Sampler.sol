// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { IHand } from "../interfaces/IHand.sol";
import { Draw } from "../libraries/Draw.sol";
import { Purity } from "../libraries/Purity.sol";
import { toBetId } from "../types/BetId.sol";
import { Multiplier } from "../types/Multiplier.sol";

/// @title Draws by the million, for the audit
/// @notice Plays rounds of bets as the casino does: the word of a round gives each bet its word, that gives each roll its own, and the game
/// says what the outcome pays. It is asked by a node of the audit's own, without a transaction, and is never part of a house.
contract Sampler {
    /// @notice What is played in every round.
    /// @param game The game, with the code that a house has.
    /// @param choices The choices of the bets, in turn. All have the same number of outcomes.
    /// @param seats How many bets a round has.
    /// @param rolls How many rolls a bet has.
    /// @param pays Whether the game is asked what each outcome pays.
    struct Plan {
        IGame game;
        uint256[] choices;
        uint256 seats;
        uint256 rolls;
        bool pays;
    }

    /// @notice The choices of a plan differ in their number of outcomes.
    error MixedOutcomes(uint256 choice, uint256 outcomes);

    /// @notice A hand goes on for longer than there are rounds for it.
    error TooManyDecisions(uint256 decision);

    uint256 private constant SEATS_OF_HANDS = 10;
    uint256 private constant ROUNDS_OF_HAND = 64;
    uint256 private constant WIDTH = 4; // bytes of an outcome
    uint256 private constant WIDTH_OF_PAYS = 8;

    /// @notice Plays `count` rounds from round `first` on. The word of a round is K(seed, round).
    /// @return draws For each roll four bytes of outcome and, if the plan asks for it, eight bytes of what it pays. Outcomes that are too
    /// many for four bytes are scaled to floor(outcome * 2^32 / outcomes).
    function derived(Plan memory plan, uint256 seed, uint256 first, uint256 count)
        external
        pure
        returns (bytes memory draws)
    {
        uint256[] memory words = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) words[i] = Draw.rollWord(seed, first + i);
        return _play(plan, first, words);
    }

    /// @notice Plays the rounds of these words, from round `first` on. See `derived`.
    function given(Plan memory plan, uint256 first, uint256[] memory words) external pure returns (bytes memory draws) {
        return _play(plan, first, words);
    }

    /// @notice The words of rolls as they are before they become outcomes, in the order of `derived`.
    function rollWords(uint256 seed, uint256 first, uint256 count, uint256 seats, uint256 rolls)
        external
        pure
        returns (uint256[] memory words)
    {
        words = new uint256[](count * seats * rolls);
        uint256 i = 0;
        for (uint256 round = first; round < first + count; ++round) {
            for (uint256 seat = 0; seat < seats; ++seat) {
                uint256 word = Draw.betWord(Draw.rollWord(seed, round), toBetId(round, seat));
                for (uint256 roll = 0; roll < rolls; ++roll) words[i++] = Draw.rollWord(word, roll);
            }
        }
    }

    /// @notice What each of these outcomes pays, in millionths.
    function paysOf(IGame game, uint256 choice, uint256[] calldata outcomes) external pure returns (uint256[] memory pays) {
        pays = new uint256[](outcomes.length);
        for (uint256 i = 0; i < outcomes.length; ++i) pays[i] = game.multiplier(choice, outcomes[i]).toUint();
    }

    /// @notice Deals `count` hands from hand `first` on. See `_handWord` for what they are drawn by, and `_deal` for what is returned.
    function deals(IHand hand, uint256 choice, uint256 letters, uint256 seed, uint256 first, uint256 count)
        external
        pure
        returns (uint256[] memory dealt)
    {
        (uint256 outcomes,,) = hand.quote(choice);
        dealt = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            dealt[i] = _deal(hand, choice, outcomes, letters, _handWord(seed, first + i, 0));
        }
    }

    /// @notice Makes a decision in each of some hands. See `_decide` for what is returned.
    /// @param decision Which it is, from 1: the deal is 0.
    /// @param asked For each hand state << 128 | action << 64 | number of the hand.
    function decisions(IHand hand, uint256 letters, uint256 seed, uint256 decision, uint256[] calldata asked)
        external
        pure
        returns (uint256[] memory played)
    {
        played = new uint256[](asked.length);
        for (uint256 i = 0; i < asked.length; ++i) {
            played[i] = _decide(hand, asked[i], letters, _handWord(seed, uint64(asked[i]), decision));
        }
    }

    /// @notice Plays hands of one round by its word: seats without a hand are dealt one, the others decide. See `_deal` and `_decide`.
    /// @param asked For each hand state << 128 | action << 64 | seat. A state of 0 asks for a deal.
    function handsGiven(
        IHand hand,
        uint256 choice,
        uint256 letters,
        uint256 round,
        uint256 word,
        uint256[] calldata asked
    ) external pure returns (uint256[] memory played) {
        (uint256 outcomes,,) = hand.quote(choice);
        played = new uint256[](asked.length);
        for (uint256 i = 0; i < asked.length; ++i) {
            uint256 drawn = Draw.rollWord(Draw.betWord(word, toBetId(round, uint64(asked[i]))), 0);
            played[i] = asked[i] >> 128 == 0
                ? _deal(hand, choice, outcomes, letters, drawn)
                : _decide(hand, asked[i], letters, drawn);
        }
    }

    /// @notice Reverts unless the code of a game is pure.
    function checkPurity(address game) external view {
        Purity.check(game);
    }

    /// @dev Ten hands sit side by side. What they are dealt is in one round, and each decision in a later one: every decision is a bet with
    /// an id of its own, as in a house.
    function _handWord(uint256 seed, uint256 number, uint256 decision) private pure returns (uint256) {
        if (decision >= ROUNDS_OF_HAND) revert TooManyDecisions(decision);
        uint256 round = 1 + number / SEATS_OF_HANDS * ROUNDS_OF_HAND + decision;
        return Draw.rollWord(Draw.betWord(Draw.rollWord(seed, round), toBetId(round, number % SEATS_OF_HANDS)), 0);
    }

    /// @return What the hand is: state << 128 | payout << 64 | outcome << 32 | which of so many letters the outcome is << 1 | 1.
    function _deal(IHand hand, uint256 choice, uint256 outcomes, uint256 letters, uint256 word)
        private
        pure
        returns (uint256)
    {
        uint256 outcome = Draw.outcome(word, outcomes);
        (uint256 state, Multiplier payout) = hand.deal(choice, outcome);
        return state << 128 | payout.toUint() << 64 | _symbol(outcome, outcomes) << 32
            | _letter(outcome, outcomes, letters) << 1 | 1;
    }

    /// @return As `_deal`, with what the decision costs in place of its outcome. The last bit says whether it was drawn.
    function _decide(IHand hand, uint256 asked, uint256 letters, uint256 word) private pure returns (uint256) {
        (uint256 state, uint256 action) = (asked >> 128, uint64(asked >> 64));
        (uint256 outcomes, Multiplier cost,) = hand.decide(state, action);
        bool drawn = outcomes > 1;
        uint256 outcome = drawn ? Draw.outcome(word, outcomes) : 0;
        (uint256 next, Multiplier payout) = hand.play(state, action, outcome);
        uint256 mark = drawn ? _letter(outcome, outcomes, letters) << 1 | 1 : 0;
        return next << 128 | payout.toUint() << 64 | cost.toUint() << 32 | mark;
    }

    /// @dev The outcomes in equal parts, counted from 1. 0 for those of an incomplete last part.
    function _letter(uint256 outcome, uint256 outcomes, uint256 letters) private pure returns (uint256) {
        uint256 letter = outcome / (outcomes / letters);
        return letter < letters ? letter + 1 : 0;
    }

    function _play(Plan memory plan, uint256 first, uint256[] memory words) private pure returns (bytes memory draws) {
        uint256 outcomes = _outcomesOf(plan);
        (uint256 seats, uint256 rolls, uint256 kinds) = (plan.seats, plan.rolls, plan.choices.length);
        uint256 width = plan.pays ? WIDTH + WIDTH_OF_PAYS : WIDTH;
        uint256 length = words.length * seats * rolls * width;
        // A word more, which the last write may spill into.
        draws = new bytes(length + 32);
        uint256 to;
        assembly ("memory-safe") {
            mstore(draws, length)
            to := add(draws, 32)
        }
        for (uint256 i = 0; i < words.length; ++i) {
            for (uint256 seat = 0; seat < seats; ++seat) {
                uint256 choice = plan.choices[((first + i) * seats + seat) % kinds];
                uint256 word = Draw.betWord(words[i], toBetId(first + i, seat));
                if (plan.pays) _bet(plan.game, choice, outcomes, word, rolls, to);
                else _draw(outcomes, word, rolls, to);
                to += rolls * width;
            }
        }
    }

    /// @dev Writes outcomes from `to` on, each over the zeros that the one before has left.
    function _draw(uint256 outcomes, uint256 word, uint256 rolls, uint256 to) private pure {
        for (uint256 roll = 0; roll < rolls; ++roll) {
            uint256 symbol = _symbol(Draw.outcome(Draw.rollWord(word, roll), outcomes), outcomes);
            assembly ("memory-safe") {
                mstore(to, shl(224, symbol))
                to := add(to, 4)
            }
        }
    }

    /// @dev As `_draw`, with what the game says that each outcome pays.
    function _bet(IGame game, uint256 choice, uint256 outcomes, uint256 word, uint256 rolls, uint256 to) private pure {
        for (uint256 roll = 0; roll < rolls; ++roll) {
            uint256 outcome = Draw.outcome(Draw.rollWord(word, roll), outcomes);
            uint256 pays = game.multiplier(choice, outcome).toUint();
            uint256 symbol = _symbol(outcome, outcomes);
            assembly ("memory-safe") {
                mstore(to, or(shl(224, symbol), shl(160, pays)))
                to := add(to, 12)
            }
        }
    }

    function _symbol(uint256 outcome, uint256 outcomes) private pure returns (uint256) {
        return outcomes >> 32 == 0 ? outcome : (outcome << 32) / outcomes;
    }

    function _outcomesOf(Plan memory plan) private pure returns (uint256 outcomes) {
        (outcomes,,) = plan.game.quote(plan.choices[0]);
        for (uint256 i = 1; i < plan.choices.length; ++i) {
            (uint256 others,,) = plan.game.quote(plan.choices[i]);
            if (others != outcomes) revert MixedOutcomes(plan.choices[i], others);
        }
    }
}
