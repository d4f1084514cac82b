// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGate } from "./IGate.sol";
import { IPlayers } from "./IPlayers.sol";

/// @title Where casinos get their players' desk
interface IPlayersFactory {
    event PlayersCreated(address indexed casino, IPlayers players, IGate gate);

    /// @notice The gate of every desk created here; zero: none.
    function gate() external view returns (IGate);

    /// @notice Creates the players' desk of the calling casino, for ever. A casino calls from its constructor; nothing of it is called back.
    function create() external returns (IPlayers);
}
