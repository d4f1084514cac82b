// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFTypes } from "@chainlink/contracts/src/v0.8/vrf/VRFTypes.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { Coordinator } from "../../support/Coordinator.sol";
import { House } from "../../support/House.sol";

/// @notice The prover of these tests is a prover: the real coordinator accepts its proofs, and no other.
contract ProverTest is House {
    function test_fulfil_realCoordinatorAcceptsTheProofAndSettles() external {
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        uint256 requestId = casino.requestIdOf(1);
        assertNotEq(uint256(coordinator.s_requestCommitments(requestId)), 0, "commitment of the request");
        uint256 word = fulfil(1);
        assertEq(uint256(coordinator.s_requestCommitments(requestId)), 0, "commitment after the answer");
        uint256 paid = outcomeOf(word, bet, 0, 2) == 0 ? COIN * 198 / 100 : 0;
        assertEq(bank.chipsOf(alice), PURSE - COIN - feeOf(true, 1) + paid, "chips after the settlement");
        (, uint256 seats,,,,) = casino.roundOf(1);
        assertEq(seats, 0, "seats of a closed round");
    }

    function testFuzz_prove_acceptedForEveryBlockHash(bytes32 blockHash) external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 requestBlock = vm.getBlockNumber();
        nextBlock();
        vm.setBlockhash(requestBlock, blockHash == 0 ? bytes32(uint256(1)) : blockHash);
        fulfil(1);
        assertNothingReserved();
    }

    function testFuzz_fulfil_revertsIfAFieldOfTheProofIsTampered(uint256 field, uint256 difference) external {
        place(alice, COIN_FLIP, COIN, 0);
        uint256 requestBlock = vm.getBlockNumber();
        nextBlock();
        VRF.Proof memory proof = prove(1, requestBlock);
        difference = bound(difference, 1, type(uint256).max);
        field = field % 13;
        unchecked {
            if (field < 2) proof.pk[field] += difference;
            else if (field < 4) proof.gamma[field - 2] += difference;
            else if (field == 4) proof.c += difference;
            else if (field == 5) proof.s += difference;
            else if (field == 6) proof.seed += difference;
            else if (field == 7) proof.uWitness = address(uint160(proof.uWitness) + uint160(difference | 1));
            else if (field < 10) proof.cGammaWitness[field - 8] += difference;
            else if (field < 12) proof.sHashWitness[field - 10] += difference;
            else proof.zInv += difference;
        }
        VRFTypes.RequestCommitmentV2Plus memory request = commitment(requestBlock);
        vm.expectRevert();
        coordinator.fulfillRandomWords(proof, request, false);
    }

    function test_multiply_agreesWithTheKeysOfTheRunner() external view {
        for (uint256 i = 1; i < 20; ++i) {
            uint256 secret = uint256(keccak256(abi.encode(i))) >> 4;
            uint256[2] memory g = [
                0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798,
                0x483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8
            ];
            address account = address(uint160(uint256(keccak256(abi.encodePacked(prover.multiply(g, secret))))));
            assertEq(account, vm.addr(secret), "address of a public key");
        }
    }
}
