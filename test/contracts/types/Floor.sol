// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Floor, ROW_COUNT } from "../../../contracts/types/Floor.sol";
import { Round } from "../../../contracts/types/Round.sol";
import { Test } from "../../support/Test.sol";

contract FloorTest is Test {
    function _check(Floor floor, Round current, uint256 rows, bool paused) private pure {
        assertEq(Round.unwrap(floor.current()), Round.unwrap(current), "current round");
        for (uint256 row = 0; row < ROW_COUNT; ++row) assertEq(floor.hasRow(row), rows >> row & 1 != 0, "row");
        assertEq(floor.isFull(), rows == (1 << ROW_COUNT) - 1, "full");
        assertEq(floor.isPaused(), paused, "paused");
    }

    /// @dev Each setter changes its own part, and no other.
    function testFuzz_floor_keepsWhatItIsMadeOf(uint200 current, uint200 next, uint48 rows, uint256 row, bool paused)
        external
        pure
    {
        row = bound(row, 0, ROW_COUNT - 1);
        Floor floor = Floor.wrap(0).withCurrent(Round.wrap(current)).withPaused(paused);
        for (uint256 i = 0; i < ROW_COUNT; ++i) if (rows >> i & 1 != 0) floor = floor.withRow(i);
        _check(floor, Round.wrap(current), rows, paused);
        _check(floor.withCurrent(Round.wrap(next)), Round.wrap(next), rows, paused);
        _check(floor.withPaused(!paused), Round.wrap(current), rows, !paused);
        _check(floor.withPaused(paused), Round.wrap(current), rows, paused);
        _check(floor.withRow(row), Round.wrap(current), rows | 1 << row, paused);
        _check(floor.withoutRow(row), Round.wrap(current), rows & ~(1 << row), paused);
    }

    function test_floor_isFullWithTheLastRow() external pure {
        for (uint256 last = 0; last < ROW_COUNT; ++last) {
            Floor floor = Floor.wrap(0).withPaused(true).withCurrent(Round.wrap(type(uint200).max));
            for (uint256 row = 0; row < ROW_COUNT; ++row) if (row != last) floor = floor.withRow(row);
            assertFalse(floor.isFull(), "full but for a row");
            assertTrue(floor.withRow(last).isFull(), "full");
            assertFalse(floor.withRow(last).withoutRow(last).isFull(), "full after a row was freed");
        }
    }

    function test_floor_beforeTheFirstBetIsEmpty() external pure {
        _check(Floor.wrap(0), Round.wrap(0), 0, false);
    }
}
