// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Test } from "./Test.sol";

/// @notice Tests of checks that can fail: they find a fault, and say which.
abstract contract Faults is Test {
    /// @notice A check, or an act that checks, fails for the reason named.
    function assertFinds(address handler, string memory reason, bytes memory act) internal {
        (bool success, bytes memory answer) = handler.call(act);
        assertFalse(success, string.concat("found nothing: ", reason));
        assertTrue(_contains(answer, bytes(reason)), string.concat("found something else than: ", reason));
    }

    function _contains(bytes memory text, bytes memory part) private pure returns (bool) {
        for (uint256 i = 0; i + part.length <= text.length; ++i) {
            uint256 same = 0;
            while (same < part.length && text[i + same] == part[same]) ++same;
            if (same == part.length) return true;
        }
        return false;
    }
}
