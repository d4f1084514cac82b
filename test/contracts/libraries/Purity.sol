// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Purity } from "../../../contracts/libraries/Purity.sol";
import { Test } from "../../support/Test.sol";

contract PurityTest is Test {
    address private constant SUBJECT = address(0x5b1ec7);

    /// @dev What a function of its call data alone needs, by name: the list of the library, written again from the instruction set.
    bytes private constant PURE = hex"00" // STOP
        hex"0102030405060708090a0b" // ADD MUL SUB DIV SDIV MOD SMOD ADDMOD MULMOD EXP SIGNEXTEND
        hex"1011121314151617" // LT GT SLT SGT EQ ISZERO AND OR
        hex"18191a1b1c1d1e" // XOR NOT BYTE SHL SHR SAR CLZ
        hex"20" // KECCAK256
        hex"343536373839" // CALLVALUE CALLDATALOAD CALLDATASIZE CALLDATACOPY CODESIZE CODECOPY
        hex"3d" // RETURNDATASIZE
        hex"50515253" // POP MLOAD MSTORE MSTORE8
        hex"56575859" // JUMP JUMPI PC MSIZE
        hex"5b5e5f" // JUMPDEST MCOPY PUSH0
        hex"606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f" // PUSH1 to PUSH32
        hex"808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f" // DUP1 to DUP16, SWAP1 to SWAP16
        hex"f3fdfe"; // RETURN REVERT INVALID

    function check(address account) external view {
        Purity.check(account);
    }

    function _isPure(uint8 opcode) private pure returns (bool) {
        for (uint256 i = 0; i < PURE.length; ++i) if (uint8(PURE[i]) == opcode) return true;
        return false;
    }

    function _accepts(bytes memory code) private {
        vm.etch(SUBJECT, code);
        this.check(SUBJECT);
    }

    function _refuses(bytes memory code, uint256 position) private {
        vm.etch(SUBJECT, code);
        vm.expectRevert(
            abi.encodeWithSelector(Purity.ImpureCode.selector, SUBJECT, position, uint8(code[position]))
        );
        this.check(SUBJECT);
    }

    /// @dev Impure code as told by another walk: by the width of each instruction.
    function _firstImpure(bytes memory code) private pure returns (bool found, uint256 position) {
        while (position < code.length) {
            uint8 opcode = uint8(code[position]);
            if (!_isPure(opcode)) return (true, position);
            uint256 width = opcode >= 0x60 && opcode < 0x80 ? uint256(opcode) - 0x5e : 1;
            position += width;
        }
        return (false, 0);
    }

    function test_check_revertsWithoutCode() external {
        vm.etch(SUBJECT, "");
        vm.expectRevert(abi.encodeWithSelector(Purity.ImpureCode.selector, SUBJECT, 0, 0));
        this.check(SUBJECT);
        vm.expectRevert(abi.encodeWithSelector(Purity.ImpureCode.selector, address(0), 0, 0));
        this.check(address(0));
    }

    /// @dev A precompile answers, and has no code.
    function test_check_revertsForPrecompiles() external {
        for (uint160 i = 1; i <= 10; ++i) {
            vm.expectRevert(abi.encodeWithSelector(Purity.ImpureCode.selector, address(i), 0, 0));
            this.check(address(i));
        }
    }

    function test_check_everyOpcodeAlone() external {
        uint256 pure_ = 0;
        for (uint256 i = 0; i < 256; ++i) {
            bytes memory code = abi.encodePacked(uint8(i));
            if (_isPure(uint8(i))) {
                _accepts(code);
                ++pure_;
            } else {
                _refuses(code, 0);
            }
        }
        assertEq(pure_, 113, "pure opcodes of 256");
    }

    function test_check_everyOpcodeAfterCodeThatCannotReachIt() external {
        for (uint256 i = 0; i < 256; ++i) {
            bytes memory code = abi.encodePacked(hex"5f5ffd", uint8(i)); // revert(0, 0)
            if (_isPure(uint8(i))) _accepts(code);
            else _refuses(code, 3);
        }
    }

    /// @dev An operand is data: any byte may stand there. What follows it is code again.
    function test_check_operandsOfEveryPush() external {
        for (uint256 n = 1; n <= 32; ++n) {
            bytes memory operand = new bytes(n);
            for (uint256 i = 0; i < n; ++i) operand[i] = 0x54; // SLOAD
            bytes memory push = abi.encodePacked(uint8(0x5f + n), operand);
            _accepts(push);
            _refuses(abi.encodePacked(push, hex"54"), n + 1);
            _accepts(abi.encodePacked(push, push));
            _refuses(abi.encodePacked(push, hex"5b", push, hex"5a"), 2 * n + 3);
        }
        _refuses(hex"5f54", 1); // PUSH0 has none
    }

    /// @dev Code may end within an operand, as the last of all.
    function test_check_operandsCutShort() external {
        for (uint256 n = 1; n <= 32; ++n) {
            for (uint256 length = 0; length <= n; ++length) {
                bytes memory code = abi.encodePacked(hex"00", uint8(0x5f + n), new bytes(length));
                for (uint256 i = 2; i < code.length; ++i) code[i] = 0xff;
                _accepts(code);
            }
        }
    }

    /// @dev What an operand hides cannot run: a jump lands on a JUMPDEST that is code, and all code is read here.
    function test_check_codeHiddenInAnOperandCannotRun() external {
        // PUSH1 4, JUMP, PUSH2 of JUMPDEST and TIMESTAMP: the jump into the operand fails.
        bytes memory hidden = hex"600456615b42";
        _accepts(hidden);
        (bool success,) = SUBJECT.staticcall("");
        assertFalse(success, "a jump into an operand");
        // The same two bytes as code would run, and are found.
        _refuses(hex"600456005b42", 5);
        vm.etch(SUBJECT, hex"600456005b42");
        (success,) = SUBJECT.staticcall("");
        assertTrue(success, "a jump into code");
    }

    function testFuzz_check_anyCode(bytes memory code) external {
        if (code.length == 0) code = hex"00";
        (bool impure, uint256 position) = _firstImpure(code);
        if (impure) _refuses(code, position);
        else _accepts(code);
    }

    /// @dev Mostly pure code, so that the walk gets far.
    function testFuzz_check_codeOfPureOpcodes(uint256 seed, uint256 length, uint256 place, uint8 wrong) external {
        length = bound(length, 1, 500);
        bytes memory code = new bytes(length);
        for (uint256 i = 0; i < length; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            code[i] = PURE[seed % PURE.length];
        }
        code[bound(place, 0, length - 1)] = bytes1(wrong);
        (bool impure, uint256 position) = _firstImpure(code);
        if (impure) _refuses(code, position);
        else _accepts(code);
    }

    /// @dev The largest code that a chain accepts is checked within half of the gas of a transaction.
    function test_check_ofTheLargestCodeIsAffordable() external {
        bytes memory code = new bytes(24_576);
        for (uint256 i = 0; i < code.length; ++i) code[i] = 0x5b;
        vm.etch(SUBJECT, code);
        this.check{ gas: 8_000_000 }(SUBJECT);
    }

    function test_check_theGamesPassAndTheHouseDoesNot() external {
        this.check(deploy("CoinFlip", ""));
        this.check(deploy("Dice", ""));
        this.check(deploy("Roulette", ""));
        vm.expectPartialRevert(Purity.ImpureCode.selector);
        this.check(address(this));
    }
}
