// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IAccessManager } from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { Feed, IReserve, Venue } from "../../contracts/interfaces/IReserve.sol";
import { IReserveFactory } from "../../contracts/interfaces/IReserveFactory.sol";
import { NATIVE_COIN } from "../../contracts/types/Asset.sol";
import { Outside, TokenContract } from "./Outside.sol";
import { PlainBank } from "./PlainBank.sol";

interface ReserveContract is IReserve {
    error AccessManagedUnauthorized(address caller);
    error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value);
    error ReentrancyGuardReentrantCall();

    function VALUATION_BAND() external view returns (uint256);
    function MAX_SLIPPAGE() external view returns (uint256);
    function MAX_SHARE() external view returns (uint256);
    function MAX_WINDOW() external view returns (uint256);
    function UNPRICED() external view returns (uint256);
    function SLOWEST() external view returns (uint256);
}

/// @title A reserve of the native coin, and the market outside
/// @notice The bank keeps 300 coins hot; a bucket of 100 coins refills it. The test contract is the admin, without delay.
abstract contract ReserveHouse is Outside {
    uint256 internal constant CHIP = 1 gwei;
    uint256 internal constant COIN = 1e9; // chips
    uint256 internal constant TARGET = 300 * COIN;
    uint256 internal constant CAPACITY = 100 * COIN;
    uint256 internal constant WINDOW = 1 days;
    uint256 internal constant MILLION = 1e6;

    uint256 internal constant COLD = 100 * COIN;
    uint256 internal constant SHARE = 0.3e6; // 30%
    uint256 internal constant BAND = 0.05e6; // 5%
    uint256 internal constant SLIPPAGE = 0.01e6; // 1%
    uint32 internal constant MAX_AGE = 1 hours;
    uint32 internal constant MAX_AGE_OF_DOLLAR = 25 hours;

    address internal immutable stranger = vm.addr(uint256(keccak256("stranger")));

    IAccessManager internal authority;
    IReserveFactory internal reserves;
    PlainBank internal bank;
    ReserveContract internal reserve;

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        openOutside();
        authority = IAccessManager(deploy("AccessManager", abi.encode(address(this))));
        reserves = IReserveFactory(deploy("ReserveFactory", abi.encode(authority, weth)));
        bank = new PlainBank{ value: 1_000_000 ether }(reserves, NATIVE_COIN, CHIP);
        reserve = ReserveContract(payable(address(bank.reserve())));
        reserve.lowerTarget(TARGET);
        reserve.setBucket(CAPACITY, WINDOW);
    }

    /// @dev A bank of a token of 18 decimals, one chip of which is 1e12 units.
    function openTokenBank() internal returns (TokenContract token) {
        token = TokenContract(deploy("LocalToken", abi.encode("Crystal", "CRYS", uint8(18))));
        bank = new PlainBank(reserves, address(token), 1e12);
        token.mint(address(bank), 1_000_000 ether);
        reserve = ReserveContract(address(bank.reserve()));
        reserve.lowerTarget(TARGET);
        reserve.setBucket(CAPACITY, WINDOW);
    }

    /// @dev So much goes cold, and the bank is left with its target.
    function makeCold(uint256 chips) internal {
        bank.setHot(reserve.hotTarget() + chips);
        reserve.sweep();
    }

    function venue() internal view returns (Venue memory) {
        return Venue({
            router: router,
            stable: dollar,
            fee: market.FEE(),
            maxSlippage: uint24(SLIPPAGE),
            ofAsset: Feed(feed, MAX_AGE),
            ofStable: Feed(dollarFeed, MAX_AGE_OF_DOLLAR)
        });
    }

    /// @dev 100 coins are cold, and a part of them is to be dollars.
    function openHedge() internal {
        makeCold(COLD);
        reserve.setVenue(venue());
        reserve.setHedge(SHARE, BAND, type(uint64).max, WINDOW);
    }

    /// @dev The part of the reserve's value that is dollars, in millionths, at the feeds' prices.
    function shareOfDollars() internal view returns (uint256) {
        uint256 worth = worthOf(reserve.stable());
        return worth * MILLION / (worth + reserve.held());
    }

    /// @dev Dollars in chips, at the feeds' prices.
    function worthOf(uint256 dollars) internal view returns (uint256) {
        (, int256 price,,,) = feed.latestRoundData();
        (, int256 priceOfDollar,,,) = dollarFeed.latestRoundData();
        return dollars * 1e3 * uint256(priceOfDollar) / uint256(price); // 9 digits of a chip, 6 of a dollar
    }

    function skip(uint256 time) internal {
        vm.warp(vm.getBlockTimestamp() + time);
    }

    /// @dev The feeds give the prices of before, now.
    function refreshFeeds() internal {
        (, int256 price,,,) = feed.latestRoundData();
        feed.updateAnswer(price);
        (, price,,,) = dollarFeed.latestRoundData();
        dollarFeed.updateAnswer(price);
    }

    /// @dev What must hold between any two calls.
    function assertHeld() internal view {
        assertLe(reserve.held() * CHIP, address(reserve).balance, "held against the money");
        assertLe(reserve.stable(), dollar.balanceOf(address(reserve)), "dollars held against the dollars");
        assertEq(weth.allowance(address(reserve), address(router)), 0, "allowance of wrapped coins");
        assertEq(dollar.allowance(address(reserve), address(router)), 0, "allowance of dollars");
    }

    function expectUnauthorized() internal {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ReserveContract.AccessManagedUnauthorized.selector, stranger));
    }
}
