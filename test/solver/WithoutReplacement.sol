// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice For the solver: how cards and tiles are drawn without replacement. A digit counts among what is left, so it moves up by
/// one for what was taken at or below it. Two draws out of any number up to a shoe of eight decks: other digits never draw the same
/// pair, so that all pairs, of which there are as many as digits, are equally likely.
contract WithoutReplacement {
    uint256 private constant SHOE = 416;

    function pairs(uint256 n, uint256 a, uint256 b, uint256 c, uint256 d) external pure {
        if (n < 2 || n > SHOE || a >= n || c >= n || b >= n - 1 || d >= n - 1) return;
        uint256 second = _second(a, b);
        uint256 other = _second(c, d);
        assert(second < n && second != a);
        assert(a != c || second != other || b == d);
    }

    function _second(uint256 first, uint256 digit) private pure returns (uint256) {
        return digit < first ? digit : digit + 1;
    }
}
