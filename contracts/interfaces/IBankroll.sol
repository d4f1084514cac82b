// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Account } from "../types/Account.sol";
import { IPlayers } from "./IPlayers.sol";
import { IReserveBank } from "./IReserveBank.sol";

/// @title The cage
/// @notice Holds all money of one asset. Amounts inside the house are chips: one chip is `CHIP` units of the asset (one gwei of the
/// native coin). What the money is for stands in the ledger: see `types/Ledger.sol`. What arrives by another way than the functions
/// of a bank is not money of the house, and is ignored. Whose the equity is: see `IVault`.
interface IBankroll is IReserveBank {
    event BoughtIn(address indexed player, uint256 chips);
    event CashedOut(address indexed player, address indexed to, uint256 chips);

    error OnlyCasino(address caller);
    error OnlyPlayers(address caller);
    /// @notice A chip is a power of ten of units of the asset, and at most one whole coin of it.
    error UnfitChip(uint256 chip);
    error NothingToDo();
    /// @notice Money or chips for nobody would be lost: name a player or a receiver.
    error ZeroAddress();
    /// @notice Buy in at least the difference, or stake less.
    error NotEnoughChips(uint256 held, uint256 needed);
    /// @notice The bet could win more than the bank may lose on one bet. Stake less.
    error ProfitAboveLimit(uint256 profit, uint256 limit);
    /// @notice All open bets together could win more than the bank may lose at once. Stake less, or wait for a settlement.
    error ExposureAboveLimit(uint256 reserved, uint256 limit);

    // --- players ---

    /// @notice Turns the caller's chips into money, sent to `to`. Nothing can stop it.
    /// @dev Reverts, and keeps the chips, if `to` rejects the money: name another address.
    function cashOut(uint256 amount, address to) external;

    /// @notice Chips of a player that are not in an open bet.
    function chipsOf(address player) external view returns (uint256);

    /// @notice The same with what the player ever staked, bought in and cashed out here: see `types/Account.sol`.
    function accountOf(address player) external view returns (Account);

    // --- the players' desk ---

    /// @notice Whom this bank asks, for ever, before a player who wants it so buys in or bets; and, where there is a gate, before anybody
    /// does. It is never asked when bets are settled or refunded, or chips cashed out.
    function players() external view returns (IPlayers);

    /// @notice From now on the players' desk is asked for this player. It alone can say so; nobody can take it back.
    function guard(address player) external;

    // --- the ledger ---

    /// @notice What one chip is worth, in units of the asset.
    function CHIP() external view returns (uint256);

    /// @notice The casino whose bank this is, for ever.
    function casino() external view returns (address);

    /// @notice The four sums, in chips.
    function ledger() external view returns (uint256 cash, uint256 chips, uint256 reserved, uint256 fees);

    /// @notice Equity in the ledger if every open bet were lost by its player. It bounds what all open bets may win, and `hotEquityLow` what
    /// one of them may win.
    function hotEquityHigh() external view returns (uint256 chips);

    // --- the casino ---

    // A contract compares the selector of a call with those of its functions one by one, from the lowest. Theirs are low for their names
    // and the order of their parameters: a bet costs less for it.

    /// @notice Takes the cost of a bet from a player's chips, after buying in, and reserves its worst case: native, the money sent is
    /// bought in; of a token, what is missing, by the player's allowance. The limits count for what the bank may lose: not if the worst
    /// case is no more than the cost.
    /// @param cost Stake and fee of chance.
    /// @param worst Largest payout and fee of chance: what may be owed, whether the bet is settled or refunded.
    /// @param profit Most that the player may win over the stake.
    /// @param share Largest part of the equity that one bet may win, in billionths.
    /// @return number The number of the bet.
    function book(address player, uint256 cost, uint256 worst, uint256 profit, uint256 share)
        external
        payable
        returns (uint256 number);

    /// @notice The same for a decision of a hand, for which the players' desk is not asked: a hand that was dealt can be played to its end.
    function bookDecision(address player, uint256 cost, uint256 worst, uint256 profit, uint256 share)
        external
        payable
        returns (uint256 number);

    /// @notice Takes a further cost of an open bet from a player's chips, after buying in as `book` does, and reserves it.
    function raise(address player, uint256 cost) external payable;

    /// @notice Number of bets ever taken. Bets are numbered from 0.
    function betsOpened() external view returns (uint256);

    /// @notice Releases what was reserved for some bets, pays their players in chips and keeps the fees of chance that were used.
    /// @param credits player << 96 | chips, each. A zero ends the list.
    function pay(uint256[] calldata credits, uint256 released, uint256 feesUsed) external;

    /// @notice The same for one bet, without a fee of chance.
    /// @dev A bank that reverted here would stop a round with bets of other banks. It cannot: the casino releases what it booked for
    /// the bet and pays no more than that, which is all that the ledger asks, and no token is called.
    function payOne(uint256 released, uint256 payout, address player) external;
}
