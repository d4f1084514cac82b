// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { Rounds } from "../../../contracts/Rounds.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { House } from "../../support/House.sol";

contract CasinoRefundTest is House {
    function _notRefundable(uint256 deadline) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ICasino.NotRefundable.selector, 1, deadline);
    }

    function test_refund_revertsIfRoundUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundNotOpen.selector, 1));
        casino.refund(1, 1);
    }

    function testFuzz_refund_revertsBeforeTheDeadline(uint256 time) external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 deadline = vm.getBlockTimestamp() + 25 hours;
        vm.warp(vm.getBlockTimestamp() + bound(time, 0, 25 hours - 1));
        vm.expectRevert(_notRefundable(deadline));
        casino.refund(1, 1);
    }

    function test_refund_revertsIfDrawn() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 deadline = vm.getBlockTimestamp() + 25 hours;
        answerWithGas(1, 5, 200_000);
        skip(26 hours);
        vm.expectRevert(_notRefundable(deadline));
        casino.refund(1, 1);
    }

    function test_refund_revertsIfClosed() external {
        place(alice, COIN_FLIP, COIN, 0);
        skip(25 hours);
        casino.refund(1, 1);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundNotOpen.selector, 1));
        casino.refund(1, 1);
    }

    function test_refund_atTheDeadlineByAStranger() external {
        place(alice, COIN_FLIP, COIN, 0);
        vm.warp(vm.getBlockTimestamp() + 25 hours);
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = COIN + feeOf(true, 1);
        vm.expectEmit(address(casino));
        emit ICasino.BetsRefunded(1, 0, amounts);
        vm.prank(stranger);
        casino.refund(1, 1);
        assertEq(bank.chipsOf(alice), PURSE, "chips: stake and fee are back");
        assertEq(bank.chipsOf(stranger), 0, "chips of the stranger");
        assertEq(books().fees, 0, "fees of chance that was not drawn");
        assertNothingReserved();
    }

    function testFuzz_refund_inBatchesOfAnySize(uint256 bets, uint256 batch) external {
        bets = bound(bets, 1, 20);
        batch = bound(batch, 1, 25);
        for (uint256 i = 0; i < bets; ++i) {
            address player = i % 2 == 0 ? alice : bob;
            if (i % 3 == 0) placeRolls(player, DICE, COIN / 100, 5_000, Rolls(uint8(2 + i), 0, 0));
            else if (i % 3 == 1) place(player, ROULETTE, COIN / 100, spot(5, 1) | spot(150, 3) << 16 | spot(0, 2) << 32);
            else place(player, COIN_FLIP, COIN / 100, 1);
        }
        skip(25 hours);
        for (uint256 done = 0; done < bets;) {
            casino.refund(1, batch);
            done += batch;
            (RoundStatus status, uint256 seats, uint256 settled,,,) = casino.roundOf(1);
            if (done >= bets) {
                assertEq(seats, 0, "seats of the closed round");
            } else {
                assertEq(uint256(status), uint256(RoundStatus.Refunding), "status");
                assertEq(settled, done, "refunded bets");
            }
            assertBooks();
        }
        assertEq(bank.chipsOf(alice), PURSE, "chips of one player");
        assertEq(bank.chipsOf(bob), PURSE, "chips of the other");
        assertEq(bank.equityHigh(), BANK, "equity");
        assertNothingReserved();
    }

    function test_refund_theWordComesTooLate() external {
        place(alice, COIN_FLIP, COIN, 0);
        place(bob, COIN_FLIP, COIN, 0);
        skip(25 hours);
        casino.refund(1, 1);
        uint256 requestId = casino.requestIdOf(1);
        vm.expectEmit(address(casino));
        emit Rounds.WordIgnored(requestId);
        answer(1, 5);
        assertEq(bank.chipsOf(bob), PURSE - COIN - feeOf(false, 1), "chips of the one who waits for his refund");
        casino.refund(1, 1);
        assertEq(bank.chipsOf(bob), PURSE, "chips of the one who waited");
        assertNothingReserved();
    }

    function test_refund_whilePausedAndWithTheTableClosed() external {
        place(alice, COIN_FLIP, COIN, 0);
        casino.pause();
        casino.lowerLimit(COIN_FLIP, 0);
        authority.setTargetClosed(address(casino), true);
        skip(25 hours);
        casino.refund(1, 1);
        assertEq(bank.chipsOf(alice), PURSE, "chips");
    }

    function test_refund_ofAnOlderRound() external {
        place(alice, COIN_FLIP, COIN, 0);
        nextBlock();
        place(bob, COIN_FLIP, COIN, 0);
        skip(25 hours);
        place(carol, COIN_FLIP, COIN, 0);
        casino.refund(1, 100);
        casino.refund(2, 100);
        vm.expectPartialRevert(ICasino.NotRefundable.selector);
        casino.refund(3, 100);
        assertEq(bank.chipsOf(alice) + bank.chipsOf(bob), 2 * PURSE, "chips of the refunded");
        answer(3, 5);
        assertNothingReserved();
    }

    function test_refund_atTheFeeOfThatTime() external {
        place(alice, COIN_FLIP, COIN, 0);
        vm.fee(50 * BASE_FEE);
        skip(25 hours);
        casino.refund(1, 1);
        assertEq(bank.chipsOf(alice), PURSE, "chips: the fee that was paid is the fee that comes back");
    }
}
