// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFV2PlusClient } from "@chainlink/contracts/src/v0.8/vrf/dev/libraries/VRFV2PlusClient.sol";
import { IBankroll } from "../../contracts/interfaces/IBankroll.sol";
import { ICasino } from "../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../contracts/interfaces/IGame.sol";
import { IHand } from "../../contracts/interfaces/IHand.sol";
import { ChanceConfig, Rounds } from "../../contracts/Rounds.sol";
import { Rolls } from "../../contracts/types/Bet.sol";
import { BetId, toBetId } from "../../contracts/types/BetId.sol";
import { RoundStatus } from "../../contracts/types/Round.sol";
import { Coordinator } from "./Coordinator.sol";
import { House } from "./House.sol";
import { Rung } from "./Ladder.sol";
import { Vm } from "./Vm.sol";

/// @title What may happen to a house, in any order
/// @notice Players, LPs, keepers, an owner, an oracle that answers in any order, late or never, with genuine proofs, and time. It
/// keeps books of its own, in plain numbers, and each `check` holds the house against them.
contract Handler is House {
    uint256 private constant REFUND_AFTER = 25 hours;
    uint256 private constant HAND_DEADLINE = 3 days;
    uint8 private constant LADDER = 4;

    /// @dev A bet as this handler knows it. `reserved` is what the house must hold for it: largest payout and fee.
    struct Known {
        address player;
        IGame game;
        uint256 stake;
        uint256 choice;
        Rolls rolls;
        uint256 cost;
        uint256 fee;
        uint256 reserved;
        uint256 paid;
        bool ended;
        bool ofHand; // a deal or a decision
    }

    /// @dev A hand on the ladder as this handler knows it; none if nothing is reserved.
    struct KnownHand {
        uint256 rung;
        bool insured;
        uint256 stake;
        uint256 reserved;
        bool waiting;
        uint256 round; // of the latest deal or decision
        uint256 since;
    }

    struct KnownRound {
        uint256 seats;
        uint256 ended;
        uint256 openedIn; // block
        uint256 openedAt; // time
        uint256 lastBetIn; // block
        uint256 price; // prepaid for a unit of gas, in wei
        uint256 word;
        uint256 fulfilments;
        uint256 charged; // by the coordinator, in wei
        uint256 unlucky; // at most so much of it for a proof that took more tries than they do in the mean
        bool inTime; // its word came before the deadline
    }

    /// @dev A proof takes two tries in the mean, and k with a chance of 1 in 2^k. At the highest price that is prepaid, which is
    /// twice the base fee, a lone bet does not cover a rare proof of many: those before and after it do.
    uint256 private constant MEAN_TRIES = 2;
    uint256 private constant GAS_OF_TRY = 7_000;

    mapping(uint256 round => KnownRound) private _rounds;
    mapping(uint256 id => Known) private _bets;
    mapping(address player => KnownHand) private _hands;
    mapping(address player => uint256) private _chips;
    address[] private _players;
    address[] private _lenders;
    uint256 private _latest;
    uint256 private _openReserved;
    uint256 private _openBets;
    uint256 private _openHands;
    uint256 private _feesUsed;
    uint256 private _feesSent;

    /// @notice How often things happened, to show that they do.
    struct Counts {
        uint256 bets;
        uint256 betsOfManyRolls;
        uint256 refusedBets;
        uint256 settledInTheAnswer;
        uint256 settledLater;
        uint256 refunded;
        uint256 wordsInTime;
        uint256 wordsTooLate;
        uint256 hands;
        uint256 decisions;
        uint256 decisionsWithoutChance;
        uint256 decisionsTakenBack;
        uint256 handsClosed;
    }

    Counts private _counts;

    // The chain's clock. Each act begins by setting it.
    uint256 private _block = 2_000;
    uint256 private _time = 1_800_001_000;
    uint256 private _baseFee = BASE_FEE;

    constructor() {
        setUp();
        _players = [alice, bob, carol];
        _lenders = [lender, stranger];
        for (uint256 i = 0; i < 3; ++i) _chips[_players[i]] = PURSE;
        casino.openHandTable(IHand(deploy("Ladder", "")), KAPPA, 0);
    }

    function counts() external view returns (Counts memory) {
        return _counts;
    }

    /// @dev So little gas that the callback often leaves bets to others.
    function chance() internal view override returns (ChanceConfig memory config) {
        config = super.chance();
        config.callbackGasLimit = 430_000;
    }

    modifier now_() {
        _setClock();
        _;
    }

    function _setClock() private {
        vm.roll(_block);
        vm.warp(_time);
        vm.fee(_baseFee);
        vm.txGasPrice(_baseFee);
    }

    function selectors() external pure returns (bytes4[] memory list) {
        list = new bytes4[](10);
        list[9] = this.hand.selector;
        (list[0], list[1], list[2]) = (this.bet.selector, this.betRolls.selector, this.crowd.selector);
        (list[3], list[4], list[5]) = (this.pass.selector, this.fulfil_.selector, this.fulfilAll.selector);
        (list[6], list[7], list[8]) = (this.settle.selector, this.refund.selector, this.other.selector);
    }

    /// @dev What happens less often.
    function other(uint256 kind, uint256 who, uint256 amount) external now_ {
        kind = kind % 8;
        if (kind == 0) _buyIn(who, amount);
        if (kind == 1) _cashOut(who, amount);
        if (kind == 2) _deposit(who, amount);
        if (kind == 3) _redeem(who, amount);
        if (kind == 4) vm.deal(address(bank), address(bank).balance + bound(amount, 1, 1 ether));
        if (kind == 5 && books().fees != 0) _feesSent += bank.fundChance();
        if (kind == 6) amount % 4 == 0 ? casino.pause() : casino.resume();
        if (kind == 7) _setLimit(who, amount);
    }

    // --- players ---

    function _buyIn(uint256 who, uint256 chips) private {
        address player = _players[who % 3];
        chips = bound(chips, 1, 10 * COIN);
        buyIn(player, chips);
        _chips[player] += chips;
    }

    function _cashOut(uint256 who, uint256 chips) private {
        address player = _players[who % 3];
        if (_chips[player] == 0) return;
        chips = bound(chips, 1, _chips[player]);
        if (chips > 20 * COIN) chips = 20 * COIN;
        uint256 before = player.balance;
        vm.prank(player);
        bank.cashOut(chips, player);
        assertEq(player.balance - before, chips * CHIP, "money cashed out");
        _chips[player] -= chips;
    }

    function bet(uint256 who, uint8 table, uint256 stake, uint256 choice) external now_ {
        _bet(_players[who % 3], 1 + table % 3, stake, choice, Rolls(1, 0, 0));
    }

    function betRolls(uint256 who, uint8 table, uint256 stake, uint256 choice, Rolls calldata rolls) external now_ {
        uint8 count = 2 + rolls.count % 30;
        uint64 stopGain = rolls.stopGain % 2 == 0 ? 0 : rolls.stopGain % uint64(COIN);
        uint64 stopLoss = rolls.stopLoss % 2 == 0 ? 0 : rolls.stopLoss % uint64(COIN);
        _bet(_players[who % 3], 1 + table % 3, stake / 20, choice, Rolls(count, stopGain, stopLoss));
    }

    /// @dev Many bets of one block.
    function crowd(uint256 seed, uint256 bets) external now_ {
        bets = bound(bets, 2, 10);
        for (uint256 i = 0; i < bets; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _bet(_players[seed % 3], uint8(1 + seed / 3 % 3), seed / 9 % COIN, seed >> 64, Rolls(1, 0, 0));
        }
    }

    function _choice(uint8 table, uint256 seed) private pure returns (uint256 choice) {
        if (table == COIN_FLIP) return seed % 2;
        if (table == DICE) return 200 + seed % 9_600 + (seed >> 128) % 2 * (1 << 14);
        uint256 spots = 1 + seed % 4;
        for (uint256 i = 0; i < spots; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            choice |= spot(seed % 157, 1 + (seed >> 128) % 3) << 16 * i;
        }
    }

    function _bet(address player, uint8 table, uint256 stake, uint256 seed, Rolls memory rolls) private {
        stake = bound(stake, 10_000, 3 * COIN);
        uint256 choice = _choice(table, seed);
        vm.prank(player);
        if (rolls.count == 1) {
            try casino.place(table, stake, choice) returns (BetId id) {
                _taken(id, player, table, stake, choice, rolls);
            } catch (bytes memory reason) {
                _assertReason(bytes4(reason));
            }
        } else {
            try casino.placeRolls(table, stake, choice, rolls) returns (BetId id) {
                _taken(id, player, table, stake, choice, rolls);
            } catch (bytes memory reason) {
                _assertReason(bytes4(reason));
            }
        }
    }

    function _assertReason(bytes4 reason) private {
        ++_counts.refusedBets;
        assertTrue(
            reason == IBankroll.NotEnoughChips.selector || reason == IBankroll.ProfitAboveLimit.selector
                || reason == IBankroll.ExposureAboveLimit.selector || reason == ICasino.CannotWin.selector
                || reason == ICasino.TableClosed.selector || reason == Rounds.NewBetsPaused.selector
                || reason == Rounds.TooManyOpenRounds.selector,
            string.concat("a reason to refuse a bet: ", vm.toString(bytes32(reason)))
        );
    }

    /// @dev The seat of a bet that was accepted, which is the next of its round.
    function _seat(BetId id) private returns (bool opens) {
        KnownRound storage r = _rounds[id.round()];
        opens = r.seats == 0;
        if (opens) {
            assertEq(id.round(), ++_latest, "I4: rounds are numbered without a gap");
            (r.openedIn, r.openedAt, r.price) = (_block, _time, 2 * _baseFee);
        }
        r.lastBetIn = _block;
        assertEq(id.seat(), r.seats++, "seat");
        assertEq(_bets[BetId.unwrap(id)].player, address(0), "I3: the number of a bet is used once");
    }

    function _taken(BetId id, address player, uint8 table, uint256 stake, uint256 choice, Rolls memory rolls)
        private
    {
        bool opens = _seat(id);
        Known storage b = _bets[BetId.unwrap(id)];
        (b.player, b.stake, b.choice, b.rolls) = (player, stake, choice, rolls);
        (b.game,,) = casino.tableOf(table);
        (, uint256 units,) = b.game.quote(choice);
        b.cost = stake * units * rolls.count;
        b.fee = choice >> 40 == 0
            ? casino.feeOf(_baseFee, opens, rolls.count)
            : casino.feeOfWide(_baseFee, opens, rolls.count);
        b.reserved = _most(b.game, choice) * stake / 1e6 * rolls.count + b.fee;
        _chips[player] -= b.cost + b.fee;
        _openReserved += b.reserved;
        ++_openBets;
        ++_counts.bets;
        if (rolls.count > 1) ++_counts.betsOfManyRolls;
    }

    // --- hands ---

    /// @dev Deals a hand, or waits for its word, or decides it, or closes another player's.
    function hand(uint256 who, uint256 seed) external now_ {
        address player = _players[who % 3];
        KnownHand storage h = _hands[player];
        if (h.reserved == 0) return _deal(player, bound(seed >> 8, 10_000, COIN / 2));
        if (h.waiting && _rounds[h.round].fulfilments == 0 && seed % 2 == 0) return _fulfil(h.round, seed);
        if (seed % 7 > 4) return _close(player, _players[(who % 3 + 1) % 3]);
        Rung rung = Rung(seed % 5);
        if (rung == Rung.Insure && h.insured) rung = Rung.Leave;
        vm.prank(player);
        try casino.decide(LADDER, uint256(rung)) returns (BetId id) {
            assertFalse(h.waiting, "a decision while the hand waits");
            _decided(id, player, player, rung);
        } catch (bytes memory reason) {
            if (bytes4(reason) == ICasino.HandIsWaiting.selector) assertTrue(h.waiting, "a hand that waits");
            else _assertReason(bytes4(reason));
        }
    }

    function _worth(KnownHand storage h, uint256 rung) private view returns (uint256) {
        return (0.99e6 * 2 ** rung + (h.insured ? 0.4e6 : 0)) * h.stake / 1e6;
    }

    function _deal(address player, uint256 stake) private {
        vm.prank(player);
        try casino.place(LADDER, stake, 0) returns (BetId id) {
            KnownHand storage h = _hands[player];
            (h.rung, h.insured, h.stake) = (0, false, stake);
            h.reserved = _worth(h, 1);
            ++_openHands;
            ++_counts.hands;
            _takenOfHand(id, player, player, 0, stake, h.reserved);
        } catch (bytes memory reason) {
            _assertReason(bytes4(reason));
        }
    }

    function _close(address player, address closer) private {
        KnownHand storage h = _hands[player];
        Rung rung = h.rung == 1 ? Rung.Stand : Rung.Leave;
        // Half of the times the deadline is there.
        if (closer > player && _time < h.since + HAND_DEADLINE) {
            (_block, _time) = (_block + 1, h.since + HAND_DEADLINE);
            _setClock();
        }
        vm.prank(closer);
        try casino.closeHand(player, LADDER) returns (BetId id) {
            assertFalse(h.waiting, "a hand closed while it waits");
            assertGe(_time, h.since + HAND_DEADLINE, "time at which another may close a hand");
            assertNotEq(h.rung, 3, "a closing that costs something");
            ++_counts.handsClosed;
            _decided(id, player, closer, rung);
        } catch (bytes memory reason) {
            if (bytes4(reason) == ICasino.HandIsWaiting.selector) assertTrue(h.waiting, "a hand that waits");
            else if (bytes4(reason) == ICasino.HandNotOverdue.selector) assertLt(_time, h.since + HAND_DEADLINE, "deadline");
            else if (bytes4(reason) == ICasino.BrokenRules.selector) assertEq(h.rung, 3, "a closing that costs something");
            else if (bytes4(reason) == IHand.InvalidAction.selector) assertTrue(h.rung == 3 && h.insured, "no closing");
            else _assertReason(bytes4(reason));
        }
    }

    /// @dev A decision that was accepted: carried out at once, or on its way to its word.
    function _decided(BetId id, address player, address payer, Rung rung) private {
        KnownHand storage h = _hands[player];
        if (rung == Rung.Leave) {
            _chips[player] += _worth(h, h.rung);
            _over(h);
        } else if (rung == Rung.Insure) {
            uint256 half = (h.stake + 1) / 2;
            _chips[player] -= half;
            h.reserved += half;
            _openReserved += half;
            (h.insured, h.since) = (true, _time);
        }
        if (rung == Rung.Leave || rung == Rung.Insure) {
            assertEq(BetId.unwrap(id), 0, "no bet");
            ++_counts.decisionsWithoutChance;
            return;
        }
        ++_counts.decisions;
        uint256 cost = rung == Rung.Double ? h.stake : 0;
        uint256 reserved = h.reserved + cost;
        uint256 most = rung == Rung.Climb ? _worth(h, h.rung + 1) : rung == Rung.Double ? _worth(h, h.rung) + 2 * h.stake : 0;
        uint256 more = most > reserved ? most - h.reserved : cost;
        h.reserved += more;
        _takenOfHand(id, player, payer, uint256(rung), cost, more);
    }

    function _takenOfHand(BetId id, address player, address payer, uint256 choice, uint256 cost, uint256 more) private {
        bool opens = _seat(id);
        KnownHand storage h = _hands[player];
        (h.waiting, h.round) = (true, id.round());
        Known storage b = _bets[BetId.unwrap(id)];
        (b.player, b.stake, b.choice, b.ofHand) = (player, h.stake, choice, true);
        (b.cost, b.fee) = (cost, casino.feeOfWide(_baseFee, opens, 1));
        b.reserved = h.reserved + b.fee;
        _chips[payer] -= cost + b.fee;
        _openReserved += more + b.fee;
        ++_openBets;
        ++_counts.bets;
    }

    function _over(KnownHand storage h) private {
        _openReserved -= h.reserved;
        h.reserved = 0;
        --_openHands;
    }

    /// @dev What a deal or decision is paid, by the rules; and what becomes of its hand.
    function _endOfHand(Known storage b, BetId id, uint256 word, bool drawn) private returns (uint256 owed) {
        KnownHand storage h = _hands[b.player];
        (h.waiting, h.since) = (false, _time);
        _openReserved -= b.fee;
        if (!drawn) {
            if (h.rung == 0) {
                _over(h);
            } else {
                ++_counts.decisionsTakenBack;
                h.reserved -= b.cost;
                _openReserved -= b.cost;
            }
            return b.cost + b.fee;
        }
        bool lucky = outcomeOf(word, id, 0, 2) == 1;
        bool goesOn = h.rung == 0 || Rung(b.choice) == Rung.Climb;
        if (lucky && goesOn) {
            ++h.rung;
            return 0;
        }
        if (lucky) owed = _worth(h, h.rung) + (Rung(b.choice) == Rung.Double ? 2 * h.stake : 0);
        _over(h);
    }

    function _most(IGame game, uint256 choice) private view returns (uint256 most) {
        if (address(game) == address(roulette)) {
            for (uint256 pocket = 0; pocket < 37; ++pocket) {
                uint256 pays = game.multiplier(choice, pocket).toUint();
                if (pays > most) most = pays;
            }
            return most;
        }
        if (address(game) == address(coinFlip)) return 1_980_000;
        return 9_900e6 / (choice < 1 << 14 ? choice : 9_999 - choice % (1 << 14));
    }

    // --- LPs ---

    function _deposit(uint256 who, uint256 chips) private {
        chips = bound(chips, 1, 50 * COIN);
        if (bank.previewDeposit(chips * CHIP) != 0) lend(_lenders[who % 2], chips);
    }

    function _redeem(uint256 who, uint256 shares) private {
        address provider = _lenders[who % 2];
        shares = bound(shares, 0, bank.balanceOf(provider)) / (1 + shares % 10);
        if (soldFor(shares) == 0) return;
        vm.prank(provider);
        bank.redeem(shares, provider, provider);
    }

    // --- the house, and time ---

    function _setLimit(uint256 table, uint256 kappa) private {
        table = 1 + table % 3;
        if (kappa % 5 == 0) casino.lowerLimit(table, 0);
        else casino.raiseLimit(table, 1 + kappa % 0.5e6);
    }

    /// @dev A block, a few hours, or more than a day passes.
    function pass(uint256 time, uint256 baseFee) external {
        ++_block;
        _time += time % 12 == 0 ? REFUND_AFTER : time % 12 < 3 ? 1 + time % 3 hours : 12;
        _baseFee = bound(baseFee, 0.01 gwei, 100 gwei);
    }

    // --- chance ---

    /// @dev Answers any round that was not answered, in any order, late or in time. Which, the seed says: so it withholds the others.
    function fulfil_(uint256 seed) public {
        uint256 round = _choose(seed, false);
        if (round != 0) _fulfil(round, seed);
    }

    function _fulfil(uint256 round, uint256 seed) private {
        KnownRound storage r = _rounds[round];
        if (_block == r.openedIn) ++_block;
        _setClock();
        if (_block - r.openedIn > 256) return; // the hash of its block is gone: it is withheld for ever
        vm.txGasPrice(bound(seed, 0, r.price));
        VRF.Proof memory proof = prove(round, r.openedIn);
        (r.word, r.inTime) = (prover.wordOf(proof), _time < r.openedAt + REFUND_AFTER);
        vm.recordLogs();
        uint256 payment = coordinator.fulfillRandomWords(proof, commitment(r.openedIn), false);
        r.charged += payment;
        uint256 tries = prover.triesOf(proof.seed, blockhash(r.openedIn));
        if (tries > MEAN_TRIES) r.unlucky += (tries - MEAN_TRIES) * GAS_OF_TRY * tx.gasprice;
        uint256 ended = r.ended;
        _readLogs();
        _counts.settledInTheAnswer += r.ended - ended;
        if (r.inTime) ++_counts.wordsInTime;
        else ++_counts.wordsTooLate;
    }

    /// @dev Answers a few.
    function fulfilAll(uint256 seed) external {
        for (uint256 i = 0; i < 4; ++i) fulfil_(seed);
    }

    /// @dev One of the rounds that were answered, or were not, and are not ended. 0: none.
    function _choose(uint256 seed, bool answered) private view returns (uint256) {
        uint256 first = _latest > 60 ? _latest - 60 : 0;
        for (uint256 i = 0; i < 60 && i < _latest; ++i) {
            uint256 round = first + 1 + (seed % 60 + i) % (_latest - first);
            if ((_rounds[round].fulfilments != 0) != answered) continue;
            if (answered && _rounds[round].ended == _rounds[round].seats) continue;
            return round;
        }
        return 0;
    }

    function settle(uint256 seed, uint256 bets) external now_ {
        uint256 round = _choose(seed, true);
        if (round == 0 || !_rounds[round].inTime) return;
        vm.recordLogs();
        vm.prank(stranger);
        casino.settle(round, bound(bets, 1, 5));
        uint256 ended = _rounds[round].ended;
        _readLogs();
        _counts.settledLater += _rounds[round].ended - ended;
    }

    function refund(uint256 seed, uint256 bets) external now_ {
        if (_latest == 0) return;
        uint256 round = 1 + seed % _latest;
        KnownRound storage r = _rounds[round];
        bool may = !r.inTime && r.ended < r.seats && _time >= r.openedAt + REFUND_AFTER;
        vm.recordLogs();
        vm.prank(stranger);
        try casino.refund(round, bound(bets, 1, 5)) {
            assertTrue(may, "I3: a refund that should have been refused");
        } catch {
            assertFalse(may, "I11: a refund that should have been made");
        }
        uint256 ended = r.ended;
        _readLogs();
        _counts.refunded += r.ended - ended;
    }

    /// @dev Reads what the house and the coordinator said, and holds each bet against its own rules.
    function _readLogs() private {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (topic == Coordinator.RandomWordsFulfilled.selector) _readFulfilment(logs[i]);
            if (topic == ICasino.BetsSettled.selector) {
                (uint256 first, uint256 word, uint256[] memory payouts) =
                    abi.decode(logs[i].data, (uint256, uint256, uint256[]));
                uint256 round = uint256(logs[i].topics[1]);
                assertEq(word, _rounds[round].word, "I4: the word of a settlement is that of the proof");
                _end(round, first, payouts, true);
            }
            if (topic == ICasino.BetsRefunded.selector) {
                (uint256 first, uint256[] memory amounts) = abi.decode(logs[i].data, (uint256, uint256[]));
                _end(uint256(logs[i].topics[1]), first, amounts, false);
            }
            assertTrue(topic != ICasino.BetVoided.selector, "a bet of a good game is never void");
        }
    }

    function _readFulfilment(Vm.Log memory log) private {
        (uint256 randomness,,, bool success,) = abi.decode(log.data, (uint256, uint256, bool, bool, bool));
        assertTrue(success, "the callback never fails");
        for (uint256 round = _latest; round != 0; --round) {
            if (casino.requestIdOf(round) != uint256(log.topics[1])) continue;
            assertEq(++_rounds[round].fulfilments, 1, "I4: fulfilments of a round");
            assertEq(
                uint256(keccak256(abi.encode(randomness, uint256(0)))), _rounds[round].word, "I4: word of the proof"
            );
            return;
        }
        assertTrue(false, "I4: the answer to a request that was never made");
    }

    function _end(uint256 round, uint256 first, uint256[] memory amounts, bool drawn) private {
        KnownRound storage r = _rounds[round];
        assertEq(first, r.ended, "I3: bets end in the order of their seats");
        assertEq(r.inTime, drawn, "I3: drawn bets are settled, others refunded");
        for (uint256 i = 0; i < amounts.length; ++i) {
            BetId id = toBetId(round, first + i);
            Known storage b = _bets[BetId.unwrap(id)];
            assertFalse(b.ended, "I3: a bet ends once");
            uint256 owed;
            if (b.ofHand) owed = _endOfHand(b, id, r.word, drawn);
            else owed = drawn ? payoutOf(b.game, b.stake, b.choice, b.rolls, r.word, id) : b.cost + b.fee;
            assertEq(amounts[i], owed, "what the rules say that the bet is paid");
            (b.paid, b.ended) = (amounts[i] + (drawn ? b.fee : 0), true);
            _chips[b.player] += amounts[i];
            if (!b.ofHand) _openReserved -= b.reserved;
            --_openBets;
            if (drawn) _feesUsed += b.fee;
        }
        r.ended += amounts.length;
    }

    // --- what must hold between any two of these acts ---

    function checkI1() external view {
        Books memory b = books();
        assertLe(b.chips + b.reserved + b.fees, b.cash, "I1: chips, reserved and fees against cash");
        assertLe(b.cash * CHIP, address(bank).balance, "I1: cash against the money held");
        uint256 chips = 0;
        for (uint256 i = 0; i < 3; ++i) chips += bank.chipsOf(_players[i]);
        assertEq(b.chips, chips, "I1: chips of all players");
        assertEq(b.fees, _feesUsed - _feesSent, "I1: fees of settled bets that were not sent");
    }

    function checkI2() external view {
        assertEq(books().reserved, _openReserved, "I2: reserved for the open bets");
        if (_openBets == 0 && _openHands == 0) assertEq(books().reserved, 0, "I2: reserved with no bet and no hand open");
        for (uint256 i = 0; i < 3; ++i) {
            assertEq(casino.handOf(_players[i], LADDER).reserved, _hands[_players[i]].reserved, "I2: reserved for a hand");
        }
    }

    function checkI3() external view {
        for (uint256 i = 0; i < 3; ++i) {
            assertEq(bank.chipsOf(_players[i]), _chips[_players[i]], "I3: chips, as all bets and their ends make them");
        }
        uint256 bets = 0;
        for (uint256 round = 1; round <= _latest; ++round) {
            KnownRound storage r = _rounds[round];
            bets += r.seats;
            (RoundStatus status, uint256 seats, uint256 settled,,,) = casino.roundOf(round);
            if (r.ended == r.seats) {
                assertEq(uint256(status), uint256(RoundStatus.Closed), "I3: a round whose bets have ended is closed");
                continue;
            }
            assertEq(seats, r.seats, "I3: seats of a round");
            assertEq(settled, r.ended, "I3: bets of a round that have ended");
            RoundStatus known =
                r.inTime ? RoundStatus.Drawn : r.ended != 0 ? RoundStatus.Refunding : RoundStatus.Open;
            assertEq(uint256(status), uint256(known), "I3: status of a round");
        }
        assertEq(bank.betsOpened(), bets, "I3: bets ever taken");
    }

    function checkI4() external view {
        assertEq(casino.latestRound(), _latest, "I4: rounds, and so requests, ever made");
        for (uint256 round = 1; round <= _latest; ++round) {
            bool pending = coordinator.s_requestCommitments(casino.requestIdOf(round)) != 0;
            assertEq(_rounds[round].fulfilments, pending ? 0 : 1, "I4: fulfilments of a round");
        }
        assertEq(
            uint256(coordinator.s_requestCommitments(casino.requestIdOf(_latest + 1))), 0, "I4: requests without a round"
        );
    }

    function checkI5() external view {
        for (uint256 round = 1; round <= _latest; ++round) {
            assertEq(_rounds[round].lastBetIn, _rounds[round].openedIn, "I5: block of the last bet of a round");
        }
    }

    function checkI6() external view {
        for (uint256 round = 1; round <= _latest; ++round) {
            for (uint256 seat = 0; seat < _rounds[round].ended; ++seat) {
                Known storage b = _bets[BetId.unwrap(toBetId(round, seat))];
                assertLe(b.paid, b.reserved, "I6: paid for a bet against what was reserved");
            }
        }
    }

    /// @dev Everybody cashes out everything, now, whatever the state of the house. The state is put back.
    function checkI9() external {
        uint256 state = vm.snapshotState();
        _setClock();
        for (uint256 i = 0; i < 3; ++i) {
            address player = _players[i];
            if (_chips[player] == 0) continue;
            uint256 before = player.balance;
            vm.prank(player);
            bank.cashOut(_chips[player], player);
            assertEq(player.balance - before, _chips[player] * CHIP, "I9: money cashed out");
        }
        for (uint256 i = 0; i < 2; ++i) {
            uint256 shares = bank.balanceOf(_lenders[i]);
            if (soldFor(shares) == 0) continue;
            vm.prank(_lenders[i]);
            bank.redeem(shares, _lenders[i], _lenders[i]);
        }
        vm.revertToState(state);
    }

    function checkI10() external view {
        uint256 fees = 0;
        uint256 charged = 0;
        for (uint256 round = 1; round <= _latest; ++round) {
            KnownRound storage r = _rounds[round];
            if (!r.inTime) continue;
            charged += r.charged - r.unlucky;
            for (uint256 seat = 0; seat < r.seats; ++seat) fees += _bets[BetId.unwrap(toBetId(round, seat))].fee;
        }
        assertGe(fees * CHIP, charged, "I10: fees of the drawn bets against what the coordinator charged");
    }

    /// @dev A stranger ends every bet. The state is put back.
    function checkI11() external {
        uint256 state = vm.snapshotState();
        _setClock();
        casino.pause();
        authority.setTargetClosed(address(casino), true);
        vm.roll(_block + 1);
        vm.warp(_time + REFUND_AFTER);
        vm.startPrank(stranger);
        for (uint256 round = 1; round <= _latest; ++round) {
            (RoundStatus status, uint256 seats,,,,) = casino.roundOf(round);
            if (status == RoundStatus.Closed) continue;
            if (status == RoundStatus.Drawn) casino.settle{ gas: 15_000_000 }(round, seats);
            else casino.refund{ gas: 15_000_000 }(round, seats);
            (status,,,,,) = casino.roundOf(round);
            assertEq(uint256(status), uint256(RoundStatus.Closed), "I11: status of a round that a stranger ended");
        }
        vm.stopPrank();
        _closeAll();
        assertNothingReserved();
        vm.revertToState(state);
    }

    /// @dev A stranger closes every hand that its rules let him close; its player leaves another.
    function _closeAll() private {
        buyIn(stranger, COIN);
        vm.warp(_time + REFUND_AFTER + HAND_DEADLINE);
        for (uint256 i = 0; i < 3; ++i) {
            uint256 rung = casino.handOf(_players[i], LADDER).state % (1 << 64);
            if (casino.handOf(_players[i], LADDER).reserved == 0) continue;
            vm.prank(rung == 3 ? _players[i] : stranger);
            if (rung == 3) casino.decide(LADDER, uint256(Rung.Leave));
            else casino.closeHand(_players[i], LADDER);
            if (!casino.handOf(_players[i], LADDER).waiting) continue;
            answer(casino.latestRound(), i);
            if (casino.handOf(_players[i], LADDER).waiting) casino.settle(casino.latestRound(), 1);
        }
    }

    // --- faults, to show that each check can fail ---

    /// @dev Changes a word of the house's storage, as a fault in its code could.
    function faultInStorage(address target, bytes32 slot, uint256 difference) external {
        unchecked {
            vm.store(target, slot, bytes32(uint256(vm.load(target, slot)) + difference));
        }
    }

    /// @dev A word that no proof stands behind.
    function faultForgedWord(uint256 round) external now_ {
        uint256[] memory words = new uint256[](1);
        words[0] = 7;
        uint256 requestId = casino.requestIdOf(round);
        vm.recordLogs();
        vm.prank(address(coordinator));
        casino.rawFulfillRandomWords(requestId, words);
        _readLogs();
    }

    /// @dev A request that belongs to no round.
    function faultForeignRequest() external now_ {
        VRFV2PlusClient.RandomWordsRequest memory request = VRFV2PlusClient.RandomWordsRequest({
            keyHash: casino.keyHash(),
            subId: casino.subscription(),
            requestConfirmations: 0,
            callbackGasLimit: 100_000,
            numWords: 1,
            extraArgs: VRFV2PlusClient._argsToBytes(VRFV2PlusClient.ExtraArgsV1({ nativePayment: true }))
        });
        vm.prank(address(casino));
        coordinator.requestRandomWords(request);
    }

    /// @dev A block passes, and the number that the casino sees stays.
    function faultFrozenBlock(uint256 who, uint256 stake) external now_ {
        ++_block;
        _time += 12;
        _bet(_players[who % 3], COIN_FLIP, stake, 0, Rolls(1, 0, 0));
    }

    /// @dev A game whose code changes.
    function faultOtherCode(address game, bytes calldata code) external {
        vm.etch(game, code);
    }

    /// @dev Money that leaves the bank by another door.
    function faultLeak(uint256 amount) external {
        vm.deal(address(bank), address(bank).balance - amount);
    }

    /// @dev An answer at a higher price than the bets prepaid.
    function faultDearAnswer(uint256 round) external {
        _rounds[round].price *= 20;
    }

    function parts() external view returns (address casino_, address bank_, address coinFlip_, address player) {
        return (address(casino), address(bank), address(coinFlip), alice);
    }
}
