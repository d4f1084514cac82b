// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { ISwapRouter } from "@uniswap/v3-periphery/contracts/interfaces/ISwapRouter.sol";
import { IReserve, Venue } from "../../../contracts/interfaces/IReserve.sol";
import { OtherVenue } from "../../support/OtherVenue.sol";
import { ReserveContract, ReserveHouse } from "../../support/ReserveHouse.sol";

/// @notice A venue, or a token, that steals, cheats or calls back: nothing leaves the reserve for less than the feeds bound.
contract AdversarialVenue is ReserveHouse {
    uint256 private constant CHIPS = 10 * COIN;
    uint256 private constant COINS = CHIPS * CHIP;
    uint256 private constant DOLLARS = 25_000e6;

    OtherVenue private other;

    function setUp() public override {
        super.setUp();
        openHedge();
        other = new OtherVenue();
        Venue memory v = venue();
        v.router = ISwapRouter(address(other));
        reserve.setVenue(v);
        dollar.mint(address(other), 1_000_000e6);
        weth.deposit{ value: 1_000 ether }();
        weth.transfer(address(other), 1_000 ether);
        other.setRate(IERC20(weth), DOLLARS, COINS);
        other.setRate(dollar, COINS, DOLLARS);
    }

    function _assertUntouched() private view {
        assertEq(reserve.held(), COLD, "held");
        assertEq(address(reserve).balance, COLD * CHIP, "money");
        assertEq(reserve.stable(), 0, "dollars");
        assertEq(weth.allowance(address(reserve), address(other)), 0, "allowance");
    }

    function test_venueThatGivesNothing() external {
        other.cheat(0, DOLLARS);
        uint256 least = DOLLARS * 99 / 100;
        vm.expectRevert(abi.encodeWithSelector(IReserve.BadTrade.selector, COINS, COINS, 0, least));
        reserve.hedge(CHIPS);
        _assertUntouched();
    }

    function testFuzz_venueThatGivesTooLittle(uint256 missing) external {
        missing = bound(missing, 1, DOLLARS);
        other.cheat(0, missing);
        uint256 least = DOLLARS * 99 / 100;
        if (DOLLARS - missing < least) {
            vm.expectRevert(
                abi.encodeWithSelector(IReserve.BadTrade.selector, COINS, COINS, DOLLARS - missing, least)
            );
            reserve.hedge(CHIPS);
            _assertUntouched();
        } else {
            reserve.hedge(CHIPS);
            assertEq(reserve.stable(), DOLLARS - missing, "dollars");
        }
    }

    /// @dev What it does not take would stay behind as an allowance.
    function test_venueThatTakesLess() external {
        other.cheat(1, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IReserve.BadTrade.selector, COINS, COINS - 1, DOLLARS, DOLLARS * 99 / 100)
        );
        reserve.hedge(CHIPS);
        _assertUntouched();
    }

    function test_venueThatGivesTooFewCoins() external {
        reserve.hedge(CHIPS);
        reserve.lowerHedge(0);
        other.cheat(0, COINS / 50);
        vm.expectRevert(
            abi.encodeWithSelector(IReserve.BadTrade.selector, DOLLARS, DOLLARS, COINS - COINS / 50, COINS * 99 / 100)
        );
        reserve.hedge(type(uint256).max);
        assertEq(reserve.stable(), DOLLARS, "dollars");
    }

    /// @dev It cannot take more than it was offered, then or later.
    function test_venueThatTakesMore() external {
        reserve.hedge(CHIPS);
        vm.prank(address(other));
        vm.expectRevert();
        dollar.transferFrom(address(reserve), address(other), 1);
        vm.prank(address(other));
        vm.expectRevert();
        weth.transferFrom(address(reserve), address(other), 1);
    }

    function test_venueThatCallsBackChangesNothing() external {
        bytes[4] memory acts = [
            abi.encodeCall(IReserve.sweep, ()),
            abi.encodeCall(IReserve.refill, (1)),
            abi.encodeCall(IReserve.hedge, (1)),
            abi.encodeCall(IReserve.refillMore, (1))
        ];
        // Even if the venue had the owner's powers.
        authority.grantRole(0, address(other), 0);
        bank.setHot(0);
        for (uint256 i = 0; i < 4; ++i) {
            bank.setHot(i == 0 ? TARGET + 1 : TARGET - 1);
            other.callBack(address(reserve), acts[i]);
            reserve.hedge(COIN);
            assertEq(
                keccak256(other.answer()),
                keccak256(abi.encodeWithSelector(ReserveContract.ReentrancyGuardReentrantCall.selector)),
                "answer to a call from within"
            );
        }
    }

    /// @dev While a trade runs, part of the money is in nobody's books: nobody may buy shares by them.
    function test_duringATradeThereIsNoUpperValue() external {
        other.callBack(address(reserve), abi.encodeCall(IReserve.value, ()));
        reserve.hedge(CHIPS);
        (uint256 low, uint256 high) = abi.decode(other.answer(), (uint256, uint256));
        assertEq(low, 90 * COIN, "low value");
        assertEq(high, reserve.UNPRICED(), "high value");
        other.callBack(address(reserve), abi.encodeCall(IReserve.priced, ()));
        reserve.hedge(CHIPS);
        assertFalse(abi.decode(other.answer(), (bool)), "priced");
        assertTrue(reserve.priced(), "priced after it");
    }

    /// @dev Tokens given to the reserve in the middle of a trade do not pay for it.
    function testFuzz_donationsAreNotMoney(uint256 coins, uint256 dollars) external {
        vm.deal(address(reserve), address(reserve).balance + bound(coins, 0, 1_000 ether));
        dollar.mint(address(reserve), bound(dollars, 0, 1_000_000e6));
        weth.deposit{ value: 1 ether }();
        weth.transfer(address(reserve), 1 ether);
        reserve.hedge(CHIPS);
        assertEq(reserve.held(), 90 * COIN, "held");
        assertEq(reserve.stable(), DOLLARS, "dollars");
        reserve.lowerHedge(0);
        reserve.hedge(type(uint256).max);
        assertEq(reserve.held(), COLD, "held again");
        assertEq(reserve.stable(), 0, "dollars again");
    }

    /// @dev The most that whoever moves the pool before and after can take in a window: the slippage of what the bucket lets through.
    function test_sandwichTakesNoMoreThanTheSlippageOfTheBucket() external {
        reserve.setVenue(venue());
        reserve.setHedge(SHARE, BAND, 30 * COIN, WINDOW);
        uint256 before = address(this).balance;
        uint256 most = 30 ether * SLIPPAGE / MILLION;
        for (uint256 coins = 5 ether; coins <= 20 ether; coins += 5 ether) {
            uint256 state = vm.snapshotState();
            uint256 dollars = sellCoins(coins);
            try reserve.hedge(type(uint256).max) { } catch { }
            uint256 back = swap(dollar, weth, dollars);
            uint256 gain = back > coins ? back - coins : 0;
            assertLe(gain, most, "gain of a sandwich");
            vm.revertToState(state);
        }
        assertEq(address(this).balance, before, "money of before");
    }
}
