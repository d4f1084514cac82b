// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Account } from "../../../contracts/types/Account.sol";
import { Test } from "../../support/Test.sol";

/// @notice The packed account against the same account in plain numbers.
contract AccountTest is Test {
    uint256 private constant MAX_CHIPS = (1 << 54) - 1;

    struct Plain {
        uint256 chips;
        bool guarded;
        uint64 staked;
        uint64 bought;
        uint64 cashed;
    }

    function testFuzz_account_isWhatPlainNumbersSay(Plain calldata start, uint256 entry, uint256 amount) external pure {
        Plain memory p = start;
        p.chips = bound(p.chips, 0, MAX_CHIPS);
        Account a = _pack(p);
        _assertSame(a, p);
        entry %= 5;
        unchecked {
            if (entry == 0) {
                amount = bound(amount, 0, MAX_CHIPS - p.chips);
                a = a.withChips(amount);
                p.chips += amount;
            } else if (entry == 1) {
                amount = bound(amount, 0, p.chips);
                a = a.withStake(amount);
                p.chips -= amount;
                if (p.staked + amount > type(uint64).max) _carry(p);
                p.staked += uint64(amount);
            } else if (entry == 2) {
                amount = bound(amount, 0, MAX_CHIPS - p.chips);
                a = a.withBuyIn(amount);
                p.chips += amount;
                if (p.bought + amount > type(uint64).max) ++p.cashed;
                p.bought += uint64(amount);
            } else if (entry == 3) {
                amount = bound(amount, 0, p.chips);
                a = a.withCashOut(amount);
                p.chips -= amount;
                p.cashed += uint64(amount);
            } else {
                a = a.withGuard();
                p.guarded = true;
            }
        }
        _assertSame(a, p);
    }

    /// @dev Buying in and cashing out changes nothing of what was lost; a stake is lost until it pays.
    function testFuzz_lostSince_countsStakesAndPayouts(
        Plain calldata start,
        uint256 bought,
        uint256 staked,
        uint256 won,
        uint256 cashed
    ) external pure {
        Plain memory p = start;
        // Otherwise true to a chip.
        p.staked >>= 1;
        p.bought >>= 1;
        p.chips = bound(p.chips, 0, MAX_CHIPS / 4);
        Account a = _pack(p);
        bought = bound(bought, 0, MAX_CHIPS / 4);
        staked = bound(staked, 0, p.chips + bought);
        won = bound(won, 0, MAX_CHIPS / 4);
        cashed = bound(cashed, 0, p.chips + bought - staked + won);
        Account b = a.withBuyIn(bought).withStake(staked).withChips(won).withCashOut(cashed);
        assertEq(uint256(b.lostSince(a)), uint256(int256(staked) - int256(won)), "lost");
        assertEq(uint256(a.lostSince(b)), uint256(int256(won) - int256(staked)), "the other way round");
    }

    function _carry(Plain memory p) private pure {
        unchecked {
            if (++p.bought == 0) ++p.cashed;
        }
    }

    function _pack(Plain memory p) private pure returns (Account) {
        uint256 raw = p.chips | uint256(p.staked) << 64 | uint256(p.bought) << 128 | uint256(p.cashed) << 192;
        return Account.wrap(raw | (p.guarded ? 1 << 63 : 0));
    }

    function _assertSame(Account a, Plain memory p) private pure {
        assertEq(a.chips(), p.chips, "chips");
        assertEq(a.isGuarded(), p.guarded, "guarded");
        assertEq(a.staked(), p.staked, "staked");
        assertEq(a.bought(), p.bought, "bought in");
        assertEq(a.cashed(), p.cashed, "cashed out");
        assertEq(Account.unwrap(a), Account.unwrap(_pack(p)), "the whole slot");
    }
}
