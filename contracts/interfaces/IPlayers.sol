// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Account } from "../types/Account.sol";
import { IGate } from "./IGate.sol";
import { ILimits } from "./ILimits.sol";
import { ISessions } from "./ISessions.sol";

/// @title The players' desk
/// @notice What players decide about themselves, on chain: session keys (see `ISessions`), limits and exclusion (see `ILimits`). Holds no
/// money, has no owner, and nobody can change what a player decided but the player, as far as the rules here let him.
interface IPlayers is ISessions, ILimits {
    /// @notice The gate does not admit this player. What he has he can cash out.
    error NotAdmitted(address player, IGate gate);

    /// @notice Who may play, beside; zero: everybody.
    function gate() external view returns (IGate);

    /// @notice A bank asks, once a buy-in or a bet is written, whether it may stand. Reverts if not.
    /// @dev Who calls is the bank, and what it says concerns limits at this bank alone: a lie of another contract is its own affair.
    /// @param before The account before.
    /// @param then The account as it is now.
    function admit(address player, Account before, Account then) external;

    /// @notice Whether somebody may play at all now: neither excluded nor turned away by the gate. Reverts if not.
    function requireAdmitted(address player) external view;
}
