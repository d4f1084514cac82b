// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "../../../contracts/interfaces/IReserve.sol";
import { ReserveHouse } from "../../support/ReserveHouse.sol";

contract ReserveSetHedgeTest is ReserveHouse {
    function test_setHedge_revertsForAStranger() external {
        expectUnauthorized();
        reserve.setHedge(1, 1, 1, 1);
    }

    function test_setHedge_revertsIfTheShareIsOutOfRange() external {
        uint256 max = reserve.MAX_SHARE();
        vm.expectRevert(abi.encodeWithSelector(IReserve.ShareOutOfRange.selector, max + 1, max));
        reserve.setHedge(max + 1, 0, 1, 1);
    }

    function test_setHedge_revertsIfTheBandIsOutOfRange() external {
        vm.expectRevert(abi.encodeWithSelector(IReserve.BandOutOfRange.selector, 11, 10));
        reserve.setHedge(10, 11, 1, 1);
    }

    function test_setHedge_revertsIfTheWindowIsOutOfRange() external {
        uint256 max = reserve.MAX_WINDOW();
        vm.expectRevert(abi.encodeWithSelector(IReserve.WindowOutOfRange.selector, 0, max));
        reserve.setHedge(10, 10, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IReserve.WindowOutOfRange.selector, max + 1, max));
        reserve.setHedge(10, 10, 1, max + 1);
    }

    function testFuzz_setHedge_sets(uint256 share, uint256 band, uint256 capacity, uint256 window) external {
        share = bound(share, 0, reserve.MAX_SHARE());
        band = bound(band, 0, share);
        capacity = bound(capacity, 0, type(uint208).max);
        window = bound(window, 1, reserve.MAX_WINDOW());
        vm.expectEmit(address(reserve));
        emit IReserve.HedgeChanged(share, band, capacity, window);
        reserve.setHedge(share, band, capacity, window);
        _assertHedging(share, band, capacity, window, capacity);
    }

    function test_lowerHedge_revertsForAStranger() external {
        expectUnauthorized();
        reserve.lowerHedge(0);
    }

    function test_lowerHedge_revertsIfItIsNotLower() external {
        reserve.setHedge(SHARE, BAND, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(IReserve.OnlyLower.selector, SHARE, SHARE));
        reserve.lowerHedge(SHARE);
    }

    function testFuzz_lowerHedge_lowersTheShareAndTheBandToIt(uint256 share) external {
        reserve.setHedge(SHARE, BAND, 7, 9);
        share = bound(share, 0, SHARE - 1);
        uint256 band = share < BAND ? share : BAND;
        vm.expectEmit(address(reserve));
        emit IReserve.HedgeChanged(share, band, 7, 9);
        reserve.lowerHedge(share);
        _assertHedging(share, band, 7, 9, 7);
    }

    function _assertHedging(uint256 share, uint256 band, uint256 capacity, uint256 window, uint256 available)
        private
        view
    {
        (uint256 share_, uint256 band_, uint256 capacity_, uint256 window_, uint256 available_) = reserve.hedging();
        assertEq(share_, share, "share");
        assertEq(band_, band, "band");
        assertEq(capacity_, capacity, "capacity");
        assertEq(window_, window, "window");
        assertEq(available_, available, "available");
    }
}
