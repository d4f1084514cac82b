// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { Multiplier } from "../types/Multiplier.sol";

/// @title Keno
/// @notice Ten of forty numbers are drawn. The choice is 1 to 10 picked numbers as bits: number n is bit n - 1. The outcome is one of the
/// 40 * 39 * ... * 31 ways to draw ten balls, one after the other. Every ten numbers come in 10! of them, so each as often as any other:
/// of k picks, h are hit in C(k, h) * C(40 - k, 10 - h) of the C(40, 10) sets of ten. They pay
///
///   picks  0     1     2     3     4     5     6     7     8     9     10    hits   return
///   1     0.4   2.76                                                         0.9900000
///   2     0     1.8   5.16                                                   0.9900000
///   3     0     0     2.8   50                                               0.9898785
///   4     0     0     2     9     90                                         0.9897144
///   5     0     0     1.4   4.2   12    400                                  0.9899880
///   6     0     0     0     3     9     180   740                            0.9899880
///   7     0     0     0     2     6.6   28    490   800                      0.9899783
///   8     0     0     0     2.2   3.4   11    68    400   900                0.9899966
///   9     0     0     0     1.8   2.9   5.6   13    100   500   1000         0.9899993
///   10    0     0     0     1.5   2     4.6   7.2   30    100   500   1000   0.9899993
///
/// Picks return the same wherever they stand. The return of one and of two picks is 99/100.
contract Keno is IGame {
    uint256 private constant NUMBERS = 40;
    uint256 private constant DRAWN = 10;
    uint256 private constant MAX_PICKS = 10;
    uint256 private constant OUTCOMES = 3_075_990_524_006_400; // 40 * 39 * ... * 31
    uint256 private constant UNIT = 10_000; // 0.01

    /// @dev Forty balls in a row, 6 bits each: ball i is number i + 1.
    uint256 private constant BALLS = 0x9e69648e28607de75c6da6585d65544d24503ce34c2ca2481c61440c2040;

    string public constant name = "Keno";

    uint256 public constant edge = 10_000; // 1%

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        uint256 picks = _count(choice);
        if (choice >> NUMBERS != 0 || picks == 0 || picks > MAX_PICKS) revert InvalidChoice(choice);
        return (OUTCOMES, 1, _pays(picks, picks));
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        return _pays(_count(choice), _count(choice & drawn(outcome)));
    }

    /// @notice The ten numbers of an outcome, as bits.
    function drawn(uint256 outcome) public pure returns (uint256) {
        return draw(outcome, NUMBERS, DRAWN);
    }

    /// @notice The numbers of an outcome, as bits, if `count` balls are drawn out of the first `numbers`.
    /// @dev The outcome says which of the balls that lie there is drawn first; its quotient, which of those left is next, and so on. The
    /// last ball fills the gap. Each outcome draws other balls, or the same in another order, and there are as many outcomes as orders.
    /// It is public so that all of a smaller draw can be enumerated with this very code.
    function draw(uint256 outcome, uint256 numbers, uint256 count) public pure returns (uint256 set) {
        uint256 balls = BALLS;
        // At most 40 balls, of which no more are drawn: the count of those left does not fall below 0 while one is drawn.
        unchecked {
            for (uint256 end = numbers - count; numbers != end;) {
                uint256 place = 6 * (outcome % numbers);
                outcome /= numbers;
                uint256 ball = balls >> place & 0x3f;
                set |= 1 << ball;
                --numbers;
                balls ^= (ball ^ balls >> 6 * numbers & 0x3f) << place;
            }
        }
    }

    function _count(uint256 set) private pure returns (uint256 count) {
        // A set has at most 256 numbers, and one that is not empty is above 0.
        unchecked {
            for (; set != 0; set &= set - 1) ++count;
        }
    }

    /// @dev Hits from ten down to none, 20 bits each, in units.
    function _pays(uint256 picks, uint256 hits) private pure returns (Multiplier) {
        uint256[10] memory tables = [
            uint256(0x00000_00000_00000_00000_00000_00000_00000_00000_00000_00114_00028),
            0x00000_00000_00000_00000_00000_00000_00000_00000_00204_000b4_00000,
            0x00000_00000_00000_00000_00000_00000_00000_01388_00118_00000_00000,
            0x00000_00000_00000_00000_00000_00000_02328_00384_000c8_00000_00000,
            0x00000_00000_00000_00000_00000_09c40_004b0_001a4_0008c_00000_00000,
            0x00000_00000_00000_00000_12110_04650_00384_0012c_00000_00000_00000,
            0x00000_00000_00000_13880_0bf68_00af0_00294_000c8_00000_00000_00000,
            0x00000_00000_15f90_09c40_01a90_0044c_00154_000dc_00000_00000_00000,
            0x00000_186a0_0c350_02710_00514_00230_00122_000b4_00000_00000_00000,
            0x186a0_0c350_02710_00bb8_002d0_001cc_000c8_00096_00000_00000_00000
        ];
        return Multiplier.wrap(uint64((tables[picks - 1] >> 20 * hits & 0xfffff) * UNIT));
    }
}
