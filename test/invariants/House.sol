// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Handler } from "../support/Handler.sol";
import { Test } from "../support/Test.sol";

/// @notice The invariants of the house, by their numbers, on the real coordinator with genuine proofs. What may happen stands in
/// `Handler`, and so does what each of them says. I7 is in test/contracts/games, I8 in test/contracts/adversarial/Liquidity.sol.
contract HouseInvariants is Test {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Handler private handler;

    function setUp() external {
        handler = new Handler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), handler.selectors());
    }

    function invariant_I1_cashCoversAllThatIsOwed() external view {
        handler.checkI1();
    }

    function invariant_I2_reservedIsTheSumOfTheMaximaOfOpenBets() external view {
        handler.checkI2();
    }

    function invariant_I3_betsThatEndedNeverChange() external view {
        handler.checkI3();
    }

    function invariant_I4_everyWordComesFromOneProof() external view {
        handler.checkI4();
    }

    function invariant_I5_noBetIsTakenAfterTheBlockOfItsRound() external view {
        handler.checkI5();
    }

    function invariant_I6_noPayoutExceedsWhatWasReserved() external view {
        handler.checkI6();
    }

    function invariant_I9_nothingStopsACashOut() external {
        handler.checkI9();
    }

    function invariant_I10_feesCoverTheCostOfChance() external view {
        handler.checkI10();
    }

    function invariant_I11_anybodyEndsEveryBet() external {
        handler.checkI11();
    }
}
