// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IHand } from "../../contracts/interfaces/IHand.sol";
import { Purity } from "../../contracts/libraries/Purity.sol";
import { Multiplier } from "../../contracts/types/Multiplier.sol";
import { Test } from "./Test.sol";

/// @notice What must hold of every game of several decisions, wherever a hand may go.
abstract contract HandTest is Test {
    uint256 private constant TRIES = 200;

    IHand internal hand;

    /// @dev An answer takes at most so much gas.
    uint256 private immutable _mostGas;
    /// @dev Whether the limit of a hand grows with each decision, at no cost.
    bool private immutable _grows;

    constructor(string memory artifact, uint256 mostGas, bool grows) {
        hand = IHand(deploy(artifact, ""));
        (_mostGas, _grows) = (mostGas, grows);
    }

    /// @dev A choice, legal or not, and an action that may be open to a hand in this state or not.
    function _someChoice(uint256 seed) internal view virtual returns (uint256);

    function _someAction(uint256 state, uint256 seed) internal view virtual returns (uint256);

    function _hash(uint256 seed, uint256 i) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, i)));
    }

    function _expectInvalidChoice(uint256 choice) internal {
        vm.expectRevert(abi.encodeWithSelector(IHand.InvalidChoice.selector, choice));
        hand.quote(choice);
        vm.expectRevert(abi.encodeWithSelector(IHand.InvalidChoice.selector, choice));
        hand.deal(choice, 0);
    }

    function _expectInvalidAction(uint256 state, uint256 action) internal {
        vm.expectRevert(abi.encodeWithSelector(IHand.InvalidAction.selector, state, action));
        hand.decide(state, action);
        vm.expectRevert(abi.encodeWithSelector(IHand.InvalidAction.selector, state, action));
        hand.play(state, action, 0);
    }

    function _isInvalidAction(bytes memory reason, uint256 state, uint256 action) private pure {
        assertEq(
            keccak256(reason),
            keccak256(abi.encodeWithSelector(IHand.InvalidAction.selector, state, action)),
            "error of an illegal action"
        );
    }

    // --- questions, with what holds of every answer ---

    function _quote(uint256 choice) internal view returns (uint256 outcomes, uint256 most) {
        uint256 gas = gasleft();
        (uint256 outcomes_, uint256 units, Multiplier max) = hand.quote(choice);
        assertLe(gas - gasleft(), _mostGas, "gas of a quote");
        assertEq(units, 1, "units");
        assertLe(outcomes_, 1 << 200, "outcomes of a deal");
        return (outcomes_, max.toUint());
    }

    function _deal(uint256 choice, uint256 outcome) internal view returns (uint256 state, uint256 payout) {
        uint256 gas = gasleft();
        (uint256 state_, Multiplier payout_) = hand.deal(choice, outcome);
        assertLe(gas - gasleft(), _mostGas, "gas of a deal");
        assertLt(state_, 1 << 128, "state");
        assertTrue(state_ == 0 || payout_.toUint() == 0, "a hand pays when it is over");
        return (state_, payout_.toUint());
    }

    function _decide(uint256 state, uint256 action)
        internal
        view
        returns (uint256 outcomes, uint256 cost, uint256 most)
    {
        uint256 gas = gasleft();
        (uint256 outcomes_, Multiplier cost_, Multiplier max) = hand.decide(state, action);
        assertLe(gas - gasleft(), _mostGas, "gas of a decision's quote");
        assertLt(action, 1 << 40, "action");
        assertGt(outcomes_, 0, "outcomes");
        assertLe(outcomes_, 1 << 200, "outcomes of a decision");
        return (outcomes_, cost_.toUint(), max.toUint());
    }

    function _play(uint256 state, uint256 action, uint256 outcome)
        internal
        view
        returns (uint256 next, uint256 payout)
    {
        uint256 gas = gasleft();
        (uint256 next_, Multiplier payout_) = hand.play(state, action, outcome);
        assertLe(gas - gasleft(), _mostGas, "gas of a play");
        assertLt(next_, 1 << 128, "state");
        assertTrue(next_ == 0 || payout_.toUint() == 0, "a hand pays when it is over");
        return (next_, payout_.toUint());
    }

    // --- a hand from its deal to its end ---

    /// @dev Plays a hand, and closes it at every step as if its player had walked away.
    /// @return payout What it paid.
    /// @return costs What was staked after the deal.
    function _walk(uint256 choice, uint256 seed) internal view returns (uint256 payout, uint256 costs) {
        (uint256 outcomes, uint256 limit) = _quote(choice);
        uint256 state;
        (state, payout) = _deal(choice, seed % outcomes);
        while (state != 0) {
            seed = _hash(seed, 0);
            _close(state, limit, seed);
            uint256 action = _legalAction(state, seed);
            (uint256 drawn, uint256 cost, uint256 most) = _decide(state, action);
            if (!_grows) assertLe(most, limit + cost, "a decision's limit: at most the old one and what it costs");
            (limit, costs) = (most, costs + cost);
            (state, payout) = _play(state, action, seed % drawn);
        }
        assertLe(payout, limit, "a payout is within the limit");
    }

    function _close(uint256 state, uint256 limit, uint256 seed) private view {
        uint256 action = hand.closing(state);
        (uint256 outcomes, uint256 cost, uint256 most) = _decide(state, action);
        assertEq(cost, 0, "closing costs nothing");
        assertLe(most, limit, "closing raises no limit");
        for (uint256 i = 0; i < 3; ++i) {
            (uint256 next, uint256 payout) = _play(state, action, _hash(seed, i) % outcomes);
            assertEq(next, 0, "closing ends the hand");
            assertLe(payout, most, "a payout of a closed hand is within the limit");
        }
    }

    /// @dev Tries actions until one is legal; those that are not are refused as they should be.
    function _legalAction(uint256 state, uint256 seed) private view returns (uint256 action) {
        for (uint256 i = 0; i < TRIES; ++i) {
            action = _someAction(state, _hash(seed, i));
            try hand.decide(state, action) {
                return action;
            } catch (bytes memory reason) {
                _isInvalidAction(reason, state, action);
                try hand.play(state, action, 0) {
                    assertTrue(false, "an action that is refused was played");
                } catch (bytes memory same) {
                    _isInvalidAction(same, state, action);
                }
            }
        }
        return hand.closing(state);
    }

    // --- tests of every hand ---

    function test_code_isPure() external view {
        Purity.check(address(hand));
    }

    function testFuzz_play_holdsItsLimitsWhereverAHandGoes(uint256 seed) external view {
        for (uint256 i = 0; i < TRIES; ++i) {
            uint256 choice = _someChoice(_hash(seed, i));
            try hand.quote(choice) {
                _walk(choice, seed);
                return;
            } catch (bytes memory reason) {
                assertEq(
                    keccak256(reason),
                    keccak256(abi.encodeWithSelector(IHand.InvalidChoice.selector, choice)),
                    "error of an illegal choice"
                );
            }
        }
    }

    function testFuzz_decide_revertsForNoHand(uint256 action) external {
        _expectInvalidAction(0, action);
    }

    function testFuzz_decide_revertsIfActionIsTooLarge(uint256 seed, uint256 action) external {
        uint256 state;
        for (uint256 i = 0; state == 0; ++i) {
            uint256 choice = _someChoice(_hash(seed, i));
            try hand.quote(choice) returns (uint256 outcomes, uint256, Multiplier) {
                (state,) = hand.deal(choice, _hash(seed, i) % outcomes);
            } catch { }
        }
        _expectInvalidAction(state, bound(action, 1 << 40, type(uint256).max));
    }
}
