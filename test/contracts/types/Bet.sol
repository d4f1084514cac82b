// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Bet, MAX_NARROW_CHOICE, MAX_STAKE, toBet } from "../../../contracts/types/Bet.sol";
import { Test } from "../../support/Test.sol";

contract BetTest is Test {
    function testFuzz_bet_keepsWhatItIsMadeOf(
        address player,
        uint256 stake,
        uint256 choice,
        uint8 table,
        bool multi
    ) external pure {
        stake = bound(stake, 0, MAX_STAKE);
        Bet bet = toBet(player, stake, choice, table, multi);
        assertEq(bet.player(), player, "player");
        assertEq(bet.stake(), stake, "stake");
        assertEq(bet.table(), table, "table");
        assertEq(bet.isMulti(), multi, "multi");
        assertEq(bet.isWide(), choice > MAX_NARROW_CHOICE, "wide");
        assertEq(bet.narrowChoice(), choice > MAX_NARROW_CHOICE ? 0 : choice, "narrow choice");
    }

    /// @dev Alike: the same choice at the same table, in one slot. A settlement asks the game once for such bets.
    function testFuzz_isLike_differsInPlayerAndStakeAtMost(Bet bet, Bet other, uint256 playerAndStake) external pure {
        bool oneSlot = !bet.isWide() && !bet.isMulti();
        bool same = bet.narrowChoice() == other.narrowChoice() && bet.table() == other.table() && !other.isWide()
            && !other.isMulti();
        assertEq(bet.isLike(other), oneSlot && same, "alike");
        Bet twin = Bet.wrap(playerAndStake << 50 | Bet.unwrap(bet) & (1 << 50) - 1);
        assertEq(bet.isLike(twin), oneSlot, "alike: the bet of another player, with another stake");
        for (uint256 i = 0; i < 256; ++i) {
            Bet changed = Bet.wrap(Bet.unwrap(bet) ^ 1 << i);
            assertEq(bet.isLike(changed), oneSlot && i >= 50, "alike but for a bit");
        }
    }

    /// @dev A bet is never like the empty one that a settlement starts from.
    function testFuzz_isLike_noBetIsLikeNone(address player_, uint256 stake, uint8 table) external pure {
        stake = bound(stake, 1, MAX_STAKE);
        if (table == 0) table = 1;
        assertFalse(toBet(player_, stake, 0, table, false).isLike(Bet.wrap(0)), "like no bet");
    }

    function test_bet_extremesDoNotSpill() external pure {
        Bet full = toBet(address(type(uint160).max), MAX_STAKE, MAX_NARROW_CHOICE, 255, true);
        assertEq(Bet.unwrap(full), type(uint256).max ^ 2, "all bits but that of a wide choice");
        Bet wide = toBet(address(0), 0, MAX_NARROW_CHOICE + 1, 0, false);
        assertEq(Bet.unwrap(wide), 2, "the bit of a wide choice alone");
        assertEq(Bet.unwrap(toBet(address(0), 0, 0, 0, false)), 0, "nothing");
    }
}
