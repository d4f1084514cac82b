// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { IVault } from "../../../contracts/interfaces/IVault.sol";
import { VaultContract } from "../../support/Contracts.sol";
import { House } from "../../support/House.sol";

contract BankrollDepositTest is House {
    function test_deposit_revertsForNothing() external {
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.deposit(COIN, lender); // it is the money that counts
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.deposit{ value: CHIP - 1 }(CHIP - 1, lender);
    }

    function test_deposit_revertsForNobody() external {
        vm.expectRevert(abi.encodeWithSelector(VaultContract.ERC20InvalidReceiver.selector, address(0)));
        bank.deposit{ value: CHIP }(CHIP, address(0));
    }

    function test_deposit_firstSharesAreAMillionthOfAChip() external view {
        assertEq(bank.balanceOf(lender), BANK * 1e6, "shares of the first deposit");
        assertEq(bank.decimals(), 15, "decimals");
    }

    function testFuzz_deposit_atTheHigherPrice(uint256 amount, bool open) external {
        amount = bound(amount, 1, 1e15);
        if (open) place(alice, COIN_FLIP, COIN, 0);
        uint256 high = bank.equityHigh();
        uint256 supply = bank.totalSupply();
        uint256 shares = amount * (supply + 1e6) / (high + 1);
        assertEq(bank.previewDeposit(amount * CHIP), shares, "preview");
        vm.expectEmit(address(bank));
        emit IVault.Deposit(address(this), stranger, amount * CHIP, shares);
        assertEq(lend(stranger, amount), shares, "shares returned");
        assertEq(bank.balanceOf(stranger), shares, "shares");
        assertEq(bank.equityHigh(), high + amount, "equity");
        assertLe(soldFor(shares), amount, "what they can be sold for at once");
        assertBooks();
    }
}
