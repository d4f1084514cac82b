// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Purity } from "../../../contracts/libraries/Purity.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

interface LimboContract is IGame {
    function crashPoint(uint256 outcome) external pure returns (uint256);
}

contract LimboTest is Test {
    uint256 private constant OUTCOMES = 1e12;

    LimboContract private game;

    function setUp() external {
        game = LimboContract(deploy("Limbo", ""));
    }

    /// @dev The distance of legal targets up to 10,000 times a power of ten, told by their size.
    function _step(uint256 target) private pure returns (uint256) {
        if (target <= 100_00) return 1;
        if (target <= 1_000_00) return 10;
        if (target <= 10_000_00) return 1_00;
        if (target <= 100_000_00) return 10_00;
        return 100_00;
    }

    function _next(uint256 target) private pure returns (uint256) {
        return target + _step(target + 1);
    }

    // --- illegal choices ---

    function _expectInvalid(uint256 choice) private {
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    function test_quote_revertsBelowAndAboveTheTargets() external {
        for (uint256 choice = 0; choice <= 100; ++choice) _expectInvalid(choice);
        for (uint256 choice = 1e8 + 1; choice <= 1e8 + 10_000; choice += 33) _expectInvalid(choice);
        for (uint256 shift = 27; shift < 256; ++shift) _expectInvalid(1 << shift);
        _expectInvalid(1e9);
        _expectInvalid(type(uint256).max);
    }

    /// @dev Both neighbours of every legal target of more than one step.
    function test_quote_revertsBetweenTargets() external view {
        for (uint256 target = 100_10; target <= 1e8; target = _next(target)) {
            for (uint256 i = 0; i < 2; ++i) {
                uint256 choice = i == 0 ? target - 1 : target + 1;
                (bool success, bytes memory data) = address(game).staticcall(abi.encodeCall(IGame.quote, (choice)));
                assertFalse(success, "a choice beside a target");
                assertEq(
                    keccak256(data),
                    keccak256(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice)),
                    "error of an illegal choice"
                );
            }
        }
    }

    function testFuzz_quote_takesTargetsAlone(uint256 choice) external {
        choice = bound(choice, 0, 1e8 + 1e6);
        if (choice < 101 || choice > 1e8 || choice % _step(choice) != 0) _expectInvalid(choice);
        else game.quote(choice);
    }

    // --- return to player ---

    /// @dev What is quoted for targets from `first` to `last`, the winning outcomes at their edges, and the exact return.
    function _check(uint256 first, uint256 last) private view returns (uint256 targets) {
        uint256 smallestEdge = 1e6;
        for (uint256 target = first; target <= last; target = _next(target)) {
            ++targets;
            (uint256 outcomes, uint256 units, Multiplier max) = game.quote(target);
            uint256 pays = max.toUint();
            assertEq(outcomes, OUTCOMES, "outcomes");
            assertEq(units, 1, "units");
            assertEq(pays, target * 1e4, "multiplier: the target");
            uint256 winning = 99 * OUTCOMES / target;
            assertEq(game.multiplier(target, 0).toUint(), pays, "lowest outcome, won");
            assertEq(game.multiplier(target, winning - 1).toUint(), pays, "last winning outcome");
            assertEq(game.multiplier(target, winning).toUint(), 0, "first losing outcome");
            assertEq(game.multiplier(target, OUTCOMES - 1).toUint(), 0, "highest outcome, lost");
            // The return is winning * pays / (10^12 * 1e6).
            assertLe(winning * pays * 100, 99 * OUTCOMES * 1e6, "return to player: at most 99/100");
            assertGt((winning + 1) * pays * 100, 99 * OUTCOMES * 1e6, "return to player: no outcome more would do");
            uint256 edge = (OUTCOMES * 1e6 - winning * pays) * 1e6 / (OUTCOMES * 1e6);
            assertLe(edge, 10_001, "edge: 1 % and about a millionth");
            if (edge < smallestEdge) smallestEdge = edge;
        }
        assertEq(game.edge(), smallestEdge, "edge: the smallest of any choice, in millionths, rounded down");
    }

    function test_returnToPlayer_ofEveryTargetUpTo100() external view {
        assertEq(_check(101, 100_00), 9_900, "legal targets");
    }

    function test_returnToPlayer_ofEveryTargetFrom100To10000() external view {
        assertEq(_check(100_10, 10_000_00), 18_000, "legal targets");
    }

    function test_returnToPlayer_ofEveryTargetAbove10000() external view {
        assertEq(_check(10_010_00, 1_000_000_00), 18_000, "legal targets");
        assertEq(game.name(), "Limbo", "name");
    }

    /// @dev So winning outcomes are those below the first losing one: the tests above have found every target's.
    function testFuzz_crashPoint_neverRises(uint256 outcome, uint256 other) external view {
        outcome = bound(outcome, 0, OUTCOMES - 1);
        other = bound(other, outcome, OUTCOMES - 1);
        assertGe(game.crashPoint(outcome), game.crashPoint(other), "crash points of two outcomes, the lower first");
    }

    function testFuzz_multiplier_paysTargetsThatTheCrashPointReaches(uint256 seed, uint256 outcome) external view {
        // As many outcomes of every size, since half of all crash below 2.
        outcome = bound(outcome, 0, OUTCOMES - 1) >> seed % 40;
        uint256 crash = game.crashPoint(outcome);
        uint256 target = 101;
        for (uint256 i = 0; i < 50; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            target = bound(seed, 101, 1e8);
            if (i % 2 == 0) target = bound(seed, crash < 200 ? 101 : crash - 99, crash + 100);
            if (target > 1e8) target = 1e8;
            target -= target % _step(target);
            assertEq(game.multiplier(target, outcome).toUint(), crash >= target ? target * 1e4 : 0, "multiplier");
        }
    }

    function test_crashPoint_ofTheEnds() external view {
        assertEq(game.crashPoint(0), 99 * OUTCOMES, "the highest");
        assertEq(game.crashPoint(OUTCOMES - 1), 99, "the lowest: 0.99");
        assertEq(game.crashPoint(OUTCOMES / 2 - 1), 198, "the median: 1.98");
    }

    // --- code ---

    function test_code_isPureAndSmall() external view {
        Purity.check(address(game));
        game.quote(1e8);
        assertLe(vm.lastCallGas().used, 3_000, "gas of a quote");
        game.multiplier(1e8, 0);
        assertLe(vm.lastCallGas().used, 3_000, "gas of a multiplier");
    }
}
