// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Test } from "./Test.sol";

/// @notice A campaign: its handler's acts in any order, and the invariants after each.
abstract contract Invariants is Test {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    /// @dev What may happen, and which acts of it are to be called.
    function _campaign() internal view virtual returns (address handler, bytes4[] memory acts);

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        (targets[0],) = _campaign();
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        (address handler, bytes4[] memory acts) = _campaign();
        targets[0] = FuzzSelector(handler, acts);
    }
}
