// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Rolls } from "../types/Bet.sol";
import { BetId } from "../types/BetId.sol";

/// @title Session keys
/// @notice A player lets a key, such as one that a browser keeps, bet the player's chips at the tables of one bank, within bounds that are
/// checked after every bet. The key can do nothing else: it buys in nothing, cashes out nothing, and what it wins is the player's.
///
/// If the key is stolen, the player's standing at the bank (chips, and what was cashed out, less what was bought in) falls by no more than
/// `maxLoss` below what it was when the session was opened, and at the native bank by no more than `maxFees`, whatever the thief does
/// and however much is won in between. What the key holds for gas is the thief's.
interface ISessions {
    /// @param bank Whose tables.
    /// @param expiry Timestamp from which the key bets no more.
    /// @param bets Bets and decisions that are left.
    /// @param maxStake Most that one bet may take, all its rolls together, in chips of the bank; of the native coin with its fee of chance.
    /// @param maxLoss Most that the player may have lost since the session was opened, in chips of the bank. Open bets count as lost.
    /// @param maxFees The same at the native bank, for fees of chance of bets in tokens. Not used if the bank is the native one.
    struct Session {
        uint8 bank;
        uint40 expiry;
        uint16 bets;
        uint64 maxStake;
        uint64 maxLoss;
        uint64 maxFees;
    }

    event SessionOpened(address indexed player, address indexed key, Session session);
    event SessionRevoked(address indexed player, address indexed key);

    /// @notice The session is over, was revoked, or was never opened.
    error NoSession(address player, address key);
    /// @notice All bets of the session were placed.
    error NoBetsLeft(address player, address key);
    error WrongBank(uint256 table, uint256 bank);
    /// @notice The bet takes more than the session allows for one bet.
    error StakeAboveSession(uint256 stake, uint256 max);
    /// @notice The player could have lost more than the session allows.
    error LossAboveSession(uint256 bank, int256 loss, uint256 max);
    /// @notice A session bets chips that are there. It does not buy in.
    error SessionBuysInNothing();
    /// @notice Money and bets of a session are for a key, and for a time to come.
    error NoKey();
    error ExpiryPassed(uint256 expiry);
    /// @notice Send what the chips cost, at least.
    error ChipsNotPaid(uint256 sent, uint256 needed);
    error SignatureExpired(uint256 deadline);
    error InvalidSignature(address player);

    /// @notice Opens a session for a key of the caller's, or changes it: losses then count from now. Of the money sent, `chips` are bought in
    /// for the player at the native bank; the rest goes to the key, for gas.
    function openSession(address key, Session calldata session, uint256 chips) external payable;

    /// @notice Opens a session for a player who signed it (EIP-712, or ERC-1271): whoever has gas may send it.
    /// @param deadline Timestamp after which the signature is void. It is void, too, once the player opened or revoked a session.
    function openSessionFor(
        address player,
        address key,
        Session calldata session,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Ends the session of a key of the caller's, and voids what he signed and was not used.
    function revokeSession(address key) external;

    /// @notice `ICasino.place` for a player, by the key of a session.
    function place(address player, uint8 table, uint256 stake, uint256 choice) external returns (BetId);

    /// @notice `ICasino.placeRolls` for a player, by the key of a session.
    function placeRolls(address player, uint8 table, uint256 stake, uint256 choice, Rolls calldata rolls)
        external
        returns (BetId);

    /// @notice `ICasino.decide` for a player, by the key of a session.
    function decide(address player, uint8 table, uint256 action) external returns (BetId);

    /// @notice The session of a key, and what was lost since it was opened: at its bank, and at the native one.
    function sessionOf(address player, address key)
        external
        view
        returns (Session memory session, int256 lost, int256 lostInFees);
}
