// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Draw } from "../../contracts/libraries/Draw.sol";
import { BetId } from "../../contracts/types/BetId.sol";

/// @notice `Draw` as a contract, so that other languages can be compared with it.
contract DrawContract {
    function betWord(uint256 word, BetId id) external pure returns (uint256) {
        return Draw.betWord(word, id);
    }

    function rollWord(uint256 word, uint256 roll) external pure returns (uint256) {
        return Draw.rollWord(word, roll);
    }

    function outcome(uint256 word, uint256 outcomes) external pure returns (uint256) {
        return Draw.outcome(word, outcomes);
    }
}
