// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Invariants } from "../support/Invariants.sol";
import { LotteryHandler } from "../support/LotteryHandler.sol";

/// @notice The invariants of the lottery, by their numbers, on the real coordinator. What may happen stands in `LotteryHandler`, and so
/// does what each of them says.
contract LotteryInvariants is Invariants {
    LotteryHandler private handler;

    function setUp() external {
        handler = new LotteryHandler();
    }

    function _campaign() internal view override returns (address, bytes4[] memory) {
        return (address(handler), handler.selectors());
    }

    /// @dev Not the lottery itself: whoever sends is given money.
    function targetSenders() external pure returns (address[] memory senders) {
        senders = new address[](2);
        (senders[0], senders[1]) = (address(0xA11CE), address(0xB0B));
    }

    function invariant_lottery() external {
        handler.checkL1(); // every wei is in one of the books
        handler.checkL2(); // every ticket is paid once, and what the rules say
        handler.checkL3(); // every draw has one word
        handler.checkL4(); // no ticket is sold after the request
        handler.checkL5(); // anybody ends every draw and pays everybody
    }
}
