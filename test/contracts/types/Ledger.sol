// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { BankIsFull, Ledger, LedgerWouldNotBalance, MAX_CASH } from "../../../contracts/types/Ledger.sol";
import { Test } from "../../support/Test.sol";

/// @notice The packed ledger against the same ledger in plain numbers.
contract LedgerTest is Test {
    enum Entry {
        BuyIn,
        CashOut,
        Deposit,
        Redeem,
        Reserve,
        Settle,
        PayFees,
        Raise,
        Exit
    }

    struct Plain {
        uint256 cash;
        uint256 chips;
        uint256 reserved;
        uint256 fees;
        uint256 bets;
    }

    // --- the model ---

    function _equity(Plain memory p) private pure returns (uint256) {
        return p.cash - p.chips - p.reserved - p.fees;
    }

    function _sum(uint256 a, uint256 b) private pure returns (uint256) {
        unchecked {
            return a > type(uint256).max - b ? type(uint256).max : a + b;
        }
    }

    /// @dev Whether the books would balance after an entry, and fit.
    function _balances(Plain memory p, Entry entry, uint256 a, uint256 b, uint256 c) private pure returns (bool) {
        if (entry == Entry.BuyIn || entry == Entry.Deposit) return _sum(p.cash, a) <= MAX_CASH;
        if (entry == Entry.CashOut || entry == Entry.Raise) return a <= p.chips;
        if (entry == Entry.Redeem || entry == Entry.Exit) return a <= _equity(p);
        if (entry == Entry.Reserve) return a <= p.chips && b <= _equity(p) + a;
        if (entry == Entry.Settle) return a <= p.reserved && _sum(b, c) <= a;
        return true;
    }

    function _enter(Plain memory p, Entry entry, uint256 a, uint256 b, uint256 c) private pure {
        if (entry == Entry.BuyIn) (p.cash, p.chips) = (p.cash + a, p.chips + a);
        if (entry == Entry.CashOut) (p.cash, p.chips) = (p.cash - a, p.chips - a);
        if (entry == Entry.Deposit) p.cash += a;
        if (entry == Entry.Redeem) p.cash -= a;
        if (entry == Entry.Exit) p.chips += a;
        if (entry == Entry.Reserve) {
            (p.chips, p.reserved, p.bets) = (p.chips - a, p.reserved + b, (p.bets + 1) % (1 << 40));
        }
        if (entry == Entry.Settle) (p.reserved, p.chips, p.fees) = (p.reserved - a, p.chips + b, p.fees + c);
        if (entry == Entry.PayFees) (p.cash, p.fees) = (p.cash - p.fees, 0);
        if (entry == Entry.Raise) (p.chips, p.reserved) = (p.chips - a, p.reserved + a);
    }

    // --- the ledger ---

    function enter(Ledger l, Entry entry, uint256 a, uint256 b, uint256 c) external pure returns (Ledger) {
        if (entry == Entry.BuyIn) return l.buyIn(a);
        if (entry == Entry.CashOut) return l.cashOut(a);
        if (entry == Entry.Deposit) return l.deposit(a);
        if (entry == Entry.Redeem) return l.redeem(a);
        if (entry == Entry.Reserve) return l.reserve(a, b);
        if (entry == Entry.Settle) return l.settle(a, b, c);
        if (entry == Entry.Raise) return l.raise(a);
        if (entry == Entry.Exit) return l.exit(a);
        return l.payFees();
    }

    function _pack(Plain memory p) private pure returns (Ledger) {
        return Ledger.wrap(p.bets << 216 | p.fees << 162 | p.reserved << 108 | p.chips << 54 | p.cash);
    }

    function _same(Ledger l, Plain memory p) private pure {
        assertEq(l.cash(), p.cash, "cash");
        assertEq(l.chips(), p.chips, "chips");
        assertEq(l.reserved(), p.reserved, "reserved");
        assertEq(l.fees(), p.fees, "fees");
        assertEq(l.bets(), p.bets, "bets");
        assertEq(l.equityLow(), _equity(p), "equity if every bet is won");
        assertEq(l.equityHigh(), _equity(p) + p.reserved, "equity if every bet is lost");
        assertEq(Ledger.unwrap(l), Ledger.unwrap(_pack(p)), "the whole slot");
    }

    /// @dev One entry in both. They agree on whether it may be, and on every part afterwards.
    function _step(Ledger l, Plain memory p, Entry entry, uint256 a, uint256 b, uint256 c)
        private
        view
        returns (Ledger)
    {
        bool may = _balances(p, entry, a, b, c);
        try this.enter(l, entry, a, b, c) returns (Ledger next) {
            assertTrue(may, "an entry that should have been refused");
            _enter(p, entry, a, b, c);
            l = next;
        } catch (bytes memory reason) {
            assertFalse(may, "an entry that should have been accepted");
            bool full = entry == Entry.BuyIn || entry == Entry.Deposit;
            bool overflow = entry == Entry.Settle && _sum(b, c) == type(uint256).max;
            if (!overflow) {
                assertEq(
                    bytes32(reason),
                    bytes32(full ? BankIsFull.selector : LedgerWouldNotBalance.selector),
                    "why an entry was refused"
                );
            }
        }
        _same(l, p);
        return l;
    }

    // --- tests ---

    /// @dev Numbers at which packed arithmetic would break first: the ends of a part, and those of its neighbours.
    function _edge(uint256 i) private pure returns (uint256) {
        uint256[16] memory edges = [
            0,
            1,
            2,
            MAX_CASH / 2,
            MAX_CASH / 2 + 1,
            MAX_CASH - 1,
            MAX_CASH,
            MAX_CASH + 1,
            MAX_CASH + 2,
            1 << 108,
            1 << 162,
            1 << 202,
            1 << 216,
            1 << 255,
            type(uint256).max - 1,
            type(uint256).max
        ];
        return edges[i];
    }

    /// @dev Every entry with every pair of edges as its amounts, from books with every part empty, full, or between.
    function test_entries_atEveryBoundary() external view {
        Plain[8] memory starts = [
            Plain(0, 0, 0, 0, 0),
            Plain(MAX_CASH, 0, 0, 0, (1 << 40) - 1),
            Plain(MAX_CASH, MAX_CASH, 0, 0, 0),
            Plain(MAX_CASH, 0, MAX_CASH, 0, 1),
            Plain(MAX_CASH, 0, 0, MAX_CASH, (1 << 40) - 2),
            Plain(MAX_CASH - 1, MAX_CASH / 2, MAX_CASH / 2, 0, 5),
            Plain(10, 4, 3, 2, 1 << 39),
            Plain(1, 1, 0, 0, 0)
        ];
        for (uint256 s = 0; s < starts.length; ++s) {
            for (uint256 e = 0; e <= uint256(type(Entry).max); ++e) {
                for (uint256 i = 0; i < 16; ++i) {
                    for (uint256 j = 0; j < 16; ++j) {
                        Plain memory p = starts[s];
                        p = Plain(p.cash, p.chips, p.reserved, p.fees, p.bets);
                        _step(_pack(p), p, Entry(e), _edge(i), _edge(j), _edge((i + j) % 16));
                        if (e < 4 || e > 5) break; // one amount at most
                    }
                    if (e == 6) break;
                }
            }
        }
    }

    /// @dev Each limit exactly, and one beyond it, from any books.
    function testFuzz_entries_atTheirOwnLimits(Plain memory p, uint256 part) external view {
        p.cash = bound(p.cash, 0, MAX_CASH);
        p.chips = bound(p.chips, 0, p.cash);
        p.reserved = bound(p.reserved, 0, p.cash - p.chips);
        p.fees = bound(p.fees, 0, p.cash - p.chips - p.reserved);
        p.bets = bound(p.bets, 0, (1 << 40) - 1);
        uint256 equity = _equity(p);
        uint256 cost = bound(part, 0, p.chips);
        uint256 credited = bound(part, 0, p.reserved);
        uint256[3][14] memory steps = [
            [MAX_CASH - p.cash, 0, 0],
            [MAX_CASH - p.cash + 1, 0, 0],
            [p.chips, 0, 0],
            [p.chips + 1, 0, 0],
            [MAX_CASH - p.cash, 0, 0],
            [MAX_CASH - p.cash + 1, 0, 0],
            [equity, 0, 0],
            [equity + 1, 0, 0],
            [cost, equity + cost, 0],
            [cost, equity + cost + 1, 0],
            [p.reserved, credited, p.reserved - credited],
            [p.reserved, credited, p.reserved - credited + 1],
            [p.chips + 1, 0, 0],
            [p.reserved + 1, 0, 0]
        ];
        for (uint256 i = 0; i < 14; ++i) {
            Entry entry = i < 12 ? Entry(i / 2) : i == 12 ? Entry.Reserve : Entry.Settle;
            Plain memory copy = Plain(p.cash, p.chips, p.reserved, p.fees, p.bets);
            _step(_pack(p), copy, entry, steps[i][0], steps[i][1], steps[i][2]);
        }
        _exits(p, equity);
        _step(_pack(p), p, Entry.PayFees, 0, 0, 0);
    }

    function _exits(Plain memory p, uint256 equity) private view {
        for (uint256 more = 0; more < 2; ++more) {
            Plain memory copy = Plain(p.cash, p.chips, p.reserved, p.fees, p.bets);
            _step(_pack(p), copy, Entry.Exit, equity + more, 0, 0);
        }
    }

    /// @dev A long life: entries of every kind, with amounts that are usually possible.
    function testFuzz_entries_agreeWithPlainNumbers(uint256 seed) external view {
        Plain memory p;
        Ledger l;
        for (uint256 i = 0; i < 60; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            Entry entry = Entry(seed % 9);
            uint256 most = entry == Entry.BuyIn || entry == Entry.Deposit
                ? (MAX_CASH - p.cash) / (1 + seed / 9 % 20)
                : entry == Entry.CashOut || entry == Entry.Reserve || entry == Entry.Raise
                    ? p.chips
                    : entry == Entry.Redeem || entry == Entry.Exit ? _equity(p) : p.reserved;
            uint256 a = _upTo(seed, 1, most);
            uint256 b = _upTo(seed, 2, entry == Entry.Reserve && a <= p.chips ? _equity(p) + a : a);
            uint256 c = _upTo(seed, 3, b <= a ? a - b : a);
            l = _step(l, p, entry, a, b, c);
        }
    }

    /// @dev A number up to `most`; one time in eight it is one more, and one time in eight the most.
    function _upTo(uint256 seed, uint256 i, uint256 most) private pure returns (uint256) {
        seed = uint256(keccak256(abi.encode(seed, i)));
        if (seed % 8 == 0) return most == type(uint256).max ? most : most + 1;
        if (seed % 8 == 1) return most;
        return bound(seed >> 3, 0, most);
    }
}
