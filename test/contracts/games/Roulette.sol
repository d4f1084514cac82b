// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { RouletteContract } from "../../support/Contracts.sol";
import { Test } from "../../support/Test.sol";

contract RouletteTest is Test {
    uint256 private constant SPOTS = 157;
    uint256 private constant POCKETS = 37;

    RouletteContract private game;

    function setUp() external {
        game = RouletteContract(deploy("Roulette", ""));
    }

    function _spot(uint256 spot, uint256 count) private pure returns (uint256) {
        return count << 8 | spot;
    }

    /// @dev A spread drawn from a seed, of distinct or repeated spots.
    function _spread(uint256 seed, uint256 spots, uint256 mostChips) private pure returns (uint256 choice) {
        for (uint256 i = 0; i < spots; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            choice |= _spot(seed % SPOTS, 1 + (seed >> 128) % mostChips) << 16 * i;
        }
    }

    // --- illegal choices ---

    function _expectInvalid(uint256 choice) private {
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    function test_quote_revertsForNoChips() external {
        _expectInvalid(0);
        for (uint256 spot = 0; spot < 256; ++spot) _expectInvalid(spot);
    }

    function test_quote_revertsForEveryUnknownSpot() external {
        for (uint256 spot = SPOTS; spot < 256; ++spot) {
            _expectInvalid(_spot(spot, 1));
            _expectInvalid(_spot(0, 1) | _spot(spot, 1) << 16);
            _expectInvalid(_spot(spot, 255) | _spot(0, 1) << 240);
        }
    }

    function testFuzz_quote_revertsIfOneSpotOfASpreadIsInvalid(uint256 seed, uint256 place, uint8 spot, uint8 count)
        external
    {
        if (spot < SPOTS) count = 0;
        place = bound(place, 0, 14);
        // The last spot is kept legal: a zero there would shorten the spread.
        uint256 choice =
            _spread(seed, 16, 255) & ~(uint256(0xffff) << 16 * place) | _spot(spot, count) << 16 * place;
        _expectInvalid(choice);
    }

    // --- the layout, told again ---

    function _set(uint256 a) private pure returns (uint256) {
        return 1 << a;
    }

    function _set(uint256 a, uint256 b) private pure returns (uint256) {
        return 1 << a | 1 << b;
    }

    /// @dev The number in a row of three (0 to 11) and a column (0 to 2) of the cloth.
    function _at(uint256 row, uint256 column) private pure returns (uint256) {
        return 3 * row + column + 1;
    }

    function _row(uint256 row) private pure returns (uint256) {
        return _set(_at(row, 0)) | _set(_at(row, 1)) | _set(_at(row, 2));
    }

    function _cloth() private pure returns (uint256[] memory spots) {
        spots = new uint256[](SPOTS);
        uint256 n = 0;
        for (uint256 i = 0; i <= 36; ++i) spots[n++] = _set(i);
        for (uint256 row = 0; row < 12; ++row) {
            for (uint256 column = 0; column < 2; ++column) {
                spots[n++] = _set(_at(row, column), _at(row, column + 1));
            }
        }
        for (uint256 row = 0; row < 11; ++row) {
            for (uint256 column = 0; column < 3; ++column) {
                spots[n++] = _set(_at(row, column), _at(row + 1, column));
            }
        }
        for (uint256 i = 1; i <= 3; ++i) spots[n++] = _set(0, i);
        for (uint256 row = 0; row < 12; ++row) spots[n++] = _row(row);
        spots[n++] = _set(0, 1) | _set(2);
        spots[n++] = _set(0, 2) | _set(3);
        for (uint256 row = 0; row < 11; ++row) {
            for (uint256 column = 0; column < 2; ++column) {
                spots[n++] = _set(_at(row, column), _at(row, column + 1))
                    | _set(_at(row + 1, column), _at(row + 1, column + 1));
            }
        }
        spots[n++] = _set(0, 1) | _set(2, 3);
        for (uint256 row = 0; row < 11; ++row) spots[n++] = _row(row) | _row(row + 1);
        for (uint256 dozen = 0; dozen < 3; ++dozen) {
            for (uint256 row = 4 * dozen; row < 4 * dozen + 4; ++row) spots[n] |= _row(row);
            ++n;
        }
        for (uint256 column = 0; column < 3; ++column) {
            for (uint256 row = 0; row < 12; ++row) spots[n] |= _set(_at(row, column));
            ++n;
        }
        uint8[18] memory red = [1, 3, 5, 7, 9, 12, 14, 16, 18, 19, 21, 23, 25, 27, 30, 32, 34, 36];
        for (uint256 i = 0; i < 18; ++i) spots[n] |= _set(red[i]);
        for (uint256 i = 1; i <= 36; ++i) {
            if (spots[n] & _set(i) == 0) spots[n + 1] |= _set(i);
            spots[i % 2 == 0 ? n + 2 : n + 3] |= _set(i);
            spots[i <= 18 ? n + 4 : n + 5] |= _set(i);
        }
        assertEq(n + 6, SPOTS, "spots of the layout");
    }

    function _count(uint256 set) private pure returns (uint256 count) {
        for (; set != 0; set &= set - 1) ++count;
    }

    function test_numbers_areThoseOfTheCloth() external view {
        uint256[] memory cloth = _cloth();
        for (uint256 spot = 0; spot < SPOTS; ++spot) {
            (uint256 mask, uint256 size) = game.numbers(spot);
            assertEq(mask, cloth[spot], string.concat("numbers of spot ", vm.toString(spot)));
            assertEq(size, _count(mask), string.concat("how many numbers spot ", vm.toString(spot), " has"));
            assertEq(36 % size, 0, "a whole multiple is paid");
            for (uint256 other = 0; other < spot; ++other) {
                assertNotEq(cloth[other], mask, "two spots with the same numbers");
            }
        }
    }

    // --- return to player ---

    /// @dev The exact return of a choice by enumeration of the 37 pockets: always 36/37.
    function _check(uint256 choice, uint256 chips) private view {
        (uint256 outcomes, uint256 units, Multiplier max) = game.quote(choice);
        assertEq(outcomes, POCKETS, "outcomes");
        assertEq(units, chips, "units: chips of the spread");
        uint256 sum = 0;
        uint256 most = 0;
        for (uint256 pocket = 0; pocket < POCKETS; ++pocket) {
            uint256 pays = game.multiplier(choice, pocket).toUint();
            sum += pays;
            if (pays > most) most = pays;
        }
        assertEq(most, max.toUint(), "largest multiplier of any outcome");
        assertEq(sum, 36 * units * 1e6, "return to player: 36/37");
    }

    function test_returnToPlayer_ofEverySpot() external view {
        for (uint256 spot = 0; spot < SPOTS; ++spot) {
            _check(_spot(spot, 1), 1);
            _check(_spot(spot, 255), 255);
        }
    }

    function test_multiplier_ofEverySpotAndPocket() external view {
        uint256[] memory cloth = _cloth();
        for (uint256 spot = 0; spot < SPOTS; ++spot) {
            uint256 pays = 36e6 / _count(cloth[spot]);
            for (uint256 pocket = 0; pocket < POCKETS; ++pocket) {
                assertEq(
                    game.multiplier(_spot(spot, 1), pocket).toUint(),
                    cloth[spot] & _set(pocket) != 0 ? pays : 0,
                    "multiplier of a spot and a pocket"
                );
            }
        }
    }

    function testFuzz_returnToPlayer_ofSpreads(uint256 seed, uint256 spots, uint256 mostChips) external view {
        spots = bound(spots, 1, 16);
        uint256 choice = _spread(seed, spots, bound(mostChips, 1, 255));
        uint256 chips = 0;
        for (uint256 i = 0; i < spots; ++i) chips += uint8(choice >> 16 * i + 8);
        _check(choice, chips);
    }

    function test_returnToPlayer_ofTheLargestSpread() external view {
        uint256 choice = 0;
        for (uint256 i = 0; i < 16; ++i) choice |= _spot(7, 255) << 16 * i;
        (,, Multiplier max) = game.quote(choice);
        assertEq(max.toUint(), 16 * 255 * 36 * 1e6, "4,080 chips straight up");
        _check(choice, 16 * 255);
    }

    function test_edge_isOneIn37() external view {
        assertEq(game.edge(), uint256(1e6) / 37, "edge: 1/37 in millionths, rounded down");
        assertEq(game.name(), "European roulette", "name");
    }

    // --- gas ---

    /// @dev Every legal choice must be answered within the gas that the casino gives a game: here, sixteen times the same spot.
    function test_quote_ofSixteenSpotsFitsTheGasOfAGame() external view {
        for (uint256 spot = 0; spot < SPOTS; ++spot) {
            uint256 choice = 0;
            for (uint256 i = 0; i < 16; ++i) choice |= _spot(spot, 255) << 16 * i;
            (bool quoted,) = address(game).staticcall{ gas: 100_000 }(abi.encodeCall(IGame.quote, (choice)));
            assertTrue(quoted, string.concat("quote within 100,000 gas: sixteen times spot ", vm.toString(spot)));
            (bool paid,) = address(game).staticcall{ gas: 100_000 }(abi.encodeCall(IGame.multiplier, (choice, 36)));
            assertTrue(paid, "multiplier within 100,000 gas");
        }
    }
}
