// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "../../../contracts/interfaces/IReserve.sol";
import { ReserveHouse } from "../../support/ReserveHouse.sol";

contract ReserveRefillMoreTest is ReserveHouse {
    function test_refillMore_revertsForAStranger() external {
        makeCold(10);
        expectUnauthorized();
        reserve.refillMore(1);
    }

    function test_refillMore_revertsIfNotEnoughIsHeld() external {
        makeCold(10);
        vm.expectRevert(abi.encodeWithSelector(IReserve.NotEnoughHeld.selector, 10, 11));
        reserve.refillMore(11);
    }

    function test_refillMore_revertsForNothing() external {
        makeCold(10);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.refillMore(0);
    }

    function testFuzz_refillMore_givesMoreThanTheBucketAllows(uint256 cold, uint256 chips) external {
        cold = bound(cold, 1, 100 * CAPACITY);
        chips = bound(chips, 1, cold);
        makeCold(cold);
        vm.expectEmit(address(reserve));
        emit IReserve.Refilled(address(this), chips);
        reserve.refillMore(chips);
        assertEq(reserve.held(), cold - chips, "held");
        assertEq(bank.hotEquityLow(), TARGET + chips, "hot");
        (,, uint256 available) = reserve.bucket();
        assertEq(available, CAPACITY, "left in the bucket");
        assertHeld();
    }
}
