// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice One VRF request and the bets that share it.
/// @dev Layout, high to low: feeRate 32 | status 8 | row 8 | settled 16 | firstBet 40 | blockNumber 32 | openedAt 32 | nonce 32.
/// 200 bits, so that the state of the floor fits beside the current round in one slot. Setters return a new value.
type Round is uint200;

/// @notice Closed: every bet is settled or refunded, and the row is free. Open: the word is awaited. Drawn: the word is here, and
/// bets are left to settle. Refunding: the deadline passed without a word, and the first refund was paid; no word counts any more.
enum RoundStatus {
    Closed,
    Open,
    Drawn,
    Refunding
}

using {
    nonce,
    openedAt,
    blockNumber,
    firstBet,
    settled,
    row,
    status,
    isOpen,
    isClosed,
    feeRate,
    withFirstBet,
    withSettled,
    withStatus
} for Round global;

function toRound(uint256 nonce_, uint256 openedAt_, uint256 blockNumber_, uint256 row_, uint256 feeRate_)
    pure
    returns (Round)
{
    return Round.wrap(
        uint200(
            uint32(nonce_) | openedAt_ << 32 | uint256(uint32(blockNumber_)) << 64 | row_ << 152
                | uint256(uint8(RoundStatus.Open)) << 160 | feeRate_ << 168
        )
    );
}

/// @notice The nonce of the round's VRF request, which also numbers the round: 1, 2, 3, ...
function nonce(Round round) pure returns (uint256) {
    return uint32(Round.unwrap(round));
}

function openedAt(Round round) pure returns (uint256) {
    return uint32(Round.unwrap(round) >> 32);
}

/// @notice The low 32 bits of the number of the block that opened the round.
function blockNumber(Round round) pure returns (uint256) {
    return uint32(Round.unwrap(round) >> 64);
}

/// @notice The bankroll's number of the bet in seat 0.
function firstBet(Round round) pure returns (uint256) {
    return uint40(Round.unwrap(round) >> 96);
}

/// @notice How many bets, counted from seat 0, are settled or refunded.
function settled(Round round) pure returns (uint256) {
    return uint16(Round.unwrap(round) >> 136);
}

/// @notice Where the bets are stored.
function row(Round round) pure returns (uint256) {
    return uint8(Round.unwrap(round) >> 152);
}

function status(Round round) pure returns (RoundStatus) {
    return RoundStatus(uint8(Round.unwrap(round) >> 160));
}

function isOpen(Round round) pure returns (bool) {
    return uint8(Round.unwrap(round) >> 160) == uint8(RoundStatus.Open);
}

function isClosed(Round round) pure returns (bool) {
    return uint8(Round.unwrap(round) >> 160) == uint8(RoundStatus.Closed);
}

/// @notice Price of a unit of VRF gas in this round, in units of 10,000 wei.
function feeRate(Round round) pure returns (uint256) {
    return Round.unwrap(round) >> 168;
}

function withFirstBet(Round round, uint256 firstBet_) pure returns (Round) {
    return Round.wrap(Round.unwrap(round) & ~(uint200(type(uint40).max) << 96) | uint200(firstBet_) << 96);
}

function withSettled(Round round, uint256 settled_) pure returns (Round) {
    return Round.wrap(Round.unwrap(round) & ~(uint200(type(uint16).max) << 136) | uint200(settled_) << 136);
}

function withStatus(Round round, RoundStatus status_) pure returns (Round) {
    return Round.wrap(Round.unwrap(round) & ~(uint200(type(uint8).max) << 160) | uint200(uint8(status_)) << 160);
}
