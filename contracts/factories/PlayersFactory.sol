// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ICasino } from "../interfaces/ICasino.sol";
import { IGate } from "../interfaces/IGate.sol";
import { IPlayers } from "../interfaces/IPlayers.sol";
import { IPlayersFactory } from "../interfaces/IPlayersFactory.sol";
import { Players } from "../Players.sol";

/// @title PlayersFactory
/// @notice See `IPlayersFactory` for what it does and why.
contract PlayersFactory is IPlayersFactory {
    /// @inheritdoc IPlayersFactory
    IGate public immutable gate;

    constructor(IGate gate_) {
        gate = gate_;
    }

    /// @inheritdoc IPlayersFactory
    function create() external returns (IPlayers players) {
        players = new Players(ICasino(msg.sender), gate);
        emit PlayersCreated(msg.sender, players, gate);
    }
}
