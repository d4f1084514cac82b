// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Draw } from "../../../contracts/libraries/Draw.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { Test } from "../../support/Test.sol";

contract DrawTest is Test {
    uint256 private constant MAX = type(uint256).max;

    function _hash(uint256 word) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(word)));
    }

    function testFuzz_betWord_isTheHashOfWordAndBet(uint256 word, uint64 id) external pure {
        assertEq(
            Draw.betWord(word, BetId.wrap(id)), uint256(keccak256(abi.encode(word, uint256(id)))), "word of the bet"
        );
    }

    function testFuzz_rollWord_isTheHashOfWordAndRoll(uint256 word, uint8 roll) external pure {
        assertEq(Draw.rollWord(word, roll), uint256(keccak256(abi.encode(word, uint256(roll)))), "word of the roll");
    }

    function outcome(uint256 word, uint256 outcomes) external pure returns (uint256) {
        return Draw.outcome(word, outcomes);
    }

    function test_outcome_revertsWithoutOutcomes() external {
        vm.expectRevert();
        this.outcome(1, 0);
    }

    /// @dev Every count up to 10,000: the words that are not rejected are a whole multiple of it, so no outcome is favoured.
    function test_outcome_acceptsAWholeMultipleOfTheCount() external pure {
        for (uint256 n = 2; n <= 10_000; ++n) {
            uint256 rejected = (MAX % n + 1) % n; // 2^256 mod n
            uint256 last = MAX - rejected;
            assertEq(last % n, n - 1, "the last accepted word draws the last outcome");
            assertEq(Draw.outcome(last, n), n - 1, "outcome of the last accepted word");
            if (rejected != 0) {
                assertEq(Draw.outcome(last + 1, n), Draw.outcome(_hash(last + 1), n), "the next word is hashed again");
            } else {
                assertEq(n & (n - 1), 0, "only powers of two divide 2^256");
            }
        }
    }

    /// @dev The last turn of words, for every count up to 300: each accepted word of a turn draws another outcome, and each of
    /// the rejected words is hashed again.
    function test_outcome_exhaustiveAtBothEnds() external pure {
        for (uint256 n = 1; n <= 300; ++n) {
            uint256 rejected = (MAX % n + 1) % n;
            for (uint256 i = 0; i < n; ++i) {
                assertEq(Draw.outcome(i, n), i, "first turn");
                assertEq(Draw.outcome(MAX - rejected - i, n), n - 1 - i, "last whole turn");
            }
            for (uint256 i = 0; i < rejected; ++i) {
                uint256 again = _hash(MAX - i);
                assertEq(Draw.outcome(MAX - i, n), again % n, "incomplete turn, hashed again");
            }
        }
    }

    function test_outcome_hashesAgainUntilAWordIsAccepted() external pure {
        // Half of the words and more are rejected.
        uint256 n = (1 << 255) + 1;
        uint256 longest = 0;
        for (uint256 start = 0; start < 200; ++start) {
            uint256 word = _hash(start);
            uint256 steps = 0;
            uint256 accepted = word;
            while (accepted >= n) {
                accepted = _hash(accepted);
                ++steps;
            }
            if (steps > longest) longest = steps;
            assertEq(Draw.outcome(word, n), accepted, "outcome");
        }
        assertGt(longest, 3, "longest chain of rejections among 200 words");
    }

    function testFuzz_outcome_isBelowTheCount(uint256 word, uint256 outcomes) external pure {
        outcomes = bound(outcomes, 1, MAX);
        assertLt(Draw.outcome(word, outcomes), outcomes, "outcome");
        if (word < MAX - outcomes) assertEq(Draw.outcome(word, outcomes), word % outcomes, "outcome of an accepted word");
    }

    /// @dev Bets of one word, and rolls of one bet, draw apart: pairs of outcomes are as frequent as they should be.
    function test_outcome_pairsOfNeighboursAreIndependent() external pure {
        uint256[4] memory pairs;
        for (uint256 word = 0; word < 2_000; ++word) {
            uint256 a = Draw.outcome(Draw.rollWord(Draw.betWord(word, BetId.wrap(1 << 16)), 0), 2);
            uint256 b = Draw.outcome(Draw.rollWord(Draw.betWord(word, BetId.wrap(1 << 16 | 1)), 0), 2);
            ++pairs[2 * a + b];
        }
        for (uint256 i = 0; i < 4; ++i) {
            assertGt(pairs[i], 420, "times of a pair in 2,000, expected 500 (4 sigma)");
            assertLt(pairs[i], 580, "times of a pair in 2,000, expected 500 (4 sigma)");
        }
    }
}
