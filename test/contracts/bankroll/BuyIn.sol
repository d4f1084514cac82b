// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { INativeBankroll } from "../../../contracts/interfaces/INativeBankroll.sol";
import { BankIsFull, MAX_CASH } from "../../../contracts/types/Ledger.sol";
import { House } from "../../support/House.sol";

contract BankrollBuyInTest is House {
    function test_buyIn_revertsWithoutMoney() external {
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.buyIn(alice);
    }

    function test_buyIn_revertsForNobody() external {
        vm.expectRevert(IBankroll.ZeroAddress.selector);
        bank.buyIn{ value: CHIP }(address(0));
    }

    function testFuzz_buyIn_revertsIfMoneyIsNotWholeChips(uint256 money) external {
        money = bound(money, 1, 1_000 ether);
        if (money % CHIP == 0) money += 1;
        vm.expectRevert(abi.encodeWithSelector(INativeBankroll.NotWholeChips.selector, money, CHIP));
        bank.buyIn{ value: money }(alice);
    }

    function test_buyIn_revertsIfTheBankIsFull() external {
        uint256 room = MAX_CASH - books().cash;
        vm.deal(address(this), type(uint128).max);
        vm.expectRevert(BankIsFull.selector);
        bank.buyIn{ value: (room + 1) * CHIP }(alice);
        bank.buyIn{ value: room * CHIP }(alice);
        assertEq(books().cash, MAX_CASH, "cash of the full bank");
        vm.expectRevert(BankIsFull.selector);
        bank.deposit{ value: CHIP }(CHIP, lender);
        assertBooks();
        vm.prank(alice);
        bank.cashOut(room, alice);
        assertEq(alice.balance, room * CHIP, "money cashed out of the full bank");
    }

    function testFuzz_buyIn_givesChipsToThePlayerNamed(uint256 chips) external {
        chips = bound(chips, 1, 1e16);
        Books memory before = books();
        vm.expectEmit(address(bank));
        emit IBankroll.BoughtIn(stranger, chips);
        bank.buyIn{ value: chips * CHIP }(stranger);
        assertEq(bank.chipsOf(stranger), chips, "chips of the player");
        assertEq(bank.chipsOf(address(this)), 0, "chips of the payer");
        assertEq(books().cash, before.cash + chips, "cash");
        assertEq(books().chips, before.chips + chips, "chips");
        assertEq(bank.equityHigh(), BANK, "equity");
        assertBooks();
    }
}
