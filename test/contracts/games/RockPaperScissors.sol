// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Purity } from "../../../contracts/libraries/Purity.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

contract RockPaperScissorsTest is Test {
    uint256 private constant ROCK = 0;
    uint256 private constant PAPER = 1;
    uint256 private constant SCISSORS = 2;

    IGame private game;

    function setUp() external {
        game = IGame(deploy("RockPaperScissors", ""));
    }

    function test_quote_revertsForEveryIllegalSmallChoice() external {
        for (uint256 choice = 3; choice < 300; ++choice) _expectInvalid(choice);
    }

    function testFuzz_quote_revertsIfChoiceInvalid(uint256 choice) external {
        _expectInvalid(bound(choice, 3, type(uint256).max));
    }

    function _expectInvalid(uint256 choice) private {
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    /// @dev All nine meetings, by the names of the throws.
    function test_multiplier_ofEveryMeeting() external view {
        _meets(ROCK, ROCK, 1e6);
        _meets(ROCK, PAPER, 0);
        _meets(ROCK, SCISSORS, 1.97e6);
        _meets(PAPER, ROCK, 1.97e6);
        _meets(PAPER, PAPER, 1e6);
        _meets(PAPER, SCISSORS, 0);
        _meets(SCISSORS, ROCK, 0);
        _meets(SCISSORS, PAPER, 1.97e6);
        _meets(SCISSORS, SCISSORS, 1e6);
    }

    function _meets(uint256 ours, uint256 theirs, uint256 pays) private view {
        assertEq(game.multiplier(ours, theirs).toUint(), pays, "multiplier of a meeting");
    }

    function test_returnToPlayer_ofEveryChoice() external view {
        uint256 smallestEdge = 1e6;
        for (uint256 choice = 0; choice < 3; ++choice) {
            (uint256 outcomes, uint256 units, Multiplier max) = game.quote(choice);
            assertEq(outcomes, 3, "outcomes");
            assertEq(units, 1, "units");
            uint256 sum = 0;
            uint256 most = 0;
            for (uint256 outcome = 0; outcome < outcomes; ++outcome) {
                uint256 pays = game.multiplier(choice, outcome).toUint();
                sum += pays;
                if (pays > most) most = pays;
            }
            assertEq(most, max.toUint(), "largest multiplier");
            assertEq(sum * 100, 99 * 3 * 1e6, "return to player: 99/100");
            uint256 edge = (outcomes * 1e6 - sum) / outcomes;
            if (edge < smallestEdge) smallestEdge = edge;
        }
        assertEq(game.edge(), smallestEdge, "edge: the smallest of any choice, in millionths, rounded down");
        assertEq(game.name(), "Rock paper scissors", "name");
    }

    function test_code_isPure() external view {
        Purity.check(address(game));
    }
}
