// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice Arbitrum's precompile. `block.number` is the parent chain's there; this is the chain's own count.
interface IArbSys {
    function arbBlockNumber() external view returns (uint256);
}
