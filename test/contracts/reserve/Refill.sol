// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "../../../contracts/interfaces/IReserve.sol";
import { TokenContract } from "../../support/Outside.sol";
import { ReserveHouse } from "../../support/ReserveHouse.sol";

contract ReserveRefillTest is ReserveHouse {
    function test_refill_revertsIfTheBankIsNotShort() external {
        makeCold(10);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.refill(10);
    }

    function test_refill_revertsIfNothingIsHeld() external {
        bank.setHot(0);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.refill(10);
    }

    function test_refill_revertsForNothing() external {
        makeCold(10);
        bank.setHot(0);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.refill(0);
    }

    function test_refill_revertsIfTheBucketIsEmpty() external {
        makeCold(2 * CAPACITY);
        bank.setHot(0);
        reserve.refill(CAPACITY);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.refill(1);
    }

    function testFuzz_refill_givesWhatTheBankIsShortOfAsFarAsTheBucketGoes(
        uint256 cold,
        uint256 hot,
        uint256 waiting,
        uint256 most
    ) external {
        cold = bound(cold, 1, 2 * CAPACITY);
        hot = bound(hot, 0, TARGET);
        waiting = bound(waiting, 0, 2 * CAPACITY);
        makeCold(cold);
        bank.setHot(hot);
        bank.setWaiting(waiting);
        uint256 lacking = TARGET + waiting - hot;
        assertEq(reserve.shortage(), lacking, "shortage");
        uint256 chips = _min(_min(lacking, most), _min(cold, CAPACITY));
        vm.assume(chips != 0);
        uint256 money = address(bank).balance;
        vm.expectEmit(address(reserve));
        emit IReserve.Refilled(stranger, chips);
        vm.prank(stranger);
        assertEq(reserve.refill(most), chips, "chips refilled");
        assertEq(reserve.held(), cold - chips, "held");
        assertEq(bank.hotEquityLow(), hot + chips, "hot");
        assertEq(address(bank).balance, money + chips * CHIP, "money");
        (,, uint256 available) = reserve.bucket();
        assertEq(available, CAPACITY - chips, "left in the bucket");
        assertHeld();
    }

    /// @dev Whoever calls as often as he can gets no more out than the bucket holds and what flowed in.
    function testFuzz_refill_neverMoreThanTheBucketAndItsFlow(uint256 seed) external {
        makeCold(1_000 * COIN);
        bank.setHot(0);
        uint256 start = vm.getBlockTimestamp();
        uint256 sum = 0;
        for (uint256 i = 0; i < 20; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            skip(seed % (WINDOW / 4));
            try reserve.refill(seed >> 128) returns (uint256 chips) {
                sum += chips;
            } catch { }
            bank.setHot(0);
            assertLe(sum, CAPACITY + CAPACITY * (vm.getBlockTimestamp() - start) / WINDOW, "refilled so far");
        }
    }

    function test_refill_ofATokenLeavesNoAllowance() external {
        TokenContract token = openTokenBank();
        makeCold(10 * COIN);
        bank.setHot(TARGET - 4 * COIN);
        assertEq(reserve.refill(type(uint256).max), 4 * COIN, "chips refilled");
        assertEq(token.balanceOf(address(reserve)), 6 * COIN * 1e12, "tokens");
        assertEq(token.allowance(address(reserve), address(bank)), 0, "allowance");
        assertEq(bank.hotEquityLow(), TARGET, "hot");
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
