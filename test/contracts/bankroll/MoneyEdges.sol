// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { INativeBankroll } from "../../../contracts/interfaces/INativeBankroll.sol";
import { MAX_CASH } from "../../../contracts/types/Ledger.sol";
import { House } from "../../support/House.sol";
import { Vm } from "../../support/Vm.sol";

/// @notice Money that comes and goes at its edges: one unit, one chip, the last second, all that bets may win.
contract BankrollMoneyEdgesTest is House {
    // --- with a bet ---

    /// @dev A unit that is no chip is refused, not kept.
    function test_bet_revertsWithOneUnitOfMoney() external {
        vm.deal(alice, 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(INativeBankroll.NotWholeChips.selector, 1, CHIP));
        casino.place{ value: 1 }(COIN_FLIP, COIN, 0);
    }

    function test_bet_buysInOneChip() external {
        vm.deal(alice, CHIP);
        vm.expectEmit(address(bank));
        emit IBankroll.BoughtIn(alice, 1);
        vm.prank(alice);
        casino.place{ value: CHIP }(COIN_FLIP, COIN, 0);
        assertEq(bank.chipsOf(alice), PURSE + 1 - COIN - feeOf(true, 1), "chips");
        assertBooks();
    }

    function test_bet_outOfChipsBuysNothingIn() external {
        vm.recordLogs();
        place(alice, COIN_FLIP, COIN, 0);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            assertTrue(logs[i].topics[0] != IBankroll.BoughtIn.selector, "told that something was bought in");
        }
    }

    // --- limits ---

    /// @dev A quarter of the equity, to the chip, and not a chip more.
    function test_book_upToTheGreatestExposure() external {
        // Chips that are owed are no equity, the bet's own no longer are: a quarter of what is equity with them.
        uint256 limit = (bank.hotEquityHigh() + COIN) / 4;
        vm.startPrank(address(casino));
        vm.expectRevert(abi.encodeWithSelector(IBankroll.ExposureAboveLimit.selector, limit + 1, limit));
        bank.book(alice, COIN, limit + 1, 0, 1e9);
        bank.book(alice, COIN, limit, 0, 1e9);
        vm.stopPrank();
        assertEq(books().reserved, limit, "reserved");
        assertEq(bank.hotEquityHigh(), limit * 4, "equity");
        assertBooks();
    }

    function test_raise_ofOneChip() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 reserved = books().reserved;
        uint256 chips = books().chips;
        vm.prank(address(casino));
        bank.raise(alice, 1);
        assertEq(books().reserved, reserved + 1, "reserved");
        assertEq(books().chips, chips - 1, "chips of all");
        assertBooks();
    }

    function test_payOne_ofOneChip() external {
        place(alice, COIN_FLIP, COIN, 0);
        vm.prank(address(casino));
        bank.payOne(1, 1, stranger);
        assertEq(bank.chipsOf(stranger), 1, "chips");
        assertBooks();
    }

    // --- liquidity ---

    /// @dev Who pays shares to the unit gets nothing back: no call, which the payer could refuse.
    function test_mint_sendsNothingBackOfWhatItCosts() external {
        uint256 cost = bank.previewMint(1e15);
        vm.deal(address(casino), cost); // takes no money
        vm.prank(address(casino));
        assertEq(bank.mint{ value: cost }(1e15, stranger), cost, "cost");
        assertEq(bank.balanceOf(stranger), 1e15, "shares");
        assertBooks();
    }

    /// @dev A last chip beside so many that wait for room adds less than a second: it is released at once, and stops nobody.
    function test_contribute_thatEndsAtOnce() external {
        bank.contribute{ value: 100 * COIN * CHIP }();
        vm.warp(vm.getBlockTimestamp() + 7 days);
        vm.deal(address(this), MAX_CASH * CHIP);
        buyIn(stranger, MAX_CASH - books().cash);
        bank.contribute{ value: CHIP }();
        (uint256 left, uint256 end) = bank.contributed();
        assertEq(left, 100 * COIN + 1, "left");
        assertEq(end, vm.getBlockTimestamp(), "end");
        vm.prank(stranger);
        bank.cashOut(200 * COIN, stranger);
        (left,) = bank.contributed();
        assertEq(left, 0, "left, now that there is room");
        vm.prank(lender);
        bank.redeem(1e15, lender, lender);
        assertBooks();
    }
}
