// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IHand } from "../../contracts/interfaces/IHand.sol";
import { Multiplier, ONE } from "../../contracts/types/Multiplier.sol";

/// @notice Decisions of the ladder. Those from `PayTooMuch` on break the rules that every game has to keep.
enum Rung {
    Leave, // no chance: pays what the hand is worth
    Climb, // outcome 1 of 2 doubles what the hand is worth, less 1%; 0 loses
    Double, // costs another stake; outcome 1 of 2 pays 2 more, 0 loses
    Insure, // no chance: costs half a stake, and pays 0.4 when the ladder is left
    Stand, // outcome 1 of 2 pays what the hand is worth, 0 loses
    Wide, // as Climb; its number has more than 40 bits: `WIDE_CLIMB`
    PayTooMuch,
    Fail,
    HugeState,
    PayAndGoOn,
    AnswerShort,
    ResolveTooMuch, // no chance, and breaks the rules
    RaiseForNothing // no chance, no cost, and wants more reserved
}

/// @title A ladder: the simplest hand with every kind of decision
/// @notice Choice 0 deals: outcome 1 of 2 stands on the first rung, worth 1.98; 0 loses. Choice 1: 1 of 2 wins 1.98 at once. Choice 2
/// breaks the rules at the deal. The state is the rung, plus `INSURED`.
contract Ladder is IHand {
    uint256 public constant WIDE_CLIMB = 1 << 50;
    uint256 private constant INSURED = 1 << 64;
    uint256 private constant TOP = 10;

    string public constant name = "Ladder";
    uint256 public constant edge = 10_000; // 1%

    function quote(uint256 choice) external pure returns (uint256, uint256, Multiplier) {
        if (choice > 2) revert InvalidChoice(choice);
        return (2, 1, _worth(1));
    }

    function deal(uint256 choice, uint256 outcome) external pure returns (uint256, Multiplier) {
        if (choice == 2) return (0, Multiplier.wrap(_worth(1).unwrapped() + 1));
        if (outcome == 0) return (0, Multiplier.wrap(0));
        return choice == 0 ? (1, Multiplier.wrap(0)) : (0, _worth(1));
    }

    function decide(uint256 state, uint256 action) external pure returns (uint256, Multiplier, Multiplier) {
        Rung rung = _rung(state, action);
        uint64 worth = _worthOf(state);
        if (rung == Rung.Leave || rung == Rung.ResolveTooMuch) return (1, Multiplier.wrap(0), Multiplier.wrap(worth));
        if (rung == Rung.RaiseForNothing) return (1, Multiplier.wrap(0), Multiplier.wrap(worth + 1));
        if (rung == Rung.Insure) return (1, Multiplier.wrap(500_000), Multiplier.wrap(worth + 500_000));
        if (rung == Rung.Double) return (2, Multiplier.wrap(uint64(ONE)), Multiplier.wrap(worth + 2_000_000));
        if (rung == Rung.Climb || rung == Rung.Wide) worth = _worthOf(state + 1);
        return (2, Multiplier.wrap(0), Multiplier.wrap(worth));
    }

    function play(uint256 state, uint256 action, uint256 outcome) external pure returns (uint256, Multiplier) {
        Rung rung = _rung(state, action);
        uint64 worth = _worthOf(state);
        if (rung == Rung.Leave) return (0, Multiplier.wrap(worth));
        if (rung == Rung.Insure) return (state | INSURED, Multiplier.wrap(0));
        if (rung == Rung.Double) return (0, Multiplier.wrap(outcome == 0 ? 0 : worth + 2_000_000));
        if (rung == Rung.Stand) return (0, Multiplier.wrap(outcome == 0 ? 0 : worth));
        if (rung == Rung.Climb || rung == Rung.Wide) return (outcome == 0 ? 0 : state + 1, Multiplier.wrap(0));
        if (rung == Rung.PayTooMuch || rung == Rung.ResolveTooMuch) return (0, Multiplier.wrap(worth * 100));
        if (rung == Rung.HugeState) return (1 << 128, Multiplier.wrap(0));
        if (rung == Rung.PayAndGoOn) return (state, Multiplier.wrap(1));
        if (rung == Rung.AnswerShort) {
            assembly {
                return(0, 32)
            }
        }
        revert InvalidAction(state, action);
    }

    /// @notice By chance from the first rung, without it from others, and against the rules, at a cost, from the third.
    function closing(uint256 state) external pure returns (uint256) {
        if (uint64(state) == 3) return uint256(Rung.Insure);
        return uint256(uint64(state) == 1 ? Rung.Stand : Rung.Leave);
    }

    function _rung(uint256 state, uint256 action) private pure returns (Rung) {
        if (action == WIDE_CLIMB) return Rung.Wide;
        bool twice = action == uint256(Rung.Insure) && state & INSURED != 0;
        if (action > uint256(type(Rung).max) || uint64(state) >= TOP || twice) revert InvalidAction(state, action);
        return Rung(action);
    }

    function _worthOf(uint256 state) private pure returns (uint64) {
        return _worth(uint64(state)).unwrapped() + (state & INSURED != 0 ? 400_000 : 0);
    }

    function _worth(uint64 rung) private pure returns (Multiplier) {
        return Multiplier.wrap(uint64(ONE) * 99 * uint64(2) ** rung / 100);
    }
}

using { unwrapped } for Multiplier;

function unwrapped(Multiplier multiplier) pure returns (uint64) {
    return Multiplier.unwrap(multiplier);
}
