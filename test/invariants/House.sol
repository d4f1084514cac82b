// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Handler } from "../support/Handler.sol";
import { Invariants } from "../support/Invariants.sol";

/// @notice The invariants of the house, by their numbers, on the real coordinator with genuine proofs. What may happen stands in
/// `Handler`, and so does what each of them says: all of them after each act. I7 is in test/contracts/games, I8 in Liquidity.sol and Foresight.sol
/// of test/contracts/adversarial.
contract HouseInvariants is Invariants {
    Handler private handler;

    function setUp() external {
        handler = new Handler();
    }

    function _campaign() internal view override returns (address, bytes4[] memory) {
        return (address(handler), handler.selectors());
    }

    function invariant_house() external {
        handler.checkI1(); // cash covers all that is owed
        handler.checkI2(); // reserved is the sum of the maxima of open bets
        handler.checkI3(); // bets that ended never change
        handler.checkI4(); // every word comes from one proof
        handler.checkI5(); // no bet is taken after the block of its round
        handler.checkI6(); // no payout exceeds what was reserved
        handler.checkI9(); // nothing stops a cash-out
        handler.checkI10(); // fees cover the cost of chance
        handler.checkI11(); // anybody ends every bet
    }
}
