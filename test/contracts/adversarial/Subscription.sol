// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFTypes } from "@chainlink/contracts/src/v0.8/vrf/VRFTypes.sol";
import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { Coordinator } from "../../support/Coordinator.sol";
import { House } from "../../support/House.sol";

/// @notice Test 8 of the adversarial list: the subscription is empty, or cancelled, while bets are open.
contract AdversarialSubscription is House {
    function prepaid() internal pure override returns (uint256) {
        return 0;
    }

    function _leave() private {
        address[3] memory players = [alice, bob, carol];
        for (uint256 i = 0; i < 3; ++i) {
            uint256 chips = bank.chipsOf(players[i]);
            vm.prank(players[i]);
            bank.cashOut(chips, players[i]);
            assertEq(players[i].balance, chips * CHIP, "money cashed out");
        }
        uint256 shares = bank.balanceOf(lender);
        vm.prank(lender);
        bank.redeem(shares, lender, lender);
    }

    function test_8_emptySubscription_waitsForMoneyAndThenDraws() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 requestBlock = vm.getBlockNumber();
        nextBlock();
        VRF.Proof memory proof = prove(1, requestBlock);
        VRFTypes.RequestCommitmentV2Plus memory request = commitment(requestBlock);
        vm.expectRevert(Coordinator.InsufficientBalance.selector);
        coordinator.fulfillRandomWords(proof, request, false);
        (RoundStatus status,,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Open), "status");
        uint256 id = casino.subscription();
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        coordinator.fundSubscriptionWithNative{ value: 1 ether }(id);
        coordinator.fulfillRandomWords(proof, request, false);
        assertNothingReserved();
    }

    function test_8_emptySubscription_refundsAndStopsNoExit() external {
        place(alice, COIN_FLIP, COIN, 0);
        place(bob, DICE, COIN, 5_000);
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.fundChance(); // the fees are those of open bets
        skip(25 hours);
        casino.refund(1, 2);
        assertEq(bank.chipsOf(alice) + bank.chipsOf(bob), 2 * PURSE, "chips");
        _leave();
    }

    /// @dev The fees that were collected fill the subscription again: the house lives on what its bets pay.
    function test_8_houseLivesOnItsFees() external {
        uint256 id = casino.subscription();
        coordinator.fundSubscriptionWithNative{ value: 0.01 ether }(id);
        for (uint256 i = 0; i < 40; ++i) {
            place(alice, COIN_FLIP, COIN / 10, 0);
            fulfil(i + 1);
            bank.fundChance();
            nextBlock();
        }
        (, uint96 balance,,,) = coordinator.getSubscription(id);
        assertGt(balance, 0.01 ether, "balance of the subscription after forty bets");
    }

    /// @dev The owner of the coordinator may cancel any subscription, and sends what is left to its owner: the casino, which takes
    /// no money. So while anything is left, it cannot be cancelled.
    function test_8_fundedSubscriptionCannotBeCancelled() external {
        uint256 id = casino.subscription();
        coordinator.fundSubscriptionWithNative{ value: 1 }(id);
        vm.expectRevert(Coordinator.FailedToSendNative.selector);
        coordinator.ownerCancelSubscription(id);
        place(alice, COIN_FLIP, COIN, 0);
    }

    /// @dev A call without money reaches the casino all the same, and is refused: an empty subscription cannot be cancelled either.
    function test_8_emptySubscriptionCannotBeCancelled() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 id = casino.subscription();
        vm.expectRevert(Coordinator.FailedToSendNative.selector);
        coordinator.ownerCancelSubscription(id);
    }

    /// @dev If the key is withdrawn, bets that are open are refunded, and everybody can leave.
    function test_8_keyThatIsWithdrawn() external {
        coordinator.fundSubscriptionWithNative{ value: 1 ether }(casino.subscription());
        place(alice, COIN_FLIP, COIN, 0);
        uint256 requestBlock = vm.getBlockNumber();
        nextBlock();
        VRF.Proof memory proof = prove(1, requestBlock);
        VRFTypes.RequestCommitmentV2Plus memory request = commitment(requestBlock);
        coordinator.deregisterProvingKey(prover.publicKey());
        vm.expectPartialRevert(Coordinator.NoSuchProvingKey.selector);
        coordinator.fulfillRandomWords(proof, request, false);
        skip(25 hours);
        casino.refund(1, 1);
        assertEq(bank.chipsOf(alice), PURSE, "chips");
        _leave();
    }
}
