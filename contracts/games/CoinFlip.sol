// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { Multiplier } from "../types/Multiplier.sol";

/// @title Coin flip
/// @notice Choice and outcome: 0 is heads, 1 is tails. The right side pays 1.98.
///
///   choice   outcomes   pays   return    edge
///   0 or 1   1 of 2     1.98   99/100    1 %
contract CoinFlip is IGame {
    Multiplier private constant PAYS = Multiplier.wrap(1_980_000);

    string public constant name = "Coin flip";

    uint256 public constant edge = 10_000; // 1%

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        if (choice > 1) revert InvalidChoice(choice);
        return (2, 1, PAYS);
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        return outcome == choice ? PAYS : Multiplier.wrap(0);
    }
}
