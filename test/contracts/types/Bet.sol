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

    function test_bet_extremesDoNotSpill() external pure {
        Bet full = toBet(address(type(uint160).max), MAX_STAKE, MAX_NARROW_CHOICE, 255, true);
        assertEq(Bet.unwrap(full), type(uint256).max ^ 2, "all bits but that of a wide choice");
        Bet wide = toBet(address(0), 0, MAX_NARROW_CHOICE + 1, 0, false);
        assertEq(Bet.unwrap(wide), 2, "the bit of a wide choice alone");
        assertEq(Bet.unwrap(toBet(address(0), 0, 0, 0, false)), 0, "nothing");
    }
}
