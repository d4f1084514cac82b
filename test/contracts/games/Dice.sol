// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

contract DiceTest is Test {
    uint256 private constant OVER = 1 << 14;
    uint256 private constant ROLLS = 10_000;
    uint256 private constant LEGAL = 9_800;

    IGame private game;

    function setUp() external {
        game = IGame(deploy("Dice", ""));
    }

    /// @dev The i-th legal choice of a side, by its number of winning rolls: from 1 to 9,800.
    function _choice(bool over, uint256 winning) private pure returns (uint256) {
        return over ? OVER + 9_999 - winning : winning;
    }

    function _wins(uint256 choice, uint256 roll) private pure returns (bool) {
        return choice >= OVER ? roll > choice - OVER : roll < choice;
    }

    // --- illegal choices ---

    function _expectInvalid(uint256 choice) private {
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    function test_quote_revertsForEveryIllegalChoiceBelow2To15() external view {
        uint256 legal = 0;
        for (uint256 choice = 0; choice < 2 * OVER; ++choice) {
            bool under = choice >= 1 && choice <= LEGAL;
            bool over = choice >= OVER + 199 && choice <= OVER + 9_998;
            (bool success, bytes memory data) = address(game).staticcall(abi.encodeCall(IGame.quote, (choice)));
            assertEq(success, under || over, "whether the choice is legal");
            if (success) {
                ++legal;
            } else {
                assertEq(
                    keccak256(data),
                    keccak256(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice)),
                    "error of an illegal choice"
                );
            }
        }
        assertEq(legal, 2 * LEGAL, "legal choices");
    }

    function testFuzz_quote_revertsIfChoiceInvalid(uint256 choice) external {
        _expectInvalid(bound(choice, 2 * OVER, type(uint256).max));
    }

    // --- return to player ---

    /// @dev All 19,600 choices: what is quoted, the winning rolls at their edges, and the exact return.
    function test_returnToPlayer_ofEveryChoice() external view {
        uint256 smallestEdge = 1e6;
        for (uint256 side = 0; side < 2; ++side) {
            for (uint256 winning = 1; winning <= LEGAL; ++winning) {
                uint256 choice = _choice(side == 1, winning);
                (uint256 outcomes, uint256 units, Multiplier max) = game.quote(choice);
                uint256 pays = max.toUint();
                assertEq(outcomes, ROLLS, "outcomes");
                assertEq(units, 1, "units");
                assertEq(pays, 9_900 * 1e6 / winning, "multiplier: 9,900 / winning rolls, rounded down");
                _checkEdges(choice, side == 1 ? ROLLS - winning : 0, side == 1 ? ROLLS - 1 : winning - 1, pays);
                // The return is winning * pays / (10,000 * 1e6).
                assertLe(winning * pays, 9_900 * 1e6, "return to player: at most 99/100");
                assertGt(winning * (pays + 1), 9_900 * 1e6, "return to player: no less than the rounding");
                uint256 edge = (ROLLS * 1e6 - winning * pays) * 1e6 / (ROLLS * 1e6);
                if (edge < smallestEdge) smallestEdge = edge;
            }
        }
        assertEq(game.edge(), smallestEdge, "edge: the smallest of any choice, in millionths, rounded down");
    }

    /// @dev The winning rolls are those from `first` to `last`: checked at both ends of each interval.
    function _checkEdges(uint256 choice, uint256 first, uint256 last, uint256 pays) private view {
        assertEq(game.multiplier(choice, first).toUint(), pays, "first winning roll");
        assertEq(game.multiplier(choice, last).toUint(), pays, "last winning roll");
        if (first > 0) {
            assertEq(game.multiplier(choice, 0).toUint(), 0, "lowest roll, lost");
            assertEq(game.multiplier(choice, first - 1).toUint(), 0, "roll before the first winning one");
        }
        if (last < ROLLS - 1) {
            assertEq(game.multiplier(choice, last + 1).toUint(), 0, "roll after the last winning one");
            assertEq(game.multiplier(choice, ROLLS - 1).toUint(), 0, "highest roll, lost");
        }
    }

    /// @dev Every outcome of a sample of choices, added up.
    function test_returnToPlayer_enumerated() external view {
        uint16[9] memory sample = [1, 2, 3, 99, 1_237, 4_950, 5_000, 9_799, 9_800];
        for (uint256 i = 0; i < 2 * sample.length; ++i) {
            uint256 winning = sample[i / 2];
            uint256 choice = _choice(i % 2 == 1, winning);
            (,, Multiplier max) = game.quote(choice);
            uint256 sum = 0;
            uint256 most = 0;
            uint256 wins = 0;
            for (uint256 roll = 0; roll < ROLLS; ++roll) {
                uint256 pays = game.multiplier(choice, roll).toUint();
                assertEq(pays != 0, _wins(choice, roll), "whether the roll wins");
                if (pays != 0) ++wins;
                if (pays > most) most = pays;
                sum += pays;
            }
            assertEq(wins, winning, "winning rolls");
            assertEq(most, max.toUint(), "largest multiplier of any outcome");
            assertEq(sum, winning * (9_900 * 1e6 / winning), "sum of all multipliers");
        }
    }

    function testFuzz_multiplier_isTheQuoteOrNothing(uint256 winning, bool over, uint256 seed) external view {
        uint256 choice = _choice(over, bound(winning, 1, LEGAL));
        (,, Multiplier max) = game.quote(choice);
        for (uint256 i = 0; i < 50; ++i) {
            uint256 roll = uint256(keccak256(abi.encode(seed, i))) % ROLLS;
            assertEq(
                game.multiplier(choice, roll).toUint(), _wins(choice, roll) ? max.toUint() : 0, "multiplier of a roll"
            );
        }
    }
}
