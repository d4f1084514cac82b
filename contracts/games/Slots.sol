// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGame } from "../interfaces/IGame.sol";
import { Multiplier, ONE } from "../types/Multiplier.sol";

/// @title Slots
/// @notice Five reels of 32 stops. Choice 0 plays the first three, choice 1 all five. The outcome is the stop of each reel in base 32, the
/// first reel lowest; a stop shows the letter at its place on the strip, counted from the left and from 0:
///
///   reel 1   LMCOBLPMOL7PLCMOBLPOMLCPOL7BMLOP
///   reel 2   OPLCO7LBMPCLOPMCLOBLP7COMLOPBCLM
///   reel 3   PCLMOBLPCOLMP7LOBPCLMOPLCOBPML7O
///   reel 4   LOBMPCOLP7MOCLBPOLMPOCLBOPM7LCOP
///   reel 5   PBLOPMCLOPMB7LCOPMLOPCBMLOP7COLM
///
/// One line pays: as many reels alike with the first, from the left, as there are without a gap. Times the stake, stake included:
///
///                three reels: 1   2    3      five reels: 1   2    3     4     5      stops on reels 1 to 5
///   C  cherry                 2   5    10                 2   3    10    40    100    3, 5, 4, 4, 4
///   L  lemon                      1    10                     1    5     20    100    8, 7, 7, 6, 6
///   O  orange                     1    10                     1    8     30    150    6, 6, 6, 7, 6
///   P  plum                       2    15                     2    10    40    200    5, 5, 6, 6, 6
///   M  melon                      2    25                     3    15    75    300    5, 4, 4, 4, 5
///   B  bell                       4    75                     5    40    200   1000   3, 3, 3, 3, 3
///   7  seven                      15   500                    15   100   500   2000   2, 2, 2, 2, 2
///
///   choice           outcomes   pays something   return               edge     variance
///   0  three reels   32^3       1 in 4.16        31839/32768          2.84 %   71.1
///   1  five reels    32^5       1 in 4.16        1017685/1048576      2.95 %   49.3
contract Slots is IGame {
    uint256 private constant FIVE = 1;

    string public constant name = "Slots";

    uint256 public constant edge = 28_350; // 1 - 31839/32768

    /// @inheritdoc IGame
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        if (choice > FIVE) revert InvalidChoice(choice);
        if (choice == FIVE) return (32 ** 5, 1, Multiplier.wrap(uint64(2000 * ONE)));
        return (32 ** 3, 1, Multiplier.wrap(uint64(500 * ONE)));
    }

    /// @inheritdoc IGame
    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        uint256 reels = choice == FIVE ? 5 : 3;
        bytes1 first = strip(0)[outcome & 31];
        uint256 alike = 1;
        while (alike < reels && strip(alike)[outcome >> 5 * alike & 31] == first) ++alike;
        uint256 line = choice == FIVE ? _fiveReels(first) : _threeReels(first);
        return Multiplier.wrap(uint64(uint16(line >> 16 * alike) * ONE));
    }

    /// @notice The letters of a reel, 0 to 4, in the order of its stops.
    function strip(uint256 reel) public pure returns (bytes32) {
        if (reel == 0) return "LMCOBLPMOL7PLCMOBLPOMLCPOL7BMLOP";
        if (reel == 1) return "OPLCO7LBMPCLOPMCLOBLP7COMLOPBCLM";
        if (reel == 2) return "PCLMOBLPCOLMP7LOBPCLMOPLCOBPML7O";
        if (reel == 3) return "LOBMPCOLP7MOCLBPOLMPOCLBOPM7LCOP";
        return "PBLOPMCLOPMB7LCOPMLOPCBMLOP7COLM";
    }

    /// @dev What a line of a symbol pays for each number of reels alike, 16 bits each.
    function _threeReels(bytes1 symbol) private pure returns (uint256) {
        if (symbol == "C") return 2 << 16 | 5 << 32 | 10 << 48;
        if (symbol == "L") return 1 << 32 | 10 << 48;
        if (symbol == "O") return 1 << 32 | 10 << 48;
        if (symbol == "P") return 2 << 32 | 15 << 48;
        if (symbol == "M") return 2 << 32 | 25 << 48;
        if (symbol == "B") return 4 << 32 | 75 << 48;
        return 15 << 32 | 500 << 48;
    }

    /// @dev The same of five reels.
    function _fiveReels(bytes1 symbol) private pure returns (uint256) {
        if (symbol == "C") return 2 << 16 | 3 << 32 | 10 << 48 | 40 << 64 | 100 << 80;
        if (symbol == "L") return 1 << 32 | 5 << 48 | 20 << 64 | 100 << 80;
        if (symbol == "O") return 1 << 32 | 8 << 48 | 30 << 64 | 150 << 80;
        if (symbol == "P") return 2 << 32 | 10 << 48 | 40 << 64 | 200 << 80;
        if (symbol == "M") return 3 << 32 | 15 << 48 | 75 << 64 | 300 << 80;
        if (symbol == "B") return 5 << 32 | 40 << 48 | 200 << 64 | 1000 << 80;
        return 15 << 32 | 100 << 48 | 500 << 64 | 2000 << 80;
    }
}
