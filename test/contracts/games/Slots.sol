// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Purity } from "../../../contracts/libraries/Purity.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

interface SlotsContract is IGame {
    function strip(uint256 reel) external view returns (bytes32);
}

contract SlotsTest is Test {
    uint256 private constant THREE = 0;
    uint256 private constant FIVE = 1;
    bytes private constant SYMBOLS = "CLOPMB7";

    SlotsContract private game;

    function setUp() external {
        game = SlotsContract(deploy("Slots", ""));
    }

    // --- illegal choices ---

    function test_quote_revertsForEveryIllegalSmallChoice() external {
        for (uint256 choice = 2; choice < 300; ++choice) _expectInvalid(choice);
    }

    function testFuzz_quote_revertsIfChoiceInvalid(uint256 choice) external {
        _expectInvalid(bound(choice, 2, type(uint256).max));
    }

    function _expectInvalid(uint256 choice) private {
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    // --- the machine, told again ---

    /// @dev How many stops of a reel show a symbol, and the first of them.
    function _stops(uint256 reel, bytes1 symbol) private view returns (uint256 count, uint256 first) {
        bytes32 strip = game.strip(reel);
        for (uint256 stop = 0; stop < 32; ++stop) {
            if (strip[stop] != symbol) continue;
            if (count++ == 0) first = stop;
        }
    }

    function test_strip_hasThePrintedSymbols() external view {
        uint8[5][7] memory printed = [
            [3, 5, 4, 4, 4],
            [8, 7, 7, 6, 6],
            [6, 6, 6, 7, 6],
            [5, 5, 6, 6, 6],
            [5, 4, 4, 4, 5],
            [3, 3, 3, 3, 3],
            [2, 2, 2, 2, 2]
        ];
        for (uint256 reel = 0; reel < 5; ++reel) {
            uint256 all = 0;
            for (uint256 i = 0; i < 7; ++i) {
                (uint256 count,) = _stops(reel, SYMBOLS[i]);
                assertEq(count, printed[i][reel], "stops of a symbol");
                all += count;
            }
            assertEq(all, 32, "stops of a reel");
        }
    }

    /// @dev What a number of symbols alike pays: the printed table.
    function _printed(uint256 choice, bytes1 symbol, uint256 alike) private pure returns (uint256) {
        uint16[3][7] memory three = [
            [uint16(2), 5, 10],
            [uint16(0), 1, 10],
            [uint16(0), 1, 10],
            [uint16(0), 2, 15],
            [uint16(0), 2, 25],
            [uint16(0), 4, 75],
            [uint16(0), 15, 500]
        ];
        uint16[5][7] memory five = [
            [uint16(2), 3, 10, 40, 100],
            [uint16(0), 1, 5, 20, 100],
            [uint16(0), 1, 8, 30, 150],
            [uint16(0), 2, 10, 40, 200],
            [uint16(0), 3, 15, 75, 300],
            [uint16(0), 5, 40, 200, 1000],
            [uint16(0), 15, 100, 500, 2000]
        ];
        uint256 i = 0;
        while (SYMBOLS[i] != symbol) ++i;
        return choice == THREE ? three[i][alike - 1] : five[i][alike - 1];
    }

    // --- return to player ---

    uint256 private sum;
    uint256 private spins;
    uint256 private hits;
    uint256 private most;

    function _add(uint256 choice, uint256 outcome, uint256 weight, bytes1 symbol, uint256 alike) private {
        uint256 pays = game.multiplier(choice, outcome).toUint();
        assertEq(pays, 1e6 * _printed(choice, symbol, alike), "multiplier of a line");
        spins += weight;
        sum += weight * pays;
        if (pays != 0) hits += weight;
        if (pays > most) most = pays;
    }

    function _checkQuote(uint256 choice, uint256 reels) private view {
        (uint256 outcomes, uint256 units, Multiplier max) = game.quote(choice);
        assertEq(outcomes, 32 ** reels, "outcomes");
        assertEq(spins, outcomes, "all outcomes");
        assertEq(units, 1, "units");
        assertEq(max.toUint(), most, "largest multiplier of any outcome");
        assertEq(hits * 512, 123 * outcomes, "spins that pay: 1 in 4.16");
    }

    /// @dev Every stop of the three reels.
    function test_returnToPlayer_ofThreeReels() external {
        for (uint256 stop = 0; stop < 32; ++stop) this.addThreeReels(stop);
        _checkQuote(THREE, 3);
        assertEq(sum, 31_839 * 1e6, "return to player: 31,839 of 32,768");
        assertEq(game.edge(), (32 ** 3 * 1e6 - sum) / 32 ** 3, "edge: that of three reels, rounded down");
        assertEq(game.name(), "Slots", "name");
    }

    /// @dev The spins that stop the first reel there. A call of its own, so that its memory is free again.
    function addThreeReels(uint256 stop) external {
        (bytes1 symbol, bytes32 second, bytes32 third) = (game.strip(0)[stop], game.strip(1), game.strip(2));
        for (uint256 i = 0; i < 1024; ++i) {
            uint256 alike = second[i % 32] != symbol ? 1 : third[i / 32] != symbol ? 2 : 3;
            _add(THREE, stop + 32 * i, 1, symbol, alike);
        }
    }

    /// @dev All 7^5 combinations of symbols, each with the number of stops that show it.
    function test_returnToPlayer_ofFiveReels() external {
        for (uint256 begin = 0; begin < 49; ++begin) this.addFiveReels(begin);
        _checkQuote(FIVE, 5);
        assertEq(sum * 1_048_576, 1_017_685 * 32 ** 5 * 1e6, "return to player: 1,017,685 of 1,048,576");
        assertGt((32 ** 5 * 1e6 - sum) / 32 ** 5, game.edge(), "the edge of five reels is larger");
    }

    /// @dev The combinations that begin with two given symbols.
    function addFiveReels(uint256 begin) external {
        for (uint256 i = begin; i < 7 ** 5; i += 49) {
            uint256 weight = 1;
            uint256 outcome = 0;
            uint256 alike = 0;
            uint256 rest = i;
            for (uint256 reel = 0; reel < 5; ++reel) {
                (uint256 count, uint256 stop) = _stops(reel, SYMBOLS[rest % 7]);
                weight *= count;
                outcome += stop * 32 ** reel;
                if (alike == reel && rest % 7 == i % 7) ++alike;
                rest /= 7;
            }
            _add(FIVE, outcome, weight, SYMBOLS[i % 7], alike);
        }
    }

    /// @dev Any stops with the same symbols pay the same.
    function testFuzz_multiplier_dependsOnSymbolsAlone(uint256 outcome) external view {
        outcome = bound(outcome, 0, 32 ** 5 - 1);
        uint256 representative = 0;
        for (uint256 reel = 0; reel < 5; ++reel) {
            (, uint256 stop) = _stops(reel, game.strip(reel)[outcome / 32 ** reel % 32]);
            representative += stop * 32 ** reel;
        }
        assertEq(
            game.multiplier(FIVE, outcome).toUint(), game.multiplier(FIVE, representative).toUint(), "multiplier"
        );
    }

    function test_code_isPure() external view {
        Purity.check(address(game));
    }
}
