// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { BankHandler } from "../support/BankHandler.sol";
import { Test } from "../support/Test.sol";

/// @notice The invariants of banks and their reserves, by their numbers. What may happen stands in `BankHandler`, and so does what
/// each of them says; those of single acts (I13, I15, I16) are checked there, as they happen.
contract BankInvariants is Test {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    BankHandler private handler;

    function setUp() external {
        handler = new BankHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), handler.selectors());
    }

    function invariant_banks() external view {
        handler.checkI1(); // what is owed is there, hot and cold
        handler.checkI12(); // shares count what is cold
        handler.checkI14(); // no bucket lets more through
    }
}
