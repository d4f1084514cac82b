// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../contracts/interfaces/IGame.sol";
import { Multiplier } from "../../contracts/types/Multiplier.sol";

/// @notice How a bad game breaks its rules at settlement. `None`: it is an honest coin that pays 1.9. `IsSlow`: so it is, but it uses
/// almost all the gas that it may use.
enum Vice {
    None,
    Reverts,
    RevertsWithBomb,
    ReturnsBomb,
    BurnsGas,
    HitsInvalid,
    PaysAboveMax,
    AnswersNothing,
    AnswersHalf,
    AnswersTwice,
    AnswersMoreThan64Bits,
    IsSlow
}

/// @notice How a bad game breaks its rules when a bet is placed.
enum QuoteVice {
    None,
    Reverts,
    BurnsGas,
    AnswersNothing,
    AnswersMoreThan64Bits,
    NoOutcomes,
    ManyUnits
}

/// @title A game that is pure, and should never have been opened all the same
/// @notice The player chooses its vices: `quoteVice << 16 | viceOnWin << 8 | viceOnLoss`. Outcome 0 of 2 wins.
contract BadGame is IGame {
    uint256 private constant PAYS = 1_900_000;

    string public constant name = "Bad";
    uint256 public constant edge = 50_000; // 5%

    function quote(uint256 choice) external pure returns (uint256, uint256, Multiplier) {
        QuoteVice vice = QuoteVice(choice >> 16);
        if (vice == QuoteVice.Reverts) revert InvalidChoice(choice);
        if (vice == QuoteVice.BurnsGas) while (true) { }
        if (vice == QuoteVice.AnswersNothing) {
            assembly {
                return(0, 0)
            }
        }
        if (vice == QuoteVice.AnswersMoreThan64Bits) {
            assembly {
                mstore(0, 2)
                mstore(32, 1)
                mstore(64, not(0))
                return(0, 96)
            }
        }
        return (
            vice == QuoteVice.NoOutcomes ? 0 : 2,
            vice == QuoteVice.ManyUnits ? type(uint256).max : 1,
            Multiplier.wrap(uint64(PAYS))
        );
    }

    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        Vice vice = Vice(uint8(outcome == 0 ? choice >> 8 : choice));
        if (vice == Vice.Reverts) revert("bad");
        if (vice == Vice.BurnsGas) while (true) { }
        if (vice == Vice.PaysAboveMax) return Multiplier.wrap(uint64(PAYS) + 1);
        if (vice == Vice.RevertsWithBomb) {
            assembly {
                revert(0, 190000)
            }
        }
        if (vice == Vice.ReturnsBomb) {
            assembly {
                return(0, 190000)
            }
        }
        if (vice == Vice.HitsInvalid) {
            assembly {
                invalid()
            }
        }
        if (vice == Vice.AnswersNothing) {
            assembly {
                return(0, 0)
            }
        }
        if (vice == Vice.AnswersHalf) {
            assembly {
                return(0, 31)
            }
        }
        if (vice == Vice.AnswersTwice) {
            assembly {
                return(0, 64)
            }
        }
        if (vice == Vice.AnswersMoreThan64Bits) {
            assembly {
                mstore(0, shl(64, 1))
                return(0, 32)
            }
        }
        if (vice == Vice.IsSlow) {
            bytes32 waste = bytes32(choice);
            for (uint256 i = 0; i < 440; ++i) waste = keccak256(abi.encode(waste));
            if (waste == 0) return Multiplier.wrap(0);
        }
        return Multiplier.wrap(outcome == 0 ? uint64(PAYS) : 0);
    }
}
