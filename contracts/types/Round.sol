// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice One VRF request and the bets that share it.
/// @dev Layout, high to low: feeRate 32 | status 8 | row 8 | settled 16 | seats 16 | blockNumber 40 | openedAt 32 | nonce 40.
/// 192 bits, so that the state of the tables fits beside the current round in one slot. Setters return a new value.
type Round is uint192;

/// @notice Open: the word is awaited. Drawn: the word is here, some bets are left to settle. Refunding: the deadline has passed
/// without a word, and the first refund was paid: this round can only be refunded.
enum RoundStatus {
    Open,
    Drawn,
    Refunding
}

uint256 constant MAX_SEATS = type(uint16).max;

using {
    nonce,
    openedAt,
    blockNumber,
    seats,
    settled,
    row,
    status,
    feeRate,
    withSeats,
    withSettled,
    withStatus,
    isClosed
} for Round global;

function toRound(uint256 nonce_, uint256 openedAt_, uint256 blockNumber_, uint256 row_, uint256 feeRate_)
    pure
    returns (Round)
{
    return Round.wrap(
        uint192(
            nonce_ | openedAt_ << 40 | blockNumber_ << 72 | row_ << 144 | uint256(uint32(feeRate_)) << 160
        )
    );
}

/// @notice The nonce of the round's VRF request, which also numbers the round: 1, 2, 3, ...
function nonce(Round round) pure returns (uint256) {
    return uint40(Round.unwrap(round));
}

function openedAt(Round round) pure returns (uint256) {
    return uint32(Round.unwrap(round) >> 40);
}

function blockNumber(Round round) pure returns (uint256) {
    return uint40(Round.unwrap(round) >> 72);
}

/// @notice How many bets joined.
function seats(Round round) pure returns (uint256) {
    return uint16(Round.unwrap(round) >> 112);
}

/// @notice How many of them, counted from seat 0, are settled or refunded.
function settled(Round round) pure returns (uint256) {
    return uint16(Round.unwrap(round) >> 128);
}

/// @notice Where the bets are stored.
function row(Round round) pure returns (uint256) {
    return uint8(Round.unwrap(round) >> 144);
}

function status(Round round) pure returns (RoundStatus) {
    return RoundStatus(uint8(Round.unwrap(round) >> 152));
}

/// @notice Price of a unit of VRF gas in this round, in units of 10,000 wei.
function feeRate(Round round) pure returns (uint256) {
    return Round.unwrap(round) >> 160;
}

/// @notice Every bet is settled or refunded, so the row is free.
function isClosed(Round round) pure returns (bool) {
    return settled(round) == seats(round);
}

function withSeats(Round round, uint256 seats_) pure returns (Round) {
    return Round.wrap(Round.unwrap(round) & ~(uint192(0xffff) << 112) | uint192(seats_) << 112);
}

function withSettled(Round round, uint256 settled_) pure returns (Round) {
    return Round.wrap(Round.unwrap(round) & ~(uint192(0xffff) << 128) | uint192(settled_) << 128);
}

function withStatus(Round round, RoundStatus status_) pure returns (Round) {
    return Round.wrap(Round.unwrap(round) & ~(uint192(0xff) << 152) | uint192(uint8(status_)) << 152);
}
