// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ChanceConfig, Rounds } from "../../../contracts/Rounds.sol";
import { House } from "../../support/House.sol";

/// @notice The numbers that documents and pages speak of. Nobody can change them, and no change of the code does so unseen.
contract CasinoPublishedTest is House {
    function chance() internal view override returns (ChanceConfig memory config) {
        config = super.chance();
        config.confirmations = 3;
    }

    function test_chance_isAsTheHouseWasGivenIt() external view {
        ChanceConfig memory given = chance();
        Rounds rounds = Rounds(address(casino));
        assertEq(address(rounds.coordinator()), address(given.coordinator), "coordinator");
        assertEq(rounds.keyHash(), given.keyHash, "proving key");
        assertEq(rounds.confirmations(), given.confirmations, "confirmations");
        assertEq(rounds.callbackGasLimit(), given.callbackGasLimit, "gas of the callback");
        assertEq(rounds.premiumPercent(), given.premiumPercent, "premium");
        assertEq(rounds.minGasPrice(), given.minGasPrice, "least gas price");
    }

    function test_limits_areThosePublished() external view {
        assertEq(casino.MIN_STAKE(), 10_000, "least stake");
        assertEq(casino.MAX_ROLLS(), 100, "rolls of a bet");
        assertEq(casino.MAX_SEATS(), 1_000, "bets of a round");
        assertEq(casino.MAX_KAPPA(), 500_000, "largest part of the Kelly stake");
        assertEq(casino.GAME_GAS(), 100_000, "gas of a game");
        assertEq(casino.HAND_DEADLINE(), 3 days, "time for a decision");
        assertEq(casino.REFUND_AFTER(), 25 hours, "time for a word");
        assertEq(bank.MAX_EXPOSURE(), 250_000_000, "largest part of the equity at stake");
        assertEq(bank.MIN_EXIT(), 1_000_000, "least exit");
        assertEq(bank.CONTRIBUTION_TIME(), 7 days, "time of a contribution");
    }

    /// @dev Twice the price, and the coordinator's premium of 60 %, for each unit of gas.
    function test_feeOf_isForTheGasPublished() external view {
        assertEq(casino.feeOf(1 gwei, false, 1), 140_800, "a bet: 44,000 gas");
        assertEq(casino.feeOf(1 gwei, true, 1), 540_800, "with the request: 125,000 more");
        assertEq(casino.feeOf(1 gwei, false, 10), 313_600, "nine rolls: 6,000 each");
        assertEq(casino.feeOfWide(1 gwei, false, 1), 281_600, "a wide bet: 88,000");
        assertEq(casino.feeOfWide(1 gwei, false, 10), 800_000, "nine wide rolls: 18,000 each");
        assertEq(casino.feeOf(0, false, 1), 7_040, "at the least price, 0.1 gwei");
    }

    /// @dev At any price: to a chip, and up.
    function test_feeOf_isRoundedUpOnce() external view {
        assertEq(casino.feeOf(10_000 gwei, false, 1), 1_408_000_000, "exactly");
        assertEq(casino.feeOf(10_000 gwei, true, 100), 2_441_600_000 * 10, "the dearest");
        assertEq(casino.feeOf(1 gwei + 1, false, 1), 140_801, "a wei more");
    }

    function test_feeOf_fitsThirtyTwoBits() external {
        uint256 dearest = 13_421_772_796_875; // 2^32 - 1 units of 10,000 wei, with margin and premium
        assertEq(casino.feeOf(dearest, false, 1), 1_889_785_610, "the dearest chance");
        vm.expectRevert(abi.encodeWithSelector(Rounds.ChanceTooDear.selector, dearest + 1));
        casino.feeOf(dearest + 1, false, 1);
    }
}
