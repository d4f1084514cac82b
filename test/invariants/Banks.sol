// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { BankHandler } from "../support/BankHandler.sol";
import { Invariants } from "../support/Invariants.sol";

/// @notice The invariants of banks and their reserves, by their numbers. What may happen stands in `BankHandler`, and so does what
/// each of them says; those of single acts (I13, I15, I16) are checked there, as they happen.
contract BankInvariants is Invariants {
    BankHandler private handler;

    function setUp() external {
        handler = new BankHandler();
    }

    function _campaign() internal view override returns (address, bytes4[] memory) {
        return (address(handler), handler.selectors());
    }

    function invariant_banks() external view {
        handler.checkI1(); // what is owed is there, hot and cold
        handler.checkI12(); // shares count what is cold
        handler.checkI14(); // no bucket lets more through
    }
}
