// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Purity } from "../../../contracts/libraries/Purity.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

contract WheelTest is Test {
    uint256 private constant LOW = 0;
    uint256 private constant MEDIUM = 1;
    uint256 private constant HIGH = 2;

    IGame private game;

    function setUp() external {
        game = IGame(deploy("Wheel", ""));
    }

    // --- illegal choices ---

    function _expectInvalid(uint256 choice) private {
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    function test_quote_takesFifteenChoices() external {
        uint256 legal = 0;
        for (uint256 choice = 0; choice < 1_000; ++choice) {
            uint256 tens = choice / 10;
            if (tens >= 1 && tens <= 5 && choice % 10 <= 2) {
                (uint256 outcomes, uint256 units,) = game.quote(choice);
                assertEq(outcomes, tens * 10, "outcomes: the segments");
                assertEq(units, 1, "units");
                ++legal;
            } else {
                _expectInvalid(choice);
            }
        }
        assertEq(legal, 15, "legal choices");
    }

    function testFuzz_quote_revertsIfChoiceInvalid(uint256 choice) external {
        _expectInvalid(bound(choice, 53, type(uint256).max));
    }

    // --- return to player ---

    /// @dev Every segment of every wheel: what they pay together is 0.99 of each.
    function test_returnToPlayer_ofEveryChoice() external view {
        for (uint256 segments = 10; segments <= 50; segments += 10) {
            for (uint256 risk = LOW; risk <= HIGH; ++risk) {
                uint256 choice = segments + risk;
                (,, Multiplier max) = game.quote(choice);
                uint256 sum = 0;
                uint256 most = 0;
                for (uint256 segment = 0; segment < segments; ++segment) {
                    uint256 pays = game.multiplier(choice, segment).toUint();
                    sum += pays;
                    if (pays > most) most = pays;
                }
                assertEq(most, max.toUint(), "largest multiplier of any outcome");
                assertEq(sum * 100, 99 * segments * 1e6, "return to player: 99/100");
            }
        }
        assertEq(game.edge(), 10_000, "edge: 1 %");
        assertEq(game.name(), "Wheel", "name");
    }

    function _count(uint256 choice, uint256 pays) private view returns (uint256 count) {
        (uint256 outcomes,,) = game.quote(choice);
        for (uint256 segment = 0; segment < outcomes; ++segment) {
            if (game.multiplier(choice, segment).toUint() == pays) ++count;
        }
    }

    /// @dev The table of the documentation.
    function test_multiplier_ofLowRisk() external view {
        for (uint256 tens = 1; tens <= 5; ++tens) {
            uint256 choice = 10 * tens + LOW;
            assertEq(_count(choice, 1_500_000), tens, "one of ten pays 1.5");
            assertEq(_count(choice, 1_200_000), 7 * tens, "seven of ten pay 1.2");
            assertEq(_count(choice, 0), 2 * tens, "two of ten pay nothing");
        }
    }

    function test_multiplier_ofMediumRisk() external view {
        uint8[6] memory tenths = [45, 36, 30, 21, 18, 15];
        uint8[6][5] memory counts = [
            [0, 0, 1, 1, 1, 2],
            [0, 1, 1, 1, 2, 5],
            [1, 1, 0, 2, 3, 8],
            [1, 2, 0, 2, 4, 11],
            [1, 3, 0, 2, 5, 14]
        ];
        for (uint256 i = 0; i < 5; ++i) {
            uint256 choice = 10 * (i + 1) + MEDIUM;
            for (uint256 k = 0; k < 6; ++k) {
                assertEq(_count(choice, tenths[k] * uint256(1e5)), counts[i][k], "segments that pay this");
            }
            assertEq(_count(choice, 0), 5 * (i + 1), "half of the segments pay nothing");
        }
    }

    function test_multiplier_ofHighRisk() external view {
        for (uint256 segments = 10; segments <= 50; segments += 10) {
            uint256 choice = segments + HIGH;
            assertEq(_count(choice, segments * 990_000), 1, "one pays 0.99 times the segments");
            assertEq(_count(choice, 0), segments - 1, "the others pay nothing");
        }
    }

    // --- code ---

    function test_code_isPureAndSmall() external view {
        Purity.check(address(game));
        game.quote(51);
        assertLe(vm.lastCallGas().used, 2_000, "gas of a quote");
        game.multiplier(51, 49);
        assertLe(vm.lastCallGas().used, 2_000, "gas of a multiplier");
    }
}
