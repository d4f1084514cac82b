// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title Proof that code is a pure function
/// @notice Code passes if no instruction in it can read or change anything but its own call data and memory: no storage, no balance,
/// no block, no caller, no gas, no other contract, no logs. Such code gives the same answer to the same question for ever, so the
/// terms of an open bet cannot change, whoever wrote the game.
/// @dev Every byte that is not the operand of a PUSH counts, reachable or not: compile without the metadata that solc appends.
library Purity {
    /// @notice The address has no code, or its code has an instruction that is not pure.
    error ImpureCode(address account, uint256 position, uint8 opcode);

    /// @dev One bit for each allowed opcode. Call value, call data, code of its own: 34 to 39. Stack, memory and jumps: 50 to 53, 56 to
    /// 59, 5b, 5e to 9f. Arithmetic, comparison, bits and hash: 01 to 0b, 10 to 1e, 20. Ends: 00, 3d (no call was made: always 0), f3,
    /// fd, fe.
    uint256 private constant ALLOWED = 1 | 0x7ff << 0x01 | 0x7fff << 0x10 | 1 << 0x20 | 0x3f << 0x34 | 1 << 0x3d | 0xf << 0x50
        | 0xf << 0x56 | 1 << 0x5b | (1 << 0xa0) - (1 << 0x5e) | 1 << 0xf3 | 3 << 0xfd;

    /// @notice Reverts unless the code at `account` is pure.
    function check(address account) internal view {
        bytes memory code = account.code;
        if (code.length == 0) revert ImpureCode(account, 0, 0);
        for (uint256 i = 0; i < code.length; ++i) {
            uint8 opcode = uint8(code[i]);
            if (ALLOWED >> opcode & 1 == 0) revert ImpureCode(account, i, opcode);
            if (opcode >= 0x60 && opcode <= 0x7f) i += opcode - 0x5f;
        }
    }
}
