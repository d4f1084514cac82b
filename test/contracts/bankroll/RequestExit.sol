// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { IVault } from "../../../contracts/interfaces/IVault.sol";
import { VaultContract } from "../../support/Contracts.sol";
import { ExitHouse } from "../../support/ExitHouse.sol";

contract BankrollRequestExitTest is ExitHouse {
    function test_requestExit_revertsForNobody() external {
        vm.prank(ann);
        vm.expectRevert(IBankroll.ZeroAddress.selector);
        bank.requestExit(SHARES, address(0), ann);
    }

    function testFuzz_requestExit_revertsIfItIsTooSmall(uint256 shares) external {
        uint256 least = bank.MIN_EXIT();
        shares = bound(shares, 0, least * 1e6 - 1);
        uint256 chips = soldFor(shares);
        vm.prank(ann);
        vm.expectRevert(abi.encodeWithSelector(IVault.ExitTooSmall.selector, chips, least));
        bank.requestExit(shares, ann, ann);
    }

    function test_requestExit_revertsIfNotEnoughShares() external {
        uint256 shares = bank.balanceOf(ann);
        vm.prank(ann);
        vm.expectRevert(
            abi.encodeWithSelector(VaultContract.ERC20InsufficientBalance.selector, ann, shares, shares + 1)
        );
        bank.requestExit(shares + 1, ann, ann);
    }

    function test_requestExit_revertsWithoutAllowance() external {
        vm.prank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(VaultContract.ERC20InsufficientAllowance.selector, stranger, 0, SHARES)
        );
        bank.requestExit(SHARES, stranger, ann);
    }

    /// @dev Shares that wait are nobody's to request again, in the bank's name.
    function test_requestExit_revertsForTheSharesThatWait() external {
        requestExit(ann);
        vm.prank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(VaultContract.ERC20InsufficientAllowance.selector, stranger, 0, SHARES)
        );
        bank.requestExit(SHARES, stranger, address(bank));
    }

    function testFuzz_requestExit_keepsTheSharesInLine(uint256 shares) external {
        requestExit(ben);
        shares = bound(shares, 1e12 + 1e6, bank.balanceOf(ann));
        uint256 left = bank.balanceOf(ann) - shares;
        (uint256 supply, uint256 low) = (bank.totalSupply(), bank.equityLow());
        vm.expectEmit(address(bank));
        emit IVault.ExitRequested(1, ann, stranger, shares);
        vm.prank(ann);
        assertEq(bank.requestExit(shares, stranger, ann), 1, "id");
        (address owner, address receiver, uint256 kept) = bank.exitOf(1);
        assertEq(owner, ann, "owner");
        assertEq(receiver, stranger, "receiver");
        assertEq(kept, shares, "shares in line");
        assertEq(bank.balanceOf(ann), left, "shares left");
        assertEq(bank.totalSupply(), supply, "all shares");
        assertEq(bank.equityLow(), low, "equity");
        (uint256 head, uint256 tail, uint256 waiting) = bank.exitsWaiting();
        assertEq(head, 0, "head");
        assertEq(tail, 2, "tail");
        assertEq(waiting, 30 * SHARES + shares, "shares that wait");
        assertLine();
    }

    function test_requestExit_byAllowance() external {
        vm.prank(ann);
        bank.approve(stranger, 3 * SHARES);
        vm.prank(stranger);
        bank.requestExit(2 * SHARES, stranger, ann);
        assertEq(bank.allowance(ann, stranger), SHARES, "allowance left");
        (address owner,,) = bank.exitOf(0);
        assertEq(owner, ann, "who may cancel");
    }

    /// @dev What waits is worth what it would be redeemed for, and the hot money is theirs.
    function testFuzz_requestExit_setsHotMoneyAside(uint256 shares) external {
        shares = bound(shares, 1e12 + 1e6, bank.balanceOf(cid));
        requestExit(cid, shares);
        uint256 worth = bank.waitingChips();
        assertLe(worth - soldFor(shares), 1, "rounded up, and no more");
        uint256 free = bank.hotEquityLow() - worth;
        uint256 most = bank.maxWithdraw(lender);
        assertEq(most, free * CHIP, "what the lender can withdraw");
        vm.prank(lender);
        vm.expectRevert(abi.encodeWithSelector(IVault.MoreThanHot.selector, free + 1, free));
        bank.withdraw(most + 1, lender, lender);
        if (most != 0) {
            vm.prank(lender);
            bank.withdraw(most, lender, lender);
        }
        assertGe(bank.hotEquityLow(), worth, "hot money for who waits");
        bank.serveExits(1);
        assertGe(bank.chipsOf(cid) + 1, worth, "chips of who waited");
        assertLine();
    }
}
