// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "../../../contracts/interfaces/IReserve.sol";
import { ReserveContract, ReserveHouse } from "../../support/ReserveHouse.sol";

contract ReserveTargetsTest is ReserveHouse {
    function test_lowerTarget_revertsForAStranger() external {
        expectUnauthorized();
        reserve.lowerTarget(1);
    }

    function test_lowerTarget_revertsIfItIsNotLower() external {
        vm.expectRevert(abi.encodeWithSelector(IReserve.OnlyLower.selector, TARGET, TARGET));
        reserve.lowerTarget(TARGET);
    }

    function test_raiseTarget_revertsForAStranger() external {
        expectUnauthorized();
        reserve.raiseTarget(TARGET + 1);
    }

    function test_raiseTarget_revertsIfItIsNotHigher() external {
        vm.expectRevert(abi.encodeWithSelector(IReserve.OnlyHigher.selector, TARGET, TARGET));
        reserve.raiseTarget(TARGET);
    }

    function test_target_isBeyondAllAtFirst() external {
        openTokenBank();
        ReserveContract fresh = ReserveContract(address(reserves.create(address(weth), 1)));
        assertEq(fresh.hotTarget(), type(uint256).max, "target");
    }

    function testFuzz_targets_areSet(uint256 lower, uint256 higher) external {
        lower = bound(lower, 0, TARGET - 1);
        higher = bound(higher, lower + 1, type(uint256).max);
        vm.expectEmit(address(reserve));
        emit IReserve.TargetChanged(lower);
        reserve.lowerTarget(lower);
        assertEq(reserve.hotTarget(), lower, "lower target");
        vm.expectEmit(address(reserve));
        emit IReserve.TargetChanged(higher);
        reserve.raiseTarget(higher);
        assertEq(reserve.hotTarget(), higher, "higher target");
    }
}
