// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { Multiplier, ONE } from "../types/Multiplier.sol";

/// @title Rock paper scissors
/// @notice Choice and outcome are throws: 0 is rock, 1 is paper, 2 is scissors. Each throw beats the one before it, and rock beats
/// scissors. The outcome is the house's throw.
///
///   the house throws    outcomes   pays
///   what yours beats    1 of 3     1.97
///   the same            1 of 3     1
///   what beats yours    1 of 3     0
///
/// Every throw returns (1.97 + 1) / 3 = 99/100. The edge is 1 %.
contract RockPaperScissors is IGame {
    uint256 private constant THROWS = 3;
    Multiplier private constant WIN = Multiplier.wrap(1_970_000);
    Multiplier private constant TIE = Multiplier.wrap(uint64(ONE));
    Multiplier private constant LOSS = Multiplier.wrap(0);

    string public constant name = "Rock paper scissors";

    uint256 public constant edge = 10_000; // 1%

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        if (choice >= THROWS) revert InvalidChoice(choice);
        return (THROWS, 1, WIN);
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        if (outcome == choice) return TIE;
        return (outcome + 1) % THROWS == choice ? WIN : LOSS;
    }
}
