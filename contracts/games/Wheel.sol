// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { Multiplier } from "../types/Multiplier.sol";

/// @title Wheel
/// @notice A wheel of 10, 20, 30, 40 or 50 equal segments. The choice is their number plus the risk: 0 low, 1 medium, 2 high; so 32 is
/// thirty segments at high risk. The outcome is the segment where the wheel stops, from 0.
///
///   risk     segments   pay                                                               return
///   low      each ten   one 1.5, seven 1.2, two nothing                                   99/100
///   medium   10         one 3, one 2.1, one 1.8, two 1.5                                  99/100
///            20         one 3.6, one 3, one 2.1, two 1.8, five 1.5                        99/100
///            30         one 4.5, one 3.6, two 2.1, three 1.8, eight 1.5                   99/100
///            40         one 4.5, two 3.6, two 2.1, four 1.8, eleven 1.5                   99/100
///            50         one 4.5, three 3.6, two 2.1, five 1.8, fourteen 1.5               99/100
///                       and every other segment nothing
///   high     all        one 0.99 * segments, from 9.9 to 49.5, and the others nothing     99/100
contract Wheel is IGame {
    uint256 private constant MEDIUM = 1;
    uint256 private constant HIGH = 2;

    /// @dev What the segments pay, in their order: a hexadecimal digit each, times `UNIT`. The first pays the most.
    uint256 private constant LOW_EACH_10 = 0x5444044440;
    uint256 private constant MEDIUM_10 = 0xa050605070;
    uint256 private constant MEDIUM_20 = 0xc0506050_70a05060_5050;
    uint256 private constant MEDIUM_30 = 0xf0506050_705050c0_50605070_506050;
    uint256 private constant MEDIUM_40 = 0x00_f0506050_705050c0_50605050_6050c050_70506050;
    uint256 private constant MEDIUM_50 = 0xf0506050_705050c0_50605050_60c05060_505050c0_50705060_50;
    uint256 private constant UNIT = 300_000; // 0.3

    string public constant name = "Wheel";

    uint256 public constant edge = 10_000; // 1%

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        if (choice < 10 || choice > 52 || choice % 10 > HIGH) revert InvalidChoice(choice);
        return (_segments(choice), 1, multiplier(choice, 0));
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) public pure returns (Multiplier) {
        uint256 segments = _segments(choice);
        uint256 risk = choice % 10;
        if (risk == HIGH) return Multiplier.wrap(outcome == 0 ? uint64(segments * 990_000) : 0);
        uint256 digits = LOW_EACH_10;
        if (risk == MEDIUM) digits = _medium(segments);
        else (segments, outcome) = (10, outcome % 10);
        return Multiplier.wrap(uint64((digits >> 4 * (segments - 1 - outcome) & 0xf) * UNIT));
    }

    function _segments(uint256 choice) private pure returns (uint256) {
        return choice - choice % 10;
    }

    function _medium(uint256 segments) private pure returns (uint256) {
        if (segments == 10) return MEDIUM_10;
        if (segments == 20) return MEDIUM_20;
        if (segments == 30) return MEDIUM_30;
        return segments == 40 ? MEDIUM_40 : MEDIUM_50;
    }
}
