// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ILimits } from "../../contracts/interfaces/ILimits.sol";
import { ISessions } from "../../contracts/interfaces/ISessions.sol";
import { Account } from "../../contracts/types/Account.sol";
import { Rolls } from "../../contracts/types/Bet.sol";
import { BetId } from "../../contracts/types/BetId.sol";
import { House } from "./House.sol";

/// @title What may happen to a player who set limits and gave a key away, in any order
/// @notice The player bets, buys in, cashes out, sets and raises limits, opens and revokes sessions, and excludes herself; a thief has
/// the key; words come or do not, and time passes. What was staked, bought in and lost is counted here from chips alone, and each
/// `check` holds the desk against it.
contract PlayersHandler is House {
    address private immutable _key = vm.addr(uint256(keccak256("a key that was stolen")));

    /// @notice How often things happened, to show that they do.
    struct Counts {
        uint256 bets;
        uint256 betsByKey;
        uint256 betsRefused;
        uint256 buyIns;
        uint256 buyInsRefused;
        uint256 exclusions;
        uint256 raises;
        uint256 words;
    }

    Counts private _counts;
    uint256 private _time = 1_800_000_000;
    uint256 private _block = 2_000;

    /// @dev What alice has had of her own: chips and what she cashed out, less what was bought in.
    int256 private _standing = int256(PURSE);
    uint256 private _excludedUntil;
    bool private _playedWhileExcluded;
    bool private _passedALimit;
    bool private _passedTheSession;

    struct Limit {
        uint256 now_;
        uint256 next;
        uint256 nextAt;
        uint256 day;
        uint256 used;
    }

    Limit private _stakes;
    Limit private _buyIns;

    struct Known {
        uint256 maxLoss;
        uint256 expiry;
        int256 standing;
        bool isOpen;
    }

    Known private _session;
    BetId[] private _open;

    constructor() {
        setUp();
    }

    modifier at() {
        vm.roll(_block);
        vm.warp(_time);
        _;
        ++_block;
    }

    function counts() external view returns (Counts memory) {
        return _counts;
    }

    function selectors() external pure returns (bytes4[] memory list) {
        list = new bytes4[](9);
        list[0] = this.bet.selector;
        list[1] = this.steal.selector;
        list[2] = this.steal.selector;
        list[3] = this.buy.selector;
        list[4] = this.leave.selector;
        list[5] = this.setLimits.selector;
        list[6] = this.session.selector;
        list[7] = this.word.selector;
        list[8] = this.wait_.selector;
    }

    // --- what may happen ---

    function bet(uint256 stake, uint256 side) external at {
        stake = bound(stake, 10_000, 2 * COIN);
        uint256 before = bank.chipsOf(alice);
        vm.prank(alice);
        try casino.place(COIN_FLIP, stake, side % 2) returns (BetId id) {
            ++_counts.bets;
            _placed(id, before - bank.chipsOf(alice));
        } catch {
            ++_counts.betsRefused;
        }
    }

    function steal(uint256 stake, uint256 rolls) external at {
        stake = bound(stake, 10_000, 2 * COIN);
        uint256 before = bank.chipsOf(alice);
        vm.prank(_key);
        try desk.placeRolls(alice, COIN_FLIP, stake / 4, 0, Rolls(uint8(rolls % 3 + 1), 0, 0)) returns (BetId id) {
            ++_counts.betsByKey;
            _placed(id, before - bank.chipsOf(alice));
            if (!_session.isOpen || vm.getBlockTimestamp() >= _session.expiry) _passedTheSession = true;
            if (_session.standing - _standing > int256(_session.maxLoss)) _passedTheSession = true;
        } catch {
            ++_counts.betsRefused;
        }
    }

    function buy(uint256 amount) external at {
        amount = bound(amount, 1, 3 * COIN);
        try bank.buyIn{ value: amount * CHIP }(alice) {
            ++_counts.buyIns;
            _use(_buyIns, amount);
            if (vm.getBlockTimestamp() < _excludedUntil) _playedWhileExcluded = true;
        } catch {
            ++_counts.buyInsRefused;
        }
    }

    /// @dev Nothing stops it.
    function leave(uint256 amount) external at {
        uint256 chips = bank.chipsOf(alice);
        if (chips == 0) return;
        amount = bound(amount, 1, chips / 2 + 1);
        vm.prank(alice);
        bank.cashOut(amount, alice);
    }

    function setLimits(uint256 stakes, uint256 buyIns, uint256 excludes) external at {
        if (excludes % 16 == 0) {
            vm.prank(alice);
            try desk.exclude(1 days + excludes % 3 days) {
                ++_counts.exclusions;
                _excludedUntil = vm.getBlockTimestamp() + 1 days + excludes % 3 days;
            } catch { }
            return;
        }
        stakes = bound(stakes, COIN, 20 * COIN);
        buyIns = bound(buyIns, COIN, 20 * COIN);
        vm.prank(alice);
        desk.setLimits(0, ILimits.Period.Day, ILimits.Amounts(uint64(buyIns), uint64(stakes), 0));
        _wish(_stakes, stakes);
        _wish(_buyIns, buyIns);
    }

    function session(uint256 maxLoss, uint256 time) external at {
        if (time % 8 == 0) {
            vm.prank(alice);
            desk.revokeSession(_key);
            _session.isOpen = false;
            return;
        }
        maxLoss = bound(maxLoss, 1, 10 * COIN);
        uint256 expiry = vm.getBlockTimestamp() + bound(time, 1 minutes, 3 days);
        vm.prank(alice);
        desk.openSession(
            _key, ISessions.Session(0, uint40(expiry), 50, uint64(2 * COIN), uint64(maxLoss), 0), 0
        );
        _session = Known(maxLoss, expiry, _standing, true);
    }

    function word(uint256 seed) external at {
        if (_open.length == 0) return;
        BetId id = _open[_open.length - 1];
        _open.pop();
        uint256 before = bank.chipsOf(alice);
        answer(id.round(), seed);
        _block = vm.getBlockNumber();
        _time = vm.getBlockTimestamp();
        _standing += int256(bank.chipsOf(alice) - before);
        ++_counts.words;
    }

    function wait_(uint256 time) external at {
        _time += bound(time, 1, 20 hours);
    }

    // --- what must hold ---

    /// @notice P1: a key never loses more than its session allows, and nothing once it is over or revoked.
    function checkP1() external view {
        assertFalse(_passedTheSession, "P1: a key went beyond its session");
        assertEq(bank.chipsOf(_key), 0, "P1: chips of the key");
    }

    /// @notice P2: who excluded himself neither bets nor buys in, by himself or through others, until it is over.
    function checkP2() external view {
        assertFalse(_playedWhileExcluded, "P2: an exclusion was bypassed");
        assertEq(desk.excludedUntil(alice), _excludedUntil, "P2: end of the exclusion");
    }

    /// @notice P3: no limit is passed, by whomever the bet was placed.
    function checkP3() external view {
        assertFalse(_passedALimit, "P3: a limit was passed");
    }

    /// @notice P4: the account at the bank tells what was won and lost.
    function checkP4() external view {
        Account account = bank.accountOf(alice);
        int256 told = int256(account.chips()) + int256(uint256(account.cashed())) - int256(uint256(account.bought()));
        assertTrue(told + int256(PURSE) == _standing, "P4: chips and cashed out less bought in, against bets and payouts");
    }

    // --- faults, for tests of the checks ---

    function parts() external view returns (address desk_, address bank_, address player, address key) {
        return (address(desk), address(bank), alice, _key);
    }

    function fault(address target, bytes32 slot, bytes32 value) external {
        vm.store(target, slot, value);
    }

    // --- the books of this contract ---

    function _placed(BetId id, uint256 cost) private {
        _standing -= int256(cost);
        _use(_stakes, cost);
        _open.push(id);
        if (vm.getBlockTimestamp() < _excludedUntil) _playedWhileExcluded = true;
    }

    function _wish(Limit storage limit, uint256 wanted) private {
        uint256 held = _held(limit);
        limit.now_ = held == 0 || wanted < held ? wanted : held;
        (limit.next, limit.nextAt) = (wanted, 0);
        if (limit.now_ != wanted) {
            limit.nextAt = vm.getBlockTimestamp() + 1 days;
            ++_counts.raises;
        }
        // A limit counts from when it is set, if nothing was counted before in this period.
        if (held == 0) (limit.day, limit.used) = (vm.getBlockTimestamp() / 1 days, 0);
    }

    function _use(Limit storage limit, uint256 amount) private {
        uint256 day = vm.getBlockTimestamp() / 1 days;
        if (limit.day != day) (limit.day, limit.used) = (day, 0);
        limit.used += amount;
        uint256 held = _held(limit);
        if (held != 0 && limit.used > held) _passedALimit = true;
    }

    function _held(Limit storage limit) private view returns (uint256) {
        return limit.nextAt != 0 && limit.nextAt <= vm.getBlockTimestamp() ? limit.next : limit.now_;
    }
}
