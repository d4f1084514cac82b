// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFTypes } from "@chainlink/contracts/src/v0.8/vrf/VRFTypes.sol";
import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { Rounds } from "../../../contracts/Rounds.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { Coordinator } from "../../support/Coordinator.sol";
import { House } from "../../support/House.sol";
import { Prover } from "../../support/Prover.sol";

/// @notice Tests 6, 7, 9, 16 and 20 of the adversarial list, with genuine proofs: late words, forged words, and early ones.
contract AdversarialChance is House {
    /// @dev A round of two bets, and the proof that answers it.
    function _asked() private returns (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) {
        place(alice, COIN_FLIP, COIN, 0);
        place(bob, COIN_FLIP, COIN, 1);
        uint256 requestBlock = vm.getBlockNumber();
        nextBlock();
        return (prove(1, requestBlock), commitment(requestBlock));
    }

    function _status() private view returns (RoundStatus status) {
        (status,,,,,) = casino.roundOf(1);
    }

    // --- 6 ---

    function test_6_refundThenLateWord() external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        skip(25 hours);
        vm.prank(stranger);
        casino.refund(1, 2);
        uint256 requestId = casino.requestIdOf(1);
        vm.expectEmit(address(casino));
        emit Rounds.WordIgnored(requestId);
        coordinator.fulfillRandomWords(proof, request, false);
        assertEq(bank.chipsOf(alice), PURSE, "chips of one player");
        assertEq(bank.chipsOf(bob), PURSE, "chips of the other");
        assertNothingReserved();
    }

    function test_6_lateWordBeforeAnyRefundIsIgnored() external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        skip(25 hours);
        coordinator.fulfillRandomWords(proof, request, false);
        assertEq(uint256(_status()), uint256(RoundStatus.Open), "status: still to be refunded");
        casino.refund(1, 2);
        assertEq(bank.chipsOf(alice) + bank.chipsOf(bob), 2 * PURSE, "chips");
    }

    function test_6_lateWordBetweenTwoRefundsIsIgnored() external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        skip(25 hours);
        casino.refund(1, 1);
        coordinator.fulfillRandomWords(proof, request, false);
        assertEq(uint256(_status()), uint256(RoundStatus.Refunding), "status");
        vm.expectRevert(abi.encodeWithSelector(ICasino.NotDrawn.selector, 1));
        casino.settle(1, 1);
        casino.refund(1, 1);
        assertEq(bank.chipsOf(alice) + bank.chipsOf(bob), 2 * PURSE, "chips");
        assertNothingReserved();
    }

    function test_6_wordThenRefundOfASettledRound() external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        coordinator.fulfillRandomWords(proof, request, false);
        uint256 chips = bank.chipsOf(alice);
        skip(25 hours);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundNotOpen.selector, 1));
        casino.refund(1, 2);
        assertEq(bank.chipsOf(alice), chips, "chips");
    }

    function test_6_wordInTheLastSecondThenRefund() external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        (,,, uint256 openedAt,,) = casino.roundOf(1);
        vm.warp(openedAt + 25 hours - 1);
        vm.expectRevert(abi.encodeWithSelector(ICasino.NotRefundable.selector, 1, openedAt + 25 hours));
        casino.refund(1, 2);
        coordinator.fulfillRandomWords(proof, request, false);
        vm.warp(openedAt + 25 hours);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundNotOpen.selector, 1));
        casino.refund(1, 2);
        assertNothingReserved();
    }

    function test_6_refundTwice() external {
        _asked();
        skip(25 hours);
        casino.refund(1, 1);
        casino.refund(1, 1);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundNotOpen.selector, 1));
        casino.refund(1, 1);
        assertEq(bank.chipsOf(alice) + bank.chipsOf(bob), 2 * PURSE, "chips");
    }

    /// @dev All of it again at random: a word that comes at any time, refunds at any time, and each bet ends once.
    function testFuzz_6_eachBetEndsOnce(uint256 seed) external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        (,,, uint256 openedAt,,) = casino.roundOf(1);
        bool answered = false;
        bool refunded = false;
        uint256 word = prover.wordOf(proof);
        for (uint256 i = 0; i < 8; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (seed % 4 == 0) skip(seed / 4 % 10 hours);
            if (seed % 4 == 1 && !answered) {
                coordinator.fulfillRandomWords(proof, request, false);
                answered = true;
                if (vm.getBlockTimestamp() < openedAt + 25 hours) break;
            }
            if (seed % 4 == 2) {
                try casino.refund(1, 1) {
                    refunded = true;
                } catch { }
            }
            if (seed % 4 == 3) seed % 8 == 3 ? casino.pause() : casino.resume();
        }
        if (answered && !refunded && vm.getBlockTimestamp() < openedAt + 25 hours) {
            uint256 paid = payoutOf(coinFlip, COIN, 0, Rolls(1, 0, 0), word, BetId.wrap(1 << 16))
                + payoutOf(coinFlip, COIN, 1, Rolls(1, 0, 0), word, BetId.wrap(1 << 16 | 1));
            assertEq(
                bank.chipsOf(alice) + bank.chipsOf(bob),
                2 * PURSE - 2 * COIN - feeOf(true, 1) - feeOf(false, 1) + paid,
                "chips after the word"
            );
        } else if (!answered || refunded) {
            skip(25 hours);
            try casino.refund(1, 2) { } catch { }
            assertEq(bank.chipsOf(alice) + bank.chipsOf(bob), 2 * PURSE, "chips after the refund");
        }
        if (answered || refunded) {
            try casino.refund(1, 2) { } catch { }
            assertNothingReserved();
        }
    }

    // --- 7, 16 and 20 ---

    /// @dev Nobody draws in the block of the bet: its hash, and so the word, does not exist yet.
    function test_16_wordCannotComeInTheBlockOfTheBet() external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 requestBlock = vm.getBlockNumber();
        VRF.Proof memory proof = prove(1, requestBlock);
        VRFTypes.RequestCommitmentV2Plus memory request = commitment(requestBlock);
        vm.expectRevert();
        coordinator.fulfillRandomWords(proof, request, false);
        assertEq(uint256(_status()), uint256(RoundStatus.Open), "status");
    }

    /// @dev Who comes a block later, or after the word, gets another round and another word.
    function test_20_lateJoinerGetsAnotherWord() external {
        BetId first = place(alice, COIN_FLIP, COIN, 0);
        nextBlock();
        BetId late = place(bob, COIN_FLIP, COIN, 0);
        assertEq(late.round(), first.round() + 1, "round of the late joiner");
        uint256 word = fulfil(1);
        BetId later = place(carol, COIN_FLIP, COIN, 0);
        assertEq(later.round(), late.round() + (vm.getBlockNumber() == 1_001 ? 0 : 1), "round after the word");
        assertNotEq(fulfil(late.round()), word, "word of the next round");
    }

    /// @dev A chain may give a word within a block, where blocks have no hash of their own. The round takes nobody after it.
    function test_20_nobodyJoinsADrawnRoundInItsOwnBlock() external {
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        uint256[] memory words = new uint256[](1);
        uint256 requestId = casino.requestIdOf(1);
        vm.prank(address(coordinator));
        casino.rawFulfillRandomWords{ gas: 200_000 }(requestId, words); // drawn, not settled
        assertEq(place(bob, COIN_FLIP, COIN, 0).round(), bet.round() + 1, "round of who came after the word");
        casino.settle(1, 1);
        assertEq(place(bob, COIN_FLIP, COIN, 0).round(), bet.round() + 1, "round of who came after the settlement");
        answer(2, 5);
        assertNothingReserved();
    }

    // --- 9 ---

    function test_9_sameProofTwice() external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        coordinator.fulfillRandomWords(proof, request, false);
        uint256 chips = bank.chipsOf(alice);
        vm.expectRevert(Coordinator.NoCorrespondingRequest.selector);
        coordinator.fulfillRandomWords(proof, request, false);
        assertEq(bank.chipsOf(alice), chips, "chips");
    }

    function testFuzz_9_proofForAnotherSeedOrBlock(uint256 preSeed, bytes32 blockHash) external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        bytes32 genuine = blockhash(request.blockNum);
        vm.assume(preSeed != proof.seed && blockHash != genuine);
        uint256 seed = proof.seed;
        VRF.Proof memory forged = prover.prove(preSeed, genuine);
        vm.expectRevert(Coordinator.NoCorrespondingRequest.selector);
        coordinator.fulfillRandomWords(forged, request, false);
        forged.seed = seed; // a proof of another word, under this request
        vm.expectRevert();
        coordinator.fulfillRandomWords(forged, request, false);
        forged = prover.prove(seed, blockHash);
        vm.expectRevert();
        coordinator.fulfillRandomWords(forged, request, false);
        assertEq(uint256(_status()), uint256(RoundStatus.Open), "status");
        coordinator.fulfillRandomWords(proof, request, false);
        assertNothingReserved();
    }

    function test_9_proofOfAnotherKey() external {
        (, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        Prover other = Prover(deploy("Prover", abi.encode(uint256(keccak256("another key")) >> 1)));
        uint256 preSeed = uint256(keccak256(abi.encode(casino.keyHash(), address(casino), casino.subscription(), 1)));
        VRF.Proof memory forged = other.prove(preSeed, blockhash(request.blockNum));
        vm.expectRevert(abi.encodeWithSelector(Coordinator.NoSuchProvingKey.selector, other.keyHash()));
        coordinator.fulfillRandomWords(forged, request, false);
        coordinator.registerProvingKey(other.publicKey(), GAS_LANE);
        vm.expectRevert(Coordinator.NoCorrespondingRequest.selector);
        coordinator.fulfillRandomWords(forged, request, false);
        forged.pk = prover.publicKey();
        vm.expectRevert();
        coordinator.fulfillRandomWords(forged, request, false);
        assertEq(uint256(_status()), uint256(RoundStatus.Open), "status");
    }

    function testFuzz_9_tamperedRequest(uint256 field, uint256 difference) external {
        place(alice, COIN_FLIP, COIN, 0);
        VRFTypes.RequestCommitmentV2Plus memory request = commitment(vm.getBlockNumber());
        // The request is looked at before the rest of the proof.
        VRF.Proof memory proof;
        proof.pk = prover.publicKey();
        proof.seed = uint256(keccak256(abi.encode(casino.keyHash(), address(casino), casino.subscription(), 1)));
        nextBlock();
        difference = bound(difference, 1, type(uint32).max);
        field = field % 6;
        unchecked {
            if (field == 0) request.blockNum += uint64(difference);
            else if (field == 1) request.subId += difference;
            else if (field == 2) request.callbackGasLimit += uint32(difference);
            else if (field == 3) request.numWords += uint32(difference);
            else if (field == 4) request.sender = address(uint160(request.sender) + uint160(difference));
            else request.extraArgs = abi.encode(difference);
        }
        vm.expectRevert(Coordinator.IncorrectCommitment.selector);
        coordinator.fulfillRandomWords(proof, request, false);
        assertEq(uint256(_status()), uint256(RoundStatus.Open), "status");
    }

    /// @dev A second consumer of the same coordinator and key: its words are not those of the house.
    function test_9_wordOfAnotherConsumer() external {
        (VRF.Proof memory proof, VRFTypes.RequestCommitmentV2Plus memory request) = _asked();
        address other = openCasino();
        request.sender = other;
        vm.expectRevert(Coordinator.IncorrectCommitment.selector);
        coordinator.fulfillRandomWords(proof, request, false);
        assertEq(uint256(_status()), uint256(RoundStatus.Open), "status");
    }

    /// @dev Nobody but the casino uses its subscription, and nobody moves it.
    function testFuzz_9_subscriptionIsTheCasinosAlone(address caller) external {
        vm.assume(caller != address(casino));
        uint256 id = casino.subscription();
        (,,, address owner, address[] memory consumers) = coordinator.getSubscription(id);
        assertEq(owner, address(casino), "owner of the subscription");
        assertEq(consumers.length, 1, "consumers");
        assertEq(consumers[0], address(casino), "consumer");
        bytes memory reason = abi.encodeWithSelector(Coordinator.MustBeSubOwner.selector, address(casino));
        vm.startPrank(caller);
        vm.expectRevert(reason);
        coordinator.addConsumer(id, caller);
        vm.expectRevert(reason);
        coordinator.removeConsumer(id, address(casino));
        vm.expectRevert(reason);
        coordinator.cancelSubscription(id, caller);
        vm.expectRevert(reason);
        coordinator.requestSubscriptionOwnerTransfer(id, caller);
        vm.stopPrank();
    }
}
