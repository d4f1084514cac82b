// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @dev The native coin, where an asset is named by its token: the address that ERC-7535 gives it.
address constant NATIVE_COIN = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
