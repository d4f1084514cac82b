// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "../../../contracts/interfaces/IReserve.sol";
import { ReserveHouse } from "../../support/ReserveHouse.sol";
import { Vm } from "../../support/Vm.sol";

contract ReserveHedgeTest is ReserveHouse {
    uint256 private constant ALL = type(uint256).max;

    function test_hedge_revertsWithoutAVenue() external {
        makeCold(COIN);
        vm.expectRevert(IReserve.NotPriced.selector);
        reserve.hedge(ALL);
    }

    function test_hedge_revertsIfAFeedIsTooOld() external {
        openHedge();
        skip(MAX_AGE + 1);
        vm.expectRevert(IReserve.NotPriced.selector);
        reserve.hedge(ALL);
        refreshFeeds();
        skip(MAX_AGE_OF_DOLLAR + 1);
        feed.updateAnswer(PRICE);
        vm.expectRevert(IReserve.NotPriced.selector);
        reserve.hedge(ALL);
    }

    function test_hedge_revertsInsideTheBand() external {
        openHedge();
        reserve.hedge(ALL);
        setPrice(PRICE * 9 / 10);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.hedge(ALL);
        setPrice(PRICE * 11 / 10);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.hedge(ALL);
    }

    function test_hedge_revertsForNothing() external {
        openHedge();
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.hedge(0);
    }

    function test_hedge_revertsIfItsBucketIsEmpty() external {
        openHedge();
        reserve.setHedge(SHARE, BAND, 10 * COIN, WINDOW);
        assertEq(reserve.hedge(ALL), 10 * COIN, "hedged");
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.hedge(ALL);
        skip(WINDOW / 2);
        refreshFeeds();
        assertEq(reserve.hedge(ALL), 5 * COIN, "hedged half a window later");
    }

    /// @dev Somebody sells first, so that the reserve gets less than the feeds say.
    function test_hedge_revertsIfThePoolWasMoved() external {
        openHedge();
        sellCoins(40 ether); // the pool is 1 % below the feed
        vm.expectRevert("Too little received");
        reserve.hedge(ALL);
        market.follow();
        reserve.hedge(ALL);
        setPrice(PRICE / 2);
        sellDollars(200_000e6);
        vm.expectRevert("Too little received");
        reserve.hedge(ALL);
    }

    /// @dev Where a trade is too large for the pool, a smaller one is not.
    function test_hedge_ofLessInAShallowPool() external {
        makeCold(2_000 * COIN);
        reserve.setVenue(venue());
        reserve.setHedge(SHARE, BAND, type(uint64).max, WINDOW);
        vm.expectRevert("Too little received");
        reserve.hedge(ALL);
        assertEq(reserve.hedge(10 * COIN), 10 * COIN, "hedged");
    }

    function test_hedge_sellsUpToTheShare() external {
        openHedge();
        (bool sell, uint256 due) = reserve.hedgeDue();
        assertTrue(sell, "sells");
        assertEq(due, 30 * COIN, "due");
        (uint256 low,) = reserve.value();
        reserve.hedge(ALL);
        assertEq(reserve.held(), 70 * COIN, "held");
        uint256 got = worthOf(reserve.stable());
        assertGe(got, 30 * COIN * 99 / 100, "what was got for it");
        assertLe(got, 30 * COIN, "what was got for it");
        (uint256 after_, uint256 high) = reserve.value();
        assertLe(after_, low, "low value");
        assertGe(after_, low - 30 * COIN * 2 / 100, "low value");
        assertGe(high, low - COIN / 10, "high value");
        assertHeld();
    }

    function test_hedge_buysDownToTheShare() external {
        openHedge();
        reserve.hedge(ALL);
        setPrice(PRICE / 2); // the dollars are worth twice as many coins
        refreshFeeds();
        assertGt(shareOfDollars(), SHARE + BAND, "share after the fall");
        (bool sell, uint256 due) = reserve.hedgeDue();
        assertFalse(sell, "buys");
        (uint256 low,) = reserve.value();
        assertEq(reserve.hedge(ALL), due, "bought");
        assertLe(shareOfDollars(), SHARE * 101 / 100, "share after it");
        assertGe(shareOfDollars(), SHARE * 99 / 100, "share after it");
        (uint256 after_,) = reserve.value();
        assertGe(after_, low, "low value");
        assertHeld();
    }

    function test_hedge_neverSellsWhatTheBankIsShortOf() external {
        openHedge();
        bank.setWaiting(85 * COIN); // of the 100 coins
        reserve.hedge(ALL);
        assertEq(reserve.held(), 85 * COIN, "held");
        bank.setWaiting(200 * COIN);
        (bool sell, uint256 due) = reserve.hedgeDue();
        assertFalse(sell, "buys");
        assertGt(due, 0, "due");
    }

    /// @dev Inside the band, and against the share: what the bank is short of comes first.
    function test_hedge_buysWhatTheBankIsShortOf() external {
        openHedge();
        reserve.hedge(ALL);
        bank.setWaiting(80 * COIN);
        assertEq(reserve.hedge(ALL), 10 * COIN, "bought");
        assertGe(reserve.held(), 80 * COIN - COIN / 10, "held, but for the cost of the trade");
        bank.setWaiting(500 * COIN);
        reserve.hedge(ALL);
        assertEq(reserve.stable(), 0, "dollars left");
        assertHeld();
    }

    function test_hedge_sellsAllDollarsIfTheShareIsZero() external {
        openHedge();
        reserve.hedge(ALL);
        reserve.lowerHedge(0);
        reserve.hedge(COIN);
        assertGt(reserve.stable(), 0, "dollars after a part");
        reserve.hedge(ALL);
        assertEq(reserve.stable(), 0, "dollars");
        assertGe(reserve.held(), 98 * COIN, "held");
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.hedge(ALL);
    }

    function test_hedge_nothingIsSoldWithoutATarget() external {
        openHedge();
        reserve.raiseTarget(ALL);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.hedge(ALL);
    }

    function test_hedge_revertsIfThePoolIsDry() external {
        openHedge();
        reserve.hedge(ALL);
        uint256 stable = reserve.stable();
        sellDollars(10_000_000e6); // all coins of the pool are bought
        sellDollars(10_000_000e6);
        feed.updateAnswer(PRICE / 2);
        vm.expectRevert("Too little received");
        reserve.hedge(ALL);
        vm.expectRevert("Too little received");
        reserve.hedge(1);
        assertEq(reserve.stable(), stable, "dollars");
    }

    function test_hedge_tellsWhatItDid() external {
        openHedge();
        uint256 before = dollar.balanceOf(address(reserve));
        vm.recordLogs();
        reserve.hedge(10 * COIN);
        uint256 got = dollar.balanceOf(address(reserve)) - before;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        Vm.Log memory last = logs[logs.length - 1];
        assertEq(last.topics[0], IReserve.Hedged.selector, "event");
        assertEq(keccak256(last.data), keccak256(abi.encode(true, 10 * COIN, got)), "what it says");
        assertEq(reserve.stable(), got, "dollars");
    }

    function test_hedge_tellsWhatItBoughtBack() external {
        openHedge();
        reserve.hedge(10 * COIN);
        reserve.lowerHedge(0);
        (uint256 held, uint256 stable) = (reserve.held(), reserve.stable());
        vm.recordLogs();
        reserve.hedge(ALL);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        (held, stable) = (reserve.held() - held, stable - reserve.stable());
        bytes memory said = logs[logs.length - 1].data;
        assertEq(keccak256(said), keccak256(abi.encode(false, held, stable)), "what it says");
    }

    /// @dev At any price, share and band, at most one trade is due, and it costs no more than its slippage.
    function testFuzz_hedge_endsInTheBand(uint256 price, uint256 share, uint256 band, uint256 chips) external {
        makeCold(bound(chips, COIN, 50 * COIN));
        reserve.setVenue(venue());
        share = bound(share, 1_000, reserve.MAX_SHARE());
        reserve.setHedge(share, bound(band, 0, share), type(uint64).max, WINDOW);
        for (uint256 i = 0; i < 4; ++i) {
            price = uint256(keccak256(abi.encode(price)));
            setPrice(int256(bound(price, uint256(PRICE) / 2, uint256(PRICE) * 2)));
            (bool sell, uint256 due) = reserve.hedgeDue();
            if (due == 0) continue;
            (uint256 low, uint256 high) = reserve.value();
            reserve.hedge(ALL);
            (uint256 low2, uint256 high2) = reserve.value();
            if (sell) assertGe(high2 + due / 10_000 + 2, high, "high value after a sale");
            else assertGe(low2 + 2, low, "low value after a purchase");
            (, due) = reserve.hedgeDue();
            assertLe(due, (reserve.held() + worthOf(reserve.stable())) / 100, "due after it");
            assertHeld();
        }
    }

    /// @dev Trading by the smallest amounts loses no more than trading.
    function testFuzz_hedge_ofVeryLittle(uint256 chips) external {
        openHedge();
        chips = bound(chips, 1, 1_000_000);
        reserve.hedge(chips);
        uint256 least = chips * 2_500 * 99 / 100_000; // dollars of 6 digits for chips of 9, less a hundredth
        assertGe(reserve.stable(), least, "dollars for the chips");
    }
}
