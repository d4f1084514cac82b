// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Hands } from "./Hands.sol";
import { IBankFactory } from "./interfaces/IBankFactory.sol";
import { IBankroll } from "./interfaces/IBankroll.sol";
import { ICasino } from "./interfaces/ICasino.sol";
import { IHand } from "./interfaces/IHand.sol";
import { INativeBankroll } from "./interfaces/INativeBankroll.sol";
import { IPlayersFactory } from "./interfaces/IPlayersFactory.sol";
import { IReserveFactory } from "./interfaces/IReserveFactory.sol";
import { Draw } from "./libraries/Draw.sol";
import { NativeBankroll } from "./NativeBankroll.sol";
import { Bet, MAX_NARROW_CHOICE, MAX_STAKE, Rolls, Seat, toBet } from "./types/Bet.sol";
import { BetId, toBetId } from "./types/BetId.sol";
import { Floor } from "./types/Floor.sol";
import { Hand } from "./types/Hand.sol";
import { Multiplier } from "./types/Multiplier.sol";
import { Round, RoundStatus } from "./types/Round.sol";
import { Table } from "./types/Table.sol";
import { ChanceConfig, Rounds } from "./Rounds.sol";
import { Tables } from "./Tables.sol";

/// @title Casino
/// @notice See `ICasino` for what it does and why.
contract Casino is Rounds, Hands, Tables {
    /// @notice Least stake for one unit of a choice, in chips. Below it, rounding down would weigh on the odds.
    uint256 public constant MIN_STAKE = 10_000;

    uint256 public constant MAX_ROLLS = 100;

    /// @notice Bets that one round takes; later bets wait for the next block. All of them fit the gas of any settlement.
    uint256 public constant MAX_SEATS = 1000;

    /// @dev Gas that must be left to ask a game twice, and write what became of a hand.
    uint256 private constant GAS_TO_DRAW = GAS_TO_ASK + GAME_GAS;

    /// @dev Kept back while settling: to call the bank, to store the word and the round; for a player's first chips; for an entry
    /// in the lists of payouts and credits.
    uint256 private constant GAS_TO_FINISH = 100_000;
    uint256 private constant GAS_TO_CREDIT = 25_000;
    uint256 private constant GAS_TO_LIST = 500;

    INativeBankroll public immutable bankroll;

    /// @dev An array, not a mapping: a place in it costs no hash.
    Seat[MAX_SEATS][ROWS] private _seats;

    constructor(
        address authority,
        ChanceConfig memory chance,
        IBankFactory banks,
        IReserveFactory reserves,
        IPlayersFactory desks
    )
        Rounds(chance)
        Tables(authority, banks, desks)
    {
        bankroll = new NativeBankroll(chance.coordinator, subscription, players, reserves);
    }

    /// @dev Who plays: the caller, or for whom the players' desk does.
    function _player() private view returns (address) {
        if (msg.sender != address(players)) return msg.sender;
        return address(bytes20(msg.data[msg.data.length - 20:]));
    }

    // --- placing ---

    /// @inheritdoc ICasino
    function place(uint8 table, uint256 stake, uint256 choice) external payable returns (BetId id) {
        (id,) = _place(table, stake, choice, 1);
    }

    /// @inheritdoc ICasino
    function placeRolls(uint8 table, uint256 stake, uint256 choice, Rolls calldata rolls)
        external
        payable
        returns (BetId id)
    {
        if (rolls.count == 0 || rolls.count > MAX_ROLLS) revert RollsOutOfRange(rolls.count, MAX_ROLLS);
        Seat storage seat;
        (id, seat) = _place(table, stake, choice, rolls.count);
        if (rolls.count != 1) seat.rolls = rolls;
        emit RollsPlaced(id, rolls.count, rolls.stopGain, rolls.stopLoss);
    }

    /// @return id The bet.
    /// @return s Its seat, where the caller keeps several rolls.
    function _place(uint8 table, uint256 stake, uint256 choice, uint256 rolls)
        private
        returns (BetId id, Seat storage s)
    {
        if (stake < MIN_STAKE) revert StakeTooSmall(stake, MIN_STAKE);
        if (stake > MAX_STAKE) revert StakeTooLarge(stake, MAX_STAKE);
        Table t = _tables[table];
        if (t.profitShare() == 0) {
            if (Table.unwrap(t) == 0) revert UnknownTable(table);
            revert TableClosed(table);
        }
        (uint256 outcomes, uint256 units, Multiplier most) = t.game().quote{ gas: GAME_GAS }(choice);
        uint256 cost = stake * units;
        uint256 max = most.times(stake);
        if (outcomes == 0 || max < cost) revert CannotWin(max, cost);
        if (rolls != 1 && t.hasHands()) revert RollsOutOfRange(rolls, 1);

        address player = _player();
        Round round;
        uint256 seat;
        // cost <= max < 2^46 * 2^64, times at most 100 rolls.
        unchecked {
            cost *= rolls;
            max *= rolls;
            bool isLong = !t.isPlain() || choice > MAX_NARROW_CHOICE;
            (round, seat) = _sit(player, true, t.bank(), cost, max, max - cost, t.profitShare(), rolls, isLong);
        }
        id = toBetId(round.nonce(), seat);
        if (t.hasHands()) _begin(player, table, id, stake, t.profitShare(), max);
        Bet bet = toBet(player, stake, choice, table, rolls != 1);
        s = _seats[round.row()][seat];
        s.bet = bet;
        if (bet.isWide()) s.wideChoice = choice;
        emit BetPlaced(id, player, table, stake, choice);
    }

    /// @dev Joins the round of this block, and takes and reserves what a bet costs and may pay, and its fee of chance, from a player.
    /// The native bank numbers all bets and takes all fees; it does the same for the stake, unless that is in tokens.
    function _sit(
        address player,
        bool isNew,
        uint256 bank,
        uint256 cost,
        uint256 worst,
        uint256 profit,
        uint256 profitShare,
        uint256 rolls,
        bool isLong
    ) private returns (Round round, uint256 seat) {
        if (bank != 0) {
            // A token may call back. It finds the house without this bet; and a hand that waits.
            if (worst != 0) _bookAt(_tokenBank(bank), isNew)(player, cost, worst, profit, profitShare);
            (cost, worst, profit) = (0, 0, 0);
        }
        (Floor floor, bool opened) = _join(isNew);
        round = floor.current();
        uint256 fee = _fee(round.feeRate(), opened, rolls, isLong);
        uint256 number;
        // A fee is below 2^80.
        unchecked {
            number = _bookAt(bankroll, isNew){ value: msg.value }(
                player, cost + fee, worst + fee, profit, profitShare
            );
        }
        if (opened) round = _keepOpened(floor, number);
        seat = number - round.firstBet();
        if (seat >= MAX_SEATS) revert RoundIsFull(MAX_SEATS);
    }

    function _bookAt(IBankroll bank, bool isNew)
        private
        pure
        returns (function(address, uint256, uint256, uint256, uint256) external payable returns (uint256))
    {
        return isNew ? bank.book : bank.bookDecision;
    }

    // --- deciding ---

    /// @inheritdoc ICasino
    function decide(uint8 table, uint256 action) external payable returns (BetId) {
        address player = _player();
        return _decide(player, player, table, action);
    }

    /// @inheritdoc ICasino
    function closeHand(address player, uint8 table) external payable returns (BetId) {
        Hand storage hand = _decidable(player, table);
        uint256 closableAt = hand.since + HAND_DEADLINE;
        if (block.timestamp < closableAt) revert HandNotOverdue(hand.id, closableAt);
        return _decide(msg.sender, player, table, _handGame(table).closing{ gas: GAME_GAS }(hand.state));
    }

    /// @dev The player gets what the hand pays.
    function _decide(address payer, address player, uint8 table, uint256 action) private returns (BetId id) {
        Hand storage hand = _decidable(player, table);
        uint256 bank = _tables[table].bank();
        IHand game = _handGame(table);
        (uint256 outcomes, uint256 cost, uint256 reserved) = _terms(game, hand, action);
        uint256 more = reserved - hand.reserved;
        // Nobody puts more into another player's hand.
        if (more != 0 && player != payer) revert BrokenRules(game);
        hand.spent += uint64(cost);
        hand.reserved = uint64(reserved);
        if (outcomes == 1) {
            if (more != cost) revert BrokenRules(game);
            uint256 native = bank == 0 ? cost : 0;
            if (native != 0 || msg.value != 0) bankroll.raise{ value: msg.value }(payer, native);
            if (native != cost) {
                // A token may call back. Nobody decides for a hand that waits.
                hand.waiting = true;
                _tokenBank(bank).raise(payer, cost);
                hand.waiting = false;
            }
            _resolve(game, hand, player, bank, action);
            return BetId.wrap(0);
        }
        hand.waiting = true;
        uint256 profit = reserved - hand.spent;
        (Round round, uint256 seat) = _sit(payer, false, bank, cost, more, profit, hand.profitShare, 1, true);
        id = toBetId(round.nonce(), seat);
        Bet bet = toBet(player, hand.stake, action, table, false);
        Seat storage s = _seats[round.row()][seat];
        s.bet = bet;
        if (bet.isWide()) s.wideChoice = action;
        emit Decided(id, hand.id, player, action);
    }

    /// @dev Carries out a decision that needs no chance.
    function _resolve(IHand game, Hand storage hand, address player, uint256 bank, uint256 action) private {
        bytes memory question = abi.encodeCall(IHand.play, (hand.state, action, 0));
        (bool valid, uint256 state, uint256 payout) = _ask(game, hand, question);
        if (!valid) revert BrokenRules(game);
        if (state == 0) {
            bankOf(bank).payOne(hand.reserved, payout, player);
            hand.reserved = 0;
        } else {
            hand.state = uint128(state);
            hand.since = uint40(block.timestamp);
        }
        emit Resolved(hand.id, player, action, payout, state == 0);
    }

    function _handGame(uint256 table) private view returns (IHand) {
        return IHand(address(_tables[table].game()));
    }

    // --- settling ---

    /// @inheritdoc ICasino
    function settle(uint256 nonce, uint256 maxBets) external {
        Floor floor = _floor;
        (Round round, uint256 seats) = _find(floor, requestIdOf(nonce));
        if (round.isClosed()) revert RoundNotOpen(nonce);
        if (round.status() != RoundStatus.Drawn) revert NotDrawn(nonce);
        if (maxBets == 0) revert NothingToDo();
        uint256 first = round.settled();
        round = _settle(round, _end(first, seats, maxBets), _words[round.row()]);
        if (round.settled() == first) revert NotEnoughGas();
        _keep(floor, round, seats);
    }

    /// @inheritdoc Rounds
    function _settle(Round round, uint256 end, uint256 word) internal override returns (Round) {
        uint256 first = round.settled();
        uint256[] memory payouts = new uint256[](end - first);
        uint256[] memory credits = new uint256[](end - first);
        Seat[MAX_SEATS] storage row = _seats[round.row()];
        Terms memory terms;
        Bet last;
        uint256 credited = 0;
        uint256 released = 0;
        uint256 fees = 0;
        uint256 seat = first;
        // Seats are fewer than 2^16 and amounts below 2^128, so that no sum of them overflows.
        unchecked {
            uint256 keep = GAS_TO_FINISH + (end - first) * GAS_TO_LIST;
            for (; seat < end; ++seat) {
                BetId id = toBetId(round.nonce(), seat);
                Bet bet = row[seat].bet;
                // The bets of a round are often alike, and a game's answer depends on nothing else.
                if (!bet.isLike(last)) {
                    if (gasleft() < keep + GAS_TO_ASK) break;
                    _read(terms, bet, row[seat]);
                    terms.fee = _fee(round.feeRate(), false, terms.rolls, terms.isLong);
                }
                last = bet;
                bool enough;
                uint256 payout;
                uint256 freed;
                if (terms.hand) {
                    if (gasleft() < keep + GAS_TO_DRAW) break;
                    (payout, freed) = _playHand(terms, bet, id, word);
                } else {
                    _price(terms, bet.stake());
                    (enough, payout) = _play(terms, id, Draw.betWord(word, id), keep);
                    if (!enough) break;
                    freed = terms.max * terms.rolls;
                }
                if (payout != 0) payouts[seat - first] = payout;
                if (address(terms.bank) != address(0)) {
                    if (freed != 0) terms.bank.payOne(freed, payout, bet.player());
                } else {
                    released += freed;
                    if (payout != 0) {
                        credits[credited++] = _credit(bet.player(), payout);
                        keep += GAS_TO_CREDIT;
                    }
                }
                fees += seat == 0 ? _fee(round.feeRate(), true, terms.rolls, terms.isLong) : terms.fee;
            }
            released += fees;
        }
        if (seat == first) return round;
        bankroll.pay(credits, released, fees);
        emit BetsSettled(round.nonce(), first, word, seat == end ? payouts : _head(payouts, seat - first));
        return round.withSettled(seat);
    }

    function _playHand(Terms memory terms, Bet bet, BetId id, uint256 word)
        private
        returns (uint256 payout, uint256 released)
    {
        Hand storage hand = _hands[bet.player()][bet.table()];
        bool valid;
        (valid, payout, released) = _draw(IHand(address(terms.game)), hand, id, terms.choice, word);
        if (!valid) emit BetVoided(id);
    }

    function _head(uint256[] memory list, uint256 length) private pure returns (uint256[] memory head) {
        head = new uint256[](length);
        for (uint256 i = 0; i < length; ++i) head[i] = list[i];
    }

    // --- refunding ---

    /// @inheritdoc ICasino
    function refund(uint256 nonce, uint256 maxBets) external {
        Floor floor = _floor;
        (Round round, uint256 seats) = _find(floor, requestIdOf(nonce));
        if (round.isClosed()) revert RoundNotOpen(nonce);
        uint256 refundableAt = round.openedAt() + REFUND_AFTER;
        if (round.status() == RoundStatus.Drawn || block.timestamp < refundableAt) {
            revert NotRefundable(nonce, refundableAt);
        }
        if (maxBets == 0) revert NothingToDo();
        uint256 first = round.settled();
        uint256 end = _end(first, seats, maxBets);
        uint256[] memory amounts = new uint256[](end - first);
        uint256[] memory credits = new uint256[](end - first);
        Terms memory terms;
        uint256 released = 0;
        for (uint256 seat = first; seat < end; ++seat) {
            Seat storage s = _seats[round.row()][seat];
            Bet bet = s.bet;
            _read(terms, bet, s);
            (uint256 amount, uint256 freed) = _refunded(terms, bet);
            uint256 fee = _fee(round.feeRate(), seat == 0, terms.rolls, terms.isLong);
            if (address(terms.bank) != address(0)) {
                amounts[seat - first] = amount;
                if (freed != 0) terms.bank.payOne(freed, amount, bet.player());
                (amount, freed) = (0, 0);
            } else {
                amounts[seat - first] = amount + fee;
            }
            credits[seat - first] = _credit(bet.player(), amount + fee);
            released += freed + fee;
        }
        bankroll.pay(credits, released, 0);
        emit BetsRefunded(nonce, first, amounts);
        _keep(floor, round.withStatus(RoundStatus.Refunding).withSettled(end), seats);
    }

    /// @dev What a bet cost, without its fee, and what was reserved for it.
    function _refunded(Terms memory terms, Bet bet) private returns (uint256 amount, uint256 released) {
        if (terms.hand) {
            Hand storage hand = _hands[bet.player()][bet.table()];
            return _takeBack(IHand(address(terms.game)), hand, terms.choice);
        }
        _price(terms, bet.stake());
        return (terms.cost * terms.rolls, terms.max * terms.rolls);
    }

    /// @dev The seat after the last of at most `maxBets` bets.
    function _end(uint256 first, uint256 seats, uint256 maxBets) private pure returns (uint256) {
        return maxBets < seats - first ? first + maxBets : seats;
    }

    function _credit(address player, uint256 amount) private pure returns (uint256) {
        return uint256(uint160(player)) << 96 | amount;
    }

    /// @inheritdoc Rounds
    function _betCount() internal view override returns (uint256) {
        return bankroll.betsOpened();
    }

    // --- the house ---

    /// @inheritdoc ICasino
    function pause() external restricted {
        _floor = _floor.withPaused(true);
        emit PausedChanged(true);
    }

    /// @inheritdoc ICasino
    function resume() external restricted {
        _floor = _floor.withPaused(false);
        emit PausedChanged(false);
    }

    // --- views ---

    /// @inheritdoc ICasino
    function bankOf(uint256 bank) public view returns (IBankroll) {
        if (bank == 0) return bankroll;
        if (bank >= bankCount) revert UnknownBank(bank);
        return _tokenBank(bank);
    }

    /// @inheritdoc ICasino
    function paused() external view returns (bool) {
        return _floor.isPaused();
    }

    /// @inheritdoc ICasino
    function feeOf(uint256 gasPrice, bool opensRound, uint256 rolls) external view returns (uint256) {
        return _fee(_feeRate(gasPrice), opensRound, rolls, false);
    }

    /// @inheritdoc ICasino
    function feeOfWide(uint256 gasPrice, bool opensRound, uint256 rolls) external view returns (uint256) {
        return _fee(_feeRate(gasPrice), opensRound, rolls, true);
    }

    /// @inheritdoc ICasino
    function latestRound() external view returns (uint256) {
        return _floor.current().nonce();
    }

    /// @inheritdoc ICasino
    function betOf(BetId id)
        external
        view
        returns (address player, uint256 table, uint256 stake, uint256 choice, Rolls memory rolls, bool settled)
    {
        (Round round, uint256 seats) = _find(_floor, requestIdOf(id.round()));
        if (id.seat() >= seats) return (address(0), 0, 0, 0, rolls, false);
        Seat storage seat = _seats[round.row()][id.seat()];
        Bet bet = seat.bet;
        choice = bet.isWide() ? seat.wideChoice : bet.narrowChoice();
        rolls = bet.isMulti() ? seat.rolls : Rolls(1, 0, 0);
        return (bet.player(), bet.table(), bet.stake(), choice, rolls, id.seat() < round.settled());
    }

    /// @inheritdoc ICasino
    function handOf(address player, uint256 table) external view returns (Hand memory) {
        return _hands[player][table];
    }

    /// @inheritdoc ICasino
    function roundOf(uint256 nonce)
        external
        view
        returns (
            RoundStatus status,
            uint256 seats,
            uint256 settled,
            uint256 openedAt,
            uint256 blockNumber,
            uint256 word
        )
    {
        Round round;
        (round, seats) = _find(_floor, requestIdOf(nonce));
        status = round.status();
        word = status == RoundStatus.Drawn ? _words[round.row()] : 0;
        return (status, seats, round.settled(), round.openedAt(), round.blockNumber(), word);
    }
}
