// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { Multiplier, ONE } from "../types/Multiplier.sol";

/// @title Baccarat
/// @notice Punto banco, every hand from a fresh shoe of eight decks. The choice is a spread of chips on five spots, 8 bits each from the low
/// end. The stake is the value of one chip. Each pays, stake included:
///
///   bits    spot          wins on                         pays         return                          edge
///   0-7     player        a higher total of the player    2; tie 1     19283843717413/19524993263685   1.2351 %
///   8-15    banker        a higher total of the banker    1.95; tie 1  10732465128097/10847218479825   1.0579 %
///   16-23   tie           equal totals                    9            619306544887/723147898655       14.3596 %
///   24-31   player pair   two of a rank, as dealt         12           372/415                         10.3614 %
///   32-39   banker pair   two of a rank, as dealt         12           372/415                         10.3614 %
///
/// Player and banker are dealt two cards each in turn, the player first. An ace counts 1, tens and courts 0; of a total the last digit
/// counts. With 8 or 9 on either side both stand. Otherwise the player draws a third card with 5 or less. If he stood, the banker
/// draws with 5 or less, too; if not, by the player's third card:
///
///   the banker has   0-2    3               4      5      6      7
///   and draws on     any    any but an 8    2-7    4-7    6, 7   none
///
/// A spread returns the mean of its chips. The smallest edge is the banker's.
contract Baccarat is IGame {
    uint256 private constant SHOE = 8 * 52;

    /// @dev The foot and the top of five lanes of 16 bits.
    uint256 private constant LANES = 0x00010001000100010001;
    uint256 private constant TOPS = LANES << 15;

    uint256 private constant WIN = 2 * ONE;
    uint256 private constant BANKER_WIN = 1_950_000; // less the bank's 5% of the profit
    uint256 private constant TIE = 9 * ONE;
    uint256 private constant PAIR = 12 * ONE;

    string public constant name = "Baccarat";

    uint256 public constant edge = 10_579; // 1 - 10732465128097/10847218479825

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        if (choice == 0 || choice >> 40 != 0) revert InvalidChoice(choice);
        (uint256 player, uint256 banker, uint256 tie) = (uint8(choice), uint8(choice >> 8), uint8(choice >> 16));
        uint256 pairs = uint256(uint8(choice >> 24)) + uint8(choice >> 32);
        uint256 most = player * ONE + banker * ONE + tie * TIE;
        if (player * WIN > most) most = player * WIN;
        if (banker * BANKER_WIN > most) most = banker * BANKER_WIN;
        outcomes = 416 * 415 * 414 * 413 * 412 * 411;
        return (outcomes, player + banker + tie + pairs, Multiplier.wrap(uint64(most + pairs * PAIR)));
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        uint256 drawn = cards(outcome);
        (uint256 player, uint256 banker) = _totals(drawn);
        uint256 pays;
        if (player > banker) pays = uint8(choice) * WIN;
        else if (player < banker) pays = uint8(choice >> 8) * BANKER_WIN;
        else pays = uint8(choice) * ONE + uint8(choice >> 8) * ONE + uint8(choice >> 16) * TIE;
        if (_rank(drawn, 0) == _rank(drawn, 2)) pays += uint8(choice >> 24) * PAIR;
        if (_rank(drawn, 1) == _rank(drawn, 3)) pays += uint8(choice >> 32) * PAIR;
        return Multiplier.wrap(uint64(pays));
    }

    /// @notice The six cards of an outcome in the order they are drawn, 16 bits each from the low end. A card is a number below 416; the
    /// remainder by 13 is its rank, from the ace to the king.
    function cards(uint256 outcome) public pure returns (uint256 drawn) {
        return draw(outcome, SHOE);
    }

    /// @notice Six different cards of a shoe of `size`, below 2^15: every sequence for one of size * (size-1) * ... * (size-5) outcomes.
    function draw(uint256 outcome, uint256 size) public pure returns (uint256 drawn) {
        // The remainder is the place of a card among those that are left when it is drawn, the last card first. To put it back
        // moves each card by one that is drawn later and does not lie before it: the top of its lane stays set.
        unchecked {
            for (uint256 left = size - 5; left <= size; ++left) {
                uint256 card = outcome % left;
                outcome /= left;
                uint256 behind = (drawn | TOPS) - card * LANES & TOPS;
                drawn = drawn + (behind >> 15) << 16 | card;
            }
            return uint96(drawn);
        }
    }

    function _totals(uint256 drawn) private pure returns (uint256 player, uint256 banker) {
        player = (_value(drawn, 0) + _value(drawn, 2)) % 10;
        banker = (_value(drawn, 1) + _value(drawn, 3)) % 10;
        if (player > 7 || banker > 7) return (player, banker);
        if (player > 5) {
            if (banker < 6) banker = (banker + _value(drawn, 4)) % 10;
        } else {
            uint256 third = _value(drawn, 4);
            player = (player + third) % 10;
            if (_bankerDraws(banker, third)) banker = (banker + _value(drawn, 5)) % 10;
        }
    }

    function _bankerDraws(uint256 banker, uint256 third) private pure returns (bool) {
        if (banker < 3) return true;
        if (banker == 3) return third != 8;
        return third < 8 && third >= 2 * (banker - 3);
    }

    /// @dev 0 is an ace, 12 a king.
    function _rank(uint256 drawn, uint256 i) private pure returns (uint256) {
        return uint16(drawn >> 16 * i) % 13;
    }

    function _value(uint256 drawn, uint256 i) private pure returns (uint256) {
        uint256 rank = _rank(drawn, i);
        return rank < 9 ? rank + 1 : 0;
    }
}
