// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFTypes } from "@chainlink/contracts/src/v0.8/vrf/VRFTypes.sol";
import { DrawStatus, ILottery } from "../../../contracts/interfaces/ILottery.sol";
import { LotteryHouse } from "../../support/LotteryHouse.sol";

contract LotteryRawFulfillRandomWordsTest is LotteryHouse {
    uint256[4] private winners;

    function test_word_revertsForAnybodyButTheCoordinator() external {
        buy(alice, list(0));
        uint256 id = lottery.requestIdOf(start());
        uint256[] memory words = new uint256[](1);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ILottery.OnlyCoordinator.selector, stranger));
        lottery.rawFulfillRandomWords(id, words);
    }

    /// @dev A genuine proof, through the coordinator.
    function test_word_ofAGenuineProofDraws() external {
        buy(alice, some(1, 50));
        start();
        uint256 requestBlock = vm.getBlockNumber();
        nextBlock();
        VRF.Proof memory proof = proofOf(1, requestBlock);
        coordinator.fulfillRandomWords(proof, requestOf(requestBlock), false);
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Drawn), "status");
        assertEq(numberOf(1), prover.wordOf(proof) % NUMBERS, "number");
        assertLotteryBooks();
    }

    function test_word_zeroAndTheLargest() external {
        buy(alice, list(0, n(7, 7, 7, 7, 7)));
        assertEq(numberOf(drawWith(0)), 0, "number of word 0");
        assertEq(winnersOf(1)[0], 1, "winners of the jackpot");
        buy(alice, list(0, n(7, 7, 7, 7, 7)));
        assertEq(numberOf(drawWith(type(uint256).max)), n(7, 7, 7, 7, 7), "number of the largest word");
        assertEq(winnersOf(2)[0], 1, "winners of the jackpot");
        assertLotteryBooks();
    }

    /// @dev How many of the first digits are alike, digit by digit.
    function _matches(uint256 a, uint256 b) private pure returns (uint256 count) {
        for (uint256 unit = 8 ** 4; unit != 0; unit /= 8) {
            if (a / unit % 8 != b / unit % 8) break;
            ++count;
        }
    }

    /// @dev The counters find who every ticket, looked at one by one, says that won; and the money divides as printed.
    function testFuzz_word_countsTheWinnersOfEachTier(uint256 seed, uint256 tickets, uint256 word, bool near)
        external
    {
        tickets = bound(tickets, 1, 120);
        uint256 jackpot = seed % 2 == 0 ? 0 : _rollOver();
        uint16[] memory numbers = some(seed, tickets);
        // Random numbers rarely win: near ones begin as the number that is drawn.
        if (near) {
            for (uint256 i = 0; i < tickets; ++i) {
                uint256 unit = 8 ** (numbers[i] % 5);
                numbers[i] = uint16(word % NUMBERS / unit * unit + numbers[i] % unit);
            }
        }
        uint256 draw = latest();
        buy(alice, numbers);
        start();
        // The next draw sells the same numbers while the word is awaited: these do not count.
        buy(bob, numbers);
        answerDraw(draw, word);

        delete winners;
        for (uint256 i = 0; i < tickets; ++i) {
            uint256 count = _matches(numbers[i], word % NUMBERS);
            if (count >= 2) ++winners[5 - count];
        }
        uint256 sales = tickets * PRICE;
        uint256 pool = sales - sales / 10;
        uint256[4] memory pools = [pool - pool * 20 / 100 - 2 * (pool * 15 / 100) + jackpot, pool * 20 / 100, pool * 15 / 100, pool * 15 / 100];
        uint256 won = 0;
        for (uint256 tier = 0; tier < 4; ++tier) {
            uint256 each = winners[tier] == 0 ? 0 : pools[tier] / winners[tier];
            assertEq(winnersOf(draw)[tier], winners[tier], "winners of a tier");
            assertEq(prizesOf(draw)[tier], each, "prize of a tier");
            won += each * winners[tier];
        }
        (uint256 next, uint256 rolled, uint256 cut, uint256 owed) = lottery.books();
        assertEq(next, sales, "sales of the next draw");
        assertEq(rolled, jackpot + pool - won, "rolled over");
        assertEq(cut, sales / 10 + (draw == 2 ? PRICE / 10 * 7 : 0), "cut");
        assertEq(owed, won, "owed to winners");
        (, uint256 claimable) = lottery.claimable(draw, alice);
        assertEq(claimable, won, "what the player can claim");
        assertLotteryBooks();
    }

    /// @dev A draw of seven tickets that wins nothing.
    function _rollOver() private returns (uint256 jackpot) {
        uint16[] memory numbers = new uint16[](7);
        for (uint16 i = 0; i < 7; ++i) numbers[i] = i;
        buy(carol, numbers);
        drawWith(n(7, 7, 7, 7, 7));
        (, jackpot,,) = lottery.books();
        assertEq(jackpot, PRICE * 7 - PRICE / 10 * 7, "rolled over from a draw without winners");
    }

    /// @dev What does not divide rolls over, to the chip.
    function test_word_dustRollsOver() external {
        uint16[] memory numbers = new uint16[](7);
        for (uint16 i = 0; i < 7; ++i) numbers[i] = n(1, 2, 3, 4, 5);
        buy(alice, numbers);
        uint256 draw = drawWith(n(1, 2, 3, 4, 5));
        // 6,300,000 in the pool; half of it, 3,150,000, among seven; the tiers below have no winner of their own.
        assertEq(prizesOf(draw)[0], 450_000, "prize");
        (, uint256 rolled,,) = lottery.books();
        assertEq(rolled, 3_150_000, "rolled over");
        buy(alice, numbers);
        draw = drawWith(n(1, 2, 3, 4, 5));
        assertEq(prizesOf(draw)[0], 900_000, "prize with what had rolled over");
        buy(alice, numbers);
        buy(alice, numbers);
        drawWith(n(1, 2, 3, 4, 5));
        (, rolled,,) = lottery.books();
        // 6,300,000 + 3,150,000 among 14: 675,000; 6,300,000 of the lower tiers.
        assertEq(rolled, 6_300_000, "rolled over at last");
        assertLotteryBooks();
    }

    function _asked() private returns (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) {
        buy(alice, list(1, 2));
        start();
        uint256 requestBlock = vm.getBlockNumber();
        nextBlock();
        return (proofOf(1, requestBlock), requestOf(requestBlock));
    }

    function test_word_inTheLastSecondDraws() external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        (,, uint256 requestedAt,,,) = lottery.drawOf(1);
        vm.warp(requestedAt + 25 hours - 1);
        vm.expectRevert(abi.encodeWithSelector(ILottery.NotOver.selector, 1));
        lottery.payOut(1, alice, ids(0));
        coordinator.fulfillRandomWords(proof, request, false);
        vm.warp(requestedAt + 25 hours);
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Drawn), "status");
    }

    function test_word_tooLateIsIgnored() external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        skip(25 hours);
        uint256 id = lottery.requestIdOf(1);
        assertEq(lottery.payOut(1, alice, ids(0)), PRICE, "refund before the late word");
        vm.expectEmit(address(lottery));
        emit ILottery.WordIgnored(id);
        coordinator.fulfillRandomWords(proof, request, false);
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Failed), "status");
        assertEq(lottery.payOut(1, alice, ids(1)), PRICE, "refund after it");
        (uint256 sales, uint256 jackpot, uint256 cut, uint256 owed) = lottery.books();
        assertEq(sales + jackpot + cut + owed, 0, "money left");
        assertLotteryBooks();
    }

    /// @dev The word of a failed draw comes while the next one waits for its own.
    function test_word_ofAFailedDrawDoesNotDrawTheNextOne() external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        buy(bob, list(3));
        skip(25 hours);
        start();
        coordinator.fulfillRandomWords(proof, request, false);
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Failed), "status of the failed draw");
        assertEq(uint256(statusOf(2)), uint256(DrawStatus.Requested), "status of the next one");
    }

    function test_word_comesOnce() external {
        buy(alice, list(0));
        uint256 id = lottery.requestIdOf(drawWith(0));
        uint256[] memory words = new uint256[](1);
        words[0] = 99;
        (, uint256 before,,) = lottery.books();
        vm.expectEmit(address(lottery));
        emit ILottery.WordIgnored(id);
        vm.prank(address(coordinator));
        lottery.rawFulfillRandomWords(id, words);
        assertEq(numberOf(1), 0, "number");
        (, uint256 rolled,,) = lottery.books();
        assertEq(rolled, before, "rolled over");
    }

    function testFuzz_word_ofAnotherRequestIsIgnored(uint256 id) external {
        buy(alice, list(0));
        uint256 draw = start();
        if (id == lottery.requestIdOf(draw)) ++id;
        vm.expectEmit(address(lottery));
        emit ILottery.WordIgnored(id);
        vm.prank(address(coordinator));
        lottery.rawFulfillRandomWords(id, new uint256[](1));
        assertEq(uint256(statusOf(draw)), uint256(DrawStatus.Requested), "status");
    }

    /// @dev Before any draw was started, request id 0 belongs to nobody.
    function test_word_beforeTheFirstDrawIsIgnored() external {
        vm.expectEmit(address(lottery));
        emit ILottery.WordIgnored(0);
        vm.prank(address(coordinator));
        lottery.rawFulfillRandomWords(0, new uint256[](1));
        assertEq(uint256(statusOf(0)), uint256(DrawStatus.Unknown), "status of no draw");
    }

    /// @dev A failed draw leaves what had rolled over where it was: it is won in the next one.
    function test_word_thatNeverComesLeavesTheJackpot() external {
        uint256 jackpot = _rollOver();
        buy(alice, list(n(1, 2, 3, 4, 5)));
        uint256 failed = start();
        buy(bob, list(n(1, 2, 3, 4, 5)));
        skip(25 hours);
        assertEq(uint256(statusOf(failed)), uint256(DrawStatus.Failed), "status");
        uint256 draw = drawWith(n(1, 2, 3, 4, 5));
        assertEq(prizesOf(draw)[0], jackpot + PRICE * 9 / 10 / 2, "prize of the next draw's winner");
        assertEq(lottery.payOut(failed, alice, ids(0)), PRICE, "refund");
        assertLotteryBooks();
    }
}
