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
    uint256 private constant LOW_RISK = 0;
    uint256 private constant HIGH_RISK = 2;

    /// @dev What the segments pay, the first at the right: a hexadecimal digit each, times `UNIT`. The first pays the most.
    uint256 private constant LOW = 0x0444404445_0444404445_0444404445_0444404445_0444404445;
    uint256 private constant MEDIUM_10 = 0x070506050a;
    uint256 private constant MEDIUM_20 = 0x050506050a_070506050c;
    uint256 private constant MEDIUM_30 = 0x0506050705_06050c0505_070506050f;
    uint256 private constant MEDIUM_40 = 0x0000000000_0506050705_0c05060505_06050c0505_070506050f;
    uint256 private constant MEDIUM_50 = 0x0506050705_0c05050506_050c060505_06050c0505_070506050f;
    uint256 private constant UNIT = 300_000; // 0.3

    string public constant name = "Wheel";

    uint256 public constant edge = 10_000; // 1%

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        if (choice < 10 || choice > 52 || choice % 10 > HIGH_RISK) revert InvalidChoice(choice);
        return (_segments(choice), 1, multiplier(choice, 0));
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) public pure returns (Multiplier) {
        uint256 risk = choice % 10;
        // At most 50 segments.
        unchecked {
            if (risk == HIGH_RISK) return Multiplier.wrap(outcome == 0 ? uint64(_segments(choice) * 990_000) : 0);
            uint256 digits = risk == LOW_RISK ? LOW : _medium(_segments(choice));
            return Multiplier.wrap(uint64((digits >> 4 * outcome & 0xf) * UNIT));
        }
    }

    function _segments(uint256 choice) private pure returns (uint256) {
        return choice / 10 * 10;
    }

    function _medium(uint256 segments) private pure returns (uint256) {
        if (segments == 10) return MEDIUM_10;
        if (segments == 20) return MEDIUM_20;
        if (segments == 30) return MEDIUM_30;
        return segments == 40 ? MEDIUM_40 : MEDIUM_50;
    }
}
