// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Purity } from "../../../contracts/libraries/Purity.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { Test } from "../../support/Test.sol";

interface BaccaratContract is IGame {
    function cards(uint256 outcome) external view returns (uint256 drawn);
    function draw(uint256 outcome, uint256 size) external view returns (uint256 drawn);
}

contract BaccaratTest is Test {
    uint256 private constant OUTCOMES = 4_998_398_275_503_360;
    // The outcomes of each winner, as published for eight decks.
    uint256 private constant PLAYER_WINS = 2_230_518_282_592_256;
    uint256 private constant BANKER_WINS = 2_292_252_566_437_888;
    uint256 private constant TIES = 475_627_426_473_216;

    BaccaratContract private game;

    function setUp() external {
        game = BaccaratContract(deploy("Baccarat", ""));
    }

    function _chips(uint256 player, uint256 banker, uint256 tie, uint256 playerPair, uint256 bankerPair)
        private
        pure
        returns (uint256)
    {
        return player | banker << 8 | tie << 16 | playerPair << 24 | bankerPair << 32;
    }

    /// @dev The outcome that draws each card from the next thirteen of the shoe. All that were drawn before it lie before it.
    function _outcome(uint256[6] memory ranks) private pure returns (uint256 outcome) {
        for (uint256 i = 0; i < 6; ++i) outcome = outcome * (416 - i) + 13 * i + ranks[i] - i;
    }

    // --- illegal choices ---

    function test_quote_revertsForNoChips() external {
        _expectInvalid(0);
    }

    function testFuzz_quote_revertsIfAChipLiesBeyondTheSpots(uint256 choice, uint256 bit) external {
        _expectInvalid(choice | 1 << bound(bit, 40, 255));
    }

    function _expectInvalid(uint256 choice) private {
        vm.expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice));
        game.quote(choice);
    }

    // --- the draw ---

    /// @dev From small shoes, every sequence of six different cards is drawn by exactly one outcome.
    function test_draw_isABijectionOnSmallShoes() external view {
        _checkBijection(6, 720);
        _checkBijection(7, 5_040);
        _checkBijection(8, 20_160);
        _checkBijection(9, 60_480);
    }

    function _checkBijection(uint256 size, uint256 sequences) private view {
        uint256[] memory seen = new uint256[](size ** 6 / 256 + 1);
        uint256 different = 0;
        for (uint256 outcome = 0; outcome < sequences; ++outcome) {
            uint256 drawn = game.draw(outcome, size);
            uint256 set = 0;
            uint256 sequence = 0;
            for (uint256 i = 0; i < 6; ++i) {
                uint256 card = drawn >> 16 * i & (i < 5 ? 0xffff : type(uint256).max);
                if (card < size) set |= 1 << card;
                sequence = sequence * size + card;
            }
            // Six cards of the shoe, and not seen before.
            if (_bits(set) == 6 && seen[sequence / 256] >> sequence % 256 & 1 == 0) ++different;
            seen[sequence / 256] |= 1 << sequence % 256;
        }
        assertEq(different, sequences, "different sequences of six different cards");
    }

    function _bits(uint256 set) private pure returns (uint256 bits) {
        for (; set != 0; set &= set - 1) ++bits;
    }

    /// @dev The same from the whole shoe, by another way: cards are taken from a shoe one by one.
    function testFuzz_cards_areThoseAtTheirPlaces(uint256 outcome) external view {
        _checkCards(bound(outcome, 0, OUTCOMES - 1));
    }

    function test_cards_ofTheFirstAndTheLastOutcome() external view {
        _checkCards(0);
        _checkCards(OUTCOMES - 1);
        assertEq(game.cards(0), 0x000500040003000200010000, "the first outcome");
        assertEq(game.cards(OUTCOMES - 1), 0x019a019b019c019d019e019f, "the last outcome");
    }

    function _checkCards(uint256 outcome) private view {
        uint256 drawn = game.cards(outcome);
        uint256[6] memory places;
        for (uint256 i = 6; i > 0; --i) {
            places[i - 1] = outcome % (417 - i);
            outcome /= 417 - i;
        }
        bool[416] memory gone;
        for (uint256 i = 0; i < 6; ++i) {
            uint256 card = 0;
            for (uint256 before = places[i]; gone[card] || before > 0; ++card) {
                if (!gone[card]) --before;
            }
            gone[card] = true;
            assertEq(uint16(drawn >> 16 * i), card, "card at its place");
        }
    }

    // --- the rules, told again ---

    /// @dev Whether the banker draws on a third card of the player: a row for each of his totals, a column for each value.
    bytes private constant DRAWS = "1111111111" // 0
        "1111111111" // 1
        "1111111111" // 2
        "1111111101" // 3: not on an 8
        "0011111100" // 4: on 2 to 7
        "0000111100" // 5: on 4 to 7
        "0000001100" // 6: on 6 and 7
        "0000000000"; // 7

    // --- return to player ---

    uint256[3] private wins;

    /// @dev All 10^6 sequences of six values, each by the sequences of cards that have them.
    function test_returnToPlayer_ofEverySequenceOfValues() external {
        for (uint256 begin = 0; begin < 1_000; ++begin) this.addValues(begin);
        assertEq(wins[0], PLAYER_WINS, "outcomes that the player wins");
        assertEq(wins[1], BANKER_WINS, "outcomes that the banker wins");
        assertEq(wins[2], TIES, "ties");
        (uint256 outcomes,,) = game.quote(1);
        assertEq(outcomes, OUTCOMES, "outcomes");
        assertEq(wins[0] + wins[1] + wins[2], OUTCOMES, "all outcomes");

        // Player: 2 for a win, 1 for a tie. Banker: 1.95, and 1. Tie: 9.
        assertEq((2 * wins[0] + wins[2]) * 19_524_993_263_685, 19_283_843_717_413 * OUTCOMES, "return of the player");
        assertEq(
            (195 * wins[1] + 100 * wins[2]) * 10_847_218_479_825, 10_732_465_128_097 * OUTCOMES * 100, "of the banker"
        );
        assertEq(9 * wins[2] * 723_147_898_655, 619_306_544_887 * OUTCOMES, "return of a tie");
        assertEq(_edge(2 * wins[0] + wins[2]), 12_350, "edge of the player: 1.2351 %");
        assertEq(_edge(9 * wins[2]), 143_596, "edge of a tie: 14.3596 %");
        uint256 smallest = (100 * OUTCOMES - 195 * wins[1] - 100 * wins[2]) * 1e6 / (100 * OUTCOMES);
        assertEq(game.edge(), smallest, "edge: the banker's, 1.0579 %");
        assertEq(game.name(), "Baccarat", "name");
    }

    function _edge(uint256 returned) private pure returns (uint256) {
        return (OUTCOMES - returned) * 1e6 / OUTCOMES;
    }

    /// @dev The sequences that begin with three given values. A call of its own, so that its memory is free again.
    function addValues(uint256 begin) external {
        uint256[10] memory left = [uint256(128), 32, 32, 32, 32, 32, 32, 32, 32, 32];
        uint256[6] memory values;
        uint256[3] memory sums;
        for (uint256 i = begin * 1_000; i < (begin + 1) * 1_000; ++i) {
            uint256 weight = 1;
            uint256 rest = i;
            for (uint256 card = 0; card < 6; ++card) {
                values[card] = rest / 100_000;
                rest = rest % 100_000 * 10;
                weight *= left[values[card]]--;
            }
            for (uint256 card = 0; card < 6; ++card) ++left[values[card]];
            sums[_winner(values)] += weight;
        }
        for (uint256 i = 0; i < 3; ++i) wins[i] += sums[i];
    }

    /// @dev 0: the player, 1: the banker, 2: a tie, as the bytecode says and the rules told again.
    function _winner(uint256[6] memory values) private view returns (uint256 winner) {
        uint256[6] memory ranks;
        for (uint256 i = 0; i < 6; ++i) ranks[i] = values[i] == 0 ? 12 : values[i] - 1;
        uint256 pays = game.multiplier(_chips(1, 1, 1, 0, 0), _outcome(ranks)).toUint();

        uint256 player = (values[0] + values[2]) % 10;
        uint256 banker = (values[1] + values[3]) % 10;
        if (player < 8 && banker < 8) {
            if (player > 5) {
                if (banker < 6) banker += values[4];
            } else {
                player += values[4];
                if (DRAWS[10 * banker + values[4]] == "1") banker += values[5];
            }
        }
        (player, banker) = (player % 10, banker % 10);
        winner = player > banker ? 0 : player < banker ? 1 : 2;
        assertEq(pays, winner == 0 ? 2e6 : winner == 1 ? 1.95e6 : 11e6, "a chip each on player, banker and tie");
    }

    /// @dev All 13^4 sequences of the ranks of the first four cards.
    function test_returnToPlayer_ofPairs() external view {
        uint256 playerPairs = 0;
        uint256 bankerPairs = 0;
        uint256 all = 0;
        for (uint256 i = 0; i < 13 ** 4; ++i) {
            uint256[13] memory drawn;
            uint256[6] memory ranks;
            uint256 weight = 412 * 411;
            uint256 rest = i;
            for (uint256 card = 0; card < 4; ++card) {
                ranks[card] = rest % 13;
                rest /= 13;
                weight *= 32 - drawn[ranks[card]]++;
            }
            all += weight;
            uint256 pays = game.multiplier(_chips(0, 0, 0, 1, 2), _outcome(ranks)).toUint();
            bool playerPair = ranks[0] == ranks[2];
            bool bankerPair = ranks[1] == ranks[3];
            assertEq(pays, (playerPair ? 12e6 : 0) + (bankerPair ? 24e6 : 0), "a chip on one pair, two on the other");
            if (playerPair) playerPairs += weight;
            if (bankerPair) bankerPairs += weight;
        }
        assertEq(all, OUTCOMES, "all outcomes");
        assertEq(12 * playerPairs * 415, 372 * OUTCOMES, "return of a player pair: 372/415");
        assertEq(12 * bankerPairs * 415, 372 * OUTCOMES, "return of a banker pair: 372/415");
        assertEq(_edge(12 * playerPairs), 103_614, "edge of a pair: 10.3614 %");
    }

    /// @dev A spread pays what its chips pay alone, so that it returns their mean.
    function testFuzz_multiplier_ofASpreadIsThatOfItsChips(uint8[5] calldata counts, uint256 outcome) external view {
        outcome = bound(outcome, 0, OUTCOMES - 1);
        uint256 sum = 0;
        for (uint256 i = 0; i < 5; ++i) sum += counts[i] * game.multiplier(1 << 8 * i, outcome).toUint();
        uint256 choice = _chips(counts[0], counts[1], counts[2], counts[3], counts[4]);
        assertEq(game.multiplier(choice, outcome).toUint(), sum, "multiplier of a spread");
    }

    /// @dev The most that a spread pays: over every winner, with and without either pair.
    function testFuzz_quote_isTheLargestOfTheTwelveResults(uint8[5] calldata counts, uint256 outcome) external view {
        uint256 choice = _chips(counts[0], counts[1], counts[2], counts[3], counts[4]);
        if (choice == 0) choice = 1;
        (uint256 outcomes, uint256 units, Multiplier max) = game.quote(choice);
        uint256 chips = 0;
        for (uint256 i = 0; i < 5; ++i) chips += uint8(choice >> 8 * i);
        assertEq(outcomes, OUTCOMES, "outcomes");
        assertEq(units, chips, "units: chips of the spread");
        uint256 most = 0;
        for (uint256 i = 0; i < 12; ++i) {
            uint256 pays = game.multiplier(choice, _result(i / 4, i % 4 > 1, i % 2 == 1)).toUint();
            if (pays > most) most = pays;
        }
        assertEq(most, max.toUint(), "largest multiplier of any result");
        assertLe(game.multiplier(choice, bound(outcome, 0, OUTCOMES - 1)).toUint(), most, "of any outcome");
    }

    /// @dev An outcome of each result: 7 against 9, 6 or 8 against 9, 8 against 8, as asked.
    function _result(uint256 winner, bool playerPair, bool bankerPair) private view returns (uint256 outcome) {
        (uint256 a, uint256 b) = winner == 0 ? (9, 7) : winner == 1 ? (7, 9) : (8, 8);
        if (playerPair && a % 2 == 1) --a;
        if (bankerPair && b % 2 == 1) --b;
        // Eight of eight is 4 and 4, or 3 and 5; six is 3 and 3; nine 4 and 5; seven 2 and 5.
        (uint256 a1, uint256 a2) = playerPair ? (a / 2, a / 2) : (a / 2 - 1, a - a / 2 + 1);
        (uint256 b1, uint256 b2) = bankerPair ? (b / 2, b / 2) : (b / 2 - 1, b - b / 2 + 1);
        outcome = _outcome([a1 - 1, b1 - 1, a2 - 1, b2 - 1, 0, 0]);
        assertEq(game.multiplier(_chips(1, 1, 1, 0, 0), outcome).toUint(), [2e6, 1.95e6, 11e6][winner], "winner");
        assertEq(game.multiplier(1 << 24, outcome).toUint(), playerPair ? 12e6 : 0, "player pair");
        assertEq(game.multiplier(1 << 32, outcome).toUint(), bankerPair ? 12e6 : 0, "banker pair");
    }

    function test_code_isPure() external view {
        Purity.check(address(game));
    }
}
