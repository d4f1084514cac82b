// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { Multiplier, ONE } from "../types/Multiplier.sol";

/// @title Dice
/// @notice A roll from 0.00 to 99.99, in hundredths. The choice is a threshold, plus `OVER` to bet on rolls above it instead of below.
/// Rolls equal to the threshold lose. With w winning rolls of 10,000 a win pays 0.99 * 10,000 / w, rounded down to a millionth.
///
///   choice       wins if            winning rolls w        pays           return
///   t            roll < t           t, from 1 to 9,800     9,900 / w      99/100, less the rounding
///   OVER + t     roll > t           9,999 - t, the same    9,900 / w      99/100, less the rounding
contract Dice is IGame {
    uint256 public constant OVER = 1 << 14;

    uint256 private constant ROLLS = 10_000;
    uint256 private constant MAX_WINNING = 9_800;
    uint256 private constant RETURN_OF_ALL = 9_900 * ONE; // 99% of 10,000 rolls

    string public constant name = "Dice";

    uint256 public constant edge = 10_000; // 1%

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        uint256 threshold = choice % OVER;
        if (choice >= 2 * OVER || threshold >= ROLLS) revert InvalidChoice(choice);
        uint256 winning = _winning(choice);
        if (winning == 0 || winning > MAX_WINNING) revert InvalidChoice(choice);
        return (ROLLS, 1, _pays(winning));
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        uint256 threshold = choice % OVER;
        bool won = choice < OVER ? outcome < threshold : outcome > threshold;
        return won ? _pays(_winning(choice)) : Multiplier.wrap(0);
    }

    function _winning(uint256 choice) private pure returns (uint256) {
        return choice < OVER ? choice : ROLLS - 1 - choice % OVER;
    }

    function _pays(uint256 winning) private pure returns (Multiplier) {
        return Multiplier.wrap(uint64(RETURN_OF_ALL / winning));
    }
}
