// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { IVault } from "../../../contracts/interfaces/IVault.sol";
import { ExitHouse } from "../../support/ExitHouse.sol";

contract BankrollServeExitsTest is ExitHouse {
    function test_serveExits_revertsIfNobodyWaits() external {
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.serveExits(10);
        requestExit(ann);
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.serveExits(0);
    }

    function test_serveExits_revertsIfNothingIsHot() external {
        requestExit(lender);
        bank.serveExits(1);
        assertEq(bank.hotEquityLow(), 0, "hot money left");
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.serveExits(1);
        assertLine();
    }

    function test_serveExits_paysInChipsAtTheLowerPrice() external {
        uint256 chips = soldFor(bank.balanceOf(ann));
        vm.prank(ann);
        bank.requestExit(20 * SHARES, stranger, ann);
        Books memory before = books();
        vm.expectEmit(address(bank));
        emit IVault.ExitServed(0, stranger, chips, 20 * SHARES);
        vm.prank(bob);
        assertEq(bank.serveExits(5), 1, "exits done");
        assertEq(bank.chipsOf(stranger), chips, "chips of the receiver");
        assertEq(books().chips, before.chips + chips, "chips of all");
        assertEq(books().cash, before.cash, "cash");
        assertEq(bank.totalSupply(), 1_080 * SHARES, "shares left");
        vm.prank(stranger);
        bank.cashOut(chips, stranger);
        assertEq(stranger.balance, chips * CHIP, "money");
        assertLine();
    }

    /// @dev 20 and 30 of 50 coins that are hot, then nothing; and the rest as money comes.
    function test_serveExits_inOrderAsFarAsTheMoneyGoes() external {
        requestExit(cid); // 50 coins, first in line
        requestExit(ann);
        requestExit(ben);
        vm.prank(cid);
        bank.cancelExit(0);
        requestExit(cid); // and now last
        assertEq(bank.serveExits(10), 3, "a cancelled one, and two");
        assertEq(bank.chipsOf(ann), 20 * COIN, "chips of the first");
        assertEq(bank.chipsOf(ben), 30 * COIN, "chips of the second");
        assertEq(bank.chipsOf(cid), 0, "chips of the last");
        reserve.refill(type(uint256).max);
        assertEq(bank.serveExits(10), 0, "done with the bucket's 10 coins");
        assertEq(bank.chipsOf(cid), 10 * COIN, "chips of the last, in part");
        (,, uint256 left) = bank.exitOf(3);
        assertEq(left, 40 * SHARES, "shares that still wait");
        assertLine();
        reserve.refillMore(100 * COIN);
        assertEq(bank.serveExits(1), 1, "done");
        assertEq(bank.chipsOf(cid), 50 * COIN, "chips of the last");
        (uint256 head, uint256 tail, uint256 waiting) = bank.exitsWaiting();
        assertEq(head, tail, "head");
        assertEq(waiting, 0, "shares that wait");
        assertLine();
    }

    /// @dev Who is behind gets nothing before who is ahead: not by the line, and not by the door.
    function test_serveExits_nobodyOvertakes() external {
        requestExit(lender); // a thousand coins
        requestExit(ann);
        assertEq(bank.maxWithdraw(ben), 0, "what another can withdraw");
        assertEq(bank.maxRedeem(ben), 0, "what another can redeem");
        uint256 one = bank.previewWithdraw(1);
        vm.startPrank(ben);
        vm.expectRevert(abi.encodeWithSelector(IVault.MoreThanHot.selector, 1, 0));
        bank.redeem(one, ben, ben);
        vm.stopPrank();
        bank.serveExits(100);
        assertEq(bank.chipsOf(lender), HOT, "chips of the first");
        assertEq(bank.chipsOf(ann), 0, "chips of the second");
        assertLine();
    }

    // --- whose price ---

    function _bet(uint256 part) private returns (uint256 round) {
        uint256 worst = (bank.equityLow() + books().reserved) * part / 1e6;
        uint256 stake = worst * 100 / 198;
        while (stake * 198 / 100 + feeOf(true, 1) > worst) --stake;
        casino.raiseLimit(COIN_FLIP, 0.5e6);
        vm.prank(alice);
        return casino.place(COIN_FLIP, stake, 0).round();
    }

    /// @dev Bets lower the price of selling. Whoever places them cannot sell others at it.
    function test_serveExits_revertsForOthersWhileThePriceIsNotCalm() external {
        requestExit(ann, 10 * SHARES);
        requestExit(ben, 10 * SHARES);
        lend(carol, 1_000 * COIN); // hot, so that a bet this large is taken
        uint256 round = _bet(0.0026e6);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IVault.NotCalm.selector, 0, ann));
        bank.serveExits(2);
        vm.prank(ben); // behind
        vm.expectRevert(abi.encodeWithSelector(IVault.NotCalm.selector, 0, ann));
        bank.serveExits(2);
        uint256 chips = soldFor(10 * SHARES);
        assertLt(chips, 10 * COIN, "worth with a bet open");
        vm.prank(ann); // for herself
        assertEq(bank.serveExits(2), 1, "hers");
        assertEq(bank.chipsOf(ann), chips, "her chips");
        answer(round, 5);
        vm.prank(alice);
        assertEq(bank.serveExits(2), 1, "the other, when the bet is over");
        assertLine();
    }

    function test_serveExits_byAnybodyWhileThePriceIsCalm() external {
        requestExit(ann, 10 * SHARES);
        lend(carol, 1_000 * COIN);
        _bet(0.0024e6);
        vm.prank(alice);
        assertEq(bank.serveExits(2), 1, "served");
        assertGe(bank.chipsOf(ann) * 10_025 / 10_000, 10 * COIN, "her chips: at most 0.25 % less");
    }

    /// @dev Exits and their shares never take from who stays.
    function testFuzz_serveExits_keepThePriceOfWhoStays(uint256 seed, bool win) external {
        flip(alice, COIN / 10 + seed % COIN / 100, win);
        address[3] memory who = [ann, ben, cid];
        for (uint256 i = 0; i < 6; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            address one = who[seed % 3];
            uint256 shares = bound(seed >> 8, 0, bank.balanceOf(one));
            if (soldFor(shares) >= bank.MIN_EXIT()) requestExit(one, shares);
            if (seed % 5 == 0) reserve.refillMore(bound(seed >> 9, 1, 20 * COIN));
            (, uint256 tail, uint256 waiting) = bank.exitsWaiting();
            if (seed % 7 == 0 && tail != 0) {
                (address owner,,) = bank.exitOf(tail - 1);
                vm.prank(owner);
                if (owner != address(0)) bank.cancelExit(tail - 1);
                continue;
            }
            if (waiting == 0 || bank.hotEquityLow() == 0) continue;
            (uint256 low, uint256 supply) = (bank.equityLow() + 1, bank.totalSupply() + 1e6);
            uint256 waited = bank.waitingChips();
            Books memory before = books();
            bank.serveExits(1 + seed % 3);
            uint256 paid = books().chips - before.chips;
            assertLe(paid, waited, "paid against what they were worth");
            assertGe((bank.equityLow() + 1) * supply, low * (bank.totalSupply() + 1e6), "price of who stays");
            assertLine();
        }
    }

    /// @dev To the chip what `redeem` would have paid at that moment.
    function testFuzz_serveExits_payWhatRedeemingWouldHave(uint256 shares, uint256 stake, bool win) external {
        flip(alice, bound(stake, 10_000, COIN / 10), win);
        shares = bound(shares, 1e12 + 1e9, bank.balanceOf(ann));
        uint256 chips = soldFor(shares);
        requestExit(ann, shares);
        assertEq(soldFor(shares), chips, "worth while it waits");
        bank.serveExits(1);
        assertEq(bank.chipsOf(ann), chips, "chips");
    }

    // --- many ---

    /// @dev A line of many small exits: each is paid for by who is in it, and serving goes on from where it stopped.
    function test_serveExits_ofManyInPieces() external {
        uint256 least = bank.MIN_EXIT() * 1e6 + 1e6;
        for (uint256 i = 0; i < 300; ++i) requestExit(cid, least);
        requestExit(ann);
        for (uint256 i = 0; i < 300; ++i) {
            if (i % 3 == 0) continue;
            vm.prank(cid);
            bank.cancelExit(i);
        }
        uint256 gas = gasleft();
        assertEq(bank.serveExits(100), 100, "the first hundred");
        assertLt((gas - gasleft()) / 100, 20_000, "gas of an exit, two of three cancelled");
        assertEq(bank.serveExits(1_000), 201, "the rest");
        assertEq(bank.chipsOf(ann), 20 * COIN, "chips of the last");
        assertLine();
    }

    /// @dev When everybody else has taken all that is free.
    function test_serveExits_whenTheOthersHaveLeft() external {
        reserve.refillMore(reserve.held());
        requestExit(ann);
        vm.startPrank(lender);
        bank.withdraw(bank.maxWithdraw(lender), lender, lender);
        vm.stopPrank();
        bank.serveExits(1);
        assertEq(bank.chipsOf(ann), 20 * COIN, "chips");
        assertLine();
    }

    /// @dev What contributions have released by then is paid, too.
    function test_serveExits_withContributions() external {
        bank.contribute{ value: 110 * COIN * CHIP }();
        requestExit(ann);
        skip(7 days);
        uint256 chips = soldFor(20 * SHARES);
        assertGt(chips, 21 * COIN, "worth, a tenth more");
        bank.serveExits(1);
        assertEq(bank.chipsOf(ann), chips, "chips");
        (uint256 left,) = bank.contributed();
        assertEq(left, 0, "contributions that are not equity");
        assertLine();
    }

    // --- when ---

    function test_exitServableAt_nowLaterOrNever() external {
        requestExit(ann);
        requestExit(ben);
        requestExit(cid);
        requestExit(lender);
        uint256 now_ = vm.getBlockTimestamp();
        assertEq(bank.exitServableAt(0), now_, "the first");
        assertEq(bank.exitServableAt(1), now_, "the second: just what is hot");
        // 10 of 50 coins are in the bucket, and 40 more come in four days.
        assertEq(bank.exitServableAt(2), now_ + 4 days, "the third");
        reserve.setBucket(0, 1 days);
        assertEq(bank.exitServableAt(2), type(uint256).max, "with the bucket shut");
        assertEq(bank.exitServableAt(1), now_, "what is hot");
        assertEq(bank.exitServableAt(9), 0, "no exit");
        bank.serveExits(1);
        assertEq(bank.exitServableAt(0), 0, "an exit that is over");
    }

    /// @dev It is served when it was told, by anybody.
    function test_exitServableAt_isKept() external {
        requestExit(ann);
        requestExit(ben);
        requestExit(cid);
        uint256 servableAt = bank.exitServableAt(2);
        for (uint256 day = 1; day <= 4; ++day) {
            reserve.refill(type(uint256).max);
            vm.warp(vm.getBlockTimestamp() + 1 days);
        }
        assertEq(vm.getBlockTimestamp(), servableAt, "the time that was told");
        reserve.refill(type(uint256).max);
        assertEq(bank.serveExits(3), 3, "served");
        assertEq(bank.chipsOf(cid), 50 * COIN, "chips of the last");
    }

    /// @dev Shares that wait lose and win with all others.
    function test_exits_bearWhatTheBankLosesMeanwhile() external {
        requestExit(ann);
        flip(alice, COIN / 10, true);
        uint256 chips = 20 * SHARES * (bank.equityLow() + 1) / (bank.totalSupply() + 1e6);
        assertLt(chips, 20 * COIN, "worth after a loss");
        bank.serveExits(1);
        assertEq(bank.chipsOf(ann), chips, "chips");
        assertLine();
    }
}
