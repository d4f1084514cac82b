// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice What the money of a bankroll is for, in chips, in one storage slot. All arithmetic on it is in this file.
///
///   cash  =  chips of players  +  reserved for open bets  +  fees of chance  +  equity of the liquidity providers
///
/// Every entry below keeps each part at or above zero, so that cash covers all that is owed. The equity is not stored: it is what
/// remains. The slot also counts the bets, because it is written for each of them anyway.
/// @dev Layout, high to low: bets 40 | fees 54 | reserved 54 | chips 54 | cash 54. An entry adds to and takes from several parts at
/// once; its checks make sure that no part borrows from, or carries into, its neighbour.
type Ledger is uint256;

uint256 constant MAX_CASH = (1 << 54) - 1;

uint256 constant CASH = 1;
uint256 constant CHIPS = 1 << 54;
uint256 constant RESERVED = 1 << 108;
uint256 constant FEES = 1 << 162;
uint256 constant BETS = 1 << 216;

/// @notice The bank cannot hold more than 2^54 - 1 chips.
error BankIsFull();
/// @notice An entry that would leave less cash than is owed. No caller makes one.
error LedgerWouldNotBalance();

using {
    cash,
    chips,
    reserved,
    fees,
    bets,
    equityHigh,
    equityLow,
    buyIn,
    cashOut,
    deposit,
    redeem,
    exit,
    reserve,
    raise,
    settle,
    payFees
} for Ledger global;

function cash(Ledger l) pure returns (uint256) {
    return Ledger.unwrap(l) & MAX_CASH;
}

function chips(Ledger l) pure returns (uint256) {
    return Ledger.unwrap(l) / CHIPS & MAX_CASH;
}

function reserved(Ledger l) pure returns (uint256) {
    return Ledger.unwrap(l) / RESERVED & MAX_CASH;
}

function fees(Ledger l) pure returns (uint256) {
    return Ledger.unwrap(l) / FEES & MAX_CASH;
}

function bets(Ledger l) pure returns (uint256) {
    return Ledger.unwrap(l) / BETS;
}

/// @notice Equity if every open bet is lost by its player.
function equityHigh(Ledger l) pure returns (uint256) {
    unchecked {
        return l.cash() - l.chips() - l.fees();
    }
}

/// @notice Equity if every open bet is won at its maximum.
function equityLow(Ledger l) pure returns (uint256) {
    unchecked {
        return l.cash() - l.chips() - l.fees() - l.reserved();
    }
}

function buyIn(Ledger l, uint256 amount) pure returns (Ledger) {
    if (amount > MAX_CASH - l.cash()) revert BankIsFull();
    unchecked {
        return Ledger.wrap(Ledger.unwrap(l) + amount * CASH + amount * CHIPS);
    }
}

function cashOut(Ledger l, uint256 amount) pure returns (Ledger) {
    if (amount > l.chips()) revert LedgerWouldNotBalance();
    unchecked {
        return Ledger.wrap(Ledger.unwrap(l) - amount * CASH - amount * CHIPS);
    }
}

function deposit(Ledger l, uint256 amount) pure returns (Ledger) {
    if (amount > MAX_CASH - l.cash()) revert BankIsFull();
    unchecked {
        return Ledger.wrap(Ledger.unwrap(l) + amount * CASH);
    }
}

function redeem(Ledger l, uint256 amount) pure returns (Ledger) {
    if (amount > l.equityLow()) revert LedgerWouldNotBalance();
    unchecked {
        return Ledger.wrap(Ledger.unwrap(l) - amount * CASH);
    }
}

/// @notice Equity that becomes chips: a liquidity provider who waited.
function exit(Ledger l, uint256 amount) pure returns (Ledger) {
    if (amount > l.equityLow()) revert LedgerWouldNotBalance();
    unchecked {
        return Ledger.wrap(Ledger.unwrap(l) + amount * CHIPS);
    }
}

/// @notice A bet: its cost leaves the player's chips, and its worst case is reserved.
function reserve(Ledger l, uint256 cost, uint256 worst) pure returns (Ledger) {
    if (cost > l.chips() || worst > l.equityLow() + cost) revert LedgerWouldNotBalance();
    unchecked {
        return Ledger.wrap(Ledger.unwrap(l) - cost * CHIPS + worst * RESERVED + BETS);
    }
}

/// @notice An open bet that costs more: what leaves the player's chips is reserved as well.
function raise(Ledger l, uint256 cost) pure returns (Ledger) {
    if (cost > l.chips()) revert LedgerWouldNotBalance();
    unchecked {
        return Ledger.wrap(Ledger.unwrap(l) - cost * CHIPS + cost * RESERVED);
    }
}

/// @notice Bets that are over: what was reserved for them pays the players and the fees of chance; the rest is the bank's again.
function settle(Ledger l, uint256 released, uint256 credited, uint256 feesUsed) pure returns (Ledger) {
    if (released > l.reserved() || credited + feesUsed > released) revert LedgerWouldNotBalance();
    unchecked {
        return Ledger.wrap(Ledger.unwrap(l) - released * RESERVED + credited * CHIPS + feesUsed * FEES);
    }
}

/// @notice All fees of chance leave for the VRF subscription.
function payFees(Ledger l) pure returns (Ledger) {
    uint256 amount = l.fees();
    unchecked {
        return Ledger.wrap(Ledger.unwrap(l) - amount * CASH - amount * FEES);
    }
}
