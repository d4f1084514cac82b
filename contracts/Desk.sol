// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ICasino } from "./interfaces/ICasino.sol";

/// @title Desk
/// @notice Whose players it serves.
abstract contract Desk {
    /// @notice The casino whose desk this is, for ever.
    ICasino public immutable casino;

    constructor(ICasino casino_) {
        casino = casino_;
    }
}
