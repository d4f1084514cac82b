// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice Names a bet for ever: the round it joined and its seat there. Written "48-3" for seat 3 of round 48.
/// @dev Layout: round << 16 | seat. The round is the nonce of its VRF request.
type BetId is uint64;

using { round, seat } for BetId global;

function toBetId(uint256 round_, uint256 seat_) pure returns (BetId) {
    return BetId.wrap(uint64(round_ << 16 | seat_));
}

function round(BetId id) pure returns (uint256) {
    return BetId.unwrap(id) >> 16;
}

function seat(BetId id) pure returns (uint256) {
    return uint16(BetId.unwrap(id));
}
