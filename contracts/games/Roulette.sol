// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { Multiplier, ONE } from "../types/Multiplier.sol";

/// @title European roulette
/// @notice One zero, 37 pockets. The choice is a spread of chips on up to 16 spots, decided by one spin: 16 bits a spot, from the low end,
/// each `count << 8 | spot`. The stake is the value of one chip. A spot on k numbers pays 36/k for each chip, stake included.
///
///   spots      numbers                                        k    pays
///   0-36       straight up                                    1    36
///   37-60      split side by side: n, n+1                     2    18
///   61-93      split in line: n, n+3                          2    18
///   94-96      split with zero: 0 and 1, 2 or 3               2    18
///   97-108     street: three in a row                         3    12
///   109-110    trio: 0,1,2 and 0,2,3                          3    12
///   111-132    corner: n, n+1, n+3, n+4                       4    9
///   133        first four: 0,1,2,3                            4    9
///   134-144    six line: two streets                          6    6
///   145-147    dozens: 1-12, 13-24, 25-36                     12   3
///   148-150    columns: from 1, from 2, from 3                12   3
///   151-156    red, black, even, odd, low 1-18, high 19-36    18   2
///
/// Every spot, and so every spread, returns 36/37. The edge is 1/37.
contract Roulette is IGame {
    uint256 private constant POCKETS = 37;
    uint256 private constant SPOTS = 157;

    /// @dev Numbers as bits: bit n is pocket n.
    uint256 private constant RED = 0x154aad52aa;
    uint256 private constant FIRST_COLUMN = 0x492492492;
    uint256 private constant ONE_TO_36 = 0x1ffffffffe;

    string public constant name = "European roulette";

    uint256 public constant edge = 27_027; // 1/37

    /// @dev What each pocket pays stands in a lane of 24 bits, ten lanes to a word. `SPREAD` copies ten bits so that each arrives at
    /// the foot of its lane, where `LANES` keeps it. A lane holds at most 16 * 255 * 36, so that none carries into the next.
    uint256 private constant SPREAD = 0x8000010000020000040000080000100000200000400000800001;
    uint256 private constant LANES = 0x1000001000001000001000001000001000001000001000001000001;

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        uint256[4] memory pays;
        uint256 rest = choice;
        do {
            uint256 spot = uint8(rest);
            uint256 count = uint8(rest >> 8);
            if (spot >= SPOTS || count == 0) revert InvalidChoice(choice);
            units += count;
            (uint256 mask, uint256 size) = numbers(spot);
            uint256 won = count * 36 / size;
            for (uint256 word = 0; mask != 0; ++word) {
                pays[word] += ((mask & 0x3ff) * SPREAD & LANES) * won;
                mask >>= 10;
            }
            rest >>= 16;
        } while (rest != 0);
        uint256 most = 0;
        for (uint256 word = 0; word < 4; ++word) {
            for (uint256 lanes = pays[word]; lanes != 0; lanes >>= 24) {
                if (uint24(lanes) > most) most = uint24(lanes);
            }
        }
        return (POCKETS, units, Multiplier.wrap(uint64(most * ONE)));
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        uint256 pays = 0;
        for (; choice != 0; choice >>= 16) {
            (uint256 mask, uint256 size) = numbers(uint8(choice));
            uint256 count = uint8(choice >> 8);
            if (mask >> outcome & 1 != 0) pays += count * 36 / size;
        }
        return Multiplier.wrap(uint64(pays * ONE));
    }

    /// @notice The numbers that a spot covers, as bits, and how many they are.
    function numbers(uint256 spot) public pure returns (uint256 mask, uint256 size) {
        if (spot < 37) return (1 << spot, 1);
        if (spot < 61) return (3 << _corner(spot - 37), 2);
        if (spot < 94) return (9 << spot - 60, 2);
        if (spot < 97) return (1 | 1 << spot - 93, 2);
        if (spot < 109) return (7 << 3 * (spot - 97) + 1, 3);
        if (spot < 111) return (spot == 109 ? 7 : 13, 3);
        if (spot < 133) return (27 << _corner(spot - 111), 4);
        if (spot == 133) return (15, 4);
        if (spot < 145) return (63 << 3 * (spot - 134) + 1, 6);
        if (spot < 148) return (0xfff << 12 * (spot - 145) + 1, 12);
        if (spot < 151) return (FIRST_COLUMN << spot - 148, 12);
        if (spot < 153) return (spot == 151 ? RED : ONE_TO_36 ^ RED, 18);
        if (spot < 155) return (0x1555555554 >> spot - 153, 18);
        return (0x3ffff << 18 * (spot - 155) + 1, 18);
    }

    /// @dev The lowest number of the i-th square of the grid: two to a row, twelve rows.
    function _corner(uint256 i) private pure returns (uint256) {
        return i / 2 * 3 + i % 2 + 1;
    }
}
