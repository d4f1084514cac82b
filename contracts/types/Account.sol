// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice A player's account at a bank, in one storage slot: chips, and how much was ever staked, bought in and cashed out. The three
/// sums are written with the chips, so that they cost nothing, and tell what somebody lost since any time: see `lostSince`.
/// @dev Layout, high to low: cashed out 64 | bought in 64 | staked 64 | guarded 1 | chips 63. Chips are lowest, and all chips of a bank
/// fit 54 bits: nothing carries out of them, and nothing into them. A sum that passes 2^64 starts again, and adds one chip to the next:
/// differences are true to that chip.
type Account is uint256;

uint256 constant GUARDED = 1 << 63;
uint256 constant STAKED = 1 << 64;
uint256 constant BOUGHT = 1 << 128;
uint256 constant CASHED = 1 << 192;

using {
    chips,
    isGuarded,
    staked,
    bought,
    cashed,
    lostSince,
    withGuard,
    withChips,
    withStake,
    withBuyIn,
    withCashOut
} for Account global;

function chips(Account a) pure returns (uint256) {
    return Account.unwrap(a) & (GUARDED - 1);
}

/// @notice Whether the players' desk is to be asked before the player buys in or bets: see `IPlayers`.
function isGuarded(Account a) pure returns (bool) {
    return Account.unwrap(a) & GUARDED != 0;
}

/// @notice Stakes ever taken, in native chips with their fees of chance. What was refunded stays counted.
function staked(Account a) pure returns (uint64) {
    return uint64(Account.unwrap(a) / STAKED);
}

/// @notice Chips ever bought in, by whomever.
function bought(Account a) pure returns (uint64) {
    return uint64(Account.unwrap(a) / BOUGHT);
}

function cashed(Account a) pure returns (uint64) {
    return uint64(Account.unwrap(a) / CASHED);
}

/// @notice Chips that were lost since the account stood at `start`, less those won. A bet counts as lost until it pays.
function lostSince(Account a, Account start) pure returns (int256) {
    unchecked {
        return _lost(a) - _lost(start);
    }
}

function _lost(Account a) pure returns (int64) {
    unchecked {
        return int64(a.bought() - a.cashed() - uint64(a.chips()));
    }
}

function withGuard(Account a) pure returns (Account) {
    return Account.wrap(Account.unwrap(a) | GUARDED);
}

/// @notice Chips that were won, or come back.
function withChips(Account a, uint256 amount) pure returns (Account) {
    unchecked {
        return Account.wrap(Account.unwrap(a) + amount);
    }
}

/// @param cost No more than the chips.
function withStake(Account a, uint256 cost) pure returns (Account) {
    unchecked {
        return Account.wrap(Account.unwrap(a) + cost * (STAKED - 1));
    }
}

function withBuyIn(Account a, uint256 amount) pure returns (Account) {
    unchecked {
        return Account.wrap(Account.unwrap(a) + amount * (BOUGHT + 1));
    }
}

/// @param amount No more than the chips.
function withCashOut(Account a, uint256 amount) pure returns (Account) {
    unchecked {
        return Account.wrap(Account.unwrap(a) + amount * (CASHED - 1));
    }
}
