// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Hashes } from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import { BetId } from "../types/BetId.sol";

/// @title From a round's word to an outcome
/// @notice All use of chance in the house. Words are separated by bet and by roll, and reduced without bias.
library Draw {
    /// @notice The word of one bet: K(word of the round, bet id).
    function betWord(uint256 word, BetId id) internal pure returns (uint256) {
        return uint256(Hashes.efficientKeccak256(bytes32(word), bytes32(uint256(BetId.unwrap(id)))));
    }

    /// @notice The word of one roll, counted from 0: K(word of the bet, roll).
    function rollWord(uint256 word, uint256 roll) internal pure returns (uint256) {
        return uint256(Hashes.efficientKeccak256(bytes32(word), bytes32(roll)));
    }

    /// @notice One of `outcomes` equally likely outcomes, from 0.
    /// @dev 2^256 is not a multiple of every count. The words of the incomplete last turn are rejected, and hashed again,
    /// so that no outcome is favoured, not even by 2^-250.
    function outcome(uint256 word, uint256 outcomes) internal pure returns (uint256) {
        uint256 incomplete;
        // 2^256 - outcomes, which has the remainder of 2^256; outcomes is above 0.
        unchecked {
            incomplete = (0 - outcomes) % outcomes;
        }
        while (word > ~incomplete) word = uint256(keccak256(abi.encode(word)));
        return word % outcomes;
    }
}
