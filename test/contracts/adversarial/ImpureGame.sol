// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Purity } from "../../../contracts/libraries/Purity.sol";
import { House } from "../../support/House.sol";

/// @notice A game that could change its mind: its maximum is what its owner says.
contract Turncoat {
    uint256 public max = 1_900_000;

    function setMax(uint256 max_) external {
        max = max_;
    }

    function edge() external pure returns (uint256) {
        return 50_000;
    }

    function quote(uint256) external view returns (uint256, uint256, uint256) {
        return (2, 1, max);
    }

    function multiplier(uint256, uint256 outcome) external view returns (uint256) {
        return outcome == 0 ? max : 0;
    }
}

/// @notice Test 20 of the adversarial list: a game that is not pure gets no table.
contract AdversarialImpureGame is House {
    address private constant GAME = address(0x6a3e);

    function _refused(bytes memory code, uint256 position, uint8 opcode) private {
        vm.etch(GAME, code);
        vm.expectRevert(abi.encodeWithSelector(Purity.ImpureCode.selector, GAME, position, opcode));
        casino.openTable(IGame(GAME), KAPPA, 0);
        assertEq(casino.tableCount(), 3, "tables");
    }

    /// @dev A good game with one more instruction, which nothing in it reaches.
    function _refusedWith(uint8 opcode) private {
        bytes memory code = address(coinFlip).code;
        _refused(abi.encodePacked(code, opcode), code.length, opcode);
    }

    function test_20_gameIsRefused_whichReadsOrWritesStorage() external {
        _refusedWith(0x54); // SLOAD
        _refusedWith(0x55); // SSTORE
        _refusedWith(0x5c); // TLOAD
        _refusedWith(0x5d); // TSTORE
    }

    function test_20_gameIsRefused_whichReadsTheBlock() external {
        for (uint8 opcode = 0x40; opcode <= 0x4a; ++opcode) _refusedWith(opcode); // BLOCKHASH to BLOBBASEFEE
    }

    function test_20_gameIsRefused_whichKnowsWhoAsks() external {
        _refusedWith(0x30); // ADDRESS
        _refusedWith(0x31); // BALANCE
        _refusedWith(0x32); // ORIGIN
        _refusedWith(0x33); // CALLER
        _refusedWith(0x3a); // GASPRICE
        _refusedWith(0x47); // SELFBALANCE
    }

    function test_20_gameIsRefused_whichReadsTheGas() external {
        _refusedWith(0x5a); // GAS
    }

    function test_20_gameIsRefused_whichCallsOut() external {
        _refusedWith(0xf1); // CALL
        _refusedWith(0xf2); // CALLCODE
        _refusedWith(0xf4); // DELEGATECALL
        _refusedWith(0xfa); // STATICCALL
        _refusedWith(0x3e); // RETURNDATACOPY
    }

    function test_20_gameIsRefused_whichReadsOtherCode() external {
        _refusedWith(0x3b); // EXTCODESIZE
        _refusedWith(0x3c); // EXTCODECOPY
        _refusedWith(0x3f); // EXTCODEHASH
    }

    function test_20_gameIsRefused_whichCreatesOrDies() external {
        _refusedWith(0xf0); // CREATE
        _refusedWith(0xf5); // CREATE2
        _refusedWith(0xff); // SELFDESTRUCT
    }

    function test_20_gameIsRefused_whichLogs() external {
        for (uint8 opcode = 0xa0; opcode <= 0xa4; ++opcode) _refusedWith(opcode);
    }

    /// @dev PUSH1 4, JUMP, STOP, JUMPDEST, TIMESTAMP: what stands behind the end of a straight reading.
    function test_20_gameIsRefused_withCodeBehindAJump() external {
        _refused(hex"600456005b42", 5, 0x42);
    }

    function test_20_gameIsRefused_withoutCode() external {
        _refused("", 0, 0);
        vm.expectRevert(abi.encodeWithSelector(Purity.ImpureCode.selector, address(0), 0, 0));
        casino.openTable(IGame(address(0)), KAPPA, 0);
        vm.expectRevert(abi.encodeWithSelector(Purity.ImpureCode.selector, stranger, 0, 0));
        casino.openTable(IGame(stranger), KAPPA, 0);
    }

    /// @dev An account of a person that delegates to a game, and may delegate to another tomorrow (EIP-7702).
    function test_20_gameIsRefused_whichIsADelegation() external {
        _refused(abi.encodePacked(hex"ef0100", address(coinFlip)), 0, 0xef);
    }

    /// @dev What solc appends to code is none. A game is compiled without.
    function test_20_gameIsRefused_withMetadata() external {
        bytes memory code = address(coinFlip).code;
        _refused(abi.encodePacked(code, hex"a164736f6c6343000825000a"), code.length, 0xa1);
    }

    function test_20_gameIsRefused_thatCouldChangeItsMind() external {
        Turncoat game = new Turncoat();
        vm.expectPartialRevert(Purity.ImpureCode.selector);
        casino.openTable(IGame(address(game)), KAPPA, 0);
    }

    function testFuzz_20_gameIsRefused_thatForwards(address implementation) external {
        // EIP-1167: the code of a minimal proxy.
        _refused(
            abi.encodePacked(hex"363d3d373d3d3d363d73", implementation, hex"5af43d82803e903d91602b57fd5bf3"), 30, 0x5a
        );
    }

    function test_20_sameGameMayHaveManyTables() external {
        assertEq(casino.openTable(coinFlip, KAPPA, 0), 4, "number of the table");
    }
}
