// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { Multiplier, ONE } from "../types/Multiplier.sol";

/// @title Sic bo
/// @notice Three dice. The choice is a spread of chips on up to 16 spots, decided by one throw: 16 bits a spot, from the low end, each
/// `count << 8 | spot`. The stake is the value of one chip. The outcome is the throw in base 6: the first die shows outcome % 6 + 1.
/// A spot is two hexadecimal digits, which name dice where they are from 1 to 6. It pays as in Australian casinos, stake included:
///
///   spots        win on                                        throws        pays      return     edge
///   01-06        single n: one die shows it, two, all three    75, 15, 1     2, 3, 4   199/216    7.87 %
///   ab, a < b    two dice: both numbers appear                 30 of 216     7         35/36      2.78 %
///   aa           double: the number appears twice or more      16            12        8/9        11.11 %
///   70           any triple                                    6             32        8/9        11.11 %
///   71-76        triple n                                      1             181       181/216    16.20 %
///   80, 81       small 4-10, big 11-17; no triple              105           2         35/36      2.78 %
///   82, 83       odd, even; no triple                          105           2         35/36      2.78 %
///   84, 91       a total of 4, of 17                           3             63        7/8        12.50 %
///   85, 90       a total of 5, of 16                           6             32        8/9        11.11 %
///   86, 8f       a total of 6, of 15                           10            19        95/108     12.04 %
///   87, 8e       a total of 7, of 14                           15            13        65/72      9.72 %
///   88, 8d       a total of 8, of 13                           21            9         7/8        12.50 %
///   89, 8c       a total of 9, of 12                           25            8         25/27      7.41 %
///   8a, 8b       a total of 10, of 11                          27            7         7/8        12.50 %
///
/// A spread returns the mean of its chips. The smallest edge is 1/36.
contract SicBo is IGame {
    string public constant name = "Sic bo";

    uint256 public constant edge = 27_777; // 1/36

    /// @dev But for their order, three dice show one of 56 throws. Sets of them are bits, from the lowest total to the highest, and by
    /// the lowest die, then the middle one, where totals are equal.
    uint256 private constant ALL = (1 << 56) - 1;
    uint256 private constant TRIPLES = 0x88008000200041;
    uint256 private constant SMALL = (1 << 28) - 1;
    uint256 private constant EVEN = 0xb1e0fc0fc0f872;
    /// @dev Throws that show a number, and those that show it twice: a number n has the 64 bits at (n mod 4) * 64.
    uint256 private constant ONCE_1_TO_3 = 0x24c634a72a62400002218c719d56a0000010430c73bbf0000000000000000;
    uint256 private constant ONCE_4_TO_6 = 0xf6e72c51410800006d5a55a28a1080001594ca9c946110;
    uint256 private constant TWICE_1_TO_3 = 0x2108208200000000000108444800000000000008970000000000000000;
    uint256 private constant TWICE_4_TO_6 = 0xd221000000000000290810200000000000908204040000;
    /// @dev Of a total, 8 bits each: how many throws have less, and what it pays.
    uint256 private constant LESS = 0x0038373634312d28221c16100b0704020100000000;
    uint256 private constant TOTAL_PAYS = 0x3f20130d0908070708090d13203f00000000;

    /// @dev What each throw pays stands in a lane of 21 bits, twelve lanes to a word. `SPREAD` copies twelve bits so that each arrives at
    /// the foot of its lane, where `LANES` keeps it. 16 spots of 255 chips pay less than 2^20, so that the top of a lane is free.
    uint256 private constant SPREAD = 0x10000100001000010000100001000010000100001000010000100001;
    uint256 private constant LANES = 0x8000040000200001000008000040000200001000008000040000200001;
    uint256 private constant TOPS = LANES << 20;

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        uint256[5] memory pays;
        uint256 rest = choice;
        do {
            uint256 spot = uint8(rest);
            uint256 count = uint8(rest >> 8);
            (uint256 throws, uint256 win) = wins(spot);
            if (throws == 0 || count == 0) revert InvalidChoice(choice);
            units += count;
            _add(pays, throws, win * count);
            if (_isSingle(spot)) {
                _add(pays, _twice(spot), count);
                _add(pays, _twice(spot) & TRIPLES, count);
            }
            rest >>= 16;
        } while (rest != 0);
        uint256 most = _larger(_larger(pays[0], pays[1]), _larger(_larger(pays[2], pays[3]), pays[4]));
        most = _larger(most, most >> 126);
        most = _larger(most, most >> 63);
        most = _larger(_larger(most, most >> 21), most >> 42) & (1 << 20) - 1;
        return (216, units, Multiplier.wrap(uint64(most * ONE)));
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        uint256 thrown = _throw(outcome % 6 + 1, outcome / 6 % 6 + 1, outcome / 36 + 1);
        uint256 pays = 0;
        // Below 2^20, as a lane.
        unchecked {
            for (; choice != 0; choice >>= 16) {
                uint256 spot = uint8(choice);
                (uint256 throws, uint256 win) = wins(spot);
                if (throws & thrown == 0) continue;
                if (_isSingle(spot) && _twice(spot) & thrown != 0) win += TRIPLES & thrown == 0 ? 1 : 2;
                pays += win * uint8(choice >> 8);
            }
        }
        return Multiplier.wrap(uint64(pays * ONE));
    }

    /// @notice The throws that win on a spot, as bits, and what a chip pays there: on a single, when one die shows it. None: no such spot.
    function wins(uint256 spot) public pure returns (uint256 throws, uint256 pays) {
        (uint256 a, uint256 b) = (spot >> 4, spot & 15);
        if (a < 7) {
            if (b == 0 || b > 6 || a > b) return (0, 0);
            if (a == 0) return (_once(b), 2);
            return a == b ? (_twice(a), 12) : (_once(a) & _once(b), 7);
        }
        if (a == 7) {
            if (b == 0) return (TRIPLES, 32);
            return b < 7 ? (_twice(b) & TRIPLES, 181) : (0, 0);
        }
        if (spot < 0x82) return ((spot == 0x80 ? SMALL : ALL ^ SMALL) & ~TRIPLES, 2);
        if (spot < 0x84) return ((spot == 0x82 ? ALL ^ EVEN : EVEN) & ~TRIPLES, 2);
        return spot < 0x92 ? (_of(spot & 31), uint8(TOTAL_PAYS >> (spot & 31) * 8)) : (0, 0);
    }

    function _isSingle(uint256 spot) private pure returns (bool) {
        return spot < 7;
    }

    function _once(uint256 n) private pure returns (uint256) {
        return uint64((n < 4 ? ONCE_1_TO_3 : ONCE_4_TO_6) >> (n & 3) * 64);
    }

    function _twice(uint256 n) private pure returns (uint256) {
        return uint64((n < 4 ? TWICE_1_TO_3 : TWICE_4_TO_6) >> (n & 3) * 64);
    }

    function _of(uint256 total) private pure returns (uint256) {
        return (1 << uint8(LESS >> total * 8 + 8)) - (1 << uint8(LESS >> total * 8));
    }

    /// @dev The one throw that shows all of three dice.
    function _throw(uint256 a, uint256 b, uint256 c) private pure returns (uint256) {
        if (a == b && b == c) return _twice(a) & TRIPLES;
        if (a == b) return _twice(a) & _once(c);
        if (b == c) return _twice(b) & _once(a);
        return (a == c ? _twice(a) : _once(a) & _once(c)) & _once(b);
    }

    /// @dev Adds what a set of throws pays.
    function _add(uint256[5] memory pays, uint256 throws, uint256 amount) private pure {
        // No lane overflows, and no word.
        unchecked {
            pays[0] += _lanes(throws) * amount;
            pays[1] += _lanes(throws >> 12) * amount;
            pays[2] += _lanes(throws >> 24) * amount;
            pays[3] += _lanes(throws >> 36) * amount;
            pays[4] += _lanes(throws >> 48) * amount;
        }
    }

    /// @dev A lane for each of twelve throws: 1 if it is in the set.
    function _lanes(uint256 throws) private pure returns (uint256) {
        unchecked {
            return (throws & 0xfff) * SPREAD & LANES;
        }
    }

    /// @dev The larger of two words, lane by lane. The top of a lane stays set where the first is no less.
    function _larger(uint256 a, uint256 b) private pure returns (uint256) {
        uint256 first = (a | TOPS) - b & TOPS;
        first -= first >> 20;
        return a & first | b & ~first;
    }
}
