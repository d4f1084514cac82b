// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../interfaces/IGame.sol";

/// @notice A table in one storage slot: its game and its bank, for ever, and how much of the bank a bet may win. The game of a table of
/// hands is an `IHand`, which quotes a choice in the same way. Zero: there is no such table.
/// @dev Layout, high to low: game 160 | edge 32 | profitShare 32 | unused 16 | bank 8 | hands 8. A setter returns a new value.
type Table is uint256;

using { game, edge, profitShare, bank, hasHands, isPlain, withProfitShare } for Table global;

function toTable(IGame game_, uint256 edge_, uint256 bank_, bool hands) pure returns (Table) {
    return Table.wrap(
        uint256(uint160(address(game_))) << 96 | uint256(uint32(edge_)) << 64 | uint256(uint8(bank_)) << 8
            | (hands ? 1 : 0)
    );
}

function game(Table table) pure returns (IGame) {
    return IGame(address(uint160(Table.unwrap(table) >> 96)));
}

/// @notice The game's edge when the table was opened, in millionths.
function edge(Table table) pure returns (uint256) {
    return uint32(Table.unwrap(table) >> 64);
}

/// @notice Kappa times edge: the largest profit of a bet over the equity of the bank, in billionths. 0: the table is closed.
function profitShare(Table table) pure returns (uint256) {
    return uint32(Table.unwrap(table) >> 32);
}

function bank(Table table) pure returns (uint256) {
    return uint8(Table.unwrap(table) >> 8);
}

/// @notice Whether its game is one of several decisions.
function hasHands(Table table) pure returns (bool) {
    return uint8(Table.unwrap(table)) != 0;
}

/// @notice Whether it is a table like most: one draw, and native chips.
function isPlain(Table table) pure returns (bool) {
    return uint16(Table.unwrap(table)) == 0;
}

function withProfitShare(Table table, uint256 share) pure returns (Table) {
    return Table.wrap(Table.unwrap(table) & ~(uint256(type(uint32).max) << 32) | share << 32);
}
