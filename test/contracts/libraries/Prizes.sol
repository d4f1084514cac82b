// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Prizes, TIERS } from "../../../contracts/libraries/Prizes.sol";
import { Test } from "../../support/Test.sol";

contract PrizesTest is Test {
    /// @dev Every number against some that are drawn: the chances are 1, 7, 56 and 448 in 32,768.
    function test_tierOf_countsByTier() external pure {
        for (uint256 drawn = 0; drawn < Prizes.NUMBERS; drawn += 8_191) {
            uint256[TIERS + 1] memory counts;
            for (uint256 number = 0; number < Prizes.NUMBERS; ++number) ++counts[Prizes.tierOf(number, drawn)];
            assertEq(counts[0], 1, "all five digits");
            assertEq(counts[1], 7, "the first four");
            assertEq(counts[2], 56, "the first three");
            assertEq(counts[3], 448, "the first two");
        }
    }

    function testFuzz_tierOf_goesDigitByDigit(uint256 number, uint256 drawn, uint256 alike) external pure {
        number %= Prizes.NUMBERS;
        // As many first digits alike.
        uint256 unit = 8 ** bound(alike, 0, 5);
        drawn = number / unit * unit + drawn % unit;
        uint256 count = 0;
        for (unit = 8 ** 4; unit != 0 && number / unit == drawn / unit; unit /= 8) ++count;
        assertEq(Prizes.tierOf(number, drawn), count < 2 ? TIERS : 5 - count, "tier");
    }

    function testFuzz_split_losesNothing(uint256 sales, uint256 jackpot) external pure {
        sales = bound(sales, 0, 1e24);
        jackpot = bound(jackpot, 0, 1e24);
        (uint256 cut, uint256[TIERS] memory pools) = Prizes.split(sales, jackpot);
        assertEq(cut + pools[0] + pools[1] + pools[2] + pools[3], sales + jackpot, "cut and pools");
        assertEq(cut, sales / 10, "cut");
        assertGe(pools[0], jackpot + (sales - cut) / 2, "jackpot");
    }
}
