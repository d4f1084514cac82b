// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IBankFactory } from "./interfaces/IBankFactory.sol";
import { IBankroll } from "./interfaces/IBankroll.sol";
import { ICasino } from "./interfaces/ICasino.sol";
import { IGame } from "./interfaces/IGame.sol";
import { IHand } from "./interfaces/IHand.sol";
import { IPlayers } from "./interfaces/IPlayers.sol";
import { IPlayersFactory } from "./interfaces/IPlayersFactory.sol";
import { Ask } from "./libraries/Ask.sol";
import { Banks } from "./libraries/Banks.sol";
import { Draw } from "./libraries/Draw.sol";
import { Purity } from "./libraries/Purity.sol";
import { Bet, Rolls, Seat } from "./types/Bet.sol";
import { BetId } from "./types/BetId.sol";
import { Multiplier } from "./types/Multiplier.sol";
import { Table, toTable } from "./types/Table.sol";

/// @title Tables
/// @notice What is played, with the chips of which bank, and how much of it a bet may win; and what a bet at a table comes to.
abstract contract Tables is ICasino, AccessManaged {
    /// @notice Largest part of the Kelly stake a table may be allowed, in millionths.
    uint256 public constant MAX_KAPPA = 0.5e6; // 50%

    /// @dev Gas that must be left to ask a game, of which it gets at most 63/64. What it leaves settles a bet with a bank of its own.
    uint256 internal constant GAS_TO_ASK = 2 * Ask.GAME_GAS;

    /// @dev A bet as its game sees it: found when it is placed, and found again when it is settled. Of a hand's deal or decision only
    /// those up to `choice` are.
    struct Terms {
        IGame game;
        bool hand;
        IBankroll bank; // of a token; zero: the native one
        bool isLong; // whether its fee is that of a wide choice
        uint256 fee; // if it does not open its round
        uint256 choice;
        uint256 rolls;
        uint256 stopGain;
        uint256 stopLoss;
        uint256 outcomes;
        uint256 units;
        Multiplier most;
        uint256 stake;
        uint256 cost; // of one roll
        uint256 max; // payout of one roll
    }

    IBankFactory public immutable bankFactory;

    /// @inheritdoc ICasino
    IPlayers public immutable players;

    bytes32 private immutable _codeOfBanks;

    uint256 public tableCount;
    uint256 public bankCount = 1;

    /// @dev An array, not a mapping: a place in it costs no hash. Table 0 stays empty.
    Table[256] internal _tables;

    constructor(address authority, IBankFactory banks, IPlayersFactory desks) AccessManaged(authority) {
        bankFactory = banks;
        _codeOfBanks = banks.codeHash();
        players = desks.create();
    }

    // --- the house ---

    /// @inheritdoc ICasino
    function openTable(IGame game, uint256 kappa, uint256 bank) external restricted returns (uint256 table) {
        table = _open(game, false, bank);
        emit TableOpened(table, game, bank);
        _setLimit(table, kappa);
    }

    /// @inheritdoc ICasino
    function openHandTable(IHand game, uint256 kappa, uint256 bank) external restricted returns (uint256 table) {
        table = _open(IGame(address(game)), true, bank);
        emit HandTableOpened(table, game, bank);
        _setLimit(table, kappa);
    }

    function _open(IGame game, bool hands, uint256 bank) private returns (uint256 table) {
        Purity.check(address(game));
        uint256 edge = game.edge();
        if (edge == 0 || edge >= 1e6) revert UnfairGame(address(game));
        if (bank >= bankCount) revert UnknownBank(bank);
        table = tableCount + 1;
        if (table == _tables.length) revert TooManyTables();
        tableCount = table;
        _tables[table] = toTable(game, edge, bank, hands);
    }

    /// @inheritdoc ICasino
    function openBank(IERC20 asset, uint256 chip) external restricted returns (uint256 bank) {
        bank = bankCount;
        if (bank > type(uint8).max) revert TooManyBanks();
        bankCount = bank + 1;
        emit BankOpened(bank, bankFactory.create(uint8(bank), asset, chip, players), asset);
    }

    /// @inheritdoc ICasino
    function lowerLimit(uint256 table, uint256 kappa) external restricted {
        (, uint256 old,) = tableOf(table);
        if (_setLimit(table, kappa) > old) revert NotLower(table, kappa);
    }

    /// @inheritdoc ICasino
    function raiseLimit(uint256 table, uint256 kappa) external restricted {
        _setLimit(table, kappa);
    }

    /// @dev The largest profit of one bet is kappa * edge * equity: a part of the Kelly stake of the bank, whatever the odds.
    function _setLimit(uint256 table, uint256 kappa) private returns (uint256 profitShare) {
        if (kappa > MAX_KAPPA) revert KappaOutOfRange(kappa, MAX_KAPPA);
        if (table == 0 || table > tableCount) revert UnknownTable(table);
        Table t = _tables[table];
        profitShare = kappa * t.edge() / 1000; // millionths of millionths, to billionths
        _tables[table] = t.withProfitShare(profitShare);
        emit LimitChanged(table, kappa);
    }

    /// @inheritdoc ICasino
    function tableOf(uint256 table) public view returns (IGame game, uint256 profitShare, uint256 bank) {
        if (table == 0 || table > tableCount) revert UnknownTable(table);
        Table t = _tables[table];
        return (t.game(), t.profitShare(), t.bank());
    }

    /// @dev A bank of tokens.
    function _tokenBank(uint256 bank) internal view returns (IBankroll) {
        return Banks.at(address(bankFactory), _codeOfBanks, address(this), uint8(bank));
    }

    // --- the terms of a bet, and what it comes to ---

    /// @dev Fills `terms` with those of the bet in a seat, but for its fee and its stake.
    function _read(Terms memory terms, Bet bet, Seat storage seat) internal view {
        Table t = _tables[bet.table()];
        (terms.game, terms.hand) = (t.game(), t.hasHands());
        terms.bank = t.bank() == 0 ? IBankroll(address(0)) : _tokenBank(t.bank());
        terms.isLong = !t.isPlain() || bet.isWide();
        terms.choice = bet.isWide() ? seat.wideChoice : bet.narrowChoice();
        (terms.rolls, terms.stopGain, terms.stopLoss) = (1, 0, 0);
        if (bet.isMulti()) {
            Rolls storage rolls = seat.rolls;
            (terms.rolls, terms.stopGain, terms.stopLoss) = (rolls.count, rolls.stopGain, rolls.stopLoss);
        }
        if (terms.hand) return;
        (terms.outcomes, terms.units, terms.most) = terms.game.quote{ gas: Ask.GAME_GAS }(terms.choice);
    }

    /// @dev `place` found that this does not overflow.
    function _price(Terms memory terms, uint256 stake) internal pure {
        unchecked {
            terms.stake = stake;
            terms.cost = stake * terms.units;
            terms.max = terms.most.times(stake);
        }
    }

    /// @dev Plays the rolls of a bet. Nothing is written, so that it can be left for a later call when gas runs out.
    /// @param keep Gas to leave besides.
    function _play(Terms memory terms, BetId id, uint256 word, uint256 keep)
        internal
        returns (bool enough, uint256 payout)
    {
        // At most 100 rolls, each below 2^110.
        unchecked {
            uint256 played = 0;
            uint256 spent = 0;
            while (played < terms.rolls) {
                if (gasleft() < keep + GAS_TO_ASK) return (false, 0);
                uint256 outcome = Draw.outcome(Draw.rollWord(word, played), terms.outcomes);
                (bool valid, uint256 won) = _payout(terms, outcome);
                if (!valid) {
                    emit BetVoided(id);
                    return (true, terms.cost * terms.rolls);
                }
                payout += won;
                ++played;
                spent += terms.cost;
                if (terms.stopGain != 0 && payout >= spent + terms.stopGain) break;
                if (terms.stopLoss != 0 && payout + terms.stopLoss <= spent) break;
            }
            return (true, payout + (terms.rolls - played) * terms.cost);
        }
    }

    /// @dev What an outcome pays; invalid if the game fails, answers anything but a number, or above its maximum.
    function _payout(Terms memory terms, uint256 outcome) private view returns (bool valid, uint256 payout) {
        uint256 answer;
        (valid, answer) = Ask.multiplier(terms.game, terms.choice, outcome);
        if (!valid || answer > terms.most.toUint()) return (false, 0);
        return (true, Multiplier.wrap(uint64(answer)).times(terms.stake));
    }
}
