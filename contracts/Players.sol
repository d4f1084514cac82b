// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Desk } from "./Desk.sol";
import { IBankroll } from "./interfaces/IBankroll.sol";
import { ICasino } from "./interfaces/ICasino.sol";
import { IGate } from "./interfaces/IGate.sol";
import { IPlayers } from "./interfaces/IPlayers.sol";
import { Limits } from "./Limits.sol";
import { Sessions } from "./Sessions.sol";
import { Account } from "./types/Account.sol";

/// @title Players
/// @notice See `IPlayers` for what it does and why.
contract Players is IPlayers, Sessions, Limits {
    /// @inheritdoc IPlayers
    IGate public immutable gate;

    constructor(ICasino casino_, IGate gate_) Desk(casino_) {
        gate = gate_;
    }

    /// @inheritdoc IPlayers
    function admit(address player, Account before, Account then) external {
        requireAdmitted(player);
        _watch(player, IBankroll(msg.sender), before, then);
    }

    /// @inheritdoc IPlayers
    function requireAdmitted(address player) public view {
        _requireNotExcluded(player);
        if (address(gate) != address(0) && !gate.admits(player)) revert NotAdmitted(player, gate);
    }
}
