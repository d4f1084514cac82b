// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Create2 } from "@openzeppelin/contracts/utils/Create2.sol";
import { IBankroll } from "../interfaces/IBankroll.sol";

/// @title Where the banks of a casino are
/// @notice The address of a bank of tokens follows from its factory, its casino and its number, so that finding it costs no storage read.
library Banks {
    /// @notice The salt with which a factory creates a bank.
    function saltOf(address casino, uint8 number) internal pure returns (bytes32) {
        return bytes32(uint256(uint160(casino)) << 96 | number);
    }

    /// @notice The bank of a number, whether it was created yet or not.
    /// @param codeHash See `IBankFactory`.
    function at(address factory, bytes32 codeHash, address casino, uint8 number) internal pure returns (IBankroll) {
        return IBankroll(Create2.computeAddress(saltOf(casino, number), codeHash, factory));
    }
}
