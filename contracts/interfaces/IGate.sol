// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title A market's rule of who may play
/// @notice A casino has one gate for ever, or none: without one nobody is asked who he is. It is asked before a buy-in and before a bet, and
/// never before a cash-out or for a bet that is open.
interface IGate {
    /// @notice Whether a player may buy in and bet now. A revert counts as no.
    function admits(address player) external view returns (bool);
}
