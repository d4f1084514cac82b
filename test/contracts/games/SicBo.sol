// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Purity } from "../../../contracts/libraries/Purity.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

contract SicBoTest is Test {
    uint256 private constant THROWS = 216;
    uint256 private constant SPOTS = 52;

    IGame private game;
    /// @dev The numbers of all spots.
    uint256[] private spots;

    function setUp() external {
        game = IGame(deploy("SicBo", ""));
        for (uint256 a = 1; a <= 6; ++a) {
            spots.push(a);
            spots.push(0x70 + a);
            for (uint256 b = a; b <= 6; ++b) spots.push(a << 4 | b);
        }
        for (uint256 spot = 0x80; spot <= 0x91; ++spot) spots.push(spot);
        spots.push(0x70);
        assertEq(spots.length, SPOTS, "spots");
    }

    function _spot(uint256 spot, uint256 count) private pure returns (uint256) {
        return count << 8 | spot;
    }

    /// @dev A spread drawn from a seed, of distinct or repeated spots.
    function _spread(uint256 seed, uint256 length, uint256 mostChips) private view returns (uint256 choice) {
        for (uint256 i = 0; i < length; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            choice |= _spot(spots[seed % SPOTS], 1 + (seed >> 128) % mostChips) << 16 * i;
        }
    }

    // --- illegal choices ---

    function _expectInvalid(uint256 choice) private {
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    function _isSpot(uint256 number) private view returns (bool) {
        for (uint256 i = 0; i < SPOTS; ++i) if (spots[i] == number) return true;
        return false;
    }

    function test_quote_revertsForNoChips() external {
        _expectInvalid(0);
        for (uint256 spot = 0; spot < 256; ++spot) _expectInvalid(spot);
    }

    function test_quote_revertsForEveryUnknownSpot() external {
        uint256 unknown = 0;
        for (uint256 spot = 0; spot < 256; ++spot) {
            if (_isSpot(spot)) continue;
            ++unknown;
            _expectInvalid(_spot(spot, 1));
            _expectInvalid(_spot(1, 1) | _spot(spot, 1) << 16);
            _expectInvalid(_spot(spot, 255) | _spot(1, 1) << 240);
        }
        assertEq(unknown, 256 - SPOTS, "numbers that are no spot");
    }

    function testFuzz_quote_revertsIfOneSpotOfASpreadIsInvalid(uint256 seed, uint256 place, uint8 spot, uint8 count)
        external
    {
        if (_isSpot(spot)) count = 0;
        place = bound(place, 0, 14);
        // The last spot is kept legal: a zero there would shorten the spread.
        _expectInvalid(
            _spread(seed, 16, 255) & ~(uint256(0xffff) << 16 * place) | _spot(spot, count) << 16 * place
        );
    }

    // --- the layout, told again ---

    /// @dev What one chip on a spot gets for three dice.
    function _told(uint256 spot, uint256 x, uint256 y, uint256 z) private pure returns (uint256) {
        bool triple = x == y && y == z;
        uint256 total = x + y + z;
        if (spot == 0x80) return !triple && total < 11 ? 2 : 0;
        if (spot == 0x81) return !triple && total > 10 ? 2 : 0;
        if (spot == 0x82) return !triple && total % 2 == 1 ? 2 : 0;
        if (spot == 0x83) return !triple && total % 2 == 0 ? 2 : 0;
        if (spot > 0x83) return total == spot - 0x80 ? _winOfTotal(total) : 0;
        if (spot == 0x70) return triple ? 32 : 0;
        uint256 shown = _shown(spot % 16, x, y, z);
        if (spot > 0x70) return shown == 3 ? 181 : 0;
        if (spot < 0x10) return shown == 0 ? 0 : 1 + shown;
        if (spot % 17 == 0) return shown > 1 ? 12 : 0;
        return shown != 0 && _shown(spot / 16, x, y, z) != 0 ? 7 : 0;
    }

    function _shown(uint256 number, uint256 x, uint256 y, uint256 z) private pure returns (uint256 shown) {
        if (x == number) ++shown;
        if (y == number) ++shown;
        if (z == number) ++shown;
    }

    function _winOfTotal(uint256 total) private pure returns (uint256) {
        if (total == 4 || total == 17) return 63;
        if (total == 5 || total == 16) return 32;
        if (total == 6 || total == 15) return 19;
        if (total == 7 || total == 14) return 13;
        if (total == 8 || total == 13) return 9;
        return total == 9 || total == 12 ? 8 : 7;
    }

    function test_multiplier_ofEverySpotAndThrow() external view {
        for (uint256 i = 0; i < SPOTS; ++i) {
            for (uint256 outcome = 0; outcome < THROWS; ++outcome) {
                assertEq(
                    game.multiplier(_spot(spots[i], 1), outcome).toUint(),
                    1e6 * _told(spots[i], outcome % 6 + 1, outcome / 6 % 6 + 1, outcome / 36 + 1),
                    string.concat("multiplier of spot ", vm.toString(spots[i]))
                );
            }
        }
    }

    // --- return to player ---

    /// @dev The published return of a spot, of 216.
    function _returnOf(uint256 spot) private pure returns (uint256) {
        if (spot > 0x83) {
            uint256 total = spot < 0x8b ? spot - 0x80 : 21 - (spot - 0x80);
            uint8[7] memory totals = [189, 192, 190, 195, 189, 200, 189];
            return totals[total - 4];
        }
        if (spot >= 0x80) return 210; // chances: 35/36
        if (spot == 0x70) return 192; // any triple: 8/9
        if (spot > 0x70) return 181; // triple
        if (spot < 0x10) return 199; // single
        return spot % 17 == 0 ? 192 : 210; // double: 8/9, two dice: 35/36
    }

    /// @dev The exact return of a choice by enumeration of the 216 throws, against the mean of its chips, and its true maximum.
    function _check(uint256 choice) private view {
        uint256 chips = 0;
        uint256 expected = 0;
        for (uint256 rest = choice; rest != 0; rest >>= 16) {
            chips += uint8(rest >> 8);
            expected += uint8(rest >> 8) * _returnOf(uint8(rest));
        }
        (uint256 outcomes, uint256 units, Multiplier max) = game.quote(choice);
        assertEq(outcomes, THROWS, "outcomes");
        assertEq(units, chips, "units: chips of the spread");
        uint256 sum = 0;
        uint256 most = 0;
        for (uint256 outcome = 0; outcome < THROWS; ++outcome) {
            uint256 pays = game.multiplier(choice, outcome).toUint();
            sum += pays;
            if (pays > most) most = pays;
        }
        assertEq(most, max.toUint(), "largest multiplier of any outcome");
        assertEq(sum, expected * 1e6, "return to player: the mean of the chips");
    }

    function test_returnToPlayer_ofEverySpot() external view {
        uint256 smallestEdge = 1e6;
        for (uint256 i = 0; i < SPOTS; ++i) {
            _check(_spot(spots[i], 1));
            _check(_spot(spots[i], 255));
            uint256 edge = (THROWS - _returnOf(spots[i])) * 1e6 / THROWS;
            if (edge < smallestEdge) smallestEdge = edge;
        }
        assertEq(game.edge(), smallestEdge, "edge: the smallest of any spot, in millionths, rounded down");
        assertEq(game.name(), "Sic bo", "name");
    }

    function test_returnToPlayer_ofEveryPairOfSpots() external view {
        for (uint256 i = 0; i < SPOTS; ++i) {
            for (uint256 j = 0; j < i; ++j) _check(_spot(spots[i], 3) | _spot(spots[j], 250) << 16);
        }
    }

    function testFuzz_returnToPlayer_ofSpreads(uint256 seed, uint256 length, uint256 mostChips) external view {
        _check(_spread(seed, bound(length, 1, 16), bound(mostChips, 1, 255)));
    }

    function test_returnToPlayer_ofTheLargestSpread() external view {
        uint256 choice = 0;
        for (uint256 i = 0; i < 16; ++i) choice |= _spot(0x76, 255) << 16 * i;
        (,, Multiplier max) = game.quote(choice);
        assertEq(max.toUint(), 16 * 255 * 181 * 1e6, "4,080 chips on one triple");
        _check(choice);
    }

    // --- code ---

    /// @dev The dearest spread: singles lie three deep.
    function test_quote_ofSixteenSpotsFitsTheGasOfAGame() external view {
        for (uint256 i = 0; i < SPOTS; ++i) {
            uint256 choice = 0;
            for (uint256 j = 0; j < 16; ++j) choice |= _spot(spots[i], 255) << 16 * j;
            (bool quoted,) = address(game).staticcall{ gas: 100_000 }(abi.encodeCall(IGame.quote, (choice)));
            assertTrue(quoted, string.concat("quote within 100,000 gas: sixteen times spot ", vm.toString(spots[i])));
            (bool paid,) = address(game).staticcall{ gas: 100_000 }(abi.encodeCall(IGame.multiplier, (choice, 215)));
            assertTrue(paid, "multiplier within 100,000 gas");
        }
    }

    function test_code_isPure() external view {
        Purity.check(address(game));
    }
}
