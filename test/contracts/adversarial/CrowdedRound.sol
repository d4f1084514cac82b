// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { House } from "../../support/House.sol";

/// @notice Tests 4, 5 and 20 of the adversarial list: a round with very many bets. A chain with large blocks has room for them.
contract AdversarialCrowdedRound is House {
    /// @dev The callback must not run out of gas over the length of its lists: the word would be lost.
    function test_20_callbackKeepsTheWordOfARoundWithTwentyThousandSeats() external {
        vm.startPrank(alice);
        for (uint256 i = 0; i < 20_000; ++i) casino.place(COIN_FLIP, 10_000, 0);
        vm.stopPrank();
        uint256 last = casino.latestRound();
        (, uint256 seats,,,,) = casino.roundOf(last);
        assertGt(seats, 0, "seats of the last round");
        for (uint256 round = 1; round <= last; ++round) {
            try this.answerFromOutside(round) { } catch { }
            (RoundStatus status, uint256 open,,,,) = casino.roundOf(round);
            assertTrue(open == 0 || status == RoundStatus.Drawn, "the word of a crowded round was kept");
        }
    }

    function answerFromOutside(uint256 round) external {
        answer(round, 7);
    }
}
