// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

// Tiers of prizes: 0, the jackpot, for all five digits; 1 for the first four; 2 for three; 3 for two.
uint256 constant TIERS = 4;

/// @title The rules of the lottery
/// @notice A number is five digits from 0 to 7, the first one highest. A ticket wins by how many of its first digits are drawn, and only
/// in its best tier. Of the sales of a draw the house cuts a part; the rest goes to the tiers, whose winners share alike.
library Prizes {
    uint256 internal constant NUMBERS = 8 ** 5;

    /// @notice The part of sales that is the bank's, in millionths. Players get the rest back, over all draws.
    uint256 internal constant CUT = 0.1e6; // 10%

    /// @dev Parts of the prize pool that the lower tiers get, in millionths. The jackpot gets the rest, and what rolled over.
    uint256 private constant OF_FOUR = 0.2e6; // 20%
    uint256 private constant OF_THREE = 0.15e6; // 15%
    uint256 private constant OF_TWO = 0.15e6; // 15%

    uint256 private constant MILLION = 1e6;

    /// @notice The tier that a number wins in; `TIERS` if it wins nothing.
    function tierOf(uint256 number, uint256 drawn) internal pure returns (uint256) {
        uint256 difference = number ^ drawn; // its highest digit other than 0 is the first that differs
        if (difference == 0) return 0;
        if (difference < 8) return 1;
        if (difference < 8 ** 2) return 2;
        if (difference < 8 ** 3) return 3;
        return TIERS;
    }

    /// @notice Divides the sales of a draw, and the jackpot that rolled over into it. Rounded down but for the jackpot's part.
    function split(uint256 sales, uint256 jackpot) internal pure returns (uint256 cut, uint256[TIERS] memory pools) {
        cut = sales * CUT / MILLION;
        uint256 pool = sales - cut;
        (pools[1], pools[2], pools[3]) =
            (pool * OF_FOUR / MILLION, pool * OF_THREE / MILLION, pool * OF_TWO / MILLION);
        pools[0] = pool - pools[1] - pools[2] - pools[3] + jackpot;
    }
}
