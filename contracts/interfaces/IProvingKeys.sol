// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice What Chainlink's VRFCoordinatorV2_5 tells of its proving keys.
interface IProvingKeys {
    /// @notice Whether the coordinator knows a key, and the highest gas price that it answers at, in wei.
    function s_provingKeys(bytes32 keyHash) external view returns (bool exists, uint64 maxGas);
}
