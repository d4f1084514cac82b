// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { MAX_TALLY, Tally } from "../../../contracts/types/Tally.sol";
import { Test } from "../../support/Test.sol";

/// @notice The packed counters against eight plain ones.
contract TallyTest is Test {
    function testFuzz_add_countsEachDigitByItself(uint256 seed, uint32 draw) external pure {
        vm.assume(draw != 0);
        Tally tally;
        uint256[8] memory plain;
        for (uint256 i = 0; i < 64; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            tally = tally.add(draw, seed % 8);
            ++plain[seed % 8];
        }
        for (uint256 digit = 0; digit < 8; ++digit) {
            assertEq(tally.counterOf(draw, digit), plain[digit], "counter of a digit");
        }
        assertEq(tally.total(draw), 64, "all of them");
    }

    /// @dev Full counters on both sides are left alone; the last ticket that a draw may sell does not carry.
    function testFuzz_add_carriesIntoNoNeighbour(uint32 draw, uint256 digit) external pure {
        digit = bound(digit, 0, 7);
        Tally full = Tally.wrap(uint256(draw) << 224 | type(uint224).max);
        Tally tally = Tally.wrap(Tally.unwrap(full) - (uint256(1) << 28 * digit));
        assertEq(tally.counterOf(draw, digit), MAX_TALLY - 1, "a counter before the last ticket");
        tally = tally.add(draw, digit);
        assertEq(Tally.unwrap(tally), Tally.unwrap(full), "the whole slot after it");
    }

    /// @dev The tally of another draw reads as zero, and is written over.
    function testFuzz_add_beginsAnewForAnotherDraw(uint256 old, uint32 draw, uint256 digit) external pure {
        digit = bound(digit, 0, 7);
        vm.assume(old >> 224 != draw);
        Tally tally = Tally.wrap(old);
        assertEq(tally.total(draw), 0, "tickets of this draw, before");
        tally = tally.add(draw, digit);
        assertEq(tally.total(draw), 1, "tickets of this draw, after");
        assertEq(tally.counterOf(draw, digit), 1, "its counter");
        assertEq(tally.total(old >> 224), 0, "tickets of the old draw");
    }
}
