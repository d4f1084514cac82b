// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { CHIPS, FEES, RESERVED } from "../../contracts/types/Ledger.sol";
import { Faults } from "../support/Faults.sol";
import { Handler } from "../support/Handler.sol";

/// @notice The invariants can fail: each finds a fault that is put into the house. And what they watch over does happen.
contract InvariantsFindFaults is Faults {
    bytes32 private constant LEDGER_SLOT = bytes32(uint256(0));
    uint256 private constant CHIPS_SLOT = 1;
    uint256 private constant COIN = 1e9;

    Handler private handler;
    address private casino;
    address private bank;
    address private coinFlip;
    address private player;

    function setUp() external {
        handler = new Handler();
        (casino, bank, coinFlip, player) = handler.parts();
        // A round that was settled, and one of two bets that is open.
        handler.bet(0, 0, COIN, 0);
        handler.fulfil_(0);
        handler.bet(0, 0, COIN, 0);
        handler.bet(1, 0, COIN, 0);
    }

    function _all() private {
        handler.checkI1();
        handler.checkI2();
        handler.checkI3();
        handler.checkI4();
        handler.checkI5();
        handler.checkI6();
        handler.checkI9();
        handler.checkI10();
        handler.checkI11();
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
            uint256 b = seed >> 72;
            uint256 act = seed % 30;
            if (act < 3) handler.bet(a, uint8(b), b % COIN, b >> 16);
            else if (act < 5) handler.crowd(a, b);
            else if (act < 10) handler.pass(a, b);
            else if (act < 13) handler.fulfil_(a);
            else if (act < 16) handler.settle(a, b);
            else if (act < 18) handler.refund(a, b);
            else if (act < 20) handler.other(a, b, b >> 16);
            else handler.hand(a, b);
        }
        _all();
        Handler.Counts memory c = handler.counts();
        assertGt(c.bets, 300, "bets");
        assertGt(c.refusedBets, 20, "bets that were refused");
        assertGt(c.settledInTheAnswer, 150, "bets settled in the answer");
        assertGt(c.settledLater, 10, "bets settled later");
        assertGt(c.refunded, 20, "bets refunded");
        assertGt(c.wordsInTime, 50, "words in time");
        assertGt(c.wordsTooLate, 3, "words that came too late");
        assertGt(c.hands, 10, "hands dealt");
        assertGt(c.decisions, 3, "decisions by chance");
        assertGt(c.decisionsWithoutChance, 3, "decisions without chance");
        assertGt(c.decisionsTakenBack, 0, "decisions whose word never came");
        assertGt(c.handsClosed, 0, "hands closed by another");
    }

    // --- one fault each ---

    /// @dev A check, or an act that checks, fails for the reason named.
    function _finds(string memory reason, bytes memory act) private {
        assertFinds(address(handler), reason, act);
    }

    function test_I1_findsChipsThatNobodyPaidFor() external {
        handler.faultInStorage(bank, LEDGER_SLOT, CHIPS * 2_000 * COIN);
        _finds("I1: chips, reserved and fees against cash", abi.encodeCall(handler.checkI1, ()));
    }

    function test_I1_findsAFeeTooMuch() external {
        handler.faultInStorage(bank, LEDGER_SLOT, FEES);
        _finds("I1: fees", abi.encodeCall(handler.checkI1, ()));
    }

    function test_I1_findsMoneyThatLeaks() external {
        handler.faultLeak(1);
        _finds("I1: cash against the money held", abi.encodeCall(handler.checkI1, ()));
    }

    function test_I2_findsAReserveThatStays() external {
        handler.faultInStorage(bank, LEDGER_SLOT, RESERVED);
        _finds("I2: reserved for the open bets", abi.encodeCall(handler.checkI2, ()));
    }

    function test_I3_findsAChipForASettledBet() external {
        handler.faultInStorage(bank, keccak256(abi.encode(player, CHIPS_SLOT)), 1);
        _finds("I3: chips", abi.encodeCall(handler.checkI3, ()));
    }

    /// @dev The first bet of the open round is marked as ended.
    function test_I3_findsABetThatNeverEnded() external {
        handler.faultInStorage(casino, _floorSlot(), 1 << 136);
        _finds("I3: bets of a round that have ended", abi.encodeCall(handler.checkI3, ()));
    }

    /// @dev The floor is the slot whose low 32 bits are the latest round, 2, with 1 for an open round in its place.
    function _floorSlot() private view returns (bytes32 slot) {
        for (uint256 i = 0; i < 8; ++i) {
            uint256 word = uint256(vm.load(casino, bytes32(i)));
            if (uint32(word) == 2 && uint8(word >> 160) == 1) return bytes32(i);
        }
        assertTrue(false, "the slot of the floor");
    }

    function test_I4_findsAWordWithoutAProof() external {
        _finds("I4: the word of a settlement", abi.encodeCall(handler.faultForgedWord, (2)));
    }

    /// @dev A request that the casino made and does not count.
    function test_I4_findsARequestWithoutARound() external {
        handler.faultForeignRequest();
        _finds("I4: requests without a round", abi.encodeCall(handler.checkI4, ()));
    }

    function test_I5_findsABetAfterTheBlockOfItsRound() external {
        handler.faultFrozenBlock(2, COIN);
        _finds("I5: block of the last bet", abi.encodeCall(handler.checkI5, ()));
    }

    /// @dev A coin that pays twice what it said when the bets were placed: what is reserved for other bets pays for it.
    function test_I6_findsAPayoutAboveItsReserve() external {
        handler.pass(5, 0);
        handler.bet(2, 1, 2 * COIN, 5_000); // reserves enough, in another round
        handler.faultOtherCode(coinFlip, address(new DearCoin()).code);
        handler.fulfil_(1);
        _finds("I6: paid for a bet", abi.encodeCall(handler.checkI6, ()));
    }

    function test_I9_findsACashOutThatFails() external {
        handler.faultLeak(bank.balance);
        vm.expectRevert();
        handler.checkI9();
    }

    function test_I10_findsAnAnswerThatCostsMore() external {
        handler.faultDearAnswer(2);
        handler.fulfil_(type(uint256).max); // at the highest price
        _finds("I10: fees", abi.encodeCall(handler.checkI10, ()));
    }

    function test_I11_findsABetThatNobodyCanEnd() external {
        handler.faultOtherCode(coinFlip, hex"5f5ffd"); // reverts
        vm.expectRevert();
        handler.checkI11();
    }
}

/// @notice A coin that always pays 3.8.
contract DearCoin {
    function quote(uint256) external pure returns (uint256, uint256, uint256) {
        return (2, 1, 3_800_000);
    }

    function multiplier(uint256, uint256) external pure returns (uint256) {
        return 3_800_000;
    }
}
