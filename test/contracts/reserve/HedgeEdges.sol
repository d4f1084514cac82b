// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Feed, Venue } from "../../../contracts/interfaces/IReserve.sol";
import { FeedContract } from "../../support/Outside.sol";
import { ReserveHouse } from "../../support/ReserveHouse.sol";

/// @notice The hedge at its edges: to the chip, to the unit, to the last price that counts.
contract ReserveHedgeEdgesTest is ReserveHouse {
    uint256 private constant ALL = type(uint256).max;
    uint256 private constant MAX_PRICE = type(uint128).max;

    function _assertDue(bool sell, uint256 chips, string memory what) private view {
        (bool sells, uint256 due) = reserve.hedgeDue();
        assertEq(sells, sell, string.concat("sells: ", what));
        assertEq(due, chips, string.concat("due: ", what));
    }

    /// @dev 1,000 chips, of which 300 became dollars.
    function _hedgeAThousandChips() private {
        makeCold(1_000);
        reserve.setVenue(venue());
        reserve.setHedge(0.3e6, 0, type(uint64).max, WINDOW);
        reserve.hedge(ALL);
        assertEq(reserve.held(), 700, "chips held");
        assertEq((reserve.stable() * 2 + 4) / 5, 300, "worth of the dollars, rounded up");
    }

    /// @dev Two units of the stablecoin, and another feed for the asset with so many decimals: a unit is worth 10^(decimals - 5) times the
    /// dollar's answer, by the asset's.
    function _holdTwoUnits(uint8 decimals) private returns (FeedContract ofAsset) {
        openHedge();
        reserve.hedge(1);
        assertEq(reserve.stable(), 2, "units held");
        ofAsset = FeedContract(deploy("MockV3Aggregator", abi.encode(decimals, int256(1))));
        Venue memory v = venue();
        v.ofAsset = Feed(ofAsset, MAX_AGE);
        reserve.setVenue(v);
    }

    function _assertUnpriced(string memory what) private view {
        (uint256 low, uint256 high) = reserve.value();
        assertFalse(reserve.priced(), string.concat("priced: ", what));
        assertEq(low, reserve.held(), string.concat("low value: ", what));
        assertEq(high, reserve.UNPRICED(), string.concat("high value: ", what));
        _assertDue(false, 0, what);
    }

    // --- limits ---

    function test_hedge_limitsAreThoseThatAreTold() external {
        assertEq(reserve.MAX_SHARE(), 0.5e6, "share");
        assertEq(reserve.MAX_WINDOW(), 30 days, "window");
        reserve.setHedge(0.5e6, 0.5e6, 1, 30 days);
        (uint256 share, uint256 band,, uint256 window,) = reserve.hedging();
        assertEq(share, 0.5e6, "greatest share");
        assertEq(band, 0.5e6, "greatest band");
        assertEq(window, 30 days, "longest window");
    }

    // --- what is due ---

    function test_hedgeDue_nothingAtTheUpperEdgeOfTheBand() external {
        _hedgeAThousandChips();
        reserve.setHedge(0.25e6, 0.05e6, type(uint64).max, WINDOW);
        _assertDue(false, 0, "at the edge");
        reserve.setHedge(0.25e6, 0.05e6 - 1, type(uint64).max, WINDOW);
        _assertDue(false, 50, "beyond it");
    }

    function test_hedgeDue_nothingAtTheLowerEdgeOfTheBand() external {
        _hedgeAThousandChips();
        reserve.setHedge(0.35e6, 0.05e6, type(uint64).max, WINDOW);
        _assertDue(false, 0, "at the edge");
        reserve.setHedge(0.35e6, 0.049e6, type(uint64).max, WINDOW);
        _assertDue(true, 50, "beyond it");
    }

    /// @dev Inside the band the bank may be short of all that is held, and not of a chip more.
    function test_hedgeDue_nothingIfTheBankIsShortOfJustWhatIsHeld() external {
        _hedgeAThousandChips();
        reserve.setHedge(0.28e6, 0.05e6, type(uint64).max, WINDOW);
        bank.setWaiting(700);
        _assertDue(false, 0, "short of what is held");
        bank.setWaiting(701);
        _assertDue(false, 20, "short of a chip more");
    }

    /// @dev Without dollars the value is known, but not what a trade should bring.
    function test_hedgeDue_nothingWithoutAPrice() external {
        openHedge();
        skip(MAX_AGE + 1);
        assertTrue(reserve.priced(), "priced");
        _assertDue(false, 0, "without a price");
    }

    // --- rounding ---

    /// @dev Dollars are sold rounded up: a chip that is due is bought whole.
    function test_hedge_sellsDollarsRoundedUp() external {
        openHedge();
        reserve.hedge(ALL);
        reserve.lowerHedge(0);
        uint256 before = reserve.stable();
        reserve.hedge(1_000_001); // 2,500,002.5 units
        assertEq(before - reserve.stable(), 2_500_003, "units sold");
    }

    /// @dev The low value is of the dollars' worth rounded up, less the chip that this may be too much; the high value is rounded up twice.
    function test_value_toTheChip() external {
        openHedge();
        reserve.hedge(ALL);
        uint256 stable = reserve.stable();
        for (uint256 i = 0; i < 5; ++i) {
            uint256 price = uint256(PRICE) + i;
            feed.updateAnswer(int256(price));
            uint256 worth = (stable * uint256(DOLLAR) * 1_000 + price - 1) / price;
            (uint256 low, uint256 high) = reserve.value();
            assertEq(low, reserve.held() + (worth - 1) * 99 / 100, "low value");
            assertEq(high, reserve.held() + (worth * 101 + 99) / 100, "high value");
        }
    }

    // --- prices ---

    function test_value_ofTheSmallestPrice() external {
        FeedContract ofAsset = _holdTwoUnits(5);
        ofAsset.updateAnswer(1);
        dollarFeed.updateAnswer(1);
        (uint256 low, uint256 high) = reserve.value();
        assertTrue(reserve.priced(), "priced");
        assertEq(low, reserve.held(), "low value: of a chip less than two, rounded down");
        assertEq(high, reserve.held() + 3, "high value: of two chips, rounded up");
    }

    /// @dev Both the greatest answer of a feed and the greatest value still count.
    function test_value_ofTheGreatestPriceAndTheGreatestWorth() external {
        FeedContract ofAsset = _holdTwoUnits(5);
        ofAsset.updateAnswer(2);
        dollarFeed.updateAnswer(int256(MAX_PRICE));
        assertTrue(reserve.priced(), "priced");
        (uint256 low, uint256 high) = reserve.value();
        assertEq(low, reserve.held() + (MAX_PRICE - 1) * 99 / 100, "low value");
        assertEq(high, reserve.held() + (MAX_PRICE * 101 + 99) / 100, "high value");
        dollarFeed.updateAnswer(int256(MAX_PRICE + 1));
        _assertUnpriced("a feed that answers with more");
        dollarFeed.updateAnswer(int256(MAX_PRICE));
        ofAsset.updateAnswer(1);
        _assertUnpriced("twice the greatest worth");
    }

    /// @dev Less than a chip beyond the greatest value is beyond it.
    function test_value_ofAPartOfAChipTooMuch() external {
        FeedContract ofAsset = _holdTwoUnits(6);
        ofAsset.updateAnswer(19);
        // Twenty times this, by 19, is the greatest worth and 15/19.
        dollarFeed.updateAnswer(int256((19 * MAX_PRICE + 15) / 20));
        _assertUnpriced("a part of a chip too much");
        dollarFeed.updateAnswer(int256((19 * MAX_PRICE + 15) / 20 - 1));
        assertTrue(reserve.priced(), "priced, of a little less");
    }

    /// @dev A product beyond a word counts for nothing, and reverts nothing.
    function test_value_ofAProductBeyondAWord() external {
        openHedge();
        reserve.hedge(ALL);
        Venue memory v = venue();
        v.ofAsset = Feed(FeedContract(deploy("MockV3Aggregator", abi.encode(uint8(43), int256(1)))), MAX_AGE);
        reserve.setVenue(v);
        dollarFeed.updateAnswer(int256(MAX_PRICE));
        assertGt(reserve.stable(), type(uint256).max / MAX_PRICE / 1e38, "units: times the price beyond a word");
        _assertUnpriced("beyond a word");
    }

    // --- feeds ---

    function test_value_ofAFeedThatAnswersWithAByteTooFew() external {
        openHedge();
        reserve.hedge(COIN);
        vm.etch(address(feed), hex"609f5ff3"); // 159 bytes
        _assertUnpriced("159 bytes");
        vm.etch(address(feed), hex"60a05ff3"); // 160 of them, but all zero
        _assertUnpriced("an answer of zero");
    }

    /// @dev A round that is not complete has no time, however old an answer may be.
    function test_value_ofARoundWithoutATime() external {
        openHedge();
        reserve.hedge(COIN);
        Venue memory v = venue();
        v.ofAsset.maxAge = type(uint32).max;
        reserve.setVenue(v);
        feed.updateRoundData(9, PRICE, 1, 1);
        assertTrue(reserve.priced(), "priced, as old as can be");
        feed.updateRoundData(9, PRICE, 0, 0);
        _assertUnpriced("without a time");
    }

    // --- the bucket ---

    /// @dev To the second, where a chip takes no whole number of them.
    function test_refillableAt_toTheSecond() external {
        makeCold(100);
        bank.setHot(0);
        bank.setWaiting(100);
        reserve.setBucket(3, 10);
        reserve.refill(3);
        uint256 time = reserve.refillableAt(1);
        assertEq(time, vm.getBlockTimestamp() + 4, "seconds for a chip: three and a third");
        vm.warp(time - 1);
        (,, uint256 available) = reserve.bucket();
        assertEq(available, 0, "available a second before");
        vm.warp(time);
        assertEq(reserve.refill(1), 1, "refilled");
    }
}
