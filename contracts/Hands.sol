// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ICasino } from "./interfaces/ICasino.sol";
import { IHand } from "./interfaces/IHand.sol";
import { Ask } from "./libraries/Ask.sol";
import { Draw } from "./libraries/Draw.sol";
import { BetId } from "./types/BetId.sol";
import { Hand } from "./types/Hand.sol";
import { Multiplier } from "./types/Multiplier.sol";

/// @title Hands
/// @notice What the casino remembers of hands between their decisions. A deal, and each decision that needs chance, is a bet in a round
/// like any other: it draws its own word, when it is made. Between two decisions nothing is known, and nothing decided, of what
/// comes later; and what a hand may pay at most stays reserved.
abstract contract Hands {
    /// @notice Time after which anybody may close a hand whose player has made no decision, as its rules say.
    uint256 public constant HAND_DEADLINE = 3 days;

    /// @notice Gas that a game may use for one answer: see `Ask`. If it breaks its rules nevertheless, by failing or by paying above
    /// its maximum, the bet is void and its stake is returned: it blocks nobody.
    uint256 public constant GAME_GAS = Ask.GAME_GAS;

    mapping(address player => mapping(uint256 table => Hand)) internal _hands;

    /// @dev Begins a hand, which waits for its deal.
    function _begin(address player, uint256 table, BetId id, uint256 stake, uint256 profitShare, uint256 reserved)
        internal
    {
        Hand storage hand = _hands[player][table];
        if (hand.reserved != 0) revert ICasino.HandInPlay(hand.id);
        _hands[player][table] = Hand({
            id: id,
            stake: uint48(stake),
            profitShare: uint32(profitShare),
            since: uint40(block.timestamp),
            waiting: true,
            state: 0,
            reserved: uint64(reserved),
            spent: uint64(stake)
        });
    }

    /// @dev A hand that its player may decide.
    function _decidable(address player, uint256 table) internal view returns (Hand storage hand) {
        hand = _hands[player][table];
        if (hand.reserved == 0) revert ICasino.NoHand(player, table);
        if (hand.waiting) revert ICasino.HandIsWaiting(hand.id);
    }

    /// @dev What a decision means for the hand: how many outcomes, what it costs, rounded up to a chip, and what is to be reserved
    /// afterwards, which is never less than before and the cost.
    function _terms(IHand game, Hand storage hand, uint256 action)
        internal
        view
        returns (uint256 outcomes, uint256 cost, uint256 reserved)
    {
        Multiplier price;
        Multiplier most;
        (outcomes, price, most) = game.decide{ gas: GAME_GAS }(hand.state, action);
        if (outcomes == 0) revert ICasino.BrokenRules(game);
        cost = price.timesUp(hand.stake);
        reserved = hand.reserved + cost;
        uint256 max = most.times(hand.stake);
        if (max > reserved) reserved = max;
        if (reserved > type(uint64).max) revert ICasino.BrokenRules(game);
    }

    /// @dev Carries a hand on with the word of a deal or decision.
    /// @return valid False if the game broke its rules: then the hand is over, and pays what the player put into it.
    /// @return payout What it pays, if it is over.
    /// @return released What is no longer reserved.
    function _draw(IHand game, Hand storage hand, BetId id, uint256 choice, uint256 word)
        internal
        returns (bool valid, uint256 payout, uint256 released)
    {
        uint256 state = hand.state;
        uint256 outcomes;
        bytes memory question;
        if (state == 0) (outcomes,,) = game.quote{ gas: GAME_GAS }(choice);
        else (outcomes,,) = game.decide{ gas: GAME_GAS }(state, choice);
        uint256 outcome = Draw.outcome(Draw.rollWord(Draw.betWord(word, id), 0), outcomes);
        if (state == 0) question = abi.encodeCall(IHand.deal, (choice, outcome));
        else question = abi.encodeCall(IHand.play, (state, choice, outcome));
        (valid, state, payout) = _ask(game, hand, question);
        if (!valid) (state, payout) = (0, hand.spent);
        hand.waiting = false;
        hand.since = uint40(block.timestamp);
        if (state != 0) {
            hand.state = uint128(state);
        } else {
            released = hand.reserved;
            hand.reserved = 0;
        }
    }

    /// @dev Asks the rules how a hand goes on. Invalid if they fail, or answer anything but a state or a payout within what is reserved.
    function _ask(IHand game, Hand storage hand, bytes memory question)
        internal
        view
        returns (bool valid, uint256 state, uint256 payout)
    {
        (valid, state, payout) = Ask.step(game, question);
        if (!valid || state > type(uint128).max || payout > type(uint64).max) return (false, 0, 0);
        payout = Multiplier.wrap(uint64(payout)).times(hand.stake);
        valid = state == 0 ? payout <= hand.reserved : payout == 0;
    }

    /// @dev Takes back a deal or decision whose word never came.
    /// @return amount What it cost, without its fee.
    /// @return released What is no longer reserved.
    function _takeBack(IHand game, Hand storage hand, uint256 choice)
        internal
        returns (uint256 amount, uint256 released)
    {
        hand.waiting = false;
        hand.since = uint40(block.timestamp);
        if (hand.state == 0) {
            (amount, released) = (hand.spent, hand.reserved);
            hand.reserved = 0;
        } else {
            (, Multiplier price,) = game.decide{ gas: GAME_GAS }(hand.state, choice);
            // What the decision reserved beyond its cost stays reserved until the hand is over.
            (amount, released) = (price.timesUp(hand.stake), price.timesUp(hand.stake));
            hand.spent -= uint64(amount);
            hand.reserved -= uint64(amount);
        }
    }
}
