// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Round, RoundStatus, toRound } from "../../../contracts/types/Round.sol";
import { Test } from "../../support/Test.sol";

contract RoundTest is Test {
    struct Parts {
        uint40 nonce;
        uint32 openedAt;
        uint40 blockNumber;
        uint8 row;
        uint32 feeRate;
        uint16 seats;
        uint16 settled;
        uint8 status;
    }

    function _check(Round round, Parts memory p) private pure {
        assertEq(round.nonce(), p.nonce, "nonce");
        assertEq(round.openedAt(), p.openedAt, "openedAt");
        assertEq(round.blockNumber(), p.blockNumber, "blockNumber");
        assertEq(round.row(), p.row, "row");
        assertEq(round.feeRate(), p.feeRate, "feeRate");
        assertEq(round.seats(), p.seats, "seats");
        assertEq(round.settled(), p.settled, "settled");
        assertEq(uint256(round.status()), p.status, "status");
        assertEq(round.isClosed(), p.seats == p.settled, "closed");
    }

    /// @dev Each setter changes its own part, and no other.
    function testFuzz_round_keepsWhatItIsMadeOf(Parts memory p, uint16 seats, uint16 settled, uint8 status)
        external
        pure
    {
        Round round = toRound(p.nonce, p.openedAt, p.blockNumber, p.row, p.feeRate);
        (p.seats, p.settled, p.status) = (0, 0, 0);
        _check(round, p);
        round = round.withSeats(p.seats = seats);
        _check(round, p);
        round = round.withSettled(p.settled = settled);
        _check(round, p);
        p.status = status % 3;
        round = round.withStatus(RoundStatus(p.status));
        _check(round, p);
        round = round.withSettled(p.settled = seats);
        _check(round, p);
        p.status = (p.status + 1) % 3;
        round = round.withStatus(RoundStatus(p.status));
        _check(round, p);
        round = round.withSeats(p.seats = settled);
        _check(round, p);
    }

    function test_round_beforeTheFirstIsClosed() external pure {
        Round none = Round.wrap(0);
        assertTrue(none.isClosed(), "no round is closed");
        assertEq(none.nonce(), 0, "nonce of no round");
    }
}
