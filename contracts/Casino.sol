// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { Bankroll } from "./Bankroll.sol";
import { IBankroll } from "./interfaces/IBankroll.sol";
import { ICasino } from "./interfaces/ICasino.sol";
import { IGame } from "./interfaces/IGame.sol";
import { Draw } from "./libraries/Draw.sol";
import { Bet, MAX_STAKE, Rolls, Seat, toBet } from "./types/Bet.sol";
import { BetId, toBetId } from "./types/BetId.sol";
import { Multiplier } from "./types/Multiplier.sol";
import { Round, RoundStatus } from "./types/Round.sol";
import { ChanceConfig, Rounds } from "./Rounds.sol";

/// @title Casino
/// @notice See `ICasino` for what it does and why.
contract Casino is ICasino, Rounds, AccessManaged {
    /// @notice Least stake for one unit of a choice, in chips. Below it, rounding down would weigh on the odds.
    uint256 public constant MIN_STAKE = 10_000;

    uint256 public constant MAX_ROLLS = 100;

    /// @notice Largest part of the Kelly stake a table may be allowed, in millionths.
    uint256 public constant MAX_KAPPA = 0.5e6; // 50%

    /// @notice Gas that a game may use for one answer. A game is pure, so with this much it answers always or never: whoever settles
    /// cannot make it fail. If it breaks its rules nevertheless, by reverting or by paying above its maximum, the bet is void
    /// and its stake is returned: it blocks nobody.
    uint256 public constant GAME_GAS = 100_000;

    /// @dev Kept back while settling: to call the bank, to store the word and the round; for a player's first chips; for an entry
    /// in the lists of payouts and credits.
    uint256 private constant GAS_TO_FINISH = 100_000;
    uint256 private constant GAS_TO_CREDIT = 25_000;
    uint256 private constant GAS_TO_LIST = 1_000;

    /// @dev One table. `profitShare` is kappa times the game's edge: the largest profit of a bet over the equity, in billionths.
    struct Table {
        IGame game;
        uint64 profitShare;
    }

    /// @dev A bet as its game sees it: found when it is placed, and found again when it is settled, by the same code.
    struct Terms {
        IGame game;
        uint256 choice;
        uint256 stake;
        uint256 outcomes;
        uint256 cost; // of one roll
        uint256 max; // payout of one roll
        uint256 rolls;
        uint256 stopGain;
        uint256 stopLoss;
    }

    IBankroll public immutable bankroll;

    uint256 public tableCount;
    mapping(uint256 table => Table) private _tables;
    mapping(uint256 row => mapping(uint256 seat => Seat)) private _seats;

    constructor(address authority, ChanceConfig memory chance) AccessManaged(authority) Rounds(chance) {
        bankroll = new Bankroll(chance.coordinator, subscription);
    }

    // --- placing ---

    /// @inheritdoc ICasino
    function place(uint256 table, uint256 stake, uint256 choice) external payable returns (BetId) {
        return _place(table, stake, choice, 1, 0, 0);
    }

    /// @inheritdoc ICasino
    function placeRolls(uint256 table, uint256 stake, uint256 choice, Rolls calldata rolls)
        external
        payable
        returns (BetId id)
    {
        if (rolls.count == 0 || rolls.count > MAX_ROLLS) revert RollsOutOfRange(rolls.count, MAX_ROLLS);
        id = _place(table, stake, choice, rolls.count, rolls.stopGain, rolls.stopLoss);
        emit RollsPlaced(id, rolls.count, rolls.stopGain, rolls.stopLoss);
    }

    function _place(
        uint256 table,
        uint256 stake,
        uint256 choice,
        uint256 rolls,
        uint64 stopGain,
        uint64 stopLoss
    ) private returns (BetId id) {
        if (stake < MIN_STAKE) revert StakeTooSmall(stake, MIN_STAKE);
        if (stake > MAX_STAKE) revert StakeTooLarge(stake, MAX_STAKE);
        Table storage t = _tables[table];
        (IGame game, uint256 profitShare) = (t.game, t.profitShare);
        if (address(game) == address(0)) revert UnknownTable(table);
        if (profitShare == 0) revert TableClosed(table);
        (, uint256 cost, uint256 max) = _quote(game, stake, choice);
        if (max < cost) revert UnfairGame(game);

        // cost <= max < 2^46 * 2^64, times at most 100 rolls; a fee is below 2^80; the seat just taken is above 0.
        unchecked {
            Round round = _takeSeat();
            uint256 seat = round.seats() - 1;
            id = toBetId(round.nonce(), seat);
            Seat storage s = _seats[round.row()][seat];
            Bet bet = toBet(msg.sender, stake, choice, table, rolls != 1);
            s.bet = bet;
            if (bet.isMulti()) s.rolls = Rolls(uint8(rolls), stopGain, stopLoss);
            if (bet.isWide()) s.wideChoice = choice;
            emit BetPlaced(id, msg.sender, table, stake, choice);

            uint256 fee = _fee(round.feeRate(), seat == 0, rolls);
            cost *= rolls;
            max *= rolls;
            bankroll.reserve{ value: msg.value }(msg.sender, cost + fee, max + fee, max - cost, profitShare);
        }
    }

    // --- settling ---

    /// @inheritdoc ICasino
    function settle(uint256 nonce, uint256 maxBets) external {
        Floor memory floor = _floor;
        (bool found, Round round) = _find(floor, requestIdOf(nonce));
        if (!found) revert RoundNotOpen(nonce);
        if (round.status() != RoundStatus.Drawn) revert NotDrawn(nonce);
        uint256 before = round.settled();
        round = _settle(round, _words[round.row()], maxBets);
        if (round.settled() == before) revert NotEnoughGas();
        _save(floor, round);
    }

    /// @inheritdoc Rounds
    function _settle(Round round, uint256 word, uint256 maxBets) internal override returns (Round) {
        uint256 first = round.settled();
        uint256 count = Math.min(round.seats() - first, maxBets);
        uint256[] memory payouts = new uint256[](count);
        uint256[] memory credits = new uint256[](count);
        Terms memory terms;
        uint256 credited = 0;
        uint256 released = 0;
        uint256 fees = 0;
        uint256 done = 0;
        // Counts are below 2^16 and amounts below 2^128, so that no sum of them overflows.
        unchecked {
            for (; done < count; ++done) {
                uint256 keep = GAS_TO_FINISH + (credited + 1) * GAS_TO_CREDIT + count * GAS_TO_LIST;
                if (gasleft() < keep + 2 * GAME_GAS) break;
                uint256 seat = first + done;
                BetId id = toBetId(round.nonce(), seat);
                address player = _load(terms, _seats[round.row()][seat]);
                (bool enough, uint256 payout) = _play(terms, id, Draw.betWord(word, id), keep);
                if (!enough) break;
                payouts[done] = payout;
                if (payout != 0) credits[credited++] = _credit(player, payout);
                uint256 fee = _fee(round.feeRate(), seat == 0, terms.rolls);
                released += terms.max * terms.rolls + fee;
                fees += fee;
            }
            if (done == 0) return round;
            bankroll.settle(credits, released, fees);
            emit BetsSettled(round.nonce(), first, word, done == count ? payouts : _head(payouts, done));
            return round.withSettled(first + done);
        }
    }

    /// @dev Plays the rolls of a bet. Nothing is written, so that it can be left for a later call when gas runs out.
    function _play(Terms memory terms, BetId id, uint256 word, uint256 keep)
        private
        returns (bool enough, uint256 payout)
    {
        // At most 100 rolls, each below 2^110.
        unchecked {
            uint256 played = 0;
            uint256 spent = 0;
            while (played < terms.rolls) {
                if (gasleft() < keep + 2 * GAME_GAS) return (false, 0);
                uint256 outcome = Draw.outcome(Draw.rollWord(word, played), terms.outcomes);
                try terms.game.multiplier{ gas: GAME_GAS }(terms.choice, outcome) returns (Multiplier multiplier) {
                    uint256 won = multiplier.times(terms.stake);
                    if (won > terms.max) return _void(terms, id);
                    payout += won;
                } catch {
                    return _void(terms, id);
                }
                ++played;
                spent += terms.cost;
                if (terms.stopGain != 0 && payout >= spent + terms.stopGain) break;
                if (terms.stopLoss != 0 && payout + terms.stopLoss <= spent) break;
            }
            return (true, payout + (terms.rolls - played) * terms.cost);
        }
    }

    function _void(Terms memory terms, BetId id) private returns (bool, uint256) {
        emit BetVoided(id);
        return (true, terms.cost * terms.rolls);
    }

    function _head(uint256[] memory list, uint256 length) private pure returns (uint256[] memory head) {
        head = new uint256[](length);
        for (uint256 i = 0; i < length; ++i) head[i] = list[i];
    }

    // --- refunding ---

    /// @inheritdoc ICasino
    function refund(uint256 nonce, uint256 maxBets) external {
        Floor memory floor = _floor;
        (bool found, Round round) = _find(floor, requestIdOf(nonce));
        if (!found) revert RoundNotOpen(nonce);
        uint256 refundableAt = round.openedAt() + REFUND_AFTER;
        if (round.status() == RoundStatus.Drawn || block.timestamp < refundableAt) {
            revert NotRefundable(nonce, refundableAt);
        }
        uint256 first = round.settled();
        uint256 count = Math.min(round.seats() - first, maxBets);
        uint256[] memory amounts = new uint256[](count);
        uint256[] memory credits = new uint256[](count);
        Terms memory terms;
        uint256 released = 0;
        for (uint256 i = 0; i < count; ++i) {
            address player = _load(terms, _seats[round.row()][first + i]);
            uint256 fee = _fee(round.feeRate(), first + i == 0, terms.rolls);
            amounts[i] = terms.cost * terms.rolls + fee;
            credits[i] = _credit(player, amounts[i]);
            released += terms.max * terms.rolls + fee;
        }
        bankroll.settle(credits, released, 0);
        emit BetsRefunded(nonce, first, amounts);
        _save(floor, round.withStatus(RoundStatus.Refunding).withSettled(first + count));
    }

    function _credit(address player, uint256 amount) private pure returns (uint256) {
        return uint256(uint160(player)) << 96 | amount;
    }

    // --- the terms of a bet ---

    /// @dev Reads a seat into `terms`.
    function _load(Terms memory terms, Seat storage seat) private view returns (address player) {
        Bet bet = seat.bet;
        terms.game = _tables[bet.table()].game;
        terms.stake = bet.stake();
        terms.choice = bet.isWide() ? seat.wideChoice : bet.narrowChoice();
        (terms.rolls, terms.stopGain, terms.stopLoss) = (1, 0, 0);
        if (bet.isMulti()) {
            Rolls storage rolls = seat.rolls;
            (terms.rolls, terms.stopGain, terms.stopLoss) = (rolls.count, rolls.stopGain, rolls.stopLoss);
        }
        (terms.outcomes, terms.cost, terms.max) = _quote(terms.game, terms.stake, terms.choice);
        return bet.player();
    }

    /// @dev Cost and largest payout of one roll, in chips.
    function _quote(IGame game, uint256 stake, uint256 choice)
        private
        view
        returns (uint256 outcomes, uint256 cost, uint256 max)
    {
        uint256 units;
        Multiplier most;
        (outcomes, units, most) = game.quote{ gas: GAME_GAS }(choice);
        return (outcomes, stake * units, most.times(stake));
    }

    // --- the house ---

    /// @inheritdoc ICasino
    function openTable(IGame game, uint256 kappa) external restricted returns (uint256 table) {
        table = ++tableCount;
        if (table > type(uint8).max) revert TooManyTables();
        _tables[table].game = game;
        emit TableOpened(table, game);
        _setLimit(table, kappa);
    }

    /// @inheritdoc ICasino
    function lowerLimit(uint256 table, uint256 kappa) external restricted {
        uint256 old = _tables[table].profitShare;
        if (_setLimit(table, kappa) > old) revert NotLower(table, kappa);
    }

    /// @inheritdoc ICasino
    function raiseLimit(uint256 table, uint256 kappa) external restricted {
        _setLimit(table, kappa);
    }

    /// @inheritdoc ICasino
    function pause() external restricted {
        _floor.paused = true;
        emit PausedChanged(true);
    }

    /// @inheritdoc ICasino
    function resume() external restricted {
        _floor.paused = false;
        emit PausedChanged(false);
    }

    /// @dev The largest profit of one bet is kappa * edge * equity: a part of the Kelly stake of the bank, whatever the odds.
    function _setLimit(uint256 table, uint256 kappa) private returns (uint256 profitShare) {
        if (kappa > MAX_KAPPA) revert KappaOutOfRange(kappa, MAX_KAPPA);
        IGame game = _tables[table].game;
        if (address(game) == address(0)) revert UnknownTable(table);
        uint256 edge = game.edge();
        if (edge == 0 || edge >= 1e6) revert UnfairGame(game);
        profitShare = kappa * edge / 1000; // millionths of millionths, to billionths
        _tables[table].profitShare = uint64(profitShare);
        emit LimitChanged(table, kappa);
    }

    // --- views ---

    /// @inheritdoc ICasino
    function tableOf(uint256 table) external view returns (IGame game, uint256 profitShare) {
        Table memory t = _tables[table];
        return (t.game, t.profitShare);
    }

    /// @inheritdoc ICasino
    function paused() external view returns (bool) {
        return _floor.paused;
    }

    /// @inheritdoc ICasino
    function feeOf(uint256 gasPrice, bool opensRound, uint256 rolls) external view returns (uint256) {
        return _fee(_feeRate(gasPrice), opensRound, rolls);
    }

    /// @inheritdoc ICasino
    function latestRound() external view returns (uint256) {
        return _floor.current.nonce();
    }

    /// @inheritdoc ICasino
    function betOf(BetId id)
        external
        view
        returns (address player, uint256 table, uint256 stake, uint256 choice, Rolls memory rolls, bool settled)
    {
        (bool found, Round round) = _find(_floor, requestIdOf(id.round()));
        if (!found || id.seat() >= round.seats()) return (address(0), 0, 0, 0, rolls, false);
        Seat storage seat = _seats[round.row()][id.seat()];
        Bet bet = seat.bet;
        choice = bet.isWide() ? seat.wideChoice : bet.narrowChoice();
        rolls = bet.isMulti() ? seat.rolls : Rolls(1, 0, 0);
        return (bet.player(), bet.table(), bet.stake(), choice, rolls, id.seat() < round.settled());
    }

    /// @inheritdoc ICasino
    function roundOf(uint256 nonce)
        external
        view
        returns (RoundStatus status, uint256 seats, uint256 settled, uint256 openedAt, uint256 blockNumber, uint256 word)
    {
        (bool found, Round round) = _find(_floor, requestIdOf(nonce));
        if (!found) return (RoundStatus.Open, 0, 0, 0, 0, 0);
        status = round.status();
        word = status == RoundStatus.Drawn ? _words[round.row()] : 0;
        return (status, round.seats(), round.settled(), round.openedAt(), round.blockNumber(), word);
    }
}
