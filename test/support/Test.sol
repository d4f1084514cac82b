// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Vm } from "./Vm.sol";

/// @notice Assertions that say what they are about, and show both values when they fail.
abstract contract Test {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    function assertTrue(bool condition, string memory what) internal pure {
        vm.assertTrue(condition, what);
    }

    function assertFalse(bool condition, string memory what) internal pure {
        vm.assertFalse(condition, what);
    }

    function assertEq(uint256 actual, uint256 expected, string memory what) internal pure {
        if (actual != expected) vm.assertEq(actual, expected, what);
    }

    function assertEq(bool actual, bool expected, string memory what) internal pure {
        if (actual != expected) vm.assertEq(actual, expected, what);
    }

    function assertEq(address actual, address expected, string memory what) internal pure {
        if (actual != expected) vm.assertEq(actual, expected, what);
    }

    function assertEq(bytes32 actual, bytes32 expected, string memory what) internal pure {
        if (actual != expected) vm.assertEq(actual, expected, what);
    }

    function assertEq(string memory actual, string memory expected, string memory what) internal pure {
        vm.assertEq(actual, expected, what);
    }

    function assertNotEq(uint256 actual, uint256 other, string memory what) internal pure {
        if (actual == other) vm.assertNotEq(actual, other, what);
    }

    function assertLt(uint256 actual, uint256 limit, string memory what) internal pure {
        if (actual >= limit) vm.assertLt(actual, limit, what);
    }

    function assertLe(uint256 actual, uint256 limit, string memory what) internal pure {
        if (actual > limit) vm.assertLe(actual, limit, what);
    }

    function assertGt(uint256 actual, uint256 limit, string memory what) internal pure {
        if (actual <= limit) vm.assertGt(actual, limit, what);
    }

    function assertGe(uint256 actual, uint256 limit, string memory what) internal pure {
        if (actual < limit) vm.assertGe(actual, limit, what);
    }

    /// @dev Maps any fuzzed number into a range, both ends included.
    function bound(uint256 x, uint256 least, uint256 most) internal pure returns (uint256) {
        if (x >= least && x <= most) return x;
        return least + x % (most - least + 1);
    }

    /// @dev Deploys an artifact by name, so that test contracts do not carry its code.
    function deploy(string memory artifact, bytes memory arguments) internal returns (address deployed) {
        return create(abi.encodePacked(vm.getCode(artifact), arguments), 0);
    }

    /// @dev Deploys bytecode that its makers published on npm. `hardhat.config.ts` names the folders that may be read.
    function deployPublished(string memory file, bytes memory arguments) internal returns (address deployed) {
        string memory artifact = vm.readFile(string.concat("node_modules/", file));
        return create(abi.encodePacked(vm.parseJsonBytes(artifact, ".bytecode"), arguments), 0);
    }

    function create(bytes memory code, uint256 value) internal returns (address deployed) {
        assembly ("memory-safe") {
            deployed := create(value, add(code, 32), mload(code))
            if iszero(deployed) {
                let size := returndatasize()
                returndatacopy(0, 0, size)
                revert(0, size)
            }
        }
    }
}
