// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IBankroll } from "./IBankroll.sol";

/// @title Where a casino's banks of tokens come from
/// @notice A casino has one factory for ever, so that the code of every bank it may open is known before.
interface IBankFactory {
    /// @notice Creates a bank of the casino that calls.
    /// @param chip Units of the asset that one chip is worth.
    function create(IERC20 asset, uint256 chip) external returns (IBankroll);
}
