// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Strip, STRIP_LENGTH } from "../../../contracts/types/Strip.sol";
import { Test } from "../../support/Test.sol";

/// @notice The packed tickets against a plain list.
contract StripTest is Test {
    function testFuzz_strip_isAListOfTickets(uint256 seed, uint32 count) external pure {
        Strip strip = Strip.wrap(0).withCount(count);
        uint256[STRIP_LENGTH] memory plain;
        bool[STRIP_LENGTH] memory open;
        for (uint256 i = 0; i < 50; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 place = seed % STRIP_LENGTH;
            if (open[place]) {
                strip = strip.withoutTicket(place);
                (open[place], plain[place]) = (false, 0);
            } else {
                (open[place], plain[place]) = (true, seed >> 128 & 0x7FFF);
                strip = strip.withTicket(place, plain[place]);
            }
            for (uint256 j = 0; j < STRIP_LENGTH; ++j) {
                (bool isOpen, uint256 number) = strip.numberAt(j);
                assertEq(isOpen, open[j], "whether there is a ticket");
                assertEq(number, plain[j], "its number");
            }
            assertEq(strip.count(), count, "count");
        }
    }

    function testFuzz_withCount_leavesTicketsAlone(uint256 word, uint32 count) external pure {
        Strip strip = Strip.wrap(word).withCount(count);
        assertEq(strip.count(), count, "count");
        assertEq(uint224(Strip.unwrap(strip)), uint224(word), "tickets");
    }

    /// @dev Number 0 is a number, and not a hole.
    function test_withTicket_keepsNumberZero() external pure {
        (bool open, uint256 number) = Strip.wrap(0).withTicket(3, 0).numberAt(3);
        assertTrue(open, "open");
        assertEq(number, 0, "number");
        (open,) = Strip.wrap(0).numberAt(3);
        assertFalse(open, "open where nothing was bought");
    }
}
