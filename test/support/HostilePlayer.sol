// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice What a hostile player does with money that it is sent.
enum Mood {
    Takes,
    Reverts,
    BurnsGas,
    RevertsWithBomb,
    ReturnsBomb,
    ReEnters
}

/// @title A player that is a contract, and means no good
contract HostilePlayer {
    Mood public mood;

    address private _target;
    bytes private _call;
    uint256 private _value;
    uint256 private _depth;

    /// @notice How often it came back in, and whether it was let in each time.
    uint256 public entered;
    uint256 public refused;

    function setMood(Mood mood_) external {
        mood = mood_;
    }

    /// @notice What to call when money arrives, `depth` times within each other.
    function reEnter(address target, bytes calldata data, uint256 value, uint256 depth) external {
        mood = Mood.ReEnters;
        (_target, _call, _value, _depth) = (target, data, value, depth);
    }

    /// @notice Calls as this player.
    function act(address target, uint256 value, bytes calldata data) external payable returns (bytes memory) {
        (bool success, bytes memory answer) = target.call{ value: value }(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
        return answer;
    }

    receive() external payable {
        if (mood == Mood.Reverts) revert("no");
        if (mood == Mood.BurnsGas) while (true) { }
        if (mood == Mood.RevertsWithBomb) {
            assembly {
                revert(0, 500000)
            }
        }
        if (mood == Mood.ReturnsBomb) {
            assembly {
                return(0, 500000)
            }
        }
        if (mood == Mood.ReEnters && _depth != 0) {
            --_depth;
            (bool success,) = _target.call{ value: _value }(_call);
            if (success) ++entered;
            else ++refused;
        }
    }
}
