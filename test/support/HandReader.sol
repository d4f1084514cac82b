// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IHand } from "../../contracts/interfaces/IHand.sol";
import { Multiplier } from "../../contracts/types/Multiplier.sol";

/// @notice Asks a hand's contract many questions in one call.
contract HandReader {
    /// @dev Not the error that the interface asks for.
    error OtherError(bytes reason);

    struct Decision {
        bool legal;
        uint256 outcomes;
        uint256 cost;
        uint256 max;
    }

    struct Dealt {
        uint256 state;
        uint256 payout;
    }

    function quotes(IHand hand, uint256[] calldata choices) external view returns (Decision[] memory answers) {
        answers = new Decision[](choices.length);
        for (uint256 i = 0; i < choices.length; ++i) {
            try hand.quote(choices[i]) returns (uint256 outcomes, uint256 units, Multiplier max) {
                answers[i] = Decision(true, outcomes, units, max.toUint());
            } catch (bytes memory reason) {
                _expect(reason, abi.encodeWithSelector(IHand.InvalidChoice.selector, choices[i]));
            }
        }
    }

    function deals(IHand hand, uint256[2][] calldata dealt) external view returns (Dealt[] memory answers) {
        answers = new Dealt[](dealt.length);
        for (uint256 i = 0; i < dealt.length; ++i) {
            (uint256 state, Multiplier payout) = hand.deal(dealt[i][0], dealt[i][1]);
            answers[i] = Dealt(state, payout.toUint());
        }
    }

    function decisions(IHand hand, uint256[2][] calldata asked) external view returns (Decision[] memory answers) {
        answers = new Decision[](asked.length);
        for (uint256 i = 0; i < asked.length; ++i) {
            (uint256 state, uint256 action) = (asked[i][0], asked[i][1]);
            try hand.decide(state, action) returns (uint256 outcomes, Multiplier cost, Multiplier max) {
                answers[i] = Decision(true, outcomes, cost.toUint(), max.toUint());
            } catch (bytes memory reason) {
                _expect(reason, abi.encodeWithSelector(IHand.InvalidAction.selector, state, action));
            }
        }
    }

    function plays(IHand hand, uint256[3][] calldata played) external view returns (Dealt[] memory answers) {
        answers = new Dealt[](played.length);
        for (uint256 i = 0; i < played.length; ++i) {
            (uint256 next, Multiplier payout) = hand.play(played[i][0], played[i][1], played[i][2]);
            answers[i] = Dealt(next, payout.toUint());
        }
    }

    function _expect(bytes memory reason, bytes memory expected) private pure {
        if (keccak256(reason) != keccak256(expected)) revert OtherError(reason);
    }
}
