// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { Bankroll } from "./Bankroll.sol";
import { IBankroll } from "./interfaces/IBankroll.sol";
import { ICasino } from "./interfaces/ICasino.sol";
import { IGame } from "./interfaces/IGame.sol";
import { Draw } from "./libraries/Draw.sol";
import { Bet, MAX_STAKE, Rolls, Seat, toBet } from "./types/Bet.sol";
import { BetId, toBetId } from "./types/BetId.sol";
import { Multiplier, ONE } from "./types/Multiplier.sol";
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

    /// @dev What a bet means to its game: found when it is placed, and found again when it is settled, by the same code.
    struct Terms {
        IGame game;
        uint256 choice;
        uint256 outcomes;
        uint256 cost; // of one roll
        uint256 max; // payout of one roll
        uint256 stake;
        Rolls rolls;
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
        return _place(table, stake, choice, Rolls(1, 0, 0));
    }

    /// @inheritdoc ICasino
    function placeRolls(uint256 table, uint256 stake, uint256 choice, Rolls calldata rolls)
        external
        payable
        returns (BetId id)
    {
        if (rolls.count == 0 || rolls.count > MAX_ROLLS) revert RollsOutOfRange(rolls.count, MAX_ROLLS);
        id = _place(table, stake, choice, rolls);
        emit RollsPlaced(id, rolls.count, rolls.stopGain, rolls.stopLoss);
    }

    function _place(uint256 table, uint256 stake, uint256 choice, Rolls memory rolls) private returns (BetId id) {
        if (stake < MIN_STAKE) revert StakeTooSmall(stake, MIN_STAKE);
        if (stake > MAX_STAKE) revert StakeTooLarge(stake, MAX_STAKE);
        Table memory t = _tables[table];
        if (t.profitShare == 0) {
            if (address(t.game) == address(0)) revert UnknownTable(table);
            revert TableClosed(table);
        }
        Terms memory terms = _terms(t.game, stake, choice, rolls);
        if (terms.max < terms.cost) revert UnfairGame(t.game);
        Round round = _takeSeat();
        uint256 seat = round.seats() - 1;
        id = toBetId(round.nonce(), seat);

        Seat storage s = _seats[round.row()][seat];
        Bet bet = toBet(msg.sender, stake, choice, table, rolls.count > 1);
        s.bet = bet;
        if (bet.isMulti()) s.rolls = rolls;
        if (bet.isWide()) s.wideChoice = choice;
        emit BetPlaced(id, msg.sender, table, stake, choice);

        uint256 fee = _fee(round.feeRate(), seat == 0, rolls.count);
        uint256 cost = terms.cost * rolls.count;
        uint256 max = terms.max * rolls.count;
        bankroll.reserve{ value: msg.value }(msg.sender, cost + fee, max + fee, max - cost, t.profitShare);
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
        uint256 count = round.seats() - first;
        if (count > maxBets) count = maxBets;
        uint256[] memory payouts = new uint256[](count);
        uint256[] memory credits = new uint256[](count);
        uint256 credited = 0;
        uint256 released = 0;
        uint256 fees = 0;
        uint256 done = 0;
        for (; done < count; ++done) {
            uint256 keep = GAS_TO_FINISH + (credited + 1) * GAS_TO_CREDIT + count * GAS_TO_LIST;
            if (gasleft() < keep + 2 * GAME_GAS) break;
            BetId id = toBetId(round.nonce(), first + done);
            Seat storage seat = _seats[round.row()][first + done];
            Bet bet = seat.bet;
            Terms memory terms = _termsOf(seat, bet);
            (bool enough, uint256 payout) = _play(terms, id, Draw.betWord(word, id), keep);
            if (!enough) break;
            payouts[done] = payout;
            if (payout != 0) credits[credited++] = uint256(uint160(bet.player())) << 96 | payout;
            uint256 fee = _fee(round.feeRate(), first + done == 0, terms.rolls.count);
            released += terms.max * terms.rolls.count + fee;
            fees += fee;
        }
        if (done == 0) return round;
        bankroll.settle(credits, released, fees);
        emit BetsSettled(round.nonce(), first, word, done == count ? payouts : _head(payouts, done));
        return round.withSettled(first + done);
    }

    /// @dev Plays the rolls of a bet. Nothing is written, so that it can be left for a later call when gas runs out.
    function _play(Terms memory terms, BetId id, uint256 word, uint256 keep)
        private
        returns (bool enough, uint256 payout)
    {
        uint256 count = terms.rolls.count;
        uint256 played = 0;
        while (played < count) {
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
            uint256 spent = played * terms.cost;
            if (terms.rolls.stopGain != 0 && payout >= spent + terms.rolls.stopGain) break;
            if (terms.rolls.stopLoss != 0 && payout + terms.rolls.stopLoss <= spent) break;
        }
        return (true, payout + (count - played) * terms.cost);
    }

    function _void(Terms memory terms, BetId id) private returns (bool, uint256) {
        emit BetVoided(id);
        return (true, terms.cost * terms.rolls.count);
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
        uint256 count = round.seats() - first;
        if (count > maxBets) count = maxBets;
        uint256[] memory amounts = new uint256[](count);
        uint256[] memory credits = new uint256[](count);
        uint256 released = 0;
        for (uint256 i = 0; i < count; ++i) {
            Seat storage seat = _seats[round.row()][first + i];
            Bet bet = seat.bet;
            Terms memory terms = _termsOf(seat, bet);
            uint256 fee = _fee(round.feeRate(), first + i == 0, terms.rolls.count);
            amounts[i] = terms.cost * terms.rolls.count + fee;
            credits[i] = uint256(uint160(bet.player())) << 96 | amounts[i];
            released += terms.max * terms.rolls.count + fee;
        }
        bankroll.settle(credits, released, 0);
        emit BetsRefunded(nonce, first, amounts);
        _save(floor, round.withStatus(RoundStatus.Refunding).withSettled(first + count));
    }

    // --- the terms of a bet ---

    function _terms(IGame game, uint256 stake, uint256 choice, Rolls memory rolls)
        private
        view
        returns (Terms memory)
    {
        (uint256 outcomes, uint256 units, Multiplier max) = game.quote{ gas: GAME_GAS }(choice);
        return Terms(game, choice, outcomes, stake * units, max.times(stake), stake, rolls);
    }

    function _termsOf(Seat storage seat, Bet bet) private view returns (Terms memory) {
        return _terms(
            _tables[bet.table()].game,
            bet.stake(),
            bet.isWide() ? seat.wideChoice : bet.narrowChoice(),
            bet.isMulti() ? seat.rolls : Rolls(1, 0, 0)
        );
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
        Terms memory terms = _termsOf(seat, bet);
        return (bet.player(), bet.table(), bet.stake(), terms.choice, terms.rolls, id.seat() < round.settled());
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
