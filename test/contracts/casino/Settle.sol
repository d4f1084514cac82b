// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { House } from "../../support/House.sol";
import { Vm } from "../../support/Vm.sol";

contract CasinoSettleTest is House {
    uint256 private constant BETS = 12;

    /// @dev A round of twelve bets, drawn by an answer whose gas settled none.
    function _drawn(uint256 word) private returns (BetId[] memory bets) {
        bets = new BetId[](BETS);
        for (uint256 i = 0; i < BETS; ++i) {
            address player = i % 3 == 0 ? alice : i % 3 == 1 ? bob : carol;
            bets[i] = place(player, COIN_FLIP, COIN / 10 + i, i % 2);
        }
        answerWithGas(1, word, 200_000);
    }

    function test_settle_revertsIfRoundUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundNotOpen.selector, 1));
        casino.settle(1, 1);
        place(alice, COIN_FLIP, COIN, 0);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundNotOpen.selector, 0));
        casino.settle(0, 1);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundNotOpen.selector, 2));
        casino.settle(2, 1);
    }

    function test_settle_revertsIfNotDrawn() external {
        place(alice, COIN_FLIP, COIN, 0);
        vm.expectRevert(abi.encodeWithSelector(ICasino.NotDrawn.selector, 1));
        casino.settle(1, 1);
    }

    function test_settle_revertsIfRefunding() external {
        place(alice, COIN_FLIP, COIN, 0);
        place(bob, COIN_FLIP, COIN, 0);
        skip(casino.REFUND_AFTER());
        casino.refund(1, 1);
        vm.expectRevert(abi.encodeWithSelector(ICasino.NotDrawn.selector, 1));
        casino.settle(1, 1);
    }

    function test_settle_revertsIfClosed() external {
        place(alice, COIN_FLIP, COIN, 0);
        answer(1, 5);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundNotOpen.selector, 1));
        casino.settle(1, 1);
    }

    function test_settle_revertsIfTheGasSettlesNone() external {
        _drawn(5);
        vm.expectRevert(ICasino.NotEnoughGas.selector);
        casino.settle{ gas: 250_000 }(1, BETS);
    }

    function test_settle_settlesInOrderInBatches() external {
        BetId[] memory bets = _drawn(5);
        (RoundStatus status, uint256 seats, uint256 settled,,, uint256 word) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Drawn), "status");
        assertEq(settled, 0, "settled by the callback");
        assertEq(word, 5, "word that was kept");
        for (uint256 done = 5; done <= 10; done += 5) {
            vm.prank(stranger);
            casino.settle(1, 5);
            (, seats, settled,,,) = casino.roundOf(1);
            assertEq(seats, BETS, "seats");
            assertEq(settled, done, "settled");
            for (uint256 i = 0; i < BETS; ++i) {
                (,,,,, bool isSettled) = casino.betOf(bets[i]);
                assertEq(isSettled, i < done, "whether the bet is settled");
            }
            assertBooks();
        }
        casino.settle(1, 5);
        (, seats,,,,) = casino.roundOf(1);
        assertEq(seats, 0, "seats of the closed round");
        assertNothingReserved();
    }

    /// @dev However a round is settled, in one or many transactions, each bet pays the same.
    function testFuzz_settle_batchesChangeNoPayout(uint256 word, uint256 batches) external {
        BetId[] memory bets = _drawn(word);
        vm.recordLogs();
        for (uint256 open = 1; open != 0; (, open,,,,) = casino.roundOf(1)) {
            batches = uint256(keccak256(abi.encode(batches)));
            casino.settle(1, 1 + batches % 6);
        }
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 next = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != ICasino.BetsSettled.selector) continue;
            assertEq(uint256(logs[i].topics[1]), 1, "round");
            next = _check(logs[i].data, next, word, bets);
        }
        assertEq(next, BETS, "bets settled");
        assertNothingReserved();
    }

    function _check(bytes memory settled, uint256 next, uint256 word, BetId[] memory bets)
        private
        view
        returns (uint256)
    {
        (uint256 first, uint256 drawn, uint256[] memory payouts) =
            abi.decode(settled, (uint256, uint256, uint256[]));
        assertEq(first, next, "first seat, which follows on the last");
        assertEq(drawn, word, "word");
        for (uint256 i = 0; i < payouts.length; ++i) {
            uint256 seat = next + i;
            assertEq(
                payouts[i],
                payoutOf(coinFlip, COIN / 10 + seat, seat % 2, Rolls(1, 0, 0), word, bets[seat]),
                "payout"
            );
        }
        return next + payouts.length;
    }

    function test_settle_whilePausedAndWithTheTableClosed() external {
        _drawn(5);
        casino.pause();
        casino.lowerLimit(COIN_FLIP, 0);
        authority.setTargetClosed(address(casino), true);
        casino.settle(1, BETS);
        assertNothingReserved();
    }

    function test_settle_longAfterTheDeadlineOfRefunds() external {
        _drawn(5);
        skip(30 days);
        vm.expectPartialRevert(ICasino.NotRefundable.selector);
        casino.refund(1, BETS);
        casino.settle(1, BETS);
        assertNothingReserved();
    }

    function test_settle_booksTheFees() external {
        _drawn(5);
        casino.settle(1, 1);
        assertEq(books().fees, feeOf(true, 1), "fee of the bet that opened the round");
        casino.settle(1, BETS);
        assertEq(books().fees, feeOf(true, 1) + (BETS - 1) * feeOf(false, 1), "fees of the round");
    }

    function test_settle_roundsOutOfOrder() external {
        for (uint256 round = 1; round <= 3; ++round) {
            place(alice, COIN_FLIP, COIN, 0);
            place(bob, COIN_FLIP, COIN, 1);
            nextBlock();
        }
        answerWithGas(2, 5, 200_000);
        answerWithGas(3, 6, 200_000);
        casino.settle(3, 1);
        answerWithGas(1, 7, 200_000);
        casino.settle(2, 2);
        casino.settle(1, 2);
        casino.settle(3, 2);
        assertNothingReserved();
        uint256 paid = 0;
        for (uint256 round = 1; round <= 3; ++round) {
            uint256 word = round == 1 ? 7 : round == 2 ? 5 : 6;
            paid += payoutOf(coinFlip, COIN, 0, Rolls(1, 0, 0), word, BetId.wrap(uint64(round << 16)));
        }
        assertEq(bank.chipsOf(alice), PURSE - 3 * (COIN + feeOf(true, 1)) + paid, "chips of the first seats");
    }
}
