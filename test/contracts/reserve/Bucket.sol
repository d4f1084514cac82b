// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "../../../contracts/interfaces/IReserve.sol";
import { ReserveContract, ReserveHouse } from "../../support/ReserveHouse.sol";

contract ReserveBucketTest is ReserveHouse {
    function test_setBucket_revertsForAStranger() external {
        expectUnauthorized();
        reserve.setBucket(1, 1);
    }

    function test_setBucket_revertsIfTheWindowIsOutOfRange() external {
        uint256 max = reserve.MAX_WINDOW();
        vm.expectRevert(abi.encodeWithSelector(IReserve.WindowOutOfRange.selector, 0, max));
        reserve.setBucket(1, 0);
        vm.expectRevert(abi.encodeWithSelector(IReserve.WindowOutOfRange.selector, max + 1, max));
        reserve.setBucket(1, max + 1);
    }

    function test_setBucket_revertsIfTheCapacityIsTooLarge() external {
        vm.expectRevert(
            abi.encodeWithSelector(ReserveContract.SafeCastOverflowedUintDowncast.selector, 208, 1 << 208)
        );
        reserve.setBucket(1 << 208, 1);
    }

    function test_setBucket_keepsWhatWasUsed() external {
        makeCold(10 * CAPACITY);
        bank.setHot(0);
        reserve.refill(CAPACITY);
        vm.expectEmit(address(reserve));
        emit IReserve.BucketChanged(3 * CAPACITY, 1 hours);
        reserve.setBucket(3 * CAPACITY, 1 hours);
        (uint256 capacity, uint256 window, uint256 available) = reserve.bucket();
        assertEq(capacity, 3 * CAPACITY, "capacity");
        assertEq(window, 1 hours, "window");
        assertEq(available, 2 * CAPACITY, "available");
        reserve.setBucket(CAPACITY, WINDOW);
        (,, available) = reserve.bucket();
        assertEq(available, 0, "available in a smaller one");
    }

    /// @dev The time before a change counts at the flow of before.
    function test_setBucket_doesNotReachBack() external {
        makeCold(10 * CAPACITY);
        bank.setHot(0);
        reserve.refill(CAPACITY);
        skip(WINDOW / 4);
        reserve.setBucket(CAPACITY, 1);
        (,, uint256 available) = reserve.bucket();
        assertEq(available, CAPACITY / 4, "available");
    }

    function test_shrinkBucket_revertsForAStranger() external {
        expectUnauthorized();
        reserve.shrinkBucket(1);
    }

    function test_shrinkBucket_revertsIfItIsNotSmaller() external {
        vm.expectRevert(abi.encodeWithSelector(IReserve.OnlyLower.selector, CAPACITY, CAPACITY));
        reserve.shrinkBucket(CAPACITY);
    }

    function testFuzz_shrinkBucket_locksNobodyIn(uint256 hot, uint256 cold) external {
        cold = bound(cold, 1, 1_000 * COIN);
        hot = bound(hot, 0, 1_000 * COIN);
        makeCold(cold);
        bank.setHot(hot);
        uint256 least = (cold + hot + 29) / 30; // all of it in thirty days
        vm.expectRevert(abi.encodeWithSelector(IReserve.BucketTooSlow.selector, least - 1, least));
        reserve.shrinkBucket(least - 1);
        vm.expectEmit(address(reserve));
        emit IReserve.BucketChanged(least, WINDOW);
        reserve.shrinkBucket(least);
        (uint256 capacity, uint256 window, uint256 available) = reserve.bucket();
        assertEq(capacity, least, "capacity");
        assertEq(window, WINDOW, "window");
        assertEq(available, least, "available");
    }

    function test_refillableAt_neverIfNotHeldOrShut() external {
        makeCold(CAPACITY);
        assertEq(reserve.refillableAt(CAPACITY + 1), type(uint256).max, "more than held");
        assertEq(reserve.refillableAt(CAPACITY), vm.getBlockTimestamp(), "all that is held");
        reserve.setBucket(0, WINDOW);
        assertEq(reserve.refillableAt(1), type(uint256).max, "from a bucket that is shut");
        assertEq(reserve.refillableAt(0), vm.getBlockTimestamp(), "nothing");
    }

    function test_refillableAt_fromABucketOfOneChip() external {
        makeCold(CAPACITY);
        reserve.setBucket(1, WINDOW);
        assertEq(reserve.refillableAt(3), vm.getBlockTimestamp() + 2 * WINDOW, "two chips more than it holds");
    }

    /// @dev To the second: not before it, and no later, with what was refilled on the way.
    function testFuzz_refillableAt_isWhenItIs(uint256 used, uint256 chips, uint256 part) external {
        makeCold(20 * CAPACITY);
        bank.setHot(0);
        bank.setWaiting(20 * CAPACITY);
        used = bound(used, 0, CAPACITY);
        if (used != 0) reserve.refill(used);
        chips = bound(chips, 1, 10 * CAPACITY);
        uint256 time = reserve.refillableAt(chips);
        if (time == vm.getBlockTimestamp()) {
            assertEq(reserve.refill(chips), chips, "refilled at once");
            return;
        }
        // A call on the way loses less than a chip of the flow.
        uint256 passed = 0;
        uint256 start = vm.getBlockTimestamp();
        for (uint256 i = 0; i < 20; ++i) {
            vm.warp(start + (time - start) * i / 20);
            part = uint256(keccak256(abi.encode(part)));
            (,, uint256 available) = reserve.bucket();
            if (part % 2 == 0 || available > CAPACITY / 4) passed += available == 0 ? 0 : reserve.refill(available);
        }
        vm.warp(time - 1);
        (,, uint256 last) = reserve.bucket();
        assertLt(passed + last, chips, "a second before");
        vm.warp(time + 1);
        (,, last) = reserve.bucket();
        assertGe(passed + last, chips, "a second after");
    }
}
