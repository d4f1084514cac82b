// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice Fourteen tickets of one player, in one storage slot. A ticket that was paid leaves a hole.
/// @dev Layout, high to low: count 32 | fourteen tickets of 16, the last one first. A ticket is 1 | its number of 15 bits; a hole is 0.
/// The first strip of a player counts all his tickets of the draw.
type Strip is uint256;

uint256 constant STRIP_LENGTH = 14;

uint256 constant TICKET = 1 << 15;

using { count, withCount, numberAt, withTicket, withoutTicket } for Strip global;

function count(Strip strip) pure returns (uint256) {
    return Strip.unwrap(strip) >> 224;
}

function withCount(Strip strip, uint256 count_) pure returns (Strip) {
    return Strip.wrap(Strip.unwrap(strip) & type(uint224).max | count_ << 224);
}

/// @notice The number of a ticket; not open if it was never bought, or was paid.
function numberAt(Strip strip, uint256 place) pure returns (bool open, uint256 number) {
    uint256 ticket = uint16(Strip.unwrap(strip) >> 16 * place);
    return (ticket & TICKET != 0, ticket & TICKET - 1);
}

/// @dev The place is empty, and the number below 2^15.
function withTicket(Strip strip, uint256 place, uint256 number) pure returns (Strip) {
    return Strip.wrap(Strip.unwrap(strip) | (TICKET | number) << 16 * place);
}

function withoutTicket(Strip strip, uint256 place) pure returns (Strip) {
    return Strip.wrap(Strip.unwrap(strip) & ~(uint256(type(uint16).max) << 16 * place));
}
