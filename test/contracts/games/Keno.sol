// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Purity } from "../../../contracts/libraries/Purity.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

interface KenoContract is IGame {
    function drawn(uint256 outcome) external pure returns (uint256);
    function draw(uint256 outcome, uint256 numbers, uint256 count) external pure returns (uint256);
}

contract KenoTest is Test {
    uint256 private constant OUTCOMES = 3_075_990_524_006_400;
    uint256 private constant ORDERS = 3_628_800; // 10!

    KenoContract private game;

    /// @dev Pascal's triangle: ways to choose k of n.
    uint256[11][41] private ways;

    function setUp() external {
        game = KenoContract(deploy("Keno", ""));
        for (uint256 n = 0; n <= 40; ++n) {
            ways[n][0] = 1;
            for (uint256 k = 1; k <= 10 && k <= n; ++k) ways[n][k] = ways[n - 1][k - 1] + ways[n - 1][k];
        }
        assertEq(ways[40][10] * ORDERS, OUTCOMES, "orders of all sets of ten");
    }

    function _count(uint256 set) private pure returns (uint256 count) {
        for (; set != 0; set &= set - 1) ++count;
    }

    /// @dev An outcome that draws the numbers of a set, the lowest first: the balls are laid out, and each is looked for in its turn.
    function _outcome(uint256 set) private pure returns (uint256 outcome) {
        uint256[40] memory balls;
        for (uint256 i = 0; i < 40; ++i) balls[i] = i;
        uint256 left = 40;
        uint256 unit = 1;
        for (uint256 ball = 0; set >> ball != 0; ++ball) {
            if (set >> ball & 1 == 0) continue;
            uint256 place = 0;
            while (balls[place] != ball) ++place;
            outcome += place * unit;
            unit *= left;
            balls[place] = balls[--left];
        }
    }

    /// @dev `count` numbers of 40, from a seed.
    function _random(uint256 seed, uint256 count) private pure returns (uint256 set) {
        while (_count(set) < count) {
            seed = uint256(keccak256(abi.encode(seed)));
            set |= 1 << seed % 40;
        }
    }

    // --- illegal choices ---

    function _expectInvalid(uint256 choice) private {
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    function test_quote_revertsForNoPicks() external {
        _expectInvalid(0);
    }

    function testFuzz_quote_revertsForMoreThanTenPicks(uint256 seed, uint256 count) external {
        _expectInvalid(_random(seed, bound(count, 11, 40)));
    }

    function testFuzz_quote_revertsForNumbersAbove40(uint256 seed, uint256 count, uint256 number) external {
        _expectInvalid(1 << bound(number, 40, 255) | _random(seed, bound(count, 0, 10)));
    }

    function testFuzz_quote_takesOneToTenPicks(uint256 seed, uint256 count) external view {
        (uint256 outcomes, uint256 units,) = game.quote(_random(seed, bound(count, 1, 10)));
        assertEq(outcomes, OUTCOMES, "outcomes");
        assertEq(units, 1, "units");
    }

    // --- the draw is unbiased ---

    function _factorial(uint256 n) private pure returns (uint256 product) {
        product = 1;
        for (; n > 1; --n) product *= n;
    }

    /// @dev All draws of every size out of up to 7 numbers: each set comes as often as it has orders.
    function test_draw_drawsEverySetAlike() external view {
        for (uint256 numbers = 1; numbers <= 7; ++numbers) {
            for (uint256 count = 0; count <= numbers; ++count) {
                uint256 outcomes = _factorial(numbers) / _factorial(numbers - count);
                uint256[128] memory found;
                for (uint256 outcome = 0; outcome < outcomes; ++outcome) ++found[game.draw(outcome, numbers, count)];
                for (uint256 set = 0; set < 128; ++set) {
                    bool legal = set < 1 << numbers && _count(set) == count;
                    assertEq(found[set], legal ? _factorial(count) : 0, "outcomes that draw a set");
                }
            }
        }
    }

    /// @dev All draws of three of ten: whatever is picked, hits come as often as in a fair draw.
    function test_draw_hitsEveryPickAlike() external view {
        uint256[] memory sets = new uint256[](720);
        for (uint256 outcome = 0; outcome < 720; ++outcome) sets[outcome] = game.draw(outcome, 10, 3);
        for (uint256 picked = 1; picked < 1 << 10; ++picked) {
            uint256[4] memory found;
            for (uint256 outcome = 0; outcome < 720; ++outcome) ++found[_count(sets[outcome] & picked)];
            uint256 picks = _count(picked);
            for (uint256 hits = 0; hits <= 3; ++hits) {
                assertEq(found[hits], 6 * ways[picks][hits] * ways[10 - picks][3 - hits], "outcomes with so many hits");
            }
        }
    }

    /// @dev All draws of two of forty: each pair of numbers comes in both orders, and no other way.
    function test_draw_drawsEveryPairOfFortyTwice() external view {
        uint256[40][40] memory found;
        for (uint256 outcome = 0; outcome < 40 * 39; ++outcome) {
            uint256 set = game.draw(outcome, 40, 2);
            assertEq(_count(set), 2, "numbers of a pair");
            assertLt(set, 1 << 40, "highest number of a pair");
            uint256 first = 0;
            while (set >> first & 1 == 0) ++first;
            uint256 second = first + 1;
            while (set >> second & 1 == 0) ++second;
            ++found[first][second];
        }
        for (uint256 first = 0; first < 40; ++first) {
            for (uint256 second = first + 1; second < 40; ++second) {
                assertEq(found[first][second], 2, "outcomes that draw a pair");
            }
        }
    }

    /// @dev The step of the induction, at full size. After any balls, the next one may be any of those left, once each: outcomes that
    /// differ in their last part alone draw all other numbers, and each of those once.
    function testFuzz_draw_drawsAnyBallThatIsLeft(uint256 outcome, uint256 before) external view {
        before = bound(before, 0, 9);
        uint256 outcomes = 1;
        for (uint256 n = 40; n > 40 - before; --n) outcomes *= n;
        outcome = bound(outcome, 0, outcomes - 1);
        uint256 drawn = game.draw(outcome, 40, before);
        assertEq(_count(drawn), before, "balls that are drawn");
        uint256 all = drawn;
        for (uint256 place = 0; place < 40 - before; ++place) {
            uint256 set = game.draw(outcome + place * outcomes, 40, before + 1);
            assertEq(set & drawn, drawn, "balls that were drawn before");
            assertEq(_count(set), before + 1, "one ball more");
            assertEq(set & all, drawn, "a ball that no other place has");
            all |= set;
        }
        assertEq(all, (1 << 40) - 1, "all forty balls");
    }

    function testFuzz_drawn_isAnySet(uint256 seed, uint256 outcome) external view {
        uint256 set = _random(seed, 10);
        assertEq(game.drawn(_outcome(set)), set, "set of an outcome");
        set = game.drawn(bound(outcome, 0, OUTCOMES - 1));
        assertEq(_count(set), 10, "numbers of a draw");
        assertLt(set, 1 << 40, "highest number of a draw");
    }

    function test_drawn_ofTheFirstAndTheLastOutcome() external view {
        // The first ball, whose gap the last one fills, and so on: 1, 40, 39 to 32.
        assertEq(game.drawn(0), 1 | 0x1ff << 31, "first outcome");
        assertEq(game.drawn(OUTCOMES - 1), 0x3ff << 30, "last outcome: always the last ball");
    }

    /// @dev A draw that fills gaps by probing hits neighbours far too often. Ten neighbours of forty are hit 2.5 times in the mean; of
    /// 20,000 outcomes, spread evenly, the standard error is below 0.01.
    function test_drawn_doesNotFavourNeighbours() external view {
        uint256 draws = 20_000;
        uint256[4] memory hits;
        for (uint256 i = 0; i < draws; ++i) {
            uint256 set = game.drawn(uint256(keccak256(abi.encode(i))) % OUTCOMES);
            for (uint256 k = 0; k < 4; ++k) hits[k] += _count(set & 0x3ff << 10 * k);
        }
        for (uint256 k = 0; k < 4; ++k) {
            assertGt(hits[k] * 100, 246 * draws, "hits of ten neighbours");
            assertLt(hits[k] * 100, 254 * draws, "hits of ten neighbours");
        }
    }

    // --- return to player ---

    /// @dev What picks pay by hits from none, in hundredths, as in the documentation.
    function _pays(uint256 picks, uint256 hits) private pure returns (uint256) {
        uint24[11][10] memory table = [
            [uint24(40), 276, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [uint24(0), 180, 516, 0, 0, 0, 0, 0, 0, 0, 0],
            [uint24(0), 0, 280, 5_000, 0, 0, 0, 0, 0, 0, 0],
            [uint24(0), 0, 200, 900, 9_000, 0, 0, 0, 0, 0, 0],
            [uint24(0), 0, 140, 420, 1_200, 40_000, 0, 0, 0, 0, 0],
            [uint24(0), 0, 0, 300, 900, 18_000, 74_000, 0, 0, 0, 0],
            [uint24(0), 0, 0, 200, 660, 2_800, 49_000, 80_000, 0, 0, 0],
            [uint24(0), 0, 0, 220, 340, 1_100, 6_800, 40_000, 90_000, 0, 0],
            [uint24(0), 0, 0, 180, 290, 560, 1_300, 10_000, 50_000, 100_000, 0],
            [uint24(0), 0, 0, 150, 200, 460, 720, 3_000, 10_000, 50_000, 100_000]
        ];
        return table[picks - 1][hits];
    }

    /// @dev The lowest `count` numbers of a set.
    function _lowest(uint256 set, uint256 count) private pure returns (uint256 lowest) {
        for (; count != 0; --count) {
            lowest |= set & (~set + 1);
            set &= set - 1;
        }
    }

    /// @dev The exact return of a choice: a real outcome of each number of hits, weighted by how many there are.
    function _check(uint256 choice) private view returns (uint256 edge) {
        uint256 picks = _count(choice);
        (uint256 outcomes, uint256 units, Multiplier max) = game.quote(choice);
        assertEq(outcomes, OUTCOMES, "outcomes");
        assertEq(units, 1, "units");
        uint256 others = (1 << 40) - 1 ^ choice;
        uint256 sum = 0;
        uint256 most = 0;
        uint256 all = 0;
        for (uint256 hits = 0; hits <= picks; ++hits) {
            uint256 outcome = _outcome(_lowest(choice, hits) | _lowest(others, 10 - hits));
            uint256 pays = game.multiplier(choice, outcome).toUint();
            assertEq(pays, _pays(picks, hits) * 1e4, "multiplier of so many hits");
            uint256 weight = ORDERS * ways[picks][hits] * ways[40 - picks][10 - hits];
            all += weight;
            sum += weight * pays;
            if (pays > most) most = pays;
        }
        assertEq(all, OUTCOMES, "outcomes of all hits");
        assertEq(most, max.toUint(), "largest multiplier of any outcome");
        assertEq(sum, ORDERS * _returns(picks) * 1e4, "sum of all multipliers");
        assertLe(sum * 100, 99 * OUTCOMES * 1e6, "return to player: at most 99/100");
        assertGe(sum * 10_000, 9_897 * OUTCOMES * 1e6, "return to player: at least 98.97 %");
        return (OUTCOMES * 1e6 - sum) * 1e6 / (OUTCOMES * 1e6);
    }

    /// @dev What all sets of ten pay together, in hundredths.
    function _returns(uint256 picks) private pure returns (uint256) {
        return [
            uint256(83_918_392_272), // 99/100
            83_918_392_272, // 99/100
            83_908_096_800,
            83_894_184_000,
            83_917_372_000,
            83_917_372_000,
            83_916_553_600,
            83_918_101_120,
            83_918_329_900,
            83_918_331_520
        ][picks - 1];
    }

    function test_edge_isTheSmallestInMillionths() external view {
        uint256 smallestEdge = 1e6;
        for (uint256 picks = 1; picks <= 10; ++picks) {
            uint256 edge = _check((1 << picks) - 1);
            if (edge < smallestEdge) smallestEdge = edge;
        }
        assertEq(game.edge(), smallestEdge, "edge: the smallest of any choice, in millionths, rounded down");
        assertEq(game.name(), "Keno", "name");
    }

    /// @dev Neighbours, wherever they are, return what any picks return.
    function test_returnToPlayer_ofAllNeighbours() external view {
        for (uint256 picks = 1; picks <= 10; ++picks) {
            for (uint256 first = 0; first <= 40 - picks; ++first) _check(((1 << picks) - 1) << first);
        }
    }

    function testFuzz_returnToPlayer_ofAnyPicks(uint256 seed, uint256 picks) external view {
        _check(_random(seed, bound(picks, 1, 10)));
    }

    function testFuzz_multiplier_countsTheHits(uint256 seed, uint256 picks, uint256 outcome) external view {
        uint256 choice = _random(seed, bound(picks, 1, 10));
        outcome = bound(outcome, 0, OUTCOMES - 1);
        uint256 hits = _count(choice & game.drawn(outcome));
        assertEq(game.multiplier(choice, outcome).toUint(), _pays(_count(choice), hits) * 1e4, "multiplier of an outcome");
    }

    // --- code ---

    function test_code_isPureAndSmall() external view {
        Purity.check(address(game));
        game.quote(0x3ff);
        assertLe(vm.lastCallGas().used, 3_000, "gas of a quote");
        for (uint256 i = 0; i < 100; ++i) {
            game.multiplier(0x3ff << 30, OUTCOMES - 1 - i * i * i);
            assertLe(vm.lastCallGas().used, 3_700, "gas of a multiplier, which the fee of a roll pays");
        }
    }
}
