// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { HandTest } from "../../support/HandTest.sol";

contract BlackjackTest is HandTest {
    uint256 private constant STAND = 0;
    uint256 private constant HIT = 1;
    uint256 private constant DOUBLE = 2;
    uint256 private constant SPLIT = 3;
    uint256 private constant INSURE = 4;
    uint256 private constant STAND_ALL = 5;

    uint256 private constant ONE = 1e6;
    uint256 private constant DEALERS_CARDS = 52 ** 11;

    constructor() HandTest("Blackjack", 20_000, false) { }

    function _someChoice(uint256) internal pure override returns (uint256) {
        return 0;
    }

    /// @dev Splits and doubles more often than a player would.
    function _someAction(uint256, uint256 seed) internal pure override returns (uint256) {
        return seed % 8 < 2 ? SPLIT : seed % 7;
    }

    /// @dev The outcome that draws these cards: A23456789TJQK, in changing suits.
    function _cards(string memory text) private pure returns (uint256 outcome) {
        bytes memory names = "A23456789TJQK";
        bytes memory cards = bytes(text);
        for (uint256 i = cards.length; i > 0; --i) {
            uint256 rank = 0;
            while (names[rank] != cards[i - 1]) ++rank;
            outcome = outcome * 52 + 13 * (i % 4) + rank;
        }
    }

    /// @dev A hand of two cards against the dealer's, whose second card does not count yet.
    function _hand(string memory text) private view returns (uint256 state) {
        (state,) = _deal(0, _cards(text));
        assertTrue(state != 0, "a hand is open");
    }

    function _goesOn(uint256 state, uint256 action, string memory cards) private view returns (uint256 next) {
        uint256 payout;
        (next, payout) = _play(state, action, _cards(cards));
        assertTrue(next != 0, "the hand goes on");
    }

    function _pays(uint256 state, uint256 action, string memory cards, uint256 payout) private view {
        (uint256 next, uint256 paid) = _play(state, action, _cards(cards));
        assertEq(next, 0, "the hand is over");
        assertEq(paid, payout, string.concat("payout after ", cards));
    }

    function _asks(uint256 state, uint256 action, uint256 outcomes, uint256 cost, uint256 max) private view {
        (uint256 outcomes_, uint256 cost_, uint256 max_) = _decide(state, action);
        assertEq(outcomes_, outcomes, "outcomes");
        assertEq(cost_, cost, "cost");
        assertEq(max_, max, "limit");
    }

    // --- what is illegal ---

    function testFuzz_quote_revertsIfChoiceInvalid(uint256 choice) external {
        _expectInvalidChoice(bound(choice, 1, type(uint256).max));
    }

    function testFuzz_decide_revertsForUnknownActions(uint256 outcome, uint256 action) external {
        (uint256 state,) = _deal(0, outcome % 52 ** 4);
        _expectInvalidAction(state, bound(action, 6, type(uint256).max));
    }

    function test_decide_revertsForWhatIsNotOpen() external {
        uint256 state = _hand("T78");
        _expectInvalidAction(state, SPLIT); // no pair
        _expectInvalidAction(state, INSURE); // no ace
        _expectInvalidAction(_hand("TJ8"), SPLIT); // tens of unequal rank

        state = _goesOn(_hand("222"), HIT, "2");
        _expectInvalidAction(state, DOUBLE); // three cards
        _expectInvalidAction(state, SPLIT);

        state = _goesOn(_hand("88A"), INSURE, "");
        _expectInvalidAction(state, INSURE); // twice
        state = _goesOn(state, SPLIT, "88");
        _expectInvalidAction(state, SPLIT); // twice
        _expectInvalidAction(state, INSURE);
        _expectInvalidAction(_goesOn(_goesOn(_hand("88A"), SPLIT, "88"), STAND, ""), INSURE);
        _expectInvalidAction(_goesOn(_hand("23A"), HIT, "2"), INSURE); // not the first decision

        state = _hand("ATA"); // a blackjack
        _expectInvalidAction(state, HIT);
        _expectInvalidAction(state, DOUBLE);
        _expectInvalidAction(state, SPLIT);
    }

    // --- the deal ---

    function testFuzz_deal_secondCardOfTheDealerIsNotInTheState(uint256 outcome, uint256 other) external view {
        outcome %= 52 ** 4;
        (uint256 state,) = _deal(0, outcome);
        (uint256 same,) = _deal(0, outcome % 52 ** 3 + 52 ** 3 * (other % 52));
        assertEq(same, state, "state");
    }

    function test_deal_settlesABlackjackAgainstAllButAnAce() external view {
        assertEq(hand.edge(), 5_703, "edge of the best play");
        assertEq(hand.name(), "Blackjack", "name");
        (uint256 outcomes, uint256 most) = _quote(0);
        assertEq(outcomes, 52 ** 4, "outcomes");
        assertEq(most, 5 * ONE, "limit");
        bytes memory ranks = "23456789TJQK";
        for (uint256 up = 0; up < 12; ++up) {
            for (uint256 hole = 0; hole < 13; ++hole) {
                bool push = up >= 8 && hole == 12;
                string memory text = string.concat("AQ", string(abi.encodePacked(ranks[up])));
                text = string.concat(text, hole == 12 ? "A" : string(abi.encodePacked(ranks[hole])));
                (uint256 state, uint256 payout) = _deal(0, _cards(text));
                assertEq(state, 0, "over");
                assertEq(payout, push ? ONE : 5 * ONE / 2, text);
            }
        }
    }

    function test_blackjackAgainstAnAce_standsOrIsInsured() external view {
        uint256 state = _hand("KAA");
        _asks(state, STAND, DEALERS_CARDS, 0, 5 * ONE / 2);
        _asks(state, INSURE, 1, ONE / 2, 5 * ONE / 2);
        _pays(state, STAND, "Q", ONE); // the dealer has one, too
        _pays(state, STAND, "9", 5 * ONE / 2);
        _pays(state, STAND, "5T5", 5 * ONE / 2); // 21, but no blackjack
        _pays(state, STAND_ALL, "Q", ONE);
        _pays(state, INSURE, "", 5 * ONE / 2); // even money for one and a half
    }

    // --- one hand ---

    function test_stand() external view {
        uint256 state = _hand("T87");
        _asks(state, STAND, DEALERS_CARDS, 0, 2 * ONE);
        _pays(state, STAND, "T", 2 * ONE); // 17
        _pays(state, STAND, "A", ONE); // soft 18: a dealer stands on it
        _pays(state, STAND, "5T", 2 * ONE); // 22
        _pays(state, STAND, "57", 0); // 19
        _pays(state, STAND, "9A", 2 * ONE); // 17
        _pays(_hand("T8A"), STAND, "6", 2 * ONE); // soft 17: a dealer stands on it
        _pays(_hand("22A"), STAND, "AAAAA6AAAAK", 2 * ONE); // twelve cards, the longest of all: 26
        _pays(_hand("22A"), STAND, "AAAAA6AAAA5", 0); // 21
    }

    function test_hit() external view {
        uint256 state = _hand("T67");
        _asks(state, HIT, 52 * DEALERS_CARDS, 0, 2 * ONE);
        _pays(state, HIT, "K", 0); // bust, whatever the dealer has
        _pays(state, HIT, "KKK", 0);
        _pays(state, HIT, "5T", 2 * ONE); // 21 stands by itself
        _pays(state, HIT, "577", ONE); // against another 21
        state = _goesOn(state, HIT, "4");
        _pays(state, STAND, "T", 2 * ONE);
        // Soft hands: an ace counts one rather than bust.
        state = _goesOn(_hand("A67"), HIT, "9");
        _pays(state, STAND, "T", 0); // 16
        _pays(state, HIT, "6", 0); // 22
        _pays(_goesOn(_goesOn(_hand("A67"), HIT, "A"), HIT, "A"), STAND, "A", 2 * ONE); // 19 against 18
    }

    function test_double() external view {
        uint256 state = _hand("657");
        _asks(state, DOUBLE, 52 * DEALERS_CARDS, ONE, 4 * ONE);
        _pays(state, DOUBLE, "TT", 4 * ONE);
        _pays(state, DOUBLE, "6T", 2 * ONE); // 17 each
        _pays(state, DOUBLE, "2T", 0);
        _pays(_hand("T67"), DOUBLE, "KT", 0); // bust
        // A dealer's blackjack returns the double.
        _pays(_hand("65T"), DOUBLE, "TA", ONE);
        _pays(_hand("T6T"), DOUBLE, "TA", ONE); // though it be bust
        _pays(_hand("65A"), DOUBLE, "TK", ONE);
        _pays(_hand("65A"), STAND, "K", 0);
        _pays(_hand("T6A"), HIT, "5K", 0); // 21 of three cards
    }

    function test_insure() external view {
        uint256 state = _hand("T8A");
        _asks(state, INSURE, 1, ONE / 2, 3 * ONE);
        _asks(_hand("88A"), INSURE, 1, ONE / 2, 5 * ONE);
        _asks(_hand("AAA"), INSURE, 1, ONE / 2, 3 * ONE);
        state = _goesOn(state, INSURE, "");
        _pays(state, STAND, "K", 3 * ONE / 2); // as much as was staked
        _pays(state, STAND, "6", 2 * ONE); // won, but the insurance is lost
        _pays(state, STAND, "8", 0);
        _pays(state, HIT, "KK", 3 * ONE / 2); // insured also when it is bust
        _pays(state, HIT, "K6", 0);
        _pays(state, DOUBLE, "3K", 5 * ONE / 2); // the double, too, comes back
        _pays(state, STAND_ALL, "K", 3 * ONE / 2);
    }

    // --- two hands ---

    function test_split() external view {
        uint256 state = _hand("887");
        _asks(state, SPLIT, 52 ** 2 * DEALERS_CARDS, ONE, 6 * ONE);
        state = _goesOn(state, SPLIT, "3T"); // 11 and 18
        _asks(state, STAND, 1, 0, 5 * ONE);
        _asks(state, STAND_ALL, DEALERS_CARDS, 0, 4 * ONE);
        _asks(state, HIT, 52 * DEALERS_CARDS, 0, 5 * ONE);
        _asks(state, DOUBLE, 52 * DEALERS_CARDS, ONE, 7 * ONE);
        _pays(state, STAND_ALL, "T", 2 * ONE); // 11 lost, 18 won

        uint256 second = _goesOn(state, DOUBLE, "T"); // 21 for two stakes; the second hand is in play
        _asks(second, STAND, DEALERS_CARDS, 0, 6 * ONE);
        _asks(second, DOUBLE, 52 * DEALERS_CARDS, ONE, 8 * ONE);
        _pays(second, STAND, "T", 6 * ONE);
        _pays(second, DOUBLE, "3T", 8 * ONE);
        _pays(second, DOUBLE, "KT", 4 * ONE); // the second is bust
        _pays(second, HIT, "KT", 4 * ONE);

        second = _goesOn(_goesOn(state, HIT, "5"), HIT, "T"); // 26: bust
        _asks(second, STAND, DEALERS_CARDS, 0, 2 * ONE);
        _pays(second, STAND, "T", 2 * ONE);
        _pays(second, HIT, "KT", 0);
        second = _goesOn(state, STAND, "");
        _pays(second, STAND, "5T", 4 * ONE); // the dealer is bust
    }

    function test_split_twentyOneStandsByItselfAndIsNoBlackjack() external view {
        uint256 state = _hand("TT7");
        uint256 second = _goesOn(state, SPLIT, "A5"); // the first has 21: the second is in play
        _pays(second, STAND, "T", 2 * ONE);
        _pays(second, STAND, "5T", 4 * ONE);
        uint256 first = _goesOn(state, SPLIT, "5A"); // the second has 21
        _asks(first, STAND, DEALERS_CARDS, 0, 4 * ONE);
        _pays(first, STAND, "T", 2 * ONE);
        _pays(first, HIT, "6T", 4 * ONE);
        _pays(state, SPLIT, "AAT", 4 * ONE); // both
        _pays(state, SPLIT, "AA77", 2 * ONE); // against 21
    }

    function test_split_acesGetOneCardEach() external view {
        uint256 state = _hand("AA7");
        _asks(state, SPLIT, 52 ** 2 * DEALERS_CARDS, ONE, 4 * ONE);
        _pays(state, SPLIT, "T2T", 2 * ONE); // 21 and 13 against 17: even
        _pays(state, SPLIT, "AAT", 0);
        _pays(_hand("AAT"), SPLIT, "TTA", ONE); // a dealer's blackjack beats 21, and returns the split
        _pays(_goesOn(_hand("AAA"), INSURE, ""), SPLIT, "22K", 5 * ONE / 2);
    }

    function test_split_losesOnlyTheFirstStakeToABlackjack() external view {
        uint256 state = _goesOn(_hand("88T"), SPLIT, "33");
        uint256 second = _goesOn(state, DOUBLE, "T");
        _pays(second, STAND, "A", 2 * ONE);
        _pays(second, DOUBLE, "TA", 3 * ONE);
        _pays(state, STAND_ALL, "A", ONE);
    }

    function test_split_insuredPaysThoughAHandBeLost() external view {
        uint256 state = _goesOn(_goesOn(_hand("88A"), INSURE, ""), SPLIT, "TT");
        uint256 second = _goesOn(state, DOUBLE, "T"); // 28: bust for two stakes
        _asks(second, STAND, DEALERS_CARDS, 0, 7 * ONE / 2);
        _pays(second, STAND, "K", 7 * ONE / 2);
        _pays(second, STAND, "6", 2 * ONE);
        _asks(second, DOUBLE, 52 * DEALERS_CARDS, ONE, 9 * ONE / 2);
        _pays(second, DOUBLE, "TK", 9 * ONE / 2);
    }
}
