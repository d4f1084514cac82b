// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { IVault } from "../../../contracts/interfaces/IVault.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { BankContract } from "../../support/Contracts.sol";
import { House } from "../../support/House.sol";

contract BankrollRedeemTest is House {
    function test_redeem_revertsForNothing() external {
        vm.startPrank(lender);
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.redeem(0, lender, lender);
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.redeem(1e6 - 1, lender, lender); // less than a chip
        vm.stopPrank();
    }

    function test_redeem_revertsToNobody() external {
        vm.prank(lender);
        vm.expectRevert(IBankroll.ZeroAddress.selector);
        bank.redeem(1e6, address(0), lender);
    }

    function test_redeem_revertsIfNotEnoughShares() external {
        uint256 shares = bank.balanceOf(lender);
        vm.prank(lender);
        vm.expectRevert();
        bank.redeem(shares + 1, lender, lender);
        vm.prank(stranger);
        vm.expectRevert();
        bank.redeem(1e6, stranger, stranger);
    }

    function test_redeem_revertsAndKeepsTheSharesIfTheReceiverRefuses() external {
        vm.prank(lender);
        vm.expectRevert(BankContract.FailedCall.selector);
        bank.redeem(1e6, address(casino), lender);
        assertEq(bank.balanceOf(lender), BANK * 1e6, "shares");
    }

    function testFuzz_redeem_atTheLowerPrice(uint256 shares, bool open) external {
        if (open) place(alice, COIN_FLIP, COIN, 0);
        uint256 low = bank.equityLow();
        uint256 supply = bank.totalSupply();
        shares = bound(shares, 2e6, supply);
        uint256 amount = shares * (low + 1) / (supply + 1e6);
        assertEq(soldFor(shares), amount, "preview");
        vm.expectEmit(address(bank));
        emit IVault.Withdraw(lender, stranger, lender, amount * CHIP, shares);
        vm.prank(lender);
        assertEq(bank.redeem(shares, stranger, lender), amount * CHIP, "chips returned");
        assertEq(stranger.balance, amount * CHIP, "money sent");
        assertEq(bank.totalSupply(), supply - shares, "shares left");
        assertEq(bank.equityLow(), low - amount, "equity");
        assertBooks();
    }

    /// @dev What is reserved stays when all LPs leave: the bet that is open is paid.
    function test_redeem_allSharesLeaveWhatIsReserved() external {
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        uint256 shares = bank.balanceOf(lender);
        vm.prank(lender);
        bank.redeem(shares, lender, lender);
        assertGe(books().cash, books().chips + books().reserved, "cash against chips and reserved");
        assertLe(bank.equityLow(), 1, "equity left");
        answer(1, wordFor(bet, 2, 0));
        uint256 chips = bank.chipsOf(alice);
        assertEq(chips, PURSE - feeOf(true, 1) + COIN * 98 / 100, "chips of the winner");
        vm.prank(alice);
        bank.cashOut(chips, alice);
        assertBooks();
    }
}
