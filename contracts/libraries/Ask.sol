// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../interfaces/IGame.sol";

/// @title Asking a game that may be bad
/// @notice The only assembly of the house. Solidity copies whatever a callee answers, at the cost of who asked, and reverts if it is
/// not of the right form: a bad game could stop the settlement of other bets with either.
library Ask {
    /// @notice What a game says that an outcome pays.
    /// @param gasLimit Gas for the answer. More than this by 1/63 must be left, or the game gets less.
    /// @return valid False if the game fails, or answers anything but one word.
    /// @return answer That word, whatever it is.
    function multiplier(IGame game, uint256 gasLimit, uint256 choice, uint256 outcome)
        internal
        view
        returns (bool valid, uint256 answer)
    {
        bytes memory question = abi.encodeCall(IGame.multiplier, (choice, outcome));
        assembly ("memory-safe") {
            // The answer goes to scratch space, and what is beyond a word nowhere.
            valid := staticcall(gasLimit, game, add(question, 32), mload(question), 0, 32)
            valid := and(valid, eq(returndatasize(), 32))
            answer := mload(0)
        }
    }
}
