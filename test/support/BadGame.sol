// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../contracts/interfaces/IGame.sol";
import { Multiplier } from "../../contracts/types/Multiplier.sol";

/// @notice How a bad game breaks its rules, at settlement. `None`: it is an honest coin that pays 1.9.
enum Vice {
    None,
    Reverts,
    RevertsWithBomb,
    ReturnsBomb,
    BurnsGas,
    PaysAboveMax,
    AnswersNothing,
    AnswersTooMuch
}

/// @title A game that should never have been opened
/// @notice Outcome 0 wins. Its vice shows on outcome 1, that is on a loss, or on both.
contract BadGame is IGame {
    Multiplier private constant PAYS = Multiplier.wrap(1_900_000);

    string public constant name = "Bad";
    uint256 public edge = 50_000; // 5%

    Vice public vice;
    bool public alsoOnWin;

    // What `quote` says: not pure, so that it can change between placing and settling.
    uint256 public outcomes = 2;
    uint256 public units = 1;
    uint256 public max = 1_900_000;
    bool public quoteFails;
    bool public edgeFails;

    constructor(Vice vice_, bool alsoOnWin_) {
        (vice, alsoOnWin) = (vice_, alsoOnWin_);
    }

    function setQuote(uint256 outcomes_, uint256 units_, uint256 max_) external {
        (outcomes, units, max) = (outcomes_, units_, max_);
    }

    function failQuote() external {
        quoteFails = true;
    }

    function failEdge() external {
        edge = 0;
    }

    function quote(uint256 choice) external view returns (uint256, uint256, Multiplier) {
        if (quoteFails) revert InvalidChoice(choice);
        return (outcomes, units, Multiplier.wrap(uint64(max)));
    }

    function multiplier(uint256, uint256 outcome) external view returns (Multiplier) {
        if (outcome == 0 && !alsoOnWin) return Multiplier.wrap(uint64(max));
        if (vice == Vice.Reverts) revert("bad");
        if (vice == Vice.BurnsGas) while (true) { }
        if (vice == Vice.PaysAboveMax) return Multiplier.wrap(uint64(max) + 100);
        if (vice == Vice.RevertsWithBomb) {
            assembly {
                revert(0, 150000)
            }
        }
        if (vice == Vice.ReturnsBomb) {
            assembly {
                return(0, 150000)
            }
        }
        if (vice == Vice.AnswersNothing) {
            assembly {
                return(0, 0)
            }
        }
        if (vice == Vice.AnswersTooMuch) {
            assembly {
                mstore(0, not(0))
                return(0, 32)
            }
        }
        return outcome == 0 ? Multiplier.wrap(uint64(max)) : Multiplier.wrap(0);
    }
}
