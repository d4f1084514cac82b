// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Invariants } from "../support/Invariants.sol";
import { PlayersHandler } from "../support/PlayersHandler.sol";

/// @notice The invariants of the players' desk, by their numbers. What may happen stands in `PlayersHandler`, and so does what each of
/// them says.
contract PlayersInvariants is Invariants {
    PlayersHandler private handler;

    function setUp() external {
        handler = new PlayersHandler();
    }

    function _campaign() internal view override returns (address, bytes4[] memory) {
        return (address(handler), handler.selectors());
    }

    function targetSenders() external pure returns (address[] memory senders) {
        senders = new address[](2);
        (senders[0], senders[1]) = (address(0xA11CE), address(0xB0B));
    }

    function invariant_players() external view {
        handler.checkP1(); // a key does no more than its session allows
        handler.checkP2(); // an exclusion is never bypassed
        handler.checkP3(); // no limit is passed
        handler.checkP4(); // an account tells what was won and lost
    }
}
