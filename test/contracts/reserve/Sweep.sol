// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "../../../contracts/interfaces/IReserve.sol";
import { IReserveBank } from "../../../contracts/interfaces/IReserveBank.sol";
import { TokenContract } from "../../support/Outside.sol";
import { ReserveHouse } from "../../support/ReserveHouse.sol";

contract ReserveSweepTest is ReserveHouse {
    function test_sweep_revertsIfNothingIsAboveTheTarget() external {
        bank.setHot(TARGET);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.sweep();
    }

    function test_sweep_revertsIfWaitingExitsNeedIt() external {
        bank.setHot(TARGET + 10);
        bank.setWaiting(10);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.sweep();
    }

    function test_sweep_revertsWithoutATarget() external {
        reserve.raiseTarget(type(uint256).max);
        bank.setHot(type(uint128).max);
        bank.setWaiting(1);
        vm.expectRevert(IReserve.NothingToDo.selector);
        reserve.sweep();
    }

    function test_sweep_revertsIfLessArrivesThanTheBankSays() external {
        bank.setHot(TARGET + 5);
        bank.setHeldBack(1);
        vm.expectRevert(abi.encodeWithSelector(IReserve.WrongAmount.selector, 5 * CHIP - 1, 5 * CHIP));
        reserve.sweep();
        openTokenBank();
        bank.setHot(TARGET + 5);
        bank.setHeldBack(1);
        vm.expectRevert(abi.encodeWithSelector(IReserve.WrongAmount.selector, 5e12 - 1, 5e12));
        reserve.sweep();
    }

    function test_sweep_bankGivesToItsReserveAlone() external {
        bank.setHot(TARGET + 5);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IReserveBank.OnlyReserve.selector, stranger));
        bank.toReserve(5);
    }

    function testFuzz_sweep_takesWhatIsAboveTheTargetAndTheWaitingExits(uint256 hot, uint256 target, uint256 waiting)
        external
    {
        hot = bound(hot, 1, 1_000_000 * COIN);
        target = bound(target, 0, TARGET - 1);
        waiting = bound(waiting, 0, TARGET);
        vm.assume(hot > target + waiting);
        reserve.lowerTarget(target);
        bank.setHot(hot);
        bank.setWaiting(waiting);
        uint256 over = hot - target - waiting;
        assertEq(reserve.excess(), over, "excess");
        assertEq(reserve.shortage(), 0, "shortage");
        vm.expectEmit(address(reserve));
        emit IReserve.Swept(over);
        vm.prank(stranger);
        assertEq(reserve.sweep(), over, "chips swept");
        assertEq(reserve.held(), over, "held");
        assertEq(bank.hotEquityLow() + reserve.held(), hot, "hot and cold");
        assertEq(address(reserve).balance, over * CHIP, "money");
        (uint256 low, uint256 high) = reserve.value();
        assertEq(low, over, "low value");
        assertEq(high, over, "high value");
        assertEq(reserve.excess(), 0, "excess after it");
    }

    function test_sweep_addsToWhatIsHeld() external {
        makeCold(7);
        bank.setHot(TARGET + 3);
        reserve.sweep();
        assertEq(reserve.held(), 10, "held");
    }

    function test_sweep_ofAToken() external {
        TokenContract token = openTokenBank();
        bank.setHot(TARGET + 5 * COIN);
        assertEq(reserve.sweep(), 5 * COIN, "chips swept");
        assertEq(token.balanceOf(address(reserve)), 5 * COIN * 1e12, "tokens");
        assertEq(reserve.held(), 5 * COIN, "held");
    }

    function test_sweep_ignoresMoneyThatWasGiven() external {
        vm.deal(address(reserve), 1 ether);
        makeCold(5);
        assertEq(reserve.held(), 5, "held");
    }

    function test_receive_revertsFromOthers() external {
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        (bool success, bytes memory reason) = address(reserve).call{ value: 1 ether }("");
        assertFalse(success, "money of a stranger");
        assertEq(
            keccak256(reason),
            keccak256(abi.encodeWithSelector(IReserve.UnexpectedMoney.selector, stranger)),
            "reason"
        );
    }
}
