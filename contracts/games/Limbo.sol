// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { Multiplier, ONE } from "../types/Multiplier.sol";

/// @title Limbo
/// @notice A multiplier climbs until it crashes. The choice is a target, in hundredths; it wins, and is paid, if the crash point reaches
/// it. Targets are from 1.01 to 1,000,000 and have at most four digits before their zeros:
///
///   targets                   step    winning outcomes w of 10^12          pays      return
///   1.01 to 100.00            0.01    0.99 * 10^12 / target, rounded down  target    99/100, less the rounding:
///   100.1 to 1,000.0          0.1                                                    above 98.9999 % for every
///   1,001 to 10,000           1                                                      one of the 45,900 targets
///   10,010 to 100,000         10
///   100,100 to 1,000,000      100
///
/// The crash point of outcome o is 0.99 * 10^12 / (o + 1), rounded down to a hundredth: 0.99 at least, and any target is reached by its w
/// lowest outcomes.
contract Limbo is IGame {
    uint256 private constant OUTCOMES = 1e12;
    uint256 private constant RETURN_OF_ALL = 99 * OUTCOMES; // 99% of the outcomes, in hundredths
    uint256 private constant MIN_TARGET = 101; // 1.01
    uint256 private constant MAX_TARGET = 1e8; // 1,000,000.00

    string public constant name = "Limbo";

    uint256 public constant edge = 10_000; // 1%

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        if (choice < MIN_TARGET || choice > MAX_TARGET) revert InvalidChoice(choice);
        for (uint256 digits = choice; digits > 10_000; digits /= 10) {
            if (digits % 10 != 0) revert InvalidChoice(choice);
        }
        return (OUTCOMES, 1, _pays(choice));
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        return crashPoint(outcome) >= choice ? _pays(choice) : Multiplier.wrap(0);
    }

    /// @notice How far an outcome climbs, in hundredths, rounded down.
    function crashPoint(uint256 outcome) public pure returns (uint256) {
        return RETURN_OF_ALL / (outcome + 1);
    }

    function _pays(uint256 target) private pure returns (Multiplier) {
        return Multiplier.wrap(uint64(target * ONE / 100));
    }
}
