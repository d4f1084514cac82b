// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Round, RoundStatus, toRound } from "../../../contracts/types/Round.sol";
import { Test } from "../../support/Test.sol";

contract RoundTest is Test {
    struct Parts {
        uint32 nonce;
        uint32 openedAt;
        uint32 blockNumber;
        uint40 firstBet;
        uint16 settled;
        uint8 row;
        uint8 status;
        uint32 feeRate;
    }

    function _check(Round round, Parts memory p) private pure {
        assertEq(round.nonce(), p.nonce, "nonce");
        assertEq(round.openedAt(), p.openedAt, "openedAt");
        assertEq(round.blockNumber(), p.blockNumber, "blockNumber");
        assertEq(round.firstBet(), p.firstBet, "firstBet");
        assertEq(round.settled(), p.settled, "settled");
        assertEq(round.row(), p.row, "row");
        assertEq(uint256(round.status()), p.status, "status");
        assertEq(round.feeRate(), p.feeRate, "feeRate");
        assertEq(round.isOpen(), p.status == uint8(RoundStatus.Open), "open");
        assertEq(round.isClosed(), p.status == uint8(RoundStatus.Closed), "closed");
    }

    /// @dev Each setter changes its own part, and no other, whatever stood there.
    function testFuzz_round_keepsWhatItIsMadeOf(Parts memory p, Parts memory q) external pure {
        Round round = toRound(p.nonce, p.openedAt, p.blockNumber, p.row, p.feeRate);
        (q.nonce, q.openedAt, q.blockNumber, q.row, q.feeRate) =
            (p.nonce, p.openedAt, p.blockNumber, p.row, p.feeRate);
        p.status = p.status % 4;
        uint40 firstBet = q.firstBet;
        uint16 settled = q.settled;
        (q.firstBet, q.settled, q.status) = (0, 0, uint8(RoundStatus.Open));
        _check(round, q);
        round = round.withFirstBet(q.firstBet = p.firstBet);
        _check(round, q);
        round = round.withSettled(q.settled = p.settled);
        _check(round, q);
        round = round.withStatus(RoundStatus(q.status = p.status));
        _check(round, q);
        round = round.withFirstBet(q.firstBet = firstBet);
        _check(round, q);
        round = round.withSettled(q.settled = settled);
        _check(round, q);
        round = round.withStatus(RoundStatus(q.status = (p.status + 1) % 4));
        _check(round, q);
    }

    /// @dev A chain's block numbers may outgrow 32 bits: the low bits are kept, and nothing beside them.
    function testFuzz_round_keepsTheLowBitsOfABlockNumber(uint256 blockNumber) external pure {
        Round round = toRound(7, 8, blockNumber, 9, 10);
        assertEq(round.blockNumber(), uint32(blockNumber), "blockNumber");
        assertEq(round.firstBet(), 0, "firstBet");
        assertEq(round.openedAt(), 8, "openedAt");
        assertEq(round.row(), 9, "row");
    }

    function test_round_beforeTheFirstIsClosed() external pure {
        Round none = Round.wrap(0);
        assertTrue(none.isClosed(), "no round is closed");
        assertEq(none.nonce(), 0, "nonce of no round");
    }
}
