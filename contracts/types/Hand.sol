// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { BetId } from "./BetId.sol";

/// @notice A hand at a table of several decisions. A player has one at each table; its storage is used again for the next.
/// @param id The bet that dealt it.
/// @param stake Chips for one unit.
/// @param profitShare The table's, when the hand was dealt: no later change of the house's limits touches an open hand.
/// @param since Time of the latest word, from which the deadline of the next decision counts.
/// @param waiting Whether the deal, or a decision, waits for its word.
/// @param state What the rules know of it; 0 until it is dealt.
/// @param reserved Most that it may pay, in chips. 0: the hand is over.
/// @param spent Chips that the player has put into it.
struct Hand {
    BetId id;
    uint48 stake;
    uint32 profitShare;
    uint40 since;
    bool waiting;
    uint128 state;
    uint64 reserved;
    uint64 spent;
}
