// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { ISwapRouter } from "@uniswap/v3-periphery/contracts/interfaces/ISwapRouter.sol";
import { Feed, Venue } from "../../../contracts/interfaces/IReserve.sol";
import { FeedContract, TokenContract } from "../../support/Outside.sol";
import { OtherVenue } from "../../support/OtherVenue.sol";
import { PlainBank } from "../../support/PlainBank.sol";
import { ReserveContract, ReserveHouse } from "../../support/ReserveHouse.sol";

contract ReserveValueTest is ReserveHouse {
    uint256 private constant ALL = type(uint256).max;

    function _assertUnpriced(string memory what) private view {
        (uint256 low, uint256 high) = reserve.value();
        assertEq(low, reserve.held(), string.concat("low value: ", what));
        assertEq(high, reserve.UNPRICED(), string.concat("high value: ", what));
        assertFalse(reserve.priced(), string.concat("priced: ", what));
        (, uint256 due) = reserve.hedgeDue();
        assertEq(due, 0, string.concat("due: ", what));
    }

    function _assertPriced(string memory what) private view {
        (uint256 low, uint256 high) = reserve.value();
        uint256 worth = worthOf(reserve.stable());
        assertLe(low, reserve.held() + worth * 99 / 100, string.concat("low value: ", what));
        assertGe(low + 2, reserve.held() + worth * 99 / 100, string.concat("low value: ", what));
        assertGe(high, reserve.held() + worth * 101 / 100, string.concat("high value: ", what));
        assertLe(high, reserve.held() + worth * 101 / 100 + 3, string.concat("high value: ", what));
        assertTrue(reserve.priced(), string.concat("priced: ", what));
    }

    function test_value_isWhatIsHeldWithoutDollars() external {
        makeCold(7);
        (uint256 low, uint256 high) = reserve.value();
        assertEq(low, 7, "low value");
        assertEq(high, 7, "high value");
        assertTrue(reserve.priced(), "priced");
        reserve.setVenue(venue());
        skip(MAX_AGE + 1); // no price is needed
        assertTrue(reserve.priced(), "priced");
    }

    function test_value_isTheFeedsAndABandToBothSides() external {
        openHedge();
        reserve.hedge(ALL);
        _assertPriced("as it was bought");
        feed.updateAnswer(PRICE / 2);
        _assertPriced("after a fall by half");
        feed.updateAnswer(PRICE * 3 / 2);
        _assertPriced("after a rise");
        dollarFeed.updateAnswer(DOLLAR * 88 / 100);
        _assertPriced("of a dollar that is none");
    }

    function test_value_withoutAPrice() external {
        openHedge();
        reserve.hedge(ALL);
        uint256 time = vm.getBlockTimestamp();
        vm.warp(time + MAX_AGE);
        _assertPriced("at the greatest age");
        vm.warp(time + MAX_AGE + 1);
        _assertUnpriced("a second later");
        feed.updateAnswer(0);
        _assertUnpriced("of zero");
        feed.updateAnswer(-1);
        _assertUnpriced("below zero");
        feed.updateAnswer(type(int256).max);
        _assertUnpriced("beyond all measure");
        feed.updateRoundData(9, PRICE, 0, 0);
        _assertUnpriced("of a round that is not complete");
        feed.updateRoundData(9, PRICE, vm.getBlockTimestamp() + 1, vm.getBlockTimestamp() + 1);
        _assertUnpriced("of the future");
        feed.updateAnswer(PRICE);
        _assertPriced("again");
        dollarFeed.updateAnswer(0);
        _assertUnpriced("of the dollar");
        dollarFeed.updateAnswer(DOLLAR);
        bytes[3] memory codes = [bytes(""), hex"5f5ffd", hex"60805ff3"]; // gone, reverts, answers with too little
        bytes memory code = address(feed).code;
        for (uint256 i = 0; i < 3; ++i) {
            vm.etch(address(feed), codes[i]);
            (uint256 low, uint256 high) = reserve.value();
            assertEq(low, reserve.held(), "low value of a broken feed");
            assertEq(high, reserve.UNPRICED(), "high value of a broken feed");
        }
        vm.etch(address(feed), code);
        _assertPriced("in the end");
    }

    /// @dev What the feed says in words that do not fit their types counts for nothing, or for what it says: it never reverts.
    function testFuzz_value_neverReverts(int256 price, int256 priceOfDollar, uint256 time, uint80 round) external {
        openHedge();
        reserve.hedge(ALL);
        feed.updateRoundData(round, price, time, 0);
        dollarFeed.updateAnswer(priceOfDollar);
        (uint256 low, uint256 high) = reserve.value();
        assertGe(low, reserve.held(), "low value");
        assertGe(high, low, "high value");
        if (!reserve.priced()) assertEq(high, reserve.UNPRICED(), "high value without a price");
        reserve.hedgeDue();
    }

    /// @dev Tokens and feeds of any decimals; prices from a millionth of a dollar to a million.
    function testFuzz_value_ofAnyDecimals(
        uint8[4] memory decimals,
        uint256 chipDigits,
        uint256 priceOfAsset,
        uint256 dollars
    ) external {
        for (uint256 i = 0; i < 2; ++i) decimals[i] = uint8(bound(decimals[i], 0, 36)); // asset, stablecoin
        for (uint256 i = 2; i < 4; ++i) decimals[i] = uint8(bound(decimals[i], 6, 18)); // their feeds
        priceOfAsset = bound(priceOfAsset, 1, 1e12); // in millionths of a dollar
        TokenContract asset = TokenContract(deploy("LocalToken", abi.encode("Asset", "A", decimals[0])));
        TokenContract stable = TokenContract(deploy("LocalToken", abi.encode("Stable", "S", decimals[1])));
        FeedContract ofAsset = FeedContract(
            deploy("MockV3Aggregator", abi.encode(decimals[2], int256(priceOfAsset * 10 ** (decimals[2] - 6))))
        );
        FeedContract ofStable =
            FeedContract(deploy("MockV3Aggregator", abi.encode(decimals[3], int256(10 ** decimals[3]))));
        chipDigits = bound(chipDigits, 0, decimals[0]);
        uint256 chip = 10 ** chipDigits;
        int256 exponent = int256(uint256(decimals[0]) - chipDigits + decimals[2]);
        exponent -= int256(uint256(decimals[1]) + decimals[3]);
        vm.assume(exponent <= 38 && exponent >= -38);
        bank = new PlainBank(reserves, address(asset), chip);
        reserve = ReserveContract(address(bank.reserve()));
        OtherVenue other = new OtherVenue();
        reserve.lowerTarget(0);
        reserve.setVenue(
            Venue(ISwapRouter(address(other)), stable, 500, 10_000, Feed(ofAsset, 1 hours), Feed(ofStable, 1 hours))
        );
        reserve.setHedge(0.5e6, 0, type(uint128).max, 1);

        // Twice as much of the asset as the stablecoins are worth, so that half of it is sold, at the feeds' price.
        dollars = bound(dollars, 1_000_000, 5_000_000) * 10 ** decimals[1];
        uint256 units = dollars / 10 ** decimals[1] * 1e6 * 10 ** decimals[0] / priceOfAsset;
        uint256 chips = 2 * (units / chip);
        vm.assume(units > 1e9 && units / chip > 1e9 && units < 5e6 * 10 ** decimals[0]);
        asset.mint(address(bank), chips * chip);
        stable.mint(address(other), dollars);
        other.setRate(IERC20(asset), dollars, units);
        bank.setHot(chips);
        reserve.sweep();
        reserve.hedge(ALL);

        (uint256 low, uint256 high) = reserve.value();
        _assertNear(reserve.stable(), dollars, "dollars");
        _assertNear(low, chips / 2 + chips / 2 * 99 / 100, "low value");
        _assertNear(high, chips / 2 + chips / 2 * 101 / 100, "high value");
        assertTrue(reserve.priced(), "priced");

        // And back.
        other.setRate(IERC20(stable), units, dollars);
        reserve.lowerHedge(0);
        reserve.hedge(ALL);
        assertEq(reserve.stable(), 0, "dollars in the end");
        _assertNear(reserve.held(), chips, "held in the end");
    }

    function _assertNear(uint256 actual, uint256 expected, string memory what) private pure {
        assertGe(actual + expected / 1e5 + 2, expected, what);
        assertLe(actual, expected + expected / 1e5 + 2, what);
    }
}
