// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { HandTest } from "../../support/HandTest.sol";

contract MinesTest is HandTest {
    uint256 private constant TILES = 25;
    uint256 private constant EVERY = (1 << TILES) - 1;
    uint256 private constant CASH_OUT = 0;

    constructor() HandTest("Mines", 30_000, true) { }

    function _someChoice(uint256 seed) internal pure override returns (uint256) {
        return seed % 26 << TILES | _someTiles(seed >> 64);
    }

    function _someAction(uint256, uint256 seed) internal pure override returns (uint256) {
        return seed % 8 == 0 ? CASH_OUT : _someTiles(seed >> 8);
    }

    /// @dev One to three tiles, most often one.
    function _someTiles(uint256 seed) private pure returns (uint256 tiles) {
        tiles = 1 << seed % TILES;
        if (seed >> 8 & 3 == 0) tiles |= 1 << (seed >> 16) % TILES;
        if (seed >> 8 & 15 == 0) tiles |= 1 << (seed >> 32) % TILES;
    }

    function _count(uint256 tiles) private pure returns (uint256 count) {
        for (uint256 i = 0; i < TILES; ++i) count += tiles >> i & 1;
    }

    /// @dev The lowest tiles of all.
    function _tiles(uint256 count) private pure returns (uint256) {
        return (1 << count) - 1;
    }

    /// @dev C(n, k), by Pascal's triangle.
    function _triangle() private pure returns (uint256[26][26] memory c) {
        for (uint256 n = 0; n <= TILES; ++n) {
            c[n][0] = 1;
            for (uint256 k = 1; k <= n; ++k) c[n][k] = c[n - 1][k - 1] + c[n - 1][k];
        }
    }

    // --- what is illegal ---

    function test_quote_revertsForEveryIllegalNumberOfMinesAndTiles() external {
        for (uint256 mines = 0; mines <= 32; ++mines) {
            for (uint256 tiles = 0; tiles <= TILES; ++tiles) {
                uint256 choice = mines << TILES | _tiles(tiles);
                if (mines == 0 || mines > 24 || tiles == 0 || tiles + mines > TILES) _expectInvalidChoice(choice);
                else hand.quote(choice);
            }
        }
    }

    function testFuzz_quote_revertsIfChoiceInvalid(uint256 choice) external {
        _expectInvalidChoice(bound(choice, 25 << TILES, type(uint256).max));
    }

    function testFuzz_decide_revertsForTilesThatCannotBeOpened(uint256 state, uint256 tiles) external {
        uint256 mines = bound(state >> TILES, 1, 23);
        uint256 open = state & EVERY;
        if (open == 0) open = 1;
        while (_count(open) + mines >= TILES) open &= open - 1;
        state = mines << TILES | open;
        tiles = bound(tiles, 1, EVERY);
        if (tiles & open == 0 && _count(tiles | open) + mines <= TILES) tiles |= open;
        _expectInvalidAction(state, tiles);
        _expectInvalidAction(state, EVERY);
        _expectInvalidAction(state, EVERY + 1);
    }

    function test_decide_revertsForStatesThatAreNone() external {
        _expectInvalidAction(1, CASH_OUT); // no mines
        _expectInvalidAction(3 << TILES, CASH_OUT); // no open tile
        _expectInvalidAction(24 << TILES | 1, CASH_OUT); // paid already
        _expectInvalidAction(25 << TILES | 1, CASH_OUT);
    }

    // --- odds ---

    /// @dev All 300 pairs of mines and safe tiles: what the hand is worth, by its chance out of Pascal's triangle.
    function test_worth_isTheReturnOverTheChance() external view {
        uint256[26][26] memory c = _triangle();
        for (uint256 mines = 1; mines < TILES; ++mines) {
            for (uint256 safe = 1; safe + mines <= TILES; ++safe) {
                (, uint256 worth) = _quote(mines << TILES | _tiles(safe));
                assertLe(worth * c[TILES - mines][safe], 990_000 * c[TILES][safe], "at most 99/100");
                assertGt((worth + 1) * c[TILES - mines][safe], 990_000 * c[TILES][safe], "no less than the rounding");
            }
        }
        assertEq(hand.edge(), 10_000, "edge: 1 %");
        assertEq(hand.name(), "Mines", "name");
    }

    /// @dev Every outcome of every single tile: as many are safe as there are safe tiles, and they all lead to the same hand.
    function test_play_everyOutcomeOfOneTile() external view {
        for (uint256 mines = 1; mines < TILES; ++mines) {
            for (uint256 open = 0; open + mines < TILES; ++open) {
                uint256 before = mines << TILES | _tiles(open);
                uint256 tile = 1 << open;
                (, uint256 worth) = _quote(before | tile);
                if (open > 0) {
                    (uint256 outcomes, uint256 cost, uint256 most) = _decide(before, tile);
                    assertEq(outcomes, TILES - open, "outcomes: closed tiles");
                    assertEq(cost, 0, "cost");
                    assertEq(most, worth, "limit");
                }
                for (uint256 outcome = 0; outcome < TILES - open; ++outcome) {
                    (uint256 state, uint256 payout) =
                        open > 0 ? _play(before, tile, outcome) : _deal(before | tile, outcome);
                    bool safe = outcome >= mines;
                    bool last = open + 1 + mines == TILES;
                    assertEq(state, safe && !last ? before | tile : 0, "state");
                    assertEq(payout, safe && last ? worth : 0, "payout");
                }
            }
        }
    }

    /// @dev Opening three tiles at once has the chances of one after the other.
    function test_play_everyOutcomeOfThreeTiles() external view {
        for (uint256 mines = 1; mines <= 22; mines += 3) {
            uint256 choice = mines << TILES | 1 << 24 | 1 << 7 | 1;
            (uint256 outcomes,) = _quote(choice);
            assertEq(outcomes, uint256(25) * 24 * 23, "outcomes");
            uint256 safe = 0;
            for (uint256 outcome = 0; outcome < outcomes; ++outcome) {
                (uint256 state, uint256 payout) = _deal(choice, outcome);
                if (state != 0 || payout != 0) ++safe;
            }
            assertEq(safe, (25 - mines) * (24 - mines) * (23 - mines), "safe outcomes");
        }
    }

    function testFuzz_cashOut_paysWhatTheHandIsWorth(uint256 seed) external view {
        uint256 mines = 1 + seed % 23;
        uint256 open = (seed >> 8 & EVERY) | 1 << (seed >> 64) % TILES;
        while (_count(open) + mines >= TILES) open &= open - 1;
        uint256 state = mines << TILES | open;
        (, uint256 worth) = _quote(state);
        (uint256 outcomes, uint256 cost, uint256 most) = _decide(state, CASH_OUT);
        assertEq(outcomes, 1, "no chance");
        assertEq(cost, 0, "cost");
        assertEq(most, worth, "limit");
        (uint256 next, uint256 payout) = _play(state, CASH_OUT, 0);
        assertEq(next, 0, "over");
        assertEq(payout, worth, "payout");
        assertEq(hand.closing(state), CASH_OUT, "a hand that is walked away from is cashed out");
    }
}
