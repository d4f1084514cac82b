// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../interfaces/IGame.sol";
import { IHand } from "../interfaces/IHand.sol";

/// @title Asking a game that may be bad
/// @notice The only assembly of the house. Solidity copies whatever a callee answers, at the cost of who asked, and reverts if it is
/// not of the right form: a bad game could stop the settlement of other bets with either.
library Ask {
    /// @notice Gas that a game may use for one answer. A game is pure, so with this much it answers always or never: whoever settles
    /// cannot make it fail. More than this by 1/63 must be left, or the game gets less.
    uint256 internal constant GAME_GAS = 100_000;

    /// @notice What a game says that an outcome pays.
    /// @return valid False if the game fails, or answers anything but one word.
    /// @return answer That word, whatever it is.
    function multiplier(IGame game, uint256 choice, uint256 outcome)
        internal
        view
        returns (bool valid, uint256 answer)
    {
        (bytes32 selector, uint256 gasLimit) = (IGame.multiplier.selector, GAME_GAS);
        assembly ("memory-safe") {
            // The question stands in free memory, where the next one takes its place.
            let question := mload(64)
            mstore(question, selector)
            mstore(add(question, 4), choice)
            mstore(add(question, 36), outcome)
            // The answer goes to scratch space, and what is beyond a word nowhere.
            valid := staticcall(gasLimit, game, question, 68, 0, 32)
            valid := and(valid, eq(returndatasize(), 32))
            answer := mload(0)
        }
    }

    /// @notice How a hand goes on, says its game.
    /// @param question Call data of `IHand.deal` or `IHand.play`.
    /// @return valid False if the game fails, or answers anything but two words.
    /// @return state The first word, whatever it is.
    /// @return payout The second.
    function step(IHand game, bytes memory question)
        internal
        view
        returns (bool valid, uint256 state, uint256 payout)
    {
        uint256 gasLimit = GAME_GAS;
        assembly ("memory-safe") {
            // As above: two words of scratch space.
            valid := staticcall(gasLimit, game, add(question, 32), mload(question), 0, 64)
            valid := and(valid, eq(returndatasize(), 64))
            state := mload(0)
            payout := mload(32)
        }
    }
}
