// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { HandTest } from "../../support/HandTest.sol";

contract VideoPokerTest is HandTest {
    uint256 private constant HOLD_ALL = 31;
    uint256 private constant DEALS = uint256(52) * 51 * 50 * 49 * 48;

    constructor() HandTest("VideoPoker", 20_000, false) { }

    function _someChoice(uint256) internal pure override returns (uint256) {
        return 0;
    }

    function _someAction(uint256, uint256 seed) internal pure override returns (uint256) {
        return seed % 40;
    }

    function _state(uint256[5] memory cards) private pure returns (uint256 state) {
        for (uint256 i = 0; i < 5; ++i) state |= cards[i] << 6 * i;
    }

    function _card(uint256 state, uint256 i) private pure returns (uint256) {
        return state >> 6 * i & 63;
    }

    // --- what is illegal ---

    function testFuzz_quote_revertsIfChoiceInvalid(uint256 choice) external {
        _expectInvalidChoice(bound(choice, 1, type(uint256).max));
    }

    function testFuzz_decide_revertsIfMoreThanFiveCardsAreHeld(uint256 outcome, uint256 action) external {
        (uint256 state,) = _deal(0, bound(outcome, 0, DEALS - 1));
        _expectInvalidAction(state, bound(action, 32, type(uint256).max));
    }

    function testFuzz_decide_revertsForStatesThatAreNone(uint256 outcome, uint256 i, uint256 j) external {
        (uint256 state,) = _deal(0, bound(outcome, 0, DEALS - 1));
        (i, j) = (i % 5, j % 5);
        uint256 without = state & ~(uint256(63) << 6 * i);
        if (i != j) _expectInvalidAction(without | _card(state, j) << 6 * i, HOLD_ALL);
        for (uint256 card = 52; card < 64; ++card) _expectInvalidAction(without | card << 6 * i, HOLD_ALL);
        _expectInvalidAction(state | 1 << 30 + j, HOLD_ALL);
    }

    // --- cards ---

    /// @dev Each card is the n-th of those that are left, which is found by looking through all of them.
    function _nth(uint256 gone, uint256 n) private pure returns (uint256 card) {
        for (;; ++card) {
            if (gone >> card & 1 == 0) {
                if (n == 0) return card;
                --n;
            }
        }
    }

    function testFuzz_deal_takesEachCardFromThoseLeft(uint256 outcome) external view {
        outcome = bound(outcome, 0, DEALS - 1);
        (uint256 outcomes, uint256 most) = _quote(0);
        assertEq(outcomes, DEALS, "outcomes");
        assertEq(most, 800e6, "limit");
        (uint256 state,) = _deal(0, outcome);
        uint256 gone = 0;
        for (uint256 i = 0; i < 5; ++i) {
            assertEq(_card(state, i), _nth(gone, outcome % (52 - i)), "card");
            outcome /= 52 - i;
            gone |= 1 << _card(state, i);
        }
        assertEq(state >> 30, 0, "nothing else is in the state");
    }

    /// @return after_ The cards after a draw.
    /// @return ways In how many ways they can be drawn.
    function _drawn(uint256 state, uint256 held, uint256 outcome)
        private
        pure
        returns (uint256 after_, uint256 ways)
    {
        uint256 gone = 0;
        for (uint256 i = 0; i < 5; ++i) gone |= 1 << _card(state, i);
        (after_, ways) = (state, 1);
        uint256 left = 47;
        for (uint256 i = 0; i < 5; ++i) {
            if (held >> i & 1 != 0) continue;
            uint256 card = _nth(gone, outcome / ways % left);
            after_ = after_ ^ _card(after_, i) << 6 * i | card << 6 * i;
            gone |= 1 << card;
            ways *= left--;
        }
    }

    /// @dev A hand after a draw pays what it pays when it is held. The cards are drawn from those that were not dealt.
    function testFuzz_play_drawsFromThoseNotDealt(uint256 dealt, uint256 held, uint256 outcome) external view {
        held = held % 32;
        (uint256 state,) = _deal(0, bound(dealt, 0, DEALS - 1));
        (uint256 outcomes, uint256 cost, uint256 most) = _decide(state, held);
        (uint256 after_, uint256 ways) = _drawn(state, held, outcome % outcomes);
        assertEq(outcomes, ways, "outcomes");
        assertEq(cost, 0, "cost");
        (uint256 next, uint256 payout) = _play(state, held, outcome % outcomes);
        (, uint256 same) = _play(after_, HOLD_ALL, 0);
        assertEq(next, 0, "over");
        assertEq(payout, same, "payout");
        assertEq(most, held == HOLD_ALL ? payout : 800e6, "limit");
    }

    // --- hands ---

    /// @dev Cards of one suit: ranks as bits, how many they are, and the ranks as cards of a state.
    function _cardsOfOneSuit() private pure returns (uint256[][6] memory sets) {
        uint16[6] memory sizes = [1, 13, 78, 286, 715, 1287];
        uint256[6] memory found;
        for (uint256 count = 0; count < 6; ++count) sets[count] = new uint256[](sizes[count]);
        for (uint256 set = 0; set < 1 << 13; ++set) {
            (uint256 count, uint256 cards) = (0, 0);
            for (uint256 rank = 0; rank < 13; ++rank) {
                if (set >> rank & 1 == 0) continue;
                cards |= rank << 6 * count;
                if (++count > 5) break;
            }
            if (count <= 5) sets[count][found[count]++] = set << 40 | cards;
        }
    }

    /// @dev All hands up to a permutation of suits, each as often as it stands for: suits with their sets of ranks in falling order.
    function test_play_countsOfAllHands() external view {
        uint256[] memory counts = new uint256[](801);
        Suits memory none;
        assertEq(_countHands(counts, _cardsOfOneSuit(), none, 0, 5), 134_459, "hands up to suits");
        assertEq(counts[800], 4, "royal flush");
        assertEq(counts[50], 36, "straight flush");
        assertEq(counts[25], 624, "four of a kind");
        assertEq(counts[9], 3_744, "full house");
        assertEq(counts[6], 5_108, "flush");
        assertEq(counts[4], 10_200, "straight");
        assertEq(counts[3], 54_912, "three of a kind");
        assertEq(counts[2], 123_552, "two pair");
        assertEq(counts[1], 337_920, "jacks or better");
        assertEq(counts[0], 2_062_860, "nothing");
    }

    struct Suits {
        uint256 last; // the cards of the last suit, and how many suits before it have the same ranks
        uint256 alike;
        uint256 permutations; // of the suits, which lead to other hands
        uint256 state;
    }

    function _countHands(
        uint256[] memory counts,
        uint256[][6] memory sets,
        Suits memory before,
        uint256 suit,
        uint256 left
    ) private view returns (uint256 hands) {
        if (suit == 4) {
            (, Multiplier payout) = hand.play(before.state, HOLD_ALL, 0);
            counts[payout.toUint() / 1e6] += before.permutations;
            return 1;
        }
        Suits memory suits;
        for (uint256 count = suit == 3 ? left : 0; count <= left; ++count) {
            uint256[] memory some = sets[count];
            for (uint256 i = 0; i < some.length; ++i) {
                uint256 set = some[i];
                if (suit != 0 && set > before.last) break;
                suits.last = set;
                // Of n suits with the same ranks, n! permutations are one hand.
                suits.alike = suit != 0 && set == before.last ? before.alike + 1 : 1;
                suits.permutations = (suit == 0 ? 24 : before.permutations) / suits.alike;
                suits.state = before.state | uint40(set) + 13 * suit * (0x1041041 & (1 << 6 * count) - 1) << 6 * (5 - left);
                hands += _countHands(counts, sets, suits, suit + 1, left - count);
            }
        }
    }

    function test_closing_holdsAll() external view {
        (uint256 state,) = _deal(0, 0);
        assertEq(hand.closing(state), HOLD_ALL, "a hand that is walked away from is paid as it is");
        assertEq(hand.edge(), 4_560, "edge of the best play");
        assertEq(hand.name(), "Video poker", "name");
    }
}
