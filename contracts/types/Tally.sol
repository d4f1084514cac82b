// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice How many tickets of a draw begin with some digits: a counter for each of the eight digits that may come next, in one
/// storage slot. The slots of old draws are used again, which is cheap: a tally of another draw reads as zero.
/// @dev Layout, high to low: draw 32 | eight counters of 28, that of digit 7 first.
type Tally is uint256;

// Most that a counter holds. A draw sells no more tickets than this, so that no counter carries into the next.
uint256 constant MAX_TALLY = (1 << 28) - 1;

using { add, counterOf, total } for Tally global;

/// @notice One more ticket of a draw, with this digit next.
function add(Tally tally, uint256 draw, uint256 digit) pure returns (Tally) {
    uint256 all = _of(tally, draw) ? Tally.unwrap(tally) : draw << 224;
    // The caller sells no more than MAX_TALLY tickets.
    unchecked {
        return Tally.wrap(all + (1 << 28 * digit));
    }
}

/// @notice Tickets of a draw that have this digit next.
function counterOf(Tally tally, uint256 draw, uint256 digit) pure returns (uint256) {
    return _of(tally, draw) ? Tally.unwrap(tally) >> 28 * digit & MAX_TALLY : 0;
}

/// @notice Tickets of a draw, whatever digit is next.
function total(Tally tally, uint256 draw) pure returns (uint256 sum) {
    for (uint256 digit = 0; digit < 8; ++digit) sum += tally.counterOf(draw, digit);
}

function _of(Tally tally, uint256 draw) pure returns (bool) {
    return Tally.unwrap(tally) >> 224 == draw;
}
