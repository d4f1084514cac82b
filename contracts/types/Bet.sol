// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice A frozen bet in one storage slot.
/// @dev Layout, high to low: player 160 | stake 46 | choice 40 | table 8 | wide 1 | multi 1.
/// `wide`: the choice does not fit 40 bits and stands in the seat's own slot. `multi`: so do the rolls.
type Bet is uint256;

/// @notice Several rolls of one bet on one word.
/// @param count Rolls to play, 1 to 100.
/// @param stopGain Stop after the roll that brings the net gain to this many chips or more; 0 never stops.
/// @param stopLoss Stop after the roll that brings the net loss to this many chips or more; 0 never stops.
struct Rolls {
    uint8 count;
    uint64 stopGain;
    uint64 stopLoss;
}

/// @notice The place of a bet at the table. Taken over by a later bet once its round is closed.
struct Seat {
    Bet bet;
    Rolls rolls;
    uint256 wideChoice;
}

uint256 constant MAX_STAKE = type(uint256).max >> (256 - 46);
uint256 constant MAX_NARROW_CHOICE = type(uint40).max;

using { player, stake, narrowChoice, table, isWide, isMulti, isLike } for Bet global;

function toBet(address player_, uint256 stake_, uint256 choice_, uint256 table_, bool multi_) pure returns (Bet) {
    bool wide = choice_ > MAX_NARROW_CHOICE;
    return Bet.wrap(
        uint256(uint160(player_)) << 96 | stake_ << 50 | (wide ? 0 : choice_) << 10 | table_ << 2
            | (wide ? 2 : 0) | (multi_ ? 1 : 0)
    );
}

function player(Bet bet) pure returns (address) {
    return address(uint160(Bet.unwrap(bet) >> 96));
}

function stake(Bet bet) pure returns (uint256) {
    return Bet.unwrap(bet) >> 50 & MAX_STAKE;
}

function narrowChoice(Bet bet) pure returns (uint256) {
    return uint40(Bet.unwrap(bet) >> 10);
}

function table(Bet bet) pure returns (uint256) {
    return uint8(Bet.unwrap(bet) >> 2);
}

function isWide(Bet bet) pure returns (bool) {
    return Bet.unwrap(bet) & 2 != 0;
}

function isMulti(Bet bet) pure returns (bool) {
    return Bet.unwrap(bet) & 1 != 0;
}

/// @notice Whether a bet asks its game what another asked: the same choice at the same table, in one slot.
function isLike(Bet bet, Bet other) pure returns (bool) {
    return (Bet.unwrap(bet) ^ Bet.unwrap(other)) << 206 == 0 && Bet.unwrap(bet) & 3 == 0;
}
