// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { INativeBankroll } from "../../../contracts/interfaces/INativeBankroll.sol";
import { House } from "../../support/House.sol";

contract BankrollFundChanceTest is House {
    function test_fundChance_revertsWithoutFees() external {
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.fundChance();
    }

    function test_fundChance_revertsWhileTheFeesAreThoseOfOpenBets() external {
        place(alice, COIN_FLIP, COIN, 0);
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.fundChance();
    }

    function test_fundChance_revertsForFeesThatWereRefunded() external {
        place(alice, COIN_FLIP, COIN, 0);
        skip(25 hours);
        casino.refund(1, 1);
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.fundChance();
    }

    function test_fundChance_fillsTheSubscriptionByAnybody() external {
        place(alice, COIN_FLIP, COIN, 0);
        place(bob, COIN_FLIP, COIN, 0);
        answer(1, 5);
        uint256 fees = feeOf(true, 1) + feeOf(false, 1);
        (, uint96 before,,,) = coordinator.getSubscription(casino.subscription());
        Books memory b = books();
        vm.expectEmit(address(bank));
        emit INativeBankroll.ChanceFunded(fees);
        vm.prank(stranger);
        assertEq(bank.fundChance(), fees, "fees sent");
        (, uint96 balance,,,) = coordinator.getSubscription(casino.subscription());
        assertEq(balance, before + fees * CHIP, "balance of the subscription");
        assertEq(books().fees, 0, "fees left");
        assertEq(books().cash, b.cash - fees, "cash");
        assertBooks();
    }
}
