// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { Rounds } from "../../../contracts/Rounds.sol";
import { BetId, toBetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { House } from "../../support/House.sol";

/// @notice Tests 20 and 21 of the adversarial list: full rounds, all rows open, and bets that share a word.
contract AdversarialCrowdedRound is House {
    uint256 private constant SEATS = 1000;

    function _fill(uint256 bets, uint256 stake) private {
        vm.startPrank(alice);
        for (uint256 i = 0; i < bets; ++i) casino.place(COIN_FLIP, stake, 0);
        vm.stopPrank();
    }

    function _wins(uint256 round, uint256 bets, uint256 word) private pure returns (uint256 wins) {
        for (uint256 i = 0; i < bets; ++i) if (outcomeOf(word, toBetId(round, i), 0, 2) == 0) ++wins;
    }

    // --- 20: a round ---

    function test_20_fullRoundTakesNoMoreAndTheNextBlockDoes() external {
        _fill(SEATS, 10_000);
        Books memory before = books();
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundIsFull.selector, SEATS));
        casino.place(COIN_FLIP, 10_000, 0);
        assertEq(bank.chipsOf(bob), PURSE, "chips after a bet that was refused");
        assertEq(books().reserved, before.reserved, "reserved after a bet that was refused");
        assertEq(bank.betsOpened(), SEATS, "bets");
        nextBlock();
        BetId bet = place(bob, COIN_FLIP, 10_000, 0);
        assertEq(BetId.unwrap(bet), 2 << 16, "the first bet of the next round");
    }

    /// @dev The callback settles what it can and keeps the word; a few transactions settle the rest.
    function test_20_fullRoundIsSettled() external {
        _fill(SEATS, 10_000);
        uint256 chips = bank.chipsOf(alice);
        (uint256 word,, bool success) = fulfilAndTell(1);
        assertTrue(success, "the callback did not fail");
        uint256 transactions = 0;
        for (RoundStatus status; ; ++transactions) {
            (status,,,,,) = casino.roundOf(1);
            if (status == RoundStatus.Closed) break;
            assertEq(uint256(status), uint256(RoundStatus.Drawn), "status");
            casino.settle{ gas: 15_000_000 }(1, SEATS);
        }
        assertLt(transactions, 5, "transactions after the callback");
        assertEq(bank.chipsOf(alice), chips + _wins(1, SEATS, word) * 19_800, "chips");
        assertNothingReserved();
    }

    function test_20_fullRoundIsRefunded() external {
        _fill(SEATS, 10_000);
        skip(25 hours);
        for (uint256 i = 0; i < 4; ++i) casino.refund{ gas: 15_000_000 }(1, SEATS / 4);
        assertEq(bank.chipsOf(alice), PURSE, "chips");
        assertNothingReserved();
    }

    /// @dev A parked round keeps its seats while the next one fills.
    function testFuzz_20_roundsBesideEachOtherKeepTheirSeats(uint256 first, uint256 second, uint256 word) external {
        first = bound(first, 1, 20);
        second = bound(second, 1, 20);
        _fill(first, 10_000);
        nextBlock();
        _fill(second, 10_000);
        uint256 chips = bank.chipsOf(alice);
        (, uint256 seats,,,,) = casino.roundOf(1);
        assertEq(seats, first, "seats of the parked round");
        (, seats,,,,) = casino.roundOf(2);
        assertEq(seats, second, "seats of the current round");
        answerWithGas(1, word, 15_000_000);
        assertEq(bank.chipsOf(alice), chips + _wins(1, first, word) * 19_800, "chips after the first round");
        answerWithGas(2, word, 15_000_000);
        assertEq(
            bank.chipsOf(alice),
            chips + (_wins(1, first, word) + _wins(2, second, word)) * 19_800,
            "chips after the second round"
        );
        assertNothingReserved();
    }

    // --- 20: all rows ---

    function _fillRows() private returns (uint256 rounds) {
        while (true) {
            vm.prank(alice);
            try casino.place(COIN_FLIP, COIN / 100, 0) { }
            catch (bytes memory reason) {
                assertEq(bytes32(bytes4(reason)), bytes32(Rounds.TooManyOpenRounds.selector), "why no round opens");
                return rounds;
            }
            ++rounds;
            nextBlock();
        }
    }

    function test_20_allRowsOpen() external {
        uint256 rounds = _fillRows();
        assertEq(rounds, casino.ROWS(), "rounds that are open at once");
        vm.prank(bob);
        vm.expectRevert(Rounds.TooManyOpenRounds.selector);
        casino.place(COIN_FLIP, COIN, 0);
        // Nothing is lost, and one answer makes room.
        uint256 chips = bank.chipsOf(bob);
        assertEq(chips, PURSE, "chips of who was refused");
        answer(17, 5);
        BetId bet = place(bob, COIN_FLIP, COIN, 0);
        assertEq(bet.round(), rounds + 1, "round of the next bet");
        nextBlock();
        vm.prank(bob);
        vm.expectRevert(Rounds.TooManyOpenRounds.selector);
        casino.place(COIN_FLIP, COIN, 0);
        // After the deadline anybody frees all of them.
        skip(25 hours);
        for (uint256 round = 1; round <= rounds + 1; ++round) {
            if (round != 17) casino.refund(round, 1);
        }
        assertNothingReserved();
        place(bob, COIN_FLIP, COIN, 0);
    }

    /// @dev Rows are shared by their remainder, and taken in any order: each word finds its round.
    function testFuzz_20_wordsInAnyOrder(uint256 seed) external {
        uint256 rounds = 0;
        uint256[] memory open = new uint256[](64);
        uint256 opened = 0;
        uint256 chips = bank.chipsOf(alice);
        uint256 fee = feeOf(true, 1);
        for (uint256 i = 0; i < 70; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            bool answers = opened != 0 && (seed % 5 < 2 || opened == 48);
            if (!answers) {
                nextBlock();
                place(alice, COIN_FLIP, COIN / 100, 0);
                open[opened++] = ++rounds;
                chips -= COIN / 100 + fee;
            } else {
                uint256 which = seed / 5 % opened;
                uint256 round = open[which];
                open[which] = open[--opened];
                (RoundStatus status, uint256 seats,,,,) = casino.roundOf(round);
                assertEq(uint256(status), uint256(RoundStatus.Open), "status of an open round");
                assertEq(seats, 1, "seats of an open round");
                if (seed % 2 == 0) {
                    answerWithGas(round, seed, 200_000);
                    casino.settle(round, 1);
                } else {
                    answer(round, seed);
                }
                if (_wins(round, 1, seed) == 1) chips += COIN / 100 * 198 / 100;
            }
            assertEq(bank.chipsOf(alice), chips, "chips");
        }
        for (uint256 i = 0; i < opened; ++i) answer(open[i], seed);
        assertNothingReserved();
    }

    // --- 21 ---

    /// @dev Two bets on one word are two draws: alike bets of a round win apart, and as often together as chance says.
    function test_21_betsOnOneWordDrawApart() external {
        uint256 both = 0;
        uint256 one = 0;
        for (uint256 i = 0; i < 400; ++i) {
            BetId first = place(alice, COIN_FLIP, COIN / 100, 0);
            place(bob, COIN_FLIP, COIN / 100, 0);
            uint256 a = bank.chipsOf(alice);
            uint256 b = bank.chipsOf(bob);
            answer(first.round(), uint256(keccak256(abi.encode(i))));
            bool alices = bank.chipsOf(alice) > a;
            bool bobs = bank.chipsOf(bob) > b;
            if (alices && bobs) ++both;
            else if (alices || bobs) ++one;
            nextBlock();
        }
        assertGt(both, 60, "times both won of 400, expected 100 (over 4 sigma)");
        assertLt(both, 140, "times both won of 400, expected 100 (over 4 sigma)");
        assertGt(one, 155, "times one won of 400, expected 200 (over 4 sigma)");
        assertLt(one, 245, "times one won of 400, expected 200 (over 4 sigma)");
    }

    /// @dev The word of no bet is the word of another, nor of a roll: bets, rolls and rounds never share a draw.
    function testFuzz_21_noTwoDrawsShareAWord(uint256 word, uint64 a, uint64 b, uint8 i, uint8 j) external pure {
        vm.assume(a != b);
        uint256 betA = uint256(keccak256(abi.encode(word, uint256(a))));
        uint256 betB = uint256(keccak256(abi.encode(word, uint256(b))));
        assertNotEq(betA, betB, "words of two bets");
        uint256 rollA = uint256(keccak256(abi.encode(betA, uint256(i))));
        assertNotEq(rollA, uint256(keccak256(abi.encode(betB, uint256(j)))), "words of rolls of two bets");
        if (i != j) assertNotEq(rollA, uint256(keccak256(abi.encode(betA, uint256(j)))), "words of two rolls");
        assertNotEq(rollA, betA, "word of a roll and of its bet");
    }

    /// @dev The same seat of two rounds, and two seats of a round, through the casino: the same bets, the same word, other results.
    function test_21_sameWordInTwoRoundsDrawsApart() external {
        uint256 differ = 0;
        for (uint256 word = 0; word < 40; ++word) {
            BetId first = place(alice, COIN_FLIP, COIN / 100, 0);
            uint256 a = bank.chipsOf(alice);
            answer(first.round(), word);
            a = bank.chipsOf(alice) - a;
            nextBlock();
            BetId second = place(alice, COIN_FLIP, COIN / 100, 0);
            uint256 b = bank.chipsOf(alice);
            answer(second.round(), word);
            if (a != bank.chipsOf(alice) - b) ++differ;
            nextBlock();
        }
        assertGt(differ, 5, "words of 40 that drew apart in two rounds");
        assertLt(differ, 35, "words of 40 that drew apart in two rounds");
    }
}

/// @notice A full round, answered and settled with any gas.
contract AdversarialFullRoundWithAnyGas is House {
    uint256 private constant SEATS = 1000;

    uint256 private chips;

    function setUp() public override {
        super.setUp();
        vm.startPrank(alice);
        for (uint256 i = 0; i < SEATS; ++i) casino.place(COIN_FLIP, 10_000, 0);
        vm.stopPrank();
        chips = bank.chipsOf(alice);
    }

    function _paid(uint256 settled, uint256 word) private view {
        uint256 wins = 0;
        for (uint256 i = 0; i < settled; ++i) if (outcomeOf(word, toBetId(1, i), 0, 2) == 0) ++wins;
        assertEq(bank.chipsOf(alice), chips + wins * 19_800, "chips after the bets that are settled");
        assertBooks();
    }

    /// @dev The lists are as long as the round, however few bets the gas settles. They never cost the word.
    function testFuzz_5_callbackKeepsTheWordOfAFullRound(uint256 gas, uint256 word) external {
        answerWithGas(1, word, bound(gas, 200_000, 4_000_000));
        (RoundStatus status, uint256 seats, uint256 settled,,, uint256 kept) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Drawn), "status");
        assertEq(kept, word, "word that was kept");
        assertEq(seats, SEATS, "seats");
        _paid(settled, word);
    }

    function testFuzz_5_settlementOfAFullRoundSettlesOrReverts(uint256 gas, uint256 word, uint256 bets) external {
        bets = bound(bets, 1, type(uint256).max);
        answerWithGas(1, word, 200_000);
        try casino.settle{ gas: bound(gas, 50_000, 4_000_000) }(1, bets) {
            (,, uint256 settled,,,) = casino.roundOf(1);
            assertGt(settled, 0, "bets that a settlement settles");
            assertLe(settled, bets, "bets that a settlement settles");
            _paid(settled, word);
        } catch {
            (,, uint256 settled,,,) = casino.roundOf(1);
            assertEq(settled, 0, "bets that are settled");
            assertEq(bank.chipsOf(alice), chips, "chips");
        }
    }
}
