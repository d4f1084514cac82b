// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { LotteryHandler } from "../support/LotteryHandler.sol";
import { Test } from "../support/Test.sol";

/// @notice The invariants of the lottery, by their numbers, on the real coordinator. What may happen stands in `LotteryHandler`, and so
/// does what each of them says.
contract LotteryInvariants is Test {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    LotteryHandler private handler;

    function setUp() external {
        handler = new LotteryHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), handler.selectors());
    }

    /// @dev Not the lottery itself: whoever sends is given money.
    function targetSenders() external pure returns (address[] memory senders) {
        senders = new address[](2);
        (senders[0], senders[1]) = (address(0xA11CE), address(0xB0B));
    }

    function invariant_L1_everyWeiIsInOneOfTheBooks() external view {
        handler.checkL1();
    }

    function invariant_L2_everyTicketIsPaidOnceAndWhatTheRulesSay() external {
        handler.checkL2();
    }

    function invariant_L3_everyDrawHasOneWord() external view {
        handler.checkL3();
    }

    function invariant_L4_noTicketIsSoldAfterTheRequest() external view {
        handler.checkL4();
    }

    function invariant_L5_anybodyEndsEveryDrawAndPaysEverybody() external {
        handler.checkL5();
    }
}
