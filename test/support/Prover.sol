// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";

/// @title A prover for a development key
/// @notice Answers VRF requests with genuine proofs. Its secret stands in its storage: for tests alone.
contract Prover is VRF {
    uint256 private constant P = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC2F;
    uint256 private constant N = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
    uint256 private constant GX = 0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798;
    uint256 private constant GY = 0x483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8;

    uint256 private immutable _secret;
    uint256[2] private _publicKey;

    constructor(uint256 secret) {
        require(secret != 0 && secret < N, "secret out of range");
        _secret = secret;
        _publicKey = multiply([GX, GY], secret);
    }

    function publicKey() external view returns (uint256[2] memory) {
        return _publicKey;
    }

    function keyHash() external view returns (bytes32) {
        return keccak256(abi.encode(_publicKey));
    }

    /// @notice The proof for a request that was made with `preSeed` in the block with this hash.
    function prove(uint256 preSeed, bytes32 blockHash) external view returns (Proof memory proof) {
        proof.pk = _publicKey;
        proof.seed = preSeed;
        uint256[2] memory hash = _hashToCurve(proof.pk, uint256(keccak256(abi.encodePacked(preSeed, blockHash))));
        proof.gamma = multiply(hash, _secret);
        uint256 k = uint256(keccak256(abi.encode(_secret, hash))) % N;
        uint256[2] memory u = multiply([GX, GY], k);
        uint256[2] memory v = multiply(hash, k);
        proof.uWitness = address(uint160(uint256(keccak256(abi.encodePacked(u)))));
        proof.c = _scalarFromCurvePoints(hash, proof.pk, proof.gamma, proof.uWitness, v);
        proof.s = addmod(k, N - mulmod(proof.c, _secret, N), N);
        proof.cGammaWitness = multiply(proof.gamma, proof.c % N);
        proof.sHashWitness = multiply(hash, proof.s);
        (,, uint256 z) = _projectiveECAdd(
            proof.cGammaWitness[0], proof.cGammaWitness[1], proof.sHashWitness[0], proof.sHashWitness[1]
        );
        proof.zInv = _inverse(z);
    }

    /// @notice How often a point is tried until one is on the curve: each time with even chances, whatever a prover wants.
    function triesOf(uint256 preSeed, bytes32 blockHash) external view returns (uint256 tries) {
        uint256 seed = uint256(keccak256(abi.encodePacked(preSeed, blockHash)));
        uint256[2] memory point =
            _newCandidateSecp256k1Point(abi.encodePacked(HASH_TO_CURVE_HASH_PREFIX, _publicKey, seed));
        for (tries = 1; !_isOnCurve(point); ++tries) point = _newCandidateSecp256k1Point(abi.encodePacked(point[0]));
    }

    /// @notice What the coordinator draws from a proof: the seed of its words.
    function randomnessOf(Proof memory proof) public pure returns (uint256) {
        return uint256(keccak256(abi.encode(VRF_RANDOM_OUTPUT_HASH_PREFIX, proof.gamma)));
    }

    /// @notice The first word of a proof.
    function wordOf(Proof memory proof) external pure returns (uint256) {
        return uint256(keccak256(abi.encode(randomnessOf(proof), uint256(0))));
    }

    /// @notice A point times a scalar, on secp256k1: double and add in Jacobian coordinates, from the highest bit.
    function multiply(uint256[2] memory point, uint256 scalar) public view returns (uint256[2] memory) {
        (uint256 x, uint256 y, uint256 z) = (0, 0, 0);
        for (uint256 i = 256; i > 0; --i) {
            if (z != 0) (x, y, z) = _double(x, y, z);
            if (scalar >> i - 1 & 1 != 0) {
                (x, y, z) = z == 0 ? (point[0], point[1], 1) : _add(x, y, z, point[0], point[1]);
            }
        }
        uint256 zInv = _inverse(z);
        uint256 zInv2 = mulmod(zInv, zInv, P);
        return [mulmod(x, zInv2, P), mulmod(y, mulmod(zInv, zInv2, P), P)];
    }

    function _double(uint256 x, uint256 y, uint256 z) private pure returns (uint256, uint256, uint256) {
        // Field elements are below P, so that P - a does not underflow.
        unchecked {
            uint256 y2 = mulmod(y, y, P);
            uint256 s = mulmod(4, mulmod(x, y2, P), P);
            uint256 m = mulmod(3, mulmod(x, x, P), P);
            uint256 x3 = addmod(mulmod(m, m, P), P - addmod(s, s, P), P);
            z = mulmod(2, mulmod(y, z, P), P);
            y = addmod(mulmod(m, addmod(s, P - x3, P), P), P - mulmod(8, mulmod(y2, y2, P), P), P);
            return (x3, y, z);
        }
    }

    /// @dev Adds an affine point that is neither the same nor the opposite.
    function _add(uint256 x, uint256 y, uint256 z, uint256 px, uint256 py)
        private
        pure
        returns (uint256 x3, uint256 y3, uint256 z3)
    {
        unchecked {
            uint256 z2 = mulmod(z, z, P);
            uint256 h = addmod(mulmod(px, z2, P), P - x, P);
            uint256 r = addmod(mulmod(py, mulmod(z, z2, P), P), P - y, P);
            z3 = mulmod(z, h, P);
            z2 = mulmod(h, h, P); // h^2
            h = mulmod(h, z2, P); // h^3
            z2 = mulmod(x, z2, P); // x h^2
            x3 = addmod(mulmod(r, r, P), P - addmod(h, addmod(z2, z2, P), P), P);
            y3 = addmod(mulmod(r, addmod(z2, P - x3, P), P), P - mulmod(y, h, P), P);
        }
    }

    function _inverse(uint256 a) private view returns (uint256) {
        return _bigModExp(a, P - 2);
    }
}
