// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Feed, IReserve, Venue } from "../../../contracts/interfaces/IReserve.sol";
import { IReserveBank } from "../../../contracts/interfaces/IReserveBank.sol";
import { INativeBankroll } from "../../../contracts/interfaces/INativeBankroll.sol";
import { IVault } from "../../../contracts/interfaces/IVault.sol";
import { LedgerWouldNotBalance } from "../../../contracts/types/Ledger.sol";
import { House } from "../../support/House.sol";
import { Outside } from "../../support/Outside.sol";

/// @notice A bank and its reserve: what goes cold and comes back, and what shares cost while dollars are in it.
contract BankrollColdReserveTest is House, Outside {
    uint256 private constant HOT = 200 * COIN;

    IReserve private reserve;

    function setUp() public override {
        vm.warp(1_800_000_000);
        openOutside();
        super.setUp();
        reserve = bank.reserve();
        reserve.setBucket(BANK, 1 days);
    }

    function wrapped() internal view override returns (address) {
        return address(weth);
    }

    function _makeCold() private {
        reserve.lowerTarget(HOT);
        reserve.sweep();
    }

    /// @dev 800 coins are cold, and a quarter of them dollars.
    function _hedge() private {
        _makeCold();
        reserve.setVenue(
            Venue({
                router: router,
                stable: dollar,
                fee: market.FEE(),
                maxSlippage: 0.01e6,
                ofAsset: Feed(feed, 1 hours),
                ofStable: Feed(dollarFeed, 25 hours)
            })
        );
        reserve.setHedge(0.25e6, 0.01e6, BANK, 1 days);
        for (uint256 i = 0; i < 20; ++i) {
            (bool sell, uint256 due) = reserve.hedgeDue();
            if (!sell || due == 0) break;
            reserve.hedge(10 * COIN);
            market.follow();
        }
        assertGt(reserve.stable(), 400_000e6, "dollars");
    }

    function _killFeed() private {
        skip(2 hours);
        assertFalse(reserve.priced(), "priced");
    }

    // --- who may ---

    function testFuzz_toReserve_revertsForAnybodyElse(address caller, uint256 chips) external {
        vm.assume(caller != address(reserve));
        vm.startPrank(caller);
        vm.expectRevert(abi.encodeWithSelector(IReserveBank.OnlyReserve.selector, caller));
        bank.toReserve(chips);
        vm.expectRevert(abi.encodeWithSelector(IReserveBank.OnlyReserve.selector, caller));
        bank.fromReserve(chips);
        vm.stopPrank();
    }

    function test_toReserve_revertsForWhatIsOwed() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 low = bank.hotEquityLow();
        vm.startPrank(address(reserve));
        vm.expectRevert(LedgerWouldNotBalance.selector);
        bank.toReserve(low + 1);
        bank.toReserve(low);
        vm.stopPrank();
        assertBooks();
    }

    function test_fromReserve_revertsIfTheMoneyIsNotWhatItSays() external {
        vm.deal(address(reserve), 10 ether);
        vm.startPrank(address(reserve));
        vm.expectRevert(abi.encodeWithSelector(INativeBankroll.NotEnoughSent.selector, 1 ether, 2 ether));
        bank.fromReserve{ value: 1 ether }(2 * COIN);
        vm.expectRevert(abi.encodeWithSelector(INativeBankroll.NotEnoughSent.selector, 3 ether, 2 ether));
        bank.fromReserve{ value: 3 ether }(2 * COIN);
        bank.fromReserve{ value: 2 ether }(2 * COIN);
        vm.stopPrank();
        assertBooks();
    }

    // --- there and back ---

    function testFuzz_reserve_movesNoPrice(uint256 target, uint256 back, bool open) external {
        if (open) place(alice, COIN_FLIP, COIN, 0);
        uint256[3] memory before = [bank.equityHigh(), bank.equityLow(), bank.totalSupply()];
        reserve.lowerTarget(bound(target, 0, BANK - 10 * COIN));
        uint256 excess = reserve.excess();
        vm.expectEmit(address(bank));
        emit IReserveBank.SentToReserve(excess);
        assertEq(reserve.sweep(), excess, "swept");
        assertEq(address(reserve).balance, excess * CHIP, "money of the reserve");
        assertEq(bank.equityHigh(), before[0], "higher price, cold");
        assertEq(bank.equityLow(), before[1], "lower price, cold");
        assertBooks();
        back = bound(back, 1, excess);
        vm.expectEmit(address(bank));
        emit IReserveBank.ReceivedFromReserve(back);
        reserve.refillMore(back);
        assertEq(bank.equityHigh(), before[0], "higher price, hot again");
        assertEq(bank.equityLow(), before[1], "lower price, hot again");
        assertEq(bank.totalSupply(), before[2], "shares");
        assertBooks();
    }

    /// @dev Bets are limited by the hot money alone: what is cold cannot be lost in a round.
    function test_reserve_isNotWhatBetsWin() external {
        uint256 limit = profitLimit(COIN_FLIP);
        _makeCold();
        assertEq(profitLimit(COIN_FLIP), limit / 5, "limit with a fifth hot");
        assertEq(bank.hotEquityHigh(), HOT, "hot equity");
        assertEq(bank.equityHigh(), BANK, "equity");
    }

    /// @dev A share of a cold bank is sold for the same, as long as there is hot money for it.
    function test_reserve_leavesWhatIsHotToWhoWithdraws() external {
        _makeCold();
        assertEq(soldFor(bank.balanceOf(lender)), BANK, "worth of all shares");
        assertEq(bank.maxWithdraw(lender), HOT * CHIP, "what can be withdrawn at once");
        vm.startPrank(lender);
        vm.expectRevert(abi.encodeWithSelector(IVault.MoreThanHot.selector, HOT + 1, HOT));
        bank.withdraw((HOT + 1) * CHIP, lender, lender);
        bank.withdraw(HOT * CHIP, lender, lender);
        vm.stopPrank();
        assertEq(bank.equityLow(), BANK - HOT, "equity");
        assertBooks();
    }

    /// @dev Exits that wait are kept hot: a sweep takes nothing of theirs, and a refill brings it.
    function test_reserve_keepsWhatExitsWaitFor() external {
        vm.prank(lender);
        bank.requestExit(300e15, lender, lender);
        reserve.lowerTarget(HOT);
        assertEq(reserve.sweep(), BANK - HOT - 300 * COIN, "swept");
        assertEq(bank.serveExits(1), 1, "served");
        assertEq(bank.hotEquityLow(), HOT, "hot");
        assertBooks();
    }

    // --- with dollars ---

    function test_dollars_areBoughtAtMoreAndSoldForLess() external {
        _hedge();
        (uint256 low, uint256 high) = reserve.value();
        assertEq(bank.equityHigh(), bank.hotEquityHigh() + high, "equity at which shares are bought");
        assertEq(bank.equityLow(), bank.hotEquityLow() + low, "equity at which they are sold");
        assertGt(high, low + 3 * COIN, "between both");
        uint256 shares = lend(stranger, 100 * COIN);
        assertLt(soldFor(shares), 100 * COIN * 9_970 / 10_000, "sold at once: a loss");
        assertBooks();
    }

    /// @dev Whoever knows the next price of the feed, up or down by half a per cent, gains nothing by it.
    function testFuzz_dollars_letNobodyPlayTheFeed(uint256 amount, int256 move) external {
        _hedge();
        amount = bound(amount, COIN, 1_000 * COIN);
        move = int256(bound(uint256(move), 0, 100)) - 50;
        uint256 shares = lend(stranger, amount);
        feed.updateAnswer(PRICE * (10_000 + move) / 10_000);
        assertLe(soldFor(shares), amount, "worth at the next price");
    }

    function test_deadFeed_sellsNobodyShares() external {
        _hedge();
        _killFeed();
        assertEq(bank.maxDeposit(stranger), 0, "maxDeposit");
        assertEq(bank.maxMint(stranger), 0, "maxMint");
        assertEq(bank.convertToShares(1 ether), 0, "shares for a coin");
        assertEq(bank.previewDeposit(1 ether), 0, "preview");
        vm.expectRevert(IVault.NotPriced.selector);
        bank.deposit{ value: 1 ether }(1 ether, stranger);
        uint256 cost = bank.previewMint(1); // more than anybody has
        vm.deal(stranger, cost);
        vm.prank(stranger);
        vm.expectRevert(IVault.NotPriced.selector);
        bank.mint{ value: cost }(1, stranger);
        feed.updateAnswer(PRICE);
        bank.deposit{ value: 1 ether }(1 ether, stranger);
        assertBooks();
    }

    /// @dev What cannot be valued counts for nothing to who leaves. Nothing else stops, and nobody is made to leave.
    function test_deadFeed_stopsNothingElse() external {
        _hedge();
        vm.prank(lender);
        bank.requestExit(50e15, lender, lender);
        uint256 worth = soldFor(50e15);
        _killFeed();
        assertEq(bank.equityLow(), bank.hotEquityLow() + reserve.held(), "equity without the dollars");
        uint256 less = soldFor(50e15);
        assertLt(less, worth * 85 / 100, "worth without the dollars");
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IVault.NotCalm.selector, 0, lender));
        bank.serveExits(1);
        flip(alice, COIN / 10, true);
        vm.prank(alice);
        bank.cashOut(COIN, alice);
        uint256 most = bank.maxWithdraw(lender);
        vm.startPrank(lender);
        bank.withdraw(most, lender, lender);
        bank.serveExits(1);
        vm.stopPrank();
        assertLe(bank.chipsOf(lender), less, "chips of the exit");
        assertBooks();
    }
}
