// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { IVault } from "../../../contracts/interfaces/IVault.sol";
import { ExitHouse } from "../../support/ExitHouse.sol";

/// @notice Exits and redemptions at their edges: to the chip, and to the share.
contract BankrollExitEdgesTest is ExitHouse {
    // --- limits ---

    function test_exits_limitsAreThoseThatAreTold() external view {
        assertEq(bank.MIN_EXIT(), 1_000_000, "least exit, in chips");
        assertEq(bank.CALM(), 2_500, "part that may be owed, in millionths");
    }

    function test_requestExit_ofTheLeast() external {
        uint256 shares = bank.previewWithdraw(1_000_000 * CHIP);
        assertEq(soldFor(shares), 1_000_000, "worth");
        vm.prank(ann);
        vm.expectRevert(abi.encodeWithSelector(IVault.ExitTooSmall.selector, 999_999, 1_000_000));
        bank.requestExit(shares - 1, ann, ann);
        requestExit(ann, shares);
        assertLine();
    }

    /// @dev Open bets may be owed a four-hundredth of the equity, and not a chip more of it.
    function test_serveExits_calmToTheChip() external {
        requestExit(ann, 10 * SHARES);
        lend(carol, 1_000 * COIN); // hot, so that a bet this large is taken
        casino.raiseLimit(COIN_FLIP, 0.5e6);
        place(alice, COIN_FLIP, 27 * COIN / 10, 0);
        uint256 calm = 400 * books().reserved;
        lend(carol, calm - 1 - bank.equityLow());
        assertEq(bank.equityLow(), calm - 1, "equity, a chip short");
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IVault.NotCalm.selector, 0, ann));
        bank.serveExits(1);
        lend(carol, 1);
        vm.prank(stranger);
        assertEq(bank.serveExits(1), 1, "served");
        assertLine();
    }

    // --- the last of the hot money ---

    /// @dev Shares worth all hot money and less than a chip more: all of them are served.
    function test_serveExits_ofAllThatIsHot() external {
        requestExit(lender, 50 * SHARES + 1e6 / 2);
        assertEq(bank.serveExits(1), 1, "done");
        assertEq(bank.chipsOf(lender), HOT, "chips");
        (,, uint256 waiting) = bank.exitsWaiting();
        assertEq(waiting, 0, "shares that wait");
        assertLine();
    }

    /// @dev What is left of an exit may be worth less than a chip. It is not burned for nothing while nothing is hot.
    function test_serveExits_keepTheRestWhileNothingIsHot() external {
        flip(alice, COIN / 10, true); // the price is no whole number any more
        // One chip more than is hot, at a price of which the rest is worth less than that chip.
        for (uint256 i = 0; i < 100; ++i) {
            uint256 hot = bank.hotEquityLow();
            uint256 rest = bank.previewWithdraw((hot + 1) * CHIP) - bank.previewWithdraw(hot * CHIP);
            if (rest * (bank.equityLow() + 1) < bank.totalSupply() + 1e6) break;
            reserve.refillMore(1);
        }
        uint256 last = bank.hotEquityLow();
        requestExit(lender, bank.previewWithdraw((last + 1) * CHIP));
        assertEq(bank.serveExits(1), 0, "done");
        assertEq(bank.chipsOf(lender), last, "chips");
        (,, uint256 left) = bank.exitOf(0);
        assertEq(soldFor(left), 0, "worth of what is left, in whole chips");
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.serveExits(1);
        (,, uint256 still) = bank.exitOf(0);
        assertEq(still, left, "shares that wait");
        assertLine();
    }

    function test_serveExits_withTheLastChip() external {
        requestExit(lender);
        bank.serveExits(1);
        reserve.refillMore(1);
        assertEq(bank.serveExits(1), 0, "done");
        assertEq(bank.chipsOf(lender), HOT + 1, "chips");
        assertLine();
    }

    // --- cancelled exits ---

    function _cancel(address owner, uint256 id) private {
        vm.prank(owner);
        bank.cancelExit(id);
    }

    /// @dev A cancelled exit costs nothing: it is passed over also while nothing is hot, and nobody is told that it was served.
    function test_serveExits_passCancelledOnesWhileNothingIsHot() external {
        requestExit(cid);
        requestExit(ann);
        bank.serveExits(1); // all of the 50 coins
        assertEq(bank.hotEquityLow(), 0, "hot");
        _cancel(ann, 1);
        vm.recordLogs();
        assertEq(bank.serveExits(5), 1, "passed over");
        assertEq(vm.getRecordedLogs().length, 0, "events");
        (uint256 head, uint256 tail,) = bank.exitsWaiting();
        assertEq(head, tail, "head");
        assertLine();
    }

    /// @dev Nobody owns a cancelled exit: it does not keep those behind it waiting while the price is not calm.
    function test_serveExits_passCancelledOnesWhileThePriceIsNotCalm() external {
        requestExit(ann, 10 * SHARES);
        requestExit(ben, 10 * SHARES);
        lend(carol, 1_000 * COIN);
        casino.raiseLimit(COIN_FLIP, 0.5e6);
        place(alice, COIN_FLIP, 28 * COIN / 10, 0);
        _cancel(ann, 0);
        uint256 chips = soldFor(10 * SHARES);
        vm.prank(ben);
        assertEq(bank.serveExits(2), 2, "passed over, and served");
        assertEq(bank.chipsOf(ben), chips, "chips");
        assertLine();
    }

    // --- what is told ---

    /// @dev A part of a chip counts as a chip that is missing: what is told may be late, and is never early.
    function test_exitServableAt_countsAPartOfAChip() external {
        requestExit(lender, 50 * SHARES + 1);
        reserve.setBucket(0, 1 days);
        assertEq(bank.exitServableAt(0), type(uint256).max, "a chip more than is hot, with the bucket shut");
        reserve.refillMore(1);
        assertEq(bank.exitServableAt(0), vm.getBlockTimestamp(), "with that chip");
    }

    function test_convertToAssets_atTheLowerPrice() external {
        assertEq(bank.convertToAssets(5 * SHARES), 5 * COIN * CHIP, "five coins");
        place(alice, COIN_FLIP, COIN / 10, 0);
        uint256 chips = 5 * SHARES * (bank.equityLow() + 1) / (bank.totalSupply() + 1e6);
        assertLt(chips, 5 * COIN, "worth with a bet open");
        assertEq(bank.convertToAssets(5 * SHARES), chips * CHIP, "of it");
    }

    /// @dev To the share: one more is worth a chip that is not free.
    function test_maxRedeem_toTheShare() external {
        flip(alice, COIN / 10, true); // the price is no whole number any more
        requestExit(ann, 10 * SHARES);
        uint256 free = bank.hotEquityLow() - bank.waitingChips();
        uint256 most = bank.maxRedeem(lender);
        assertEq(soldFor(most), free, "worth of the most");
        assertEq(soldFor(most + 1), free + 1, "worth of a share more");
        vm.startPrank(lender);
        vm.expectRevert(abi.encodeWithSelector(IVault.MoreThanHot.selector, free + 1, free));
        bank.redeem(most + 1, lender, lender);
        assertEq(bank.redeem(most, lender, lender), free * CHIP, "redeemed");
        vm.stopPrank();
        assertLine();
    }
}
