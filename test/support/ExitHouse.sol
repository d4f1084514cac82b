// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "../../contracts/interfaces/IReserve.sol";
import { House } from "./House.sol";

/// @title A house whose bank is mostly cold
/// @notice Of 1,100 coins of equity 50 are hot. Three providers besides the lender have 20, 30 and 50 coins of shares.
abstract contract ExitHouse is House {
    uint256 internal constant HOT = 50 * COIN;
    uint256 internal constant SHARES = 1e15; // of a coin

    address internal immutable ann = vm.addr(uint256(keccak256("ann")));
    address internal immutable ben = vm.addr(uint256(keccak256("ben")));
    address internal immutable cid = vm.addr(uint256(keccak256("cid")));

    IReserve internal reserve;

    function setUp() public virtual override {
        super.setUp();
        reserve = bank.reserve();
        lend(ann, 20 * COIN);
        lend(ben, 30 * COIN);
        lend(cid, 50 * COIN);
        reserve.lowerTarget(HOT);
        reserve.setBucket(10 * COIN, 1 days);
        reserve.sweep();
    }

    /// @dev All of a provider's shares wait.
    function requestExit(address provider) internal returns (uint256 id) {
        return requestExit(provider, bank.balanceOf(provider));
    }

    function requestExit(address provider, uint256 shares) internal returns (uint256 id) {
        vm.prank(provider);
        return bank.requestExit(shares, provider, provider);
    }

    /// @dev What is in the line, told again from its exits.
    function assertLine() internal view {
        (uint256 head, uint256 tail, uint256 waiting) = bank.exitsWaiting();
        uint256 shares = 0;
        for (uint256 id = 0; id < tail; ++id) {
            (,, uint256 ofOne) = bank.exitOf(id);
            if (id < head) assertEq(ofOne, 0, "shares of an exit that is over");
            shares += ofOne;
        }
        assertEq(waiting, shares, "shares that wait");
        assertEq(bank.balanceOf(address(bank)), shares, "shares that the bank keeps");
        assertBooks();
    }
}
