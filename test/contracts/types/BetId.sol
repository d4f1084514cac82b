// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { BetId, toBetId } from "../../../contracts/types/BetId.sol";
import { Test } from "../../support/Test.sol";

contract BetIdTest is Test {
    function testFuzz_betId_keepsRoundAndSeat(uint40 round, uint16 seat) external pure {
        BetId id = toBetId(round, seat);
        assertEq(id.round(), round, "round");
        assertEq(id.seat(), seat, "seat");
        assertEq(BetId.unwrap(id), uint256(round) * 65_536 + seat, "number of the bet");
    }

    function testFuzz_betId_namesOneBet(uint64 id) external pure {
        BetId bet = BetId.wrap(id);
        assertEq(BetId.unwrap(toBetId(bet.round(), bet.seat())), id, "the way back");
    }
}
