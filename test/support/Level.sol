// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice A bucket that refills, exactly: the model that those of the reserve are held against. What it has is counted in parts of a
/// chip, `window` to each, so that nothing is rounded.
struct Level {
    uint256 capacity;
    uint256 window;
    uint256 parts;
    uint256 since;
}

using { availableAt, set, take } for Level global;

function partsAt(Level storage l, uint256 time) view returns (uint256) {
    uint256 full = l.capacity * l.window;
    uint256 parts = l.parts + (time - l.since) * l.capacity;
    return parts < full ? parts : full;
}

/// @notice Chips in it at a time, rounded up.
function availableAt(Level storage l, uint256 time) view returns (uint256) {
    return l.window == 0 ? 0 : (partsAt(l, time) + l.window - 1) / l.window;
}

/// @notice Another capacity and window. What was used stays used.
function set(Level storage l, uint256 time, uint256 capacity, uint256 window) {
    uint256 used = l.window == 0 ? 0 : l.capacity - availableAt(l, time);
    (l.capacity, l.window, l.since) = (capacity, window, time);
    l.parts = capacity > used ? (capacity - used) * window : 0;
}

/// @return enough Whether there was so much in it.
function take(Level storage l, uint256 time, uint256 chips) returns (bool enough) {
    uint256 parts = partsAt(l, time);
    enough = chips * l.window <= parts;
    l.parts = enough ? parts - chips * l.window : 0;
    l.since = time;
}
