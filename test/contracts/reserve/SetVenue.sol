// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { Feed, IReserve, Venue } from "../../../contracts/interfaces/IReserve.sol";
import { FeedContract } from "../../support/Outside.sol";
import { ReserveHouse } from "../../support/ReserveHouse.sol";

contract ReserveSetVenueTest is ReserveHouse {
    function _feed(uint8 decimals) private returns (FeedContract) {
        return FeedContract(deploy("MockV3Aggregator", abi.encode(decimals, int256(1))));
    }

    function test_setVenue_revertsForAStranger() external {
        Venue memory v = venue();
        expectUnauthorized();
        reserve.setVenue(v);
    }

    function test_setVenue_revertsIfTheSlippageIsOutOfRange() external {
        Venue memory v = venue();
        v.maxSlippage = uint24(reserve.MAX_SLIPPAGE() + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IReserve.SlippageOutOfRange.selector, v.maxSlippage, v.maxSlippage - 1)
        );
        reserve.setVenue(v);
    }

    function test_setVenue_revertsIfThereIsNoPool() external {
        Venue memory v = venue();
        v.fee = 3_000;
        vm.expectRevert(abi.encodeWithSelector(IReserve.NoPool.selector, router, weth, dollar, 3_000));
        reserve.setVenue(v);
        v.fee = market.FEE();
        v.stable = IERC20(address(weth));
        vm.expectRevert(abi.encodeWithSelector(IReserve.NoPool.selector, router, weth, weth, v.fee));
        reserve.setVenue(v);
    }

    function test_setVenue_revertsIfAFeedGivesNoPrice() external {
        Venue memory v = venue();
        skip(MAX_AGE + 1);
        vm.expectRevert(IReserve.NotPriced.selector);
        reserve.setVenue(v);
        refreshFeeds();
        dollarFeed.updateAnswer(0);
        vm.expectRevert(IReserve.NotPriced.selector);
        reserve.setVenue(v);
    }

    function test_setVenue_revertsIfDecimalsLieTooFarApart() external {
        Venue memory v = venue();
        v.ofAsset = Feed(_feed(44), MAX_AGE); // 18 - 9 + 44 - 6 - 8 = 39
        vm.expectRevert(abi.encodeWithSelector(IReserve.DecimalsOutOfRange.selector, int256(39), int256(38)));
        reserve.setVenue(v);
        v.ofAsset = Feed(_feed(43), MAX_AGE);
        reserve.setVenue(v);
        v.ofAsset = Feed(feed, MAX_AGE);
        v.ofStable = Feed(_feed(50), MAX_AGE); // 18 - 9 + 8 - 6 - 50 = -39
        vm.expectRevert(abi.encodeWithSelector(IReserve.DecimalsOutOfRange.selector, int256(-39), int256(38)));
        reserve.setVenue(v);
    }

    function test_setVenue_revertsIfAnotherStablecoinIsHeld() external {
        openHedge();
        reserve.hedge(COIN);
        Venue memory v = venue();
        v.stable = IERC20(deploy("LocalToken", abi.encode("Other dollar", "USDO", uint8(6))));
        vm.expectRevert(abi.encodeWithSelector(IReserve.StableHeld.selector, reserve.stable()));
        reserve.setVenue(v);
        v = venue();
        v.maxSlippage = 1; // of the same stablecoin, what is better can be chosen at any time
        reserve.setVenue(v);
        reserve.lowerHedge(0);
        v.maxSlippage = uint24(SLIPPAGE);
        reserve.setVenue(v);
        reserve.hedge(type(uint256).max);
        v.stable = IERC20(deploy("LocalToken", abi.encode("Other dollar", "USDO", uint8(6))));
        factory.createPool(address(weth), address(v.stable), v.fee);
        reserve.setVenue(v);
        assertEq(address(reserve.venue().stable), address(v.stable), "stablecoin");
    }

    function test_setVenue_sets() external {
        Venue memory v = venue();
        vm.expectEmit(address(reserve));
        emit IReserve.VenueChanged(v);
        reserve.setVenue(v);
        assertEq(keccak256(abi.encode(reserve.venue())), keccak256(abi.encode(v)), "venue");
    }
}
