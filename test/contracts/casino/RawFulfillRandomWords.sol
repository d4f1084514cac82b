// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { Rounds } from "../../../contracts/Rounds.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { House } from "../../support/House.sol";

contract CasinoRawFulfillRandomWordsTest is House {
    function _words(uint256 length) private pure returns (uint256[] memory words) {
        words = new uint256[](length);
        for (uint256 i = 0; i < length; ++i) words[i] = 1_000 + i;
    }

    function testFuzz_rawFulfillRandomWords_revertsForAForeignCaller(address caller) external {
        vm.assume(caller != address(coordinator));
        place(alice, COIN_FLIP, COIN, 0);
        uint256 requestId = casino.requestIdOf(1);
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(Rounds.OnlyCoordinator.selector, caller));
        casino.rawFulfillRandomWords(requestId, _words(1));
    }

    function testFuzz_rawFulfillRandomWords_ignoresAnUnknownRequest(uint256 requestId) external {
        _ignoresUnknown(bound(requestId, 0, type(uint256).max - 100));
    }

    function test_rawFulfillRandomWords_ignoresTheLargestRequestId() external {
        _ignoresUnknown(type(uint256).max);
    }

    function _ignoresUnknown(uint256 requestId) private {
        place(alice, COIN_FLIP, COIN, 0);
        assertNotEq(requestId, casino.requestIdOf(1), "an unknown request");
        vm.expectEmit(address(casino));
        emit Rounds.WordIgnored(requestId);
        vm.prank(address(coordinator));
        casino.rawFulfillRandomWords(requestId, _words(1));
        (RoundStatus status, uint256 seats,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Open), "status");
        assertEq(seats, 1, "seats");
    }

    function test_rawFulfillRandomWords_ignoresTheRoundBeforeTheFirst() external {
        uint256 requestId = casino.requestIdOf(0);
        vm.expectEmit(address(casino));
        emit Rounds.WordIgnored(requestId);
        vm.prank(address(coordinator));
        casino.rawFulfillRandomWords(requestId, _words(1));
    }

    function test_rawFulfillRandomWords_ignoresASecondWord() external {
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        place(bob, COIN_FLIP, COIN, 0);
        uint256 lost = wordFor(bet, 2, 1);
        uint256 won = wordFor(bet, 2, 0);
        answerWithGas(1, lost, 200_000); // drawn, nothing settled
        uint256 requestId = casino.requestIdOf(1);
        vm.expectEmit(address(casino));
        emit Rounds.WordIgnored(requestId);
        answer(1, won);
        casino.settle(1, 2);
        assertEq(bank.chipsOf(alice), PURSE - COIN - feeOf(true, 1), "chips after the first word");
        answer(1, won); // closed
        assertEq(bank.chipsOf(alice), PURSE - COIN - feeOf(true, 1), "chips after a third word");
    }

    function test_rawFulfillRandomWords_ignoresAWordAtTheDeadline() external {
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        uint256 word = wordFor(bet, 2, 0);
        vm.warp(vm.getBlockTimestamp() + 25 hours - 12); // the answer comes twelve seconds later
        uint256 requestId = casino.requestIdOf(1);
        vm.expectEmit(address(casino));
        emit Rounds.WordIgnored(requestId);
        answer(1, word);
        casino.refund(1, 1);
        assertEq(bank.chipsOf(alice), PURSE, "chips");
    }

    function test_rawFulfillRandomWords_settlesASecondBeforeTheDeadline() external {
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        uint256 word = wordFor(bet, 2, 0);
        vm.warp(vm.getBlockTimestamp() + 25 hours - 13);
        answer(1, word);
        assertEq(bank.chipsOf(alice), PURSE - feeOf(true, 1) + COIN * 98 / 100, "chips");
    }

    function test_rawFulfillRandomWords_withoutWordsLeavesTheRoundOpen() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 requestId = casino.requestIdOf(1);
        vm.prank(address(coordinator));
        try casino.rawFulfillRandomWords(requestId, _words(0)) { } catch { }
        (RoundStatus status, uint256 seats,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Open), "status");
        assertEq(seats, 1, "seats");
        answer(1, 5);
        assertNothingReserved();
    }

    function test_rawFulfillRandomWords_takesTheFirstOfManyWords() external {
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        uint256 requestId = casino.requestIdOf(1);
        vm.prank(address(coordinator));
        casino.rawFulfillRandomWords(requestId, _words(500));
        uint256 payout = payoutOf(coinFlip, COIN, 0, Rolls(1, 0, 0), 1_000, bet);
        assertEq(bank.chipsOf(alice), PURSE - COIN - feeOf(true, 1) + payout, "chips");
    }

    function testFuzz_rawFulfillRandomWords_settlesOrKeepsTheWord(uint256 word, uint256 gas) external {
        BetId[] memory bets = new BetId[](8);
        for (uint256 i = 0; i < 8; ++i) bets[i] = place(alice, COIN_FLIP, COIN, i % 2);
        answerWithGas(1, word, bound(gas, 200_000, CALLBACK_GAS));
        (RoundStatus status, uint256 seats, uint256 settled,,, uint256 kept) = casino.roundOf(1);
        if (seats != 0) {
            assertEq(uint256(status), uint256(RoundStatus.Drawn), "status");
            assertEq(kept, word, "word that was kept");
            assertLt(settled, 8, "settled bets of a round that is not closed");
            casino.settle(1, 8);
        }
        uint256 paid = 0;
        for (uint256 i = 0; i < 8; ++i) paid += payoutOf(coinFlip, COIN, i % 2, Rolls(1, 0, 0), word, bets[i]);
        assertEq(
            bank.chipsOf(alice), PURSE - 8 * COIN - feeOf(true, 1) - 7 * feeOf(false, 1) + paid, "chips"
        );
        assertNothingReserved();
    }

    /// @dev Every count of chips on a spot is paid when it wins, through the casino.
    function testFuzz_rawFulfillRandomWords_paysAWinOfManyChipsOnOneSpot(uint8 count, uint256 number) external {
        count = uint8(bound(count, 1, 255));
        number = bound(number, 0, 36);
        BetId bet = place(alice, ROULETTE, 10_000, spot(number, count));
        answer(1, wordFor(bet, 37, number));
        assertEq(
            bank.chipsOf(alice), PURSE - feeOf(true, 1) + uint256(count) * 35 * 10_000, "chips after a win of 36 for 1"
        );
    }

    function test_rawFulfillRandomWords_smallestAndLargestWord() external {
        for (uint256 round = 1; round <= 2; ++round) {
            uint256 word = round == 1 ? 0 : type(uint256).max;
            uint256 before = bank.chipsOf(alice);
            BetId bet = place(alice, DICE, COIN / 100, 5_000);
            uint256[] memory payouts = new uint256[](1);
            payouts[0] = payoutOf(dice, COIN / 100, 5_000, Rolls(1, 0, 0), word, bet);
            vm.expectEmit(address(casino));
            emit ICasino.BetsSettled(round, 0, word, payouts);
            answer(round, word);
            assertEq(bank.chipsOf(alice), before - COIN / 100 - feeOf(true, 1) + payouts[0], "chips");
            assertNothingReserved();
        }
    }
}
