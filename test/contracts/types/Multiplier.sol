// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { MAX_STAKE } from "../../../contracts/types/Bet.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

contract MultiplierTest is Test {
    function testFuzz_times_roundsDownForTheBank(uint64 multiplier, uint256 stake) external pure {
        stake = bound(stake, 0, MAX_STAKE);
        uint256 payout = Multiplier.wrap(multiplier).times(stake);
        assertLe(payout * 1e6, stake * multiplier, "payout");
        assertGt((payout + 1) * 1e6, stake * multiplier, "payout and a chip");
    }

    function testFuzz_timesUp_roundsUpForTheBank(uint64 multiplier, uint256 stake) external pure {
        stake = bound(stake, 0, MAX_STAKE);
        uint256 cost = Multiplier.wrap(multiplier).timesUp(stake);
        assertGe(cost * 1e6, stake * multiplier, "cost");
        assertLt(cost == 0 ? 0 : (cost - 1) * 1e6, stake * multiplier + 1, "cost less a chip");
    }

    function test_times_whole() external pure {
        assertEq(Multiplier.wrap(1e6).times(12_345), 12_345, "once the stake");
        assertEq(Multiplier.wrap(1_980_000).times(10_000), 19_800, "1.98 times the stake");
        assertEq(Multiplier.wrap(999_999).times(1), 0, "less than a chip");
        assertEq(Multiplier.wrap(36e6).times(10_000), 360_000, "36 times the stake");
    }
}
