// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Multiplier } from "../types/Multiplier.sol";

/// @title A game of several decisions: rules, and nothing else
/// @notice A hand is dealt, then its player decides until it is over. Each decision draws its own outcome, when it is made: nothing in the
/// state of a hand decides what comes later. Like `IGame`, it holds no storage, no money and no chance, and has no owner.
interface IHand {
    /// @notice The choice is not one of this game's. See the game's own documentation for what is.
    error InvalidChoice(uint256 choice);
    /// @notice The decision is not open to a hand in this state.
    error InvalidAction(uint256 state, uint256 action);

    /// @notice The name on the sign, such as "Blackjack".
    function name() external view returns (string memory);

    /// @notice The house edge against the best play, in millionths of the stake, rounded down. It bounds the largest bet.
    function edge() external view returns (uint256);

    /// @notice Validates a choice that opens a hand.
    /// @return outcomes How many equally likely outcomes the deal has.
    /// @return units 1.
    /// @return max The most that the hand can pay, less what later decisions would cost, for one unit of stake.
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max);

    /// @notice Deals a hand.
    /// @return state What the hand is now, below 2^128. 0: it is over.
    /// @return payout What it pays if it is over, stake included. 0 otherwise.
    function deal(uint256 choice, uint256 outcome) external pure returns (uint256 state, Multiplier payout);

    /// @notice Validates a decision.
    /// @return outcomes How many equally likely outcomes it has. 1: it needs no chance, and is carried out at once.
    /// @return cost What it adds to the stake.
    /// @return max The most that the hand can pay from here on, less what later decisions would cost.
    function decide(uint256 state, uint256 action)
        external
        pure
        returns (uint256 outcomes, Multiplier cost, Multiplier max);

    /// @notice Carries out a decision. Arguments as in `decide`, results as in `deal`.
    function play(uint256 state, uint256 action, uint256 outcome)
        external
        pure
        returns (uint256 next, Multiplier payout);

    /// @notice The decision that is made for a hand whose player walked away. It costs nothing, and raises nothing that the hand may pay.
    function closing(uint256 state) external pure returns (uint256 action);
}
