// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { House } from "../../support/House.sol";

/// @notice book, bookDecision, raise, pay and payOne, and guard, which is the players' desk's. What they do for the casino is tested through its bets.
contract BankrollOnlyCasinoTest is House {
    function testFuzz_book_revertsForAnybodyElse(address caller, uint256 amount) external {
        vm.assume(caller != address(casino));
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.OnlyCasino.selector, caller));
        bank.book(alice, amount, amount, amount, 1e9);
    }

    function testFuzz_bookDecision_revertsForAnybodyElse(address caller, uint256 amount) external {
        vm.assume(caller != address(casino));
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.OnlyCasino.selector, caller));
        bank.bookDecision(alice, amount, amount, amount, 1e9);
    }

    function testFuzz_guard_revertsForAnybodyButTheDesk(address caller) external {
        vm.assume(caller != address(desk));
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.OnlyPlayers.selector, caller));
        bank.guard(alice);
        assertFalse(bank.accountOf(alice).isGuarded(), "guarded");
    }

    function testFuzz_raise_revertsForAnybodyElse(address caller, uint256 amount) external {
        vm.assume(caller != address(casino));
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.OnlyCasino.selector, caller));
        bank.raise(alice, amount);
    }

    function testFuzz_pay_revertsForAnybodyElse(address caller, uint256 amount) external {
        vm.assume(caller != address(casino));
        uint256[] memory credits = new uint256[](1);
        credits[0] = uint256(uint160(caller)) << 96 | uint96(amount);
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.OnlyCasino.selector, caller));
        bank.pay(credits, 0, 0);
    }

    function testFuzz_payOne_revertsForAnybodyElse(address caller, uint256 released, uint256 payout) external {
        vm.assume(caller != address(casino));
        place(alice, COIN_FLIP, COIN, 0);
        released = bound(released, 0, books().reserved);
        payout = bound(payout, 0, released);
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.OnlyCasino.selector, caller));
        bank.payOne(released, payout, caller);
    }

    function test_payOne_revertsIfMoreIsPaidThanReleased() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 reserved = books().reserved;
        vm.startPrank(address(casino));
        vm.expectRevert();
        bank.payOne(reserved, reserved + 1, stranger);
        vm.expectRevert();
        bank.payOne(reserved + 1, 0, stranger);
        vm.stopPrank();
    }

    /// @dev The bank trusts the casino for who won. For how much is there, it trusts nobody.
    function test_pay_revertsIfMoreIsCreditedThanReleased() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 reserved = books().reserved;
        uint256[] memory credits = new uint256[](1);
        credits[0] = uint256(uint160(stranger)) << 96 | reserved + 1;
        vm.prank(address(casino));
        vm.expectRevert();
        bank.pay(credits, reserved, 0);
    }

    function test_pay_revertsIfMoreIsReleasedThanReserved() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 reserved = books().reserved;
        vm.startPrank(address(casino));
        vm.expectRevert();
        bank.pay(new uint256[](0), reserved + 1, 0);
        vm.expectRevert();
        bank.pay(new uint256[](0), 1 << 64, 0);
        vm.stopPrank();
    }

    function test_bank_takesNoMoneyWithoutAName() external {
        (bool success,) = address(bank).call{ value: 1 ether }("");
        assertFalse(success, "money sent without a call");
        (success,) = address(casino).call{ value: 1 ether }("");
        assertFalse(success, "money sent to the casino");
    }

    function test_bank_partnersAreEachOther() external view {
        assertEq(bank.casino(), address(casino), "casino of the bank");
        assertEq(address(casino.bankroll()), address(bank), "bank of the casino");
    }
}
