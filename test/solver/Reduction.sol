// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice For the solver: `Draw.outcome` accepts the words up to `LAST`, and draws `word % N`. Every word that is accepted lies in a turn
/// of `N` words that is accepted as a whole, so that each outcome has as many words as any other.
contract Reduction {
    uint256 private constant N = 37;
    uint256 private constant LAST = type(uint256).max - (type(uint256).max - N + 1) % N;

    function turn(uint256 word) external pure {
        if (word > LAST) return;
        uint256 start = word - word % N;
        assert(start <= LAST - (N - 1));
    }
}
