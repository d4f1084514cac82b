// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "./IReserve.sol";

/// @title Where banks get their reserve
interface IReserveFactory {
    event ReserveCreated(address indexed bankroll, IReserve reserve, address asset, uint256 chip);

    /// @notice The AccessManager of every reserve created here.
    function authority() external view returns (address);

    /// @notice The wrapped native coin, with which a reserve of the native coin trades.
    function wrapped() external view returns (address);

    /// @notice Creates the reserve of the calling bank, for ever. A bank calls from its constructor; nothing of it is called back.
    /// @param asset The bank's token, or `NATIVE_COIN` (see `types/Asset.sol`).
    /// @param chip What one chip is worth in units of the asset: a power of ten.
    function create(address asset, uint256 chip) external returns (IReserve reserve);
}
