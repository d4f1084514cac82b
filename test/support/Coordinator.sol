// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFTypes } from "@chainlink/contracts/src/v0.8/vrf/VRFTypes.sol";
import {
    IVRFCoordinatorV2Plus
} from "@chainlink/contracts/src/v0.8/vrf/dev/interfaces/IVRFCoordinatorV2Plus.sol";

/// @notice What the tests use of Chainlink's VRFCoordinatorV2_5, beyond its consumer's interface.
interface Coordinator is IVRFCoordinatorV2Plus {
    event RandomWordsRequested(
        bytes32 indexed keyHash,
        uint256 requestId,
        uint256 preSeed,
        uint256 indexed subId,
        uint16 minimumRequestConfirmations,
        uint32 callbackGasLimit,
        uint32 numWords,
        bytes extraArgs,
        address indexed sender
    );
    event RandomWordsFulfilled(
        uint256 indexed requestId,
        uint256 outputSeed,
        uint256 indexed subId,
        uint96 payment,
        bool nativePayment,
        bool success,
        bool onlyPremium
    );

    error NoCorrespondingRequest();
    error IncorrectCommitment();
    error NoSuchProvingKey(bytes32 keyHash);
    error InsufficientBalance();
    error InvalidSubscription();
    error InvalidConsumer(uint256 subId, address consumer);
    error MustBeSubOwner(address owner);
    error FailedToSendNative();
    error BlockhashNotInStore(uint256 blockNum);
    error GasPriceExceeded(uint256 gasPrice, uint256 maxGas);

    function registerProvingKey(uint256[2] calldata publicKey, uint64 maxGas) external;
    function setConfig(
        uint16 minimumRequestConfirmations,
        uint32 maxGasLimit,
        uint32 stalenessSeconds,
        uint32 gasAfterPaymentCalculation,
        int256 fallbackWeiPerUnitLink,
        uint32 fulfillmentFlatFeeNativePPM,
        uint32 fulfillmentFlatFeeLinkDiscountPPM,
        uint8 nativePremiumPercentage,
        uint8 linkPremiumPercentage
    ) external;
    function fulfillRandomWords(
        VRF.Proof calldata proof,
        VRFTypes.RequestCommitmentV2Plus calldata commitment,
        bool onlyPremium
    ) external returns (uint96 payment);
    function s_requestCommitments(uint256 requestId) external view returns (bytes32);
    function deregisterProvingKey(uint256[2] calldata publicKey) external;
    function ownerCancelSubscription(uint256 subId) external;
}
