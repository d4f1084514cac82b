// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Attestation, NO_EXPIRATION_TIME } from "@ethereum-attestation-service/eas-contracts/contracts/Common.sol";
import { IEAS } from "@ethereum-attestation-service/eas-contracts/contracts/IEAS.sol";
import { IGate } from "../interfaces/IGate.sol";

/// @title AttestationGate
/// @notice Admits whom one attester has attested by one schema of the Ethereum Attestation Service (EAS), such as "of age, lives in this market",
/// until the attestation expires or is revoked. What it says of the player is between the two: nothing but its existence is read here.
/// @dev An attestation cannot be found by whom it is about: the player presents it once, and it is looked at whenever the gate is asked.
contract AttestationGate is IGate {
    IEAS public immutable eas;
    /// @notice What an attestation has to say, by its UID in the registry of EAS.
    bytes32 public immutable schema;
    /// @notice Whose word is taken.
    address public immutable attester;

    /// @notice The UID of what was presented for a player last; zero: nothing.
    mapping(address player => bytes32 uid) public attestationOf;

    event AttestationPresented(address indexed player, bytes32 indexed uid);

    /// @notice The address has no code.
    error NotAnAttestationService(address eas);
    /// @notice No such schema was registered, or none whose attestations can be revoked.
    error NotARevocableSchema(bytes32 schema);
    error NoAttester();
    /// @notice No attestation has this UID, or it is of another schema or by another attester.
    error NotAnAttestationForThisGate(bytes32 uid);
    /// @notice The attestation is about somebody else.
    error NotAboutCaller(bytes32 uid, address recipient);
    error AttestationRevoked(bytes32 uid, uint256 since);
    error AttestationExpired(bytes32 uid, uint256 since);

    constructor(IEAS eas_, bytes32 schema_, address attester_) {
        if (address(eas_).code.length == 0) revert NotAnAttestationService(address(eas_));
        if (schema_ == 0 || !eas_.getSchemaRegistry().getSchema(schema_).revocable) revert NotARevocableSchema(schema_);
        if (attester_ == address(0)) revert NoAttester();
        (eas, schema, attester) = (eas_, schema_, attester_);
    }

    /// @notice Keeps which attestation speaks for the caller, in place of the one before.
    function present(bytes32 uid) external {
        Attestation memory found = eas.getAttestation(uid);
        if (uid == 0 || !_isFor(found)) revert NotAnAttestationForThisGate(uid);
        if (found.recipient != msg.sender) revert NotAboutCaller(uid, found.recipient);
        if (found.revocationTime != 0) revert AttestationRevoked(uid, found.revocationTime);
        if (_isExpired(found)) revert AttestationExpired(uid, found.expirationTime);
        attestationOf[msg.sender] = uid;
        emit AttestationPresented(msg.sender, uid);
    }

    /// @inheritdoc IGate
    function admits(address player) external view returns (bool) {
        bytes32 uid = attestationOf[player];
        if (uid == 0) return false;
        Attestation memory found = eas.getAttestation(uid);
        // On some networks EAS can be replaced, so that nothing of what was presented is taken for granted.
        return _isFor(found) && found.recipient == player && found.revocationTime == 0 && !_isExpired(found);
    }

    function _isFor(Attestation memory found) private view returns (bool) {
        return found.schema == schema && found.attester == attester;
    }

    function _isExpired(Attestation memory found) private view returns (bool) {
        return found.expirationTime != NO_EXPIRATION_TIME && found.expirationTime <= block.timestamp;
    }
}
