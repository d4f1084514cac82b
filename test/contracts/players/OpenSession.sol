// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { ISessions } from "../../../contracts/interfaces/ISessions.sol";
import { PlayersContract } from "../../support/Contracts.sol";
import { House } from "../../support/House.sol";
import { OneSigner } from "../../support/OneSigner.sol";

contract PlayersOpenSessionTest is House {
    uint256 private constant ALICES_KEY = uint256(keccak256("alice"));
    address private immutable key = vm.addr(uint256(keccak256("a key in a browser")));

    function test_openSession_buysInAndGivesTheKeyItsGas() external {
        vm.deal(alice, 3 ether);
        ISessions.Session memory session = _session();
        vm.expectEmit(address(desk));
        emit ISessions.SessionOpened(alice, key, session);
        vm.prank(alice);
        desk.openSession{ value: 2.5 ether }(key, session, 2 * COIN);
        assertEq(bank.chipsOf(alice), PURSE + 2 * COIN, "chips");
        assertEq(key.balance, 0.5 ether, "gas of the key");
        assertEq(address(desk).balance, 0, "money left at the desk");
        (ISessions.Session memory kept, int256 lost, int256 fees) = desk.sessionOf(alice, key);
        assertEq(keccak256(abi.encode(kept)), keccak256(abi.encode(session)), "session");
        assertTrue(lost == 0 && fees == 0, "nothing lost yet");
    }

    function test_openSession_refusesBadInputAndKeepsNothing() external {
        ISessions.Session memory session = _session();
        vm.deal(alice, 3 ether);
        vm.startPrank(alice);
        vm.expectRevert(ISessions.NoKey.selector);
        desk.openSession(address(0), session, 0);
        vm.expectRevert(abi.encodeWithSelector(ISessions.ChipsNotPaid.selector, 1 ether, 2 ether));
        desk.openSession{ value: 1 ether }(key, session, 2 * COIN);
        session.expiry = uint40(vm.getBlockTimestamp());
        vm.expectRevert(abi.encodeWithSelector(ISessions.ExpiryPassed.selector, session.expiry));
        desk.openSession(key, session, 0);
        session = _session();
        session.bank = 1;
        vm.expectRevert(abi.encodeWithSelector(ICasino.UnknownBank.selector, 1));
        desk.openSession(key, session, 0);
        vm.stopPrank();
        assertEq(alice.balance, 3 ether, "money of the player");
        assertEq(desk.nonces(alice), 0, "nonce");
    }

    /// @dev A key that rejects its gas: nothing is opened, and nothing paid.
    function test_openSession_aKeyThatRejectsMoney() external {
        vm.deal(alice, 1 ether);
        vm.prank(alice);
        vm.expectRevert();
        desk.openSession{ value: 1 ether }(address(coinFlip), _session(), 0);
        assertEq(alice.balance, 1 ether, "money of the player");
    }

    function test_openSessionFor_withTheSignatureOfThePlayer() external {
        bytes memory signature = _sign(ALICES_KEY, alice, _session(), 0, _soon());
        vm.prank(key);
        desk.openSessionFor(alice, key, _session(), _soon(), signature);
        vm.prank(key);
        desk.place(alice, COIN_FLIP, COIN, 0);
    }

    function test_openSessionFor_refusesAReplay() external {
        bytes memory signature = _sign(ALICES_KEY, alice, _session(), 0, _soon());
        desk.openSessionFor(alice, key, _session(), _soon(), signature);
        vm.prank(alice);
        desk.revokeSession(key);
        _refused(alice, _session(), _soon(), signature);
    }

    function test_openSessionFor_refusesWhatWasSignedBeforeARevocation() external {
        bytes memory signature = _sign(ALICES_KEY, alice, _session(), 0, _soon());
        vm.prank(alice);
        desk.revokeSession(key);
        _refused(alice, _session(), _soon(), signature);
    }

    function test_openSessionFor_refusesWhatSomebodyElseSigned() external {
        _refused(alice, _session(), _soon(), _sign(uint256(keccak256("bob")), alice, _session(), 0, _soon()));
    }

    function test_openSessionFor_refusesOtherTerms() external {
        bytes memory signature = _sign(ALICES_KEY, alice, _session(), 0, _soon());
        ISessions.Session memory larger = _session();
        larger.maxLoss += 1;
        _refused(alice, larger, _soon(), signature);
        _refused(alice, _session(), _soon() + 1, signature);
    }

    function test_openSessionFor_refusesASignatureForAnotherChainOrCasino() external {
        bytes memory signature = _sign(ALICES_KEY, alice, _session(), 0, _soon());
        vm.chainId(4242);
        _refused(alice, _session(), _soon(), signature);
        vm.chainId(31337);
        PlayersContract other = PlayersContract(address(ICasino(openCasino()).players()));
        vm.expectRevert(abi.encodeWithSelector(ISessions.InvalidSignature.selector, alice));
        other.openSessionFor(alice, key, _session(), _soon(), signature);
    }

    function test_openSessionFor_refusesAfterItsDeadline() external {
        uint256 deadline = _soon();
        bytes memory signature = _sign(ALICES_KEY, alice, _session(), 0, deadline);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(ISessions.SignatureExpired.selector, deadline));
        desk.openSessionFor(alice, key, _session(), deadline, signature);
    }

    /// @dev ERC-1271: a wallet that is a contract.
    function test_openSessionFor_aPlayerWhoIsAContract() external {
        address wallet = address(new OneSigner(alice));
        buyIn(wallet, COIN);
        bytes memory signature = _sign(ALICES_KEY, wallet, _session(), 0, _soon());
        desk.openSessionFor(wallet, key, _session(), _soon(), signature);
        vm.prank(key);
        desk.place(wallet, COIN_FLIP, COIN / 2, 0);
    }

    // --- helpers ---

    function _soon() private view returns (uint256) {
        return vm.getBlockTimestamp() + 10 minutes;
    }

    function _session() private view returns (ISessions.Session memory) {
        return ISessions.Session({
            bank: 0,
            expiry: uint40(vm.getBlockTimestamp() + 1 days),
            bets: 100,
            maxStake: uint64(2 * COIN),
            maxLoss: uint64(10 * COIN),
            maxFees: 0
        });
    }

    function _refused(address player, ISessions.Session memory session, uint256 deadline, bytes memory signature)
        private
    {
        vm.expectRevert(abi.encodeWithSelector(ISessions.InvalidSignature.selector, player));
        desk.openSessionFor(player, key, session, deadline, signature);
    }

    function _sign(
        uint256 secret,
        address player,
        ISessions.Session memory session,
        uint256 nonce,
        uint256 deadline
    ) private view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Glasshouse"),
                keccak256("1"),
                uint256(31337),
                address(desk)
            )
        );
        bytes32 digest = keccak256(
            abi.encode(
                keccak256(
                    "OpenSession(address player,address key,uint8 bank,uint40 expiry,uint16 bets,uint64 maxStake,uint64 maxLoss,uint64 maxFees,uint256 nonce,uint256 deadline)"
                ),
                player,
                key,
                session,
                nonce,
                deadline
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(secret, keccak256(abi.encodePacked(hex"1901", domain, digest)));
        return abi.encodePacked(r, s, v);
    }
}
