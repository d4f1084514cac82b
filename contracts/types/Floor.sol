// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Round } from "./Round.sol";

/// @notice The state of the floor in one slot: the latest round, which rows hold an earlier round that is not closed, and whether new
/// bets are paused.
/// @dev Layout, high to low: paused 8 | openRows 48 | current 200. Setters return a new value.
type Floor is uint256;

// Rows there are, and so rounds that may be open at once, the current one among them.
uint256 constant ROW_COUNT = 48;

uint256 constant CURRENT = (1 << 200) - 1;
uint256 constant ALL_ROWS = ((1 << ROW_COUNT) - 1) << 200;
uint256 constant PAUSED = 1 << 248;

using { current, hasRow, isFull, isPaused, withCurrent, withRow, withoutRow, withPaused } for Floor global;

function current(Floor floor) pure returns (Round) {
    return Round.wrap(uint200(Floor.unwrap(floor)));
}

function hasRow(Floor floor, uint256 row) pure returns (bool) {
    return Floor.unwrap(floor) >> 200 + row & 1 != 0;
}

function isFull(Floor floor) pure returns (bool) {
    return Floor.unwrap(floor) & ALL_ROWS == ALL_ROWS;
}

function isPaused(Floor floor) pure returns (bool) {
    return Floor.unwrap(floor) & PAUSED != 0;
}

function withCurrent(Floor floor, Round round) pure returns (Floor) {
    return Floor.wrap(Floor.unwrap(floor) & ~CURRENT | Round.unwrap(round));
}

function withRow(Floor floor, uint256 row) pure returns (Floor) {
    return Floor.wrap(Floor.unwrap(floor) | 1 << 200 + row);
}

function withoutRow(Floor floor, uint256 row) pure returns (Floor) {
    return Floor.wrap(Floor.unwrap(floor) & ~(1 << 200 + row));
}

function withPaused(Floor floor, bool paused) pure returns (Floor) {
    return Floor.wrap(Floor.unwrap(floor) & ~PAUSED | (paused ? PAUSED : 0));
}
