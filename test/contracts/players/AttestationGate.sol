// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {
    AttestationRequest,
    AttestationRequestData,
    IEAS,
    RevocationRequest,
    RevocationRequestData
} from "@ethereum-attestation-service/eas-contracts/contracts/IEAS.sol";
import {
    ISchemaRegistry,
    ISchemaResolver
} from "@ethereum-attestation-service/eas-contracts/contracts/ISchemaRegistry.sol";
import { IPlayers } from "../../../contracts/interfaces/IPlayers.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { House } from "../../support/House.sol";

/// @dev By signature alone, as whoever integrates it would: the tests deploy it from its artifact.
interface IAttestationGate {
    error NotAnAttestationService(address eas);
    error NotARevocableSchema(bytes32 schema);
    error NoAttester();
    error NotAnAttestationForThisGate(bytes32 uid);
    error NotAboutCaller(bytes32 uid, address recipient);
    error AttestationRevoked(bytes32 uid, uint256 since);
    error AttestationExpired(bytes32 uid, uint256 since);

    function present(bytes32 uid) external;
    function admits(address player) external view returns (bool);
    function attestationOf(address player) external view returns (bytes32);
}

/// @notice The gate before the real EAS, in the bytecode that its makers published.
contract PlayersAttestationGateTest is House {
    string private constant PUBLISHED = "@ethereum-attestation-service/eas-contracts/artifacts/contracts/";
    address private constant ATTESTER = address(0xa77e);

    ISchemaRegistry private _registry;
    IEAS private _eas;
    bytes32 private _schema;
    IAttestationGate private _gate;

    function gate() internal override returns (address) {
        if (address(_gate) == address(0)) {
            _registry = ISchemaRegistry(deployPublished(string.concat(PUBLISHED, "SchemaRegistry.sol/SchemaRegistry.json"), ""));
            _eas = IEAS(deployPublished(string.concat(PUBLISHED, "EAS.sol/EAS.json"), abi.encode(_registry)));
            _schema = _registry.register("bool ofAge,bytes2 country", ISchemaResolver(address(0)), true);
            _gate = IAttestationGate(deploy("AttestationGate", abi.encode(_eas, _schema, ATTESTER)));
            // Those who play from the start.
            _present(alice, _attest(alice, 0));
            _present(bob, _attest(bob, 0));
            _present(carol, _attest(carol, 0));
        }
        return address(_gate);
    }

    function _present(address player, bytes32 uid) private {
        vm.prank(player);
        _gate.present(uid);
    }

    function _attest(address player, uint64 expiry) private returns (bytes32) {
        return _attestBy(ATTESTER, _schema, player, expiry);
    }

    function _attestBy(address attester, bytes32 schema, address player, uint64 expiry) private returns (bytes32) {
        bytes memory data = abi.encode(true, bytes2("PT"));
        vm.prank(attester);
        return _eas.attest(AttestationRequest(schema, AttestationRequestData(player, expiry, true, 0, data, 0)));
    }

    function _revoke(bytes32 uid) private {
        vm.prank(ATTESTER);
        _eas.revoke(RevocationRequest(_schema, RevocationRequestData(uid, 0)));
    }

    function _expectTurnedAway(address player) private {
        assertTrue(!_gate.admits(player), "not admitted");
        vm.expectRevert(abi.encodeWithSelector(IPlayers.NotAdmitted.selector, player, _gate));
        bank.buyIn{ value: CHIP }(player);
    }

    function test_attestation_opensTheHouseOncePresented() external {
        bytes32 uid = _attest(stranger, 0);
        _expectTurnedAway(stranger);
        _present(stranger, uid);
        assertEq(uint256(_gate.attestationOf(stranger)), uint256(uid), "uid");
        bank.buyIn{ value: CHIP }(stranger);
        assertEq(bank.chipsOf(stranger), 1, "chips");
    }

    function test_attestation_revokedClosesItAndLeavesTheCashOut() external {
        nextBlock();
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        _revoke(_gate.attestationOf(alice));
        _expectTurnedAway(alice);
        answer(bet.round(), wordFor(bet, 2, 0));
        uint256 chips = bank.chipsOf(alice);
        assertGt(chips, PURSE - COIN, "the open bet was settled");
        vm.prank(alice);
        bank.cashOut(chips, alice);
        assertEq(alice.balance, chips * CHIP, "money");
    }

    function test_attestation_holdsUntilItExpires() external {
        uint64 expiry = uint64(block.timestamp + 1 days);
        _present(alice, _attest(alice, expiry));
        vm.warp(expiry - 1);
        assertTrue(_gate.admits(alice), "a second before");
        vm.warp(expiry);
        _expectTurnedAway(alice);
        _present(alice, _attest(alice, expiry + 1 days));
        assertTrue(_gate.admits(alice), "renewed");
    }

    function test_present_refusesWhatDoesNotHold() external {
        bytes32 none = keccak256("none");
        _refused(none, IAttestationGate.NotAnAttestationForThisGate.selector, bytes32(0));
        _refused(bytes32(0), IAttestationGate.NotAnAttestationForThisGate.selector, bytes32(0));
        _refused(
            _attestBy(stranger, _schema, alice, 0), IAttestationGate.NotAnAttestationForThisGate.selector, bytes32(0)
        );
        bytes32 other = _registry.register("bool ofAge", ISchemaResolver(address(0)), true);
        _refused(
            _attestBy(ATTESTER, other, alice, 0), IAttestationGate.NotAnAttestationForThisGate.selector, bytes32(0)
        );
        _refused(_attest(bob, 0), IAttestationGate.NotAboutCaller.selector, bytes32(uint256(uint160(bob))));
        bytes32 revoked = _attest(alice, 0);
        _revoke(revoked);
        _refused(revoked, IAttestationGate.AttestationRevoked.selector, bytes32(block.timestamp));
        uint64 expiry = uint64(block.timestamp + 1);
        bytes32 expired = _attest(alice, expiry);
        vm.warp(expiry);
        _refused(expired, IAttestationGate.AttestationExpired.selector, bytes32(uint256(expiry)));
        assertTrue(_gate.admits(alice), "the one before stands");
    }

    function _refused(bytes32 uid, bytes4 selector, bytes32 what) private {
        bytes memory expected = abi.encodeWithSelector(selector, uid);
        if (what != 0) expected = bytes.concat(expected, what);
        vm.prank(alice);
        vm.expectRevert(expected);
        _gate.present(uid);
    }

    function test_constructor_refusesWhatWouldAdmitNobody() external {
        vm.expectRevert(abi.encodeWithSelector(IAttestationGate.NotAnAttestationService.selector, stranger));
        deploy("AttestationGate", abi.encode(stranger, _schema, ATTESTER));
        vm.expectRevert(abi.encodeWithSelector(IAttestationGate.NotARevocableSchema.selector, bytes32(uint256(1))));
        deploy("AttestationGate", abi.encode(_eas, bytes32(uint256(1)), ATTESTER));
        bytes32 forEver = _registry.register("bool ofAge", ISchemaResolver(address(0)), false);
        vm.expectRevert(abi.encodeWithSelector(IAttestationGate.NotARevocableSchema.selector, forEver));
        deploy("AttestationGate", abi.encode(_eas, forEver, ATTESTER));
        vm.expectRevert(abi.encodeWithSelector(IAttestationGate.NoAttester.selector));
        deploy("AttestationGate", abi.encode(_eas, _schema, address(0)));
    }
}
