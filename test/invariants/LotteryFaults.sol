// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Faults } from "../support/Faults.sol";
import { LotteryHandler } from "../support/LotteryHandler.sol";

/// @notice The lottery's invariants can fail: each finds a fault that is put into the lottery. And what they watch over does happen.
contract LotteryInvariantsFindFaults is Faults {
    bytes32 private constant SALE_SLOT = bytes32(uint256(0));
    bytes32 private constant OWED_SLOT = bytes32(uint256(1));
    uint256 private constant PAST_SLOT = 2;
    uint256 private constant TICKETS = 1 << 64;
    uint256 private constant JACKPOT = 1 << 128;
    uint256 private constant CUT = 1 << 192;

    LotteryHandler private handler;
    address private lottery;

    function setUp() external {
        handler = new LotteryHandler();
        (lottery,) = handler.parts();
        // A draw that is drawn, with the number of a ticket, and one on sale.
        handler.sell(1, 20);
        handler.pass(0);
        handler.begin();
        handler.pass(15);
        handler.answer_(3);
        handler.sell(2, 5);
    }

    function _all() private {
        handler.checkL1();
        handler.checkL2();
        handler.checkL3();
        handler.checkL4();
        handler.checkL5();
    }

    function test_noFault_allHold() external {
        _all();
    }

    /// @dev A long and wild life, the same in each run. Everything that the invariants are about happens in it.
    function test_noFault_everythingHappens() external {
        uint256 seed = 1;
        for (uint256 i = 0; i < 3_000; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 a = seed >> 8 & type(uint64).max;
            uint256 act = seed % 16;
            if (act < 4) handler.sell(a, seed >> 72);
            else if (act < 8) handler.pass(a);
            else if (act < 10) handler.begin();
            else if (act < 11) handler.answer_(a);
            else if (act < 13) handler.claim(a);
            else if (act < 14) handler.claimWrongly(a);
            else if (act < 15) handler.other(a, seed >> 72);
            if (i % 250 == 0) _all();
        }
        _all();
        LotteryHandler.Counts memory c = handler.counts();
        assertGt(c.sold, 2_000, "tickets sold");
        assertGt(c.drawn, 50, "draws that were drawn");
        assertGt(c.abandoned, 5, "draws that were abandoned");
        assertGt(c.jackpots, 10, "jackpots");
        assertGt(c.prizes, 20, "prizes that were paid");
        assertGt(c.refunds, 50, "tickets that were refunded");
        assertGt(c.refusedClaims, 50, "claims that were refused");
        assertGt(c.lateWords, 3, "words that came too late");
    }

    // --- one fault each ---

    /// @dev A check, or an act that checks, fails for the reason named.
    function _finds(string memory reason, bytes memory act) private {
        assertFinds(address(handler), reason, act);
    }

    function test_L1_findsMoneyThatLeaks() external {
        handler.faultLeak(1);
        _finds("L1: the books against the money held", abi.encodeCall(handler.checkL1, ()));
    }

    function test_L1_findsAJackpotThatNobodyPaidFor() external {
        handler.faultInStorage(SALE_SLOT, JACKPOT);
        _finds("L1: the books against the money held", abi.encodeCall(handler.checkL1, ()));
    }

    /// @dev A chip of the cut that is in the jackpot: the sum is right.
    function test_L1_findsAChipInTheWrongBook() external {
        unchecked {
            handler.faultInStorage(SALE_SLOT, JACKPOT - CUT);
        }
        _finds("L1: jackpot", abi.encodeCall(handler.checkL1, ()));
    }

    function test_L1_findsAnotherNumberOfTickets() external {
        handler.faultInStorage(SALE_SLOT, TICKETS);
        _finds("L1: the books against the money held", abi.encodeCall(handler.checkL1, ()));
    }

    function test_L2_findsAPrizeOfAnotherNumber() external {
        // The number that was drawn stands above tickets, time and nonce of the draw.
        handler.faultInStorage(keccak256(abi.encode(1, PAST_SLOT)), 1 << 96);
        _finds("L2: what a player can claim", abi.encodeCall(handler.checkL2, ()));
        _finds("L3: the number is that of the word", abi.encodeCall(handler.checkL3, ()));
    }

    function test_L2_findsAWinnerTooMany() external {
        // The winners of the jackpot stand lowest in the slot after.
        handler.faultInStorage(bytes32(uint256(keccak256(abi.encode(1, PAST_SLOT))) + 1), 1);
        _finds("L2: what a player can claim", abi.encodeCall(handler.checkL2, ()));
    }

    function test_L2_findsATicketThatIsLost() external {
        handler.faultLostTicket();
        _finds("L2: what a player can claim", abi.encodeCall(handler.checkL2, ()));
    }

    function test_L3_findsAWordWithoutAProof() external {
        handler.pass(0);
        handler.begin();
        handler.faultForgedWord(2);
        _finds("L3: draws that are drawn", abi.encodeCall(handler.checkL3, ()));
    }

    function test_L4_findsATicketThatWasSoldLate() external {
        handler.faultLateSale();
        handler.pass(0);
        handler.begin();
        _finds("L4: the last sale, before the request", abi.encodeCall(handler.checkL4, ()));
    }

    function test_L5_findsMoneyThatIsOwedToNobody() external {
        handler.faultInStorage(OWED_SLOT, 1);
        _finds("L5: owed when everybody was paid", abi.encodeCall(handler.checkL5, ()));
    }
}
