// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Purity } from "../../../contracts/libraries/Purity.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

contract PlinkoTest is Test {
    IGame private game;

    function setUp() external {
        game = IGame(deploy("Plinko", ""));
    }

    // --- illegal choices ---

    function _expectInvalid(uint256 choice) private {
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    function test_quote_takes27Choices() external {
        uint256 legal = 0;
        for (uint256 choice = 0; choice < 1_000; ++choice) {
            uint256 rows = choice / 10;
            if (rows >= 8 && rows <= 16 && choice % 10 <= 2) {
                (uint256 outcomes, uint256 units,) = game.quote(choice);
                assertEq(outcomes, 2 ** rows, "outcomes: every path");
                assertEq(units, 1, "units");
                ++legal;
            } else {
                _expectInvalid(choice);
            }
        }
        assertEq(legal, 27, "legal choices");
    }

    function testFuzz_quote_revertsIfChoiceInvalid(uint256 choice) external {
        _expectInvalid(bound(choice, 163, type(uint256).max));
    }

    // --- return to player ---

    function _steps(uint256 path) private pure returns (uint256 right) {
        for (; path != 0; path &= path - 1) ++right;
    }

    /// @dev What all paths of each board of a risk pay together, in tenths, 8 rows first.
    function _sums(uint256 risk) private pure returns (uint24[9] memory) {
        if (risk == 0) return [2534, 5068, 10136, 20274, 40550, 81100, 162200, 324396, uint24(648798)];
        if (risk == 1) return [2534, 5068, 10136, 20274, 40550, 81096, 162200, 324398, uint24(648806)];
        return [2534, 5068, 10136, 20272, 40550, 81100, 162198, 324400, uint24(648796)];
    }

    /// @dev Every path of every board of a risk: paths to one slot pay alike, and so do those to its mirror image; the exact return.
    function _check(uint256 risk) private view {
        uint256 smallestEdge = 1e6;
        for (uint256 rows = 8; rows <= 16; ++rows) {
            uint256 choice = 10 * rows + risk;
            (uint256 outcomes,, Multiplier max) = game.quote(choice);
            uint256[] memory slots = new uint256[](rows + 1);
            for (uint256 slot = 0; slot <= rows; ++slot) {
                slots[slot] = game.multiplier(choice, 2 ** slot - 1).toUint();
                assertGt(slots[slot], 0, "every slot pays");
            }
            for (uint256 slot = 0; slot < rows / 2; ++slot) {
                assertEq(slots[slot], slots[rows - slot], "slots of both sides");
                assertGe(slots[slot], slots[slot + 1], "slots from the rim to the middle");
            }
            assertEq(max.toUint(), slots[0], "largest multiplier: the rim's");
            uint256 sum = 0;
            for (uint256 path = 0; path < outcomes; ++path) {
                uint256 pays = game.multiplier(choice, path).toUint();
                assertEq(pays, slots[_steps(path)], "multiplier of a path");
                sum += pays;
            }
            assertEq(sum, _sums(risk)[rows - 8] * uint256(1e5), "sum of all multipliers");
            assertLe(sum * 100, 99 * outcomes * 1e6, "return to player: at most 99/100");
            assertGe(sum * 10_000, 9_898 * outcomes * 1e6, "return to player: at least 98.98 %");
            uint256 edge = (outcomes * 1e6 - sum) * 1e6 / (outcomes * 1e6);
            if (edge < smallestEdge) smallestEdge = edge;
        }
        assertLe(game.edge(), smallestEdge, "edge: no choice has a smaller one");
        // 16 rows at medium risk have the smallest.
        if (risk == 1) assertEq(game.edge(), smallestEdge, "edge: the smallest, in millionths, rounded down");
    }

    function test_returnToPlayer_ofEveryPathAtLowRisk() external view {
        _check(0);
    }

    function test_returnToPlayer_ofEveryPathAtMediumRisk() external view {
        _check(1);
    }

    function test_returnToPlayer_ofEveryPathAtHighRisk() external view {
        _check(2);
    }

    function test_multiplier_ofTheRims() external view {
        uint16[27] memory tenths = [
            uint16(56), 130, 310, 56, 200, 440, 88, 230, 750, 83, 270, 1050, 140, 320, 1750, 81, 430, 2850, 70, 590,
            4300, 160, 880, 6200, 160, 1150, 10_000
        ];
        for (uint256 i = 0; i < 27; ++i) {
            uint256 rows = 8 + i / 3;
            uint256 choice = 10 * rows + i % 3;
            assertEq(game.multiplier(choice, 0).toUint(), tenths[i] * uint256(1e5), "left rim");
            assertEq(game.multiplier(choice, 2 ** rows - 1).toUint(), tenths[i] * uint256(1e5), "right rim");
        }
        assertEq(game.name(), "Plinko", "name");
    }

    // --- code ---

    function test_code_isPureAndSmall() external view {
        Purity.check(address(game));
        game.quote(162);
        assertLe(vm.lastCallGas().used, 2_000, "gas of a quote");
        game.multiplier(162, 0x5a5a);
        assertLe(vm.lastCallGas().used, 2_000, "gas of a multiplier");
    }
}
