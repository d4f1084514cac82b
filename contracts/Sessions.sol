// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Address } from "@openzeppelin/contracts/utils/Address.sol";
import { EIP712 } from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import { Nonces } from "@openzeppelin/contracts/utils/Nonces.sol";
import { SignatureChecker } from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import { Desk } from "./Desk.sol";
import { IBankroll } from "./interfaces/IBankroll.sol";
import { ICasino } from "./interfaces/ICasino.sol";
import { INativeBankroll } from "./interfaces/INativeBankroll.sol";
import { ISessions } from "./interfaces/ISessions.sol";
import { Account } from "./types/Account.sol";
import { Rolls } from "./types/Bet.sol";
import { BetId } from "./types/BetId.sol";

/// @title Sessions
/// @notice See `ISessions` for what it does and why.
/// @dev A bet is placed first, and then held against the session by what it did to the player's accounts: nothing here has to know what a bet
/// costs.
abstract contract Sessions is ISessions, Desk, EIP712("Glasshouse", "1"), Nonces {
    bytes32 private constant OPEN_SESSION = keccak256(
        "OpenSession(address player,address key,uint8 bank,uint40 expiry,uint16 bets,uint64 maxStake,uint64 maxLoss,uint64 maxFees,uint256 nonce,uint256 deadline)"
    );

    /// @dev A session, and where the player's accounts stood when it was opened.
    struct Opened {
        Session session;
        Account account;
        Account nativeAccount;
    }

    mapping(address player => mapping(address key => Opened)) private _sessions;

    // --- players ---

    /// @inheritdoc ISessions
    function openSession(address key, Session calldata session, uint256 chips) external payable {
        _useNonce(msg.sender);
        INativeBankroll bankroll = casino.bankroll();
        uint256 money = chips * bankroll.CHIP();
        if (msg.value < money) revert ChipsNotPaid(msg.value, money);
        if (money != 0) bankroll.buyIn{ value: money }(msg.sender);
        _open(msg.sender, key, session);
        if (msg.value > money) Address.sendValue(payable(key), msg.value - money);
    }

    /// @inheritdoc ISessions
    function openSessionFor(
        address player,
        address key,
        Session calldata session,
        uint256 deadline,
        bytes calldata signature
    ) external {
        if (block.timestamp > deadline) revert SignatureExpired(deadline);
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(OPEN_SESSION, player, key, session, _useNonce(player), deadline))
        );
        if (!SignatureChecker.isValidSignatureNow(player, digest, signature)) revert InvalidSignature(player);
        _open(player, key, session);
    }

    function _open(address player, address key, Session calldata session) private {
        if (key == address(0)) revert NoKey();
        if (session.expiry <= block.timestamp) revert ExpiryPassed(session.expiry);
        Account account = casino.bankOf(session.bank).accountOf(player);
        _sessions[player][key] = Opened(session, account, casino.bankroll().accountOf(player));
        emit SessionOpened(player, key, session);
    }

    /// @inheritdoc ISessions
    function revokeSession(address key) external {
        _useNonce(msg.sender);
        delete _sessions[msg.sender][key];
        emit SessionRevoked(msg.sender, key);
    }

    // --- keys ---

    /// @inheritdoc ISessions
    function place(address player, uint8 table, uint256 stake, uint256 choice) external returns (BetId) {
        return _play(player, table, abi.encodeCall(ICasino.place, (table, stake, choice)));
    }

    /// @inheritdoc ISessions
    function placeRolls(address player, uint8 table, uint256 stake, uint256 choice, Rolls calldata rolls)
        external
        returns (BetId)
    {
        return _play(player, table, abi.encodeCall(ICasino.placeRolls, (table, stake, choice, rolls)));
    }

    /// @inheritdoc ISessions
    function decide(address player, uint8 table, uint256 action) external returns (BetId) {
        return _play(player, table, abi.encodeCall(ICasino.decide, (table, action)));
    }

    function _play(address player, uint8 table, bytes memory play) private returns (BetId id) {
        Opened storage opened = _sessions[player][msg.sender];
        Session memory session = opened.session;
        if (session.expiry <= block.timestamp) revert NoSession(player, msg.sender);
        if (session.bets == 0) revert NoBetsLeft(player, msg.sender);
        (,, uint256 number) = casino.tableOf(table);
        if (number != session.bank) revert WrongBank(table, number);
        opened.session.bets = session.bets - 1;
        IBankroll bank = casino.bankOf(number);
        Account before = bank.accountOf(player);
        bytes memory answer = Address.functionCall(address(casino), bytes.concat(play, bytes20(player)));
        id = abi.decode(answer, (BetId));
        Account then = bank.accountOf(player);
        if (then.bought() != before.bought()) revert SessionBuysInNothing();
        uint256 staked;
        unchecked {
            staked = uint64(then.staked() - before.staked());
        }
        if (staked > session.maxStake) revert StakeAboveSession(staked, session.maxStake);
        _requireLoss(number, then.lostSince(opened.account), session.maxLoss);
        if (number != 0) {
            int256 fees = casino.bankroll().accountOf(player).lostSince(opened.nativeAccount);
            _requireLoss(0, fees, session.maxFees);
        }
    }

    function _requireLoss(uint256 bank, int256 loss, uint256 max) private pure {
        if (loss > int256(max)) revert LossAboveSession(bank, loss, max);
    }

    // --- views ---

    /// @inheritdoc ISessions
    function sessionOf(address player, address key)
        external
        view
        returns (Session memory session, int256 lost, int256 lostInFees)
    {
        Opened storage opened = _sessions[player][key];
        session = opened.session;
        if (session.expiry == 0) return (session, 0, 0);
        lost = casino.bankOf(session.bank).accountOf(player).lostSince(opened.account);
        lostInFees = casino.bankroll().accountOf(player).lostSince(opened.nativeAccount);
    }
}
