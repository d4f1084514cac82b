// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

contract CoinFlipTest is Test {
    IGame private game;

    function setUp() external {
        game = IGame(deploy("CoinFlip", ""));
    }

    function testFuzz_quote_revertsIfChoiceInvalid(uint256 choice) external {
        choice = bound(choice, 2, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    function test_returnToPlayer_ofEveryChoice() external view {
        for (uint256 choice = 0; choice < 2; ++choice) {
            (uint256 outcomes, uint256 units, Multiplier max) = game.quote(choice);
            assertEq(outcomes, 2, "outcomes");
            assertEq(units, 1, "units");
            uint256 sum = 0;
            uint256 most = 0;
            for (uint256 outcome = 0; outcome < 2; ++outcome) {
                uint256 pays = game.multiplier(choice, outcome).toUint();
                assertEq(pays, outcome == choice ? 1_980_000 : 0, "multiplier");
                sum += pays;
                if (pays > most) most = pays;
            }
            assertEq(most, max.toUint(), "largest multiplier");
            assertEq(sum * 100, 99 * 2 * 1e6, "return to player: 99/100");
        }
    }

    function test_edge_isTheSmallestInMillionths() external view {
        assertEq(game.edge(), 10_000, "edge: 1 %");
        assertEq(game.name(), "Coin flip", "name");
    }
}
