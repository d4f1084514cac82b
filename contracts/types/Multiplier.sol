// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice What a winning outcome pays for one unit of stake, stake included, in millionths: 1_980_000 pays 1.98 for 1.
type Multiplier is uint64;

// The multiplier that pays back exactly one unit of stake.
uint256 constant ONE = 1e6;

using { times, timesUp, toUint } for Multiplier global;

/// @notice The payout of `stake` chips, rounded down to a whole chip: the rest of a chip stays with the bank.
function times(Multiplier multiplier, uint256 stake) pure returns (uint256) {
    // A stake is below 2^46, and a multiplier below 2^64.
    unchecked {
        return stake * Multiplier.unwrap(multiplier) / ONE;
    }
}

/// @notice What `stake` chips cost at this multiplier, rounded up to a whole chip.
function timesUp(Multiplier multiplier, uint256 stake) pure returns (uint256) {
    unchecked {
        return (stake * Multiplier.unwrap(multiplier) + ONE - 1) / ONE;
    }
}

function toUint(Multiplier multiplier) pure returns (uint256) {
    return Multiplier.unwrap(multiplier);
}
