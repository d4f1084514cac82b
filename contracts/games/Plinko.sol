// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { IGame } from "../interfaces/IGame.sol";
import { Multiplier } from "../types/Multiplier.sol";

/// @title Plinko
/// @notice A ball falls through 8 to 16 rows of pegs, and goes left or right at each. The choice is ten times the rows plus the risk: 0 low,
/// 1 medium, 2 high; so 162 is sixteen rows at high risk. The outcome is the path: its lowest bit is the first peg, a one is a step to
/// the right. The slot where the ball lands is the number of ones, and the slots pay alike from both rims to the middle:
///
///   rows  risk    the slots pay, from the rim to the middle     return
///   8     low     5.6  2.1  1.1  1    0.5                       2534/2560       0.989844
///         medium  13   3.1  1.4  0.7  0.3                       2534/2560       0.989844
///         high    31   4    1.3  0.3  0.3                       2534/2560       0.989844
///   9     low     5.6  2    1.6  1    0.7                       5068/5120       0.989844
///         medium  20   4    1.4  1    0.5                       5068/5120       0.989844
///         high    44   7    2.2  0.5  0.2                       5068/5120       0.989844
///   10    low     8.8  3    1.4  1.1  1    0.5                  10136/10240     0.989844
///         medium  23   5    2    1.5  0.6  0.3                  10136/10240     0.989844
///         high    75   10   3    0.8  0.3  0.3                  10136/10240     0.989844
///   11    low     8.3  3    1.9  1.3  1    0.7                  20274/20480     0.989941
///         medium  27   6    3    1.5  0.7  0.6                  20274/20480     0.989941
///         high    105  12   5    1.4  0.4  0.3                  20272/20480     0.989844
///   12    low     14   2.7  1.6  1.4  1.1  1    0.5             40550/40960     0.989990
///         medium  32   10   4.2  2    1.1  0.6  0.3             40550/40960     0.989990
///         high    175  21   8.2  2.1  0.7  0.2  0.2             40550/40960     0.989990
///   13    low     8.1  4    3    1.9  1.2  0.9  0.7             81100/81920     0.989990
///         medium  43   13   6    3    1.3  0.7  0.4             81096/81920     0.989941
///         high    285  37   11   3.9  1    0.2  0.2             81100/81920     0.989990
///   14    low     7    4    1.9  1.4  1.3  1.1  1    0.5        162200/163840   0.989990
///         medium  59   17   7    4    1.7  1    0.5  0.3        162200/163840   0.989990
///         high    430  58   18   4.9  1.9  0.3  0.2  0.2        162198/163840   0.989978
///   15    low     16   7.9  3    2    1.5  1.1  1    0.7        324396/327680   0.989978
///         medium  88   18   11   5    3    1.3  0.5  0.3        324398/327680   0.989984
///         high    620  82   31   8    2.7  0.5  0.2  0.2        324400/327680   0.989990
///   16    low     16   9    2    1.4  1.4  1.2  1.1  1    0.5   648798/655360   0.989987
///         medium  115  40   8    5    2.9  1.6  1    0.5  0.3   648806/655360   0.989999
///         high    1000 135  26   9    4.2  1.9  0.2  0.2  0.2   648796/655360   0.989984
contract Plinko is IGame {
    uint256 private constant MIN_ROWS = 8;
    uint256 private constant MAX_ROWS = 16;
    uint256 private constant LOW = 0;
    uint256 private constant MEDIUM = 1;
    uint256 private constant HIGH = 2;
    uint256 private constant UNIT = 100_000; // 0.1

    /// @dev `SPREAD` makes eight copies of a path, 17 bits apart. Counted in eights, each of its bits stands at another place in each
    /// copy: once at the foot of a byte, where `LANES` keeps it. The bytes add up in the remainder of 255.
    uint256 private constant SPREAD = 0x800040002000100008000400020001;
    uint256 private constant LANES = 0x101010101010101010101010101010101;

    string public constant name = "Plinko";

    uint256 public constant edge = 10_000; // 1%

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        uint256 rows = choice / 10;
        if (rows < MIN_ROWS || rows > MAX_ROWS || choice % 10 > HIGH) revert InvalidChoice(choice);
        return (1 << rows, 1, multiplier(choice, 0));
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) public pure returns (Multiplier) {
        uint256 rows = choice / 10;
        // At most 16 rows, and no more ones in a path.
        unchecked {
            uint256 slot = (outcome * SPREAD & LANES) % 255;
            uint256 fromRim = Math.min(slot, rows - slot);
            return Multiplier.wrap(uint64((_table(rows, choice % 10) >> 16 * fromRim & 0xffff) * UNIT));
        }
    }

    /// @dev What the slots of a board pay, from the rim at the right to the middle: 16 bits each, in units. By rows, from the fewest.
    function _table(uint256 rows, uint256 risk) private pure returns (uint256) {
        if (risk == LOW) {
            return [
                uint256(0x0005_000a_000b_0015_0038),
                0x0007_000a_0010_0014_0038,
                0x0005_000a_000b_000e_001e_0058,
                0x0007_000a_000d_0013_001e_0053,
                0x0005_000a_000b_000e_0010_001b_008c,
                0x0007_0009_000c_0013_001e_0028_0051,
                0x0005_000a_000b_000d_000e_0013_0028_0046,
                0x0007_000a_000b_000f_0014_001e_004f_00a0,
                0x0005_000a_000b_000c_000e_000e_0014_005a_00a0
            ][rows - MIN_ROWS];
        }
        if (risk == MEDIUM) {
            return [
                uint256(0x0003_0007_000e_001f_0082),
                0x0005_000a_000e_0028_00c8,
                0x0003_0006_000f_0014_0032_00e6,
                0x0006_0007_000f_001e_003c_010e,
                0x0003_0006_000b_0014_002a_0064_0140,
                0x0004_0007_000d_001e_003c_0082_01ae,
                0x0003_0005_000a_0011_0028_0046_00aa_024e,
                0x0003_0005_000d_001e_0032_006e_00b4_0370,
                0x0003_0005_000a_0010_001d_0032_0050_0190_047e
            ][rows - MIN_ROWS];
        }
        return [
                uint256(0x0003_0003_000d_0028_0136),
                0x0002_0005_0016_0046_01b8,
                0x0003_0003_0008_001e_0064_02ee,
                0x0003_0004_000e_0032_0078_041a,
                0x0002_0002_0007_0015_0052_00d2_06d6,
                0x0002_0002_000a_0027_006e_0172_0b22,
                0x0002_0002_0003_0013_0031_00b4_0244_10cc,
                0x0002_0002_0005_001b_0050_0136_0334_1838,
                0x0002_0002_0002_0013_002a_005a_0104_0546_2710
            ][rows - MIN_ROWS];
    }
}
