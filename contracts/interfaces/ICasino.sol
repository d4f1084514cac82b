// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { BetId } from "../types/BetId.sol";
import { Rolls } from "../types/Bet.sol";
import { Hand } from "../types/Hand.sol";
import { RoundStatus } from "../types/Round.sol";
import { IBankroll } from "./IBankroll.sol";
import { IGame } from "./IGame.sol";
import { IHand } from "./IHand.sol";
import { INativeBankroll } from "./INativeBankroll.sol";
import { IPlayers } from "./IPlayers.sol";

/// @title The tables
/// @notice Takes bets, joins them to the round of their block, and settles or refunds them. Holds no money.
///
/// A bet goes PLACED -> DRAWN -> SETTLED, or PLACED -> REFUNDED, once. Everything that can refuse a bet refuses it in `place`.
/// Settlement is total: it is defined for every outcome, cannot be refused, and never scales a payout down.
interface ICasino {
    /// @notice A bet was accepted. `stake` is for one unit of the choice and one roll.
    event BetPlaced(BetId indexed bet, address indexed player, uint256 table, uint256 stake, uint256 choice);
    /// @notice The bet just placed plays several rolls.
    event RollsPlaced(BetId indexed bet, uint256 count, uint256 stopGain, uint256 stopLoss);
    /// @notice The player of a hand made a decision that needs chance: it is a bet like any other. `hand` is the bet that dealt it.
    event Decided(BetId indexed bet, BetId indexed hand, address indexed player, uint256 action);
    /// @notice A decision that needs no chance was carried out. The hand goes on, or is over and paid.
    event Resolved(BetId indexed hand, address indexed player, uint256 action, uint256 payout, bool over);
    /// @notice Bets of a round, from `firstSeat` on, were settled with the round's word. A payout includes the stake of rolls that
    /// a stop left unplayed; that of a deal or decision is 0 while the hand goes on.
    event BetsSettled(uint256 indexed round, uint256 firstSeat, uint256 word, uint256[] payouts);
    /// @notice Bets of a round, from `firstSeat` on, got stake and fee back, because no word came in time. An amount is both together;
    /// that of a bet in tokens is its stake alone, in chips of its bank, and its fee went back besides, in native chips.
    event BetsRefunded(uint256 indexed round, uint256 firstSeat, uint256[] amounts);
    /// @notice The game broke its own rules for this outcome, so the stake was returned. See `GAME_GAS`.
    event BetVoided(BetId indexed bet);
    event TableOpened(uint256 indexed table, IGame game, uint256 bank);
    event HandTableOpened(uint256 indexed table, IHand game, uint256 bank);
    event BankOpened(uint256 indexed bank, IBankroll bankroll, IERC20 asset);
    event LimitChanged(uint256 indexed table, uint256 kappa);
    event PausedChanged(bool paused);

    error UnknownTable(uint256 table);
    /// @notice The table takes no new bets. Bets that are open will be settled.
    error TableClosed(uint256 table);
    error StakeTooSmall(uint256 stake, uint256 min);
    error StakeTooLarge(uint256 stake, uint256 max);
    error RollsOutOfRange(uint256 rolls, uint256 max);
    /// @notice No outcome of this choice pays more than it costs.
    error CannotWin(uint256 max, uint256 cost);
    /// @notice The round of this block has all the bets it takes. Try again in the next block.
    error RoundIsFull(uint256 seats);
    /// @notice The game says that its edge is not between 0 and 1.
    error UnfairGame(address game);
    error NothingToDo();
    error KappaOutOfRange(uint256 kappa, uint256 max);
    /// @notice `lowerLimit` lowers at once; raising goes through `raiseLimit` and its delay.
    error NotLower(uint256 table, uint256 kappa);
    error TooManyTables();
    error UnknownBank(uint256 bank);
    error TooManyBanks();
    /// @notice The round is unknown, or all its bets are settled or refunded.
    error RoundNotOpen(uint256 round);
    /// @notice The round's word has not come yet.
    error NotDrawn(uint256 round);
    /// @notice The round has its word, or may still get it until `refundableAt`.
    error NotRefundable(uint256 round, uint256 refundableAt);
    /// @notice Not one bet could be settled with the gas sent. Send more.
    error NotEnoughGas();
    /// @notice You have a hand at this table. Play it to its end first.
    error HandInPlay(BetId hand);
    /// @notice The player has no open hand at this table.
    error NoHand(address player, uint256 table);
    /// @notice The deal, or the latest decision, waits for its word.
    error HandIsWaiting(BetId hand);
    /// @notice The player may still decide, until `closableAt`.
    error HandNotOverdue(BetId hand, uint256 closableAt);
    /// @notice The game does not answer as its interface says. The hand stays as it is.
    error BrokenRules(IHand game);

    // --- players ---

    // Whoever calls plays. The players' desk alone plays for others: it appends to its call whom for (ERC-2771).

    /// @notice Places a bet of one roll with the caller's chips, after buying in the money sent.
    /// @param table See `tableOf`.
    /// @param stake Chips for one unit of the choice.
    /// @param choice See the game.
    function place(uint8 table, uint256 stake, uint256 choice) external payable returns (BetId);

    /// @notice Places a bet of several rolls. Its whole cost, `rolls.count` times one roll, is taken at once.
    function placeRolls(uint8 table, uint256 stake, uint256 choice, Rolls calldata rolls)
        external
        payable
        returns (BetId);

    /// @notice Makes a decision for the caller's hand at a table, after buying in the money sent. One that needs chance costs its fee,
    /// and joins the round of this block; another is carried out at once. Neither a pause nor a lower limit stops it.
    /// @param action See the game.
    /// @return bet The bet that the decision is; 0 if it needed no chance.
    function decide(uint8 table, uint256 action) external payable returns (BetId bet);

    // --- anybody ---

    /// @notice Closes a hand whose player made no decision for `HAND_DEADLINE`, as its game says, at the caller's cost of chance.
    function closeHand(address player, uint8 table) external payable returns (BetId bet);

    /// @notice Settles up to `maxBets` bets of a drawn round, in the order of their seats, as far as the gas goes.
    /// @dev Warning: do not estimate the gas. An estimate finds the least with which one bet is settled.
    function settle(uint256 round, uint256 maxBets) external;

    /// @notice Refunds up to `maxBets` bets of a round whose word did not come in time, in the order of their seats.
    function refund(uint256 round, uint256 maxBets) external;

    // --- the house ---

    /// @notice Opens a table for a game, whose code must be pure: see `Purity`. Its number never points to another game.
    /// @param kappa Part of the Kelly stake that the bank takes on one bet, in millionths; at most `MAX_KAPPA`.
    /// @param bank Whose chips are played with: see `bankOf`. A table never changes its bank.
    function openTable(IGame game, uint256 kappa, uint256 bank) external returns (uint256 table);

    /// @notice The same for a game of several decisions.
    function openHandTable(IHand game, uint256 kappa, uint256 bank) external returns (uint256 table);

    /// @notice Opens a bank of a token. Its code is the factory's, which never changes; what the token does is its own.
    /// @param chip Units of the token that one chip is worth.
    /// @return bank Its number.
    function openBank(IERC20 asset, uint256 chip) external returns (uint256 bank);

    /// @notice Lowers a table's kappa. At 0 the table takes no new bets.
    function lowerLimit(uint256 table, uint256 kappa) external;

    /// @notice Raises a table's kappa, up to `MAX_KAPPA`.
    function raiseLimit(uint256 table, uint256 kappa) external;

    /// @notice Stops new bets, and nothing else.
    function pause() external;

    function resume() external;

    // --- views ---

    /// @notice The bank of the native coin, number 0. It numbers all bets, and takes all fees of chance.
    function bankroll() external view returns (INativeBankroll);

    /// @notice The bank of a number.
    function bankOf(uint256 bank) external view returns (IBankroll);

    /// @notice The players' desk: session keys, limits and exclusions, and the gate. It is this casino's for ever.
    function players() external view returns (IPlayers);

    /// @notice Banks there are. They are numbered from 0.
    function bankCount() external view returns (uint256);

    /// @notice Tables are numbered from 1.
    function tableCount() external view returns (uint256);

    /// @notice Whether new bets are paused.
    function paused() external view returns (bool);

    /// @notice Number of the latest round, and so of VRF requests ever made; 0 if none.
    function latestRound() external view returns (uint256);

    /// @notice The game of a table, the largest part of its bank's equity that one bet may win there, in billionths (0: closed), and the
    /// number of its bank.
    function tableOf(uint256 table) external view returns (IGame game, uint256 profitShare, uint256 bank);

    /// @notice Cost of chance of a bet, in native chips.
    /// @param gasPrice Base fee of the block that will take the bet, in wei.
    /// @param opensRound Whether the bet is its block's first. Quote with true: a joiner is charged less.
    /// @param rolls Rolls of the bet.
    function feeOf(uint256 gasPrice, bool opensRound, uint256 rolls) external view returns (uint256);

    /// @notice The same for a wide choice, which is one of 2^40 or more, such as a spread of three spots and more; for a deal or
    /// decision of a hand; and for a bet in tokens.
    function feeOfWide(uint256 gasPrice, bool opensRound, uint256 rolls) external view returns (uint256);

    /// @notice The bet of a round that is not closed yet; all zero if there is none.
    function betOf(BetId bet)
        external
        view
        returns (address player, uint256 table, uint256 stake, uint256 choice, Rolls memory rolls, bool settled);

    /// @notice The hand of a player at a table: open, if something is reserved for it; else the latest, or all zero.
    function handOf(address player, uint256 table) external view returns (Hand memory);

    /// @notice A round that is not closed yet. All zero if it is closed, or was never opened: compare with `latestRound`.
    /// @return status See `RoundStatus`.
    /// @return seats How many bets joined.
    /// @return settled How many of them, from seat 0, are settled or refunded.
    /// @return openedAt Timestamp; `REFUND_AFTER` later the round can be refunded if it is not drawn.
    /// @return blockNumber Number of the block that asked for the word.
    /// @return word The word, while bets are left to settle with it.
    function roundOf(uint256 round)
        external
        view
        returns (
            RoundStatus status,
            uint256 seats,
            uint256 settled,
            uint256 openedAt,
            uint256 blockNumber,
            uint256 word
        );
}
