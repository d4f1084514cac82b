// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IVault } from "../../../contracts/interfaces/IVault.sol";
import { ExitHouse } from "../../support/ExitHouse.sol";

contract BankrollCancelExitTest is ExitHouse {
    function testFuzz_cancelExit_revertsForAnybodyElse(address caller) external {
        vm.assume(caller != ann);
        vm.prank(ann);
        bank.requestExit(SHARES, ben, ann);
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IVault.NotYourExit.selector, 0, ann));
        bank.cancelExit(0);
    }

    function test_cancelExit_revertsIfThereIsNone() external {
        vm.prank(ann);
        vm.expectRevert(abi.encodeWithSelector(IVault.NotYourExit.selector, 7, address(0)));
        bank.cancelExit(7);
    }

    function test_cancelExit_revertsTwice() external {
        requestExit(ann);
        vm.startPrank(ann);
        bank.cancelExit(0);
        vm.expectRevert(abi.encodeWithSelector(IVault.NotYourExit.selector, 0, address(0)));
        bank.cancelExit(0);
        vm.stopPrank();
    }

    function test_cancelExit_revertsOnceItIsServed() external {
        requestExit(ann);
        bank.serveExits(1);
        vm.prank(ann);
        vm.expectRevert(abi.encodeWithSelector(IVault.NotYourExit.selector, 0, address(0)));
        bank.cancelExit(0);
    }

    function test_cancelExit_givesTheSharesBack() external {
        requestExit(ann);
        requestExit(ben);
        vm.expectEmit(address(bank));
        emit IVault.ExitCancelled(0, 20 * SHARES);
        vm.prank(ann);
        bank.cancelExit(0);
        assertEq(bank.balanceOf(ann), 20 * SHARES, "shares");
        (,, uint256 waiting) = bank.exitsWaiting();
        assertEq(waiting, 30 * SHARES, "shares that wait");
        assertLine();
    }

    /// @dev An exit that was served in part: what was not comes back.
    function test_cancelExit_givesBackWhatIsNotServed() external {
        requestExit(lender);
        bank.serveExits(1);
        (,, uint256 left) = bank.exitOf(0);
        assertEq(bank.chipsOf(lender), HOT, "chips of the part served");
        vm.prank(lender);
        bank.cancelExit(0);
        assertEq(bank.balanceOf(lender), left, "shares");
        assertLe(BANK * 1e6 - left, HOT * 1e6 + 1, "shares sold");
        assertLine();
    }
}
