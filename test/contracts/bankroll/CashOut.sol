// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { BankContract } from "../../support/Contracts.sol";
import { House } from "../../support/House.sol";

contract BankrollCashOutTest is House {
    function test_cashOut_revertsForNothing() external {
        vm.prank(alice);
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.cashOut(0, alice);
    }

    function test_cashOut_revertsToNobody() external {
        vm.prank(alice);
        vm.expectRevert(IBankroll.ZeroAddress.selector);
        bank.cashOut(1, address(0));
    }

    function testFuzz_cashOut_revertsIfNotEnoughChips(uint256 amount) external {
        amount = bound(amount, PURSE + 1, type(uint256).max);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, PURSE, amount));
        bank.cashOut(amount, alice);
    }

    function test_cashOut_revertsForChipsInAnOpenBet() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 held = PURSE - COIN - feeOf(true, 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, held, held + 1));
        bank.cashOut(held + 1, alice);
        vm.prank(alice);
        bank.cashOut(held, alice);
    }

    function test_cashOut_revertsAndKeepsTheChipsIfTheReceiverRefuses() external {
        vm.prank(alice);
        vm.expectRevert(BankContract.FailedCall.selector);
        bank.cashOut(PURSE, address(casino)); // takes no money
        assertEq(bank.chipsOf(alice), PURSE, "chips");
        vm.prank(alice);
        bank.cashOut(PURSE, stranger);
        assertEq(stranger.balance, PURSE * CHIP, "money at another address");
    }

    function testFuzz_cashOut_sendsTheMoney(uint256 amount) external {
        amount = bound(amount, 1, PURSE);
        Books memory before = books();
        vm.expectEmit(address(bank));
        emit IBankroll.CashedOut(alice, stranger, amount);
        vm.prank(alice);
        bank.cashOut(amount, stranger);
        assertEq(stranger.balance, amount * CHIP, "money sent");
        assertEq(bank.chipsOf(alice), PURSE - amount, "chips left");
        assertEq(books().cash, before.cash - amount, "cash");
        assertEq(books().chips, before.chips - amount, "chips of all");
        assertEq(bank.equityHigh(), BANK, "equity");
        assertBooks();
    }
}
