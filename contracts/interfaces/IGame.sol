// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Multiplier } from "../types/Multiplier.sol";

/// @title A game: rules, and nothing else
/// @notice A choice and an outcome in, a multiplier out. A game holds no storage, no money and no chance, and has no owner: the
/// casino draws one of `outcomes` equally likely outcomes and asks what it pays. The exact return to player of a choice is
/// sum(multiplier(choice, o) for o in 0..outcomes-1) / (outcomes * units * 1e6), and anybody can compute it.
interface IGame {
    /// @notice The choice is not one of this game's. See the game's own documentation for what is.
    error InvalidChoice(uint256 choice);

    /// @notice The name on the sign, such as "Dice".
    function name() external view returns (string memory);

    /// @notice The smallest house edge of any choice, in millionths of the stake, rounded down. It bounds the largest bet.
    function edge() external view returns (uint256);

    /// @notice Validates a choice.
    /// @dev Warning: must succeed within `GAME_GAS` of the casino for every legal choice, since it is asked again at settlement.
    /// @return outcomes How many equally likely outcomes there are.
    /// @return units How many units of stake the choice costs: 1, or the number of chips of a spread.
    /// @return max The largest multiplier of any outcome, for one unit of stake.
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max);

    /// @notice What an outcome pays for one unit of stake, stake included. Zero is a loss.
    /// @dev Warning: must be defined for every legal choice and every outcome below `outcomes`.
    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier);
}
