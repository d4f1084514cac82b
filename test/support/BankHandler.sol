// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IAccessManager } from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IBankFactory } from "../../contracts/interfaces/IBankFactory.sol";
import { IPlayers } from "../../contracts/interfaces/IPlayers.sol";
import { IPlayersFactory } from "../../contracts/interfaces/IPlayersFactory.sol";
import { INativeBankroll } from "../../contracts/interfaces/INativeBankroll.sol";
import { Feed, IReserve, Venue } from "../../contracts/interfaces/IReserve.sol";
import { ITokenBankroll } from "../../contracts/interfaces/ITokenBankroll.sol";
import { Level } from "./Level.sol";
import { Outside, TokenContract } from "./Outside.sol";
import { ReserveContract } from "./ReserveHouse.sol";

interface AnyBank is INativeBankroll, IERC20 { }

/// @title What may happen to two banks and their reserves, in any order
/// @notice A bank of coins, whose reserve trades on the real Uniswap, and a bank of tokens. Providers who come and go, with and
/// without waiting, keepers, a house that changes its mind, prices, pools that are moved before a trade, feeds that die, and time. This
/// contract is the banks' casino: bets are won and lost as it pleases.
contract BankHandler is Outside {
    uint256 internal constant COIN = 1e9; // chips, of both banks
    uint256 private constant MILLION = 1e6;
    uint256 private constant BILLION = 1e9;
    uint256 private constant VIRTUAL_SHARES = 1e6;
    uint256 private constant SLIPPAGE = 0.01e6; // 1%
    uint32 private constant MAX_AGE = 1 days;

    /// @dev One bank, and what this handler knows of it in plain numbers.
    struct Side {
        AnyBank bank;
        ReserveContract reserve;
        TokenContract token; // none: the native coin
        uint256 chip;
        Level bucket;
        Level hedging;
        uint256 surplus; // units of the asset in the reserve that are not its money
        uint256 surplusDollars;
    }

    struct OpenBet {
        uint256 side;
        address player;
        uint256 worst;
    }

    /// @notice How often things happened, to show that they do.
    struct Counts {
        uint256 deposits;
        uint256 withdrawals;
        uint256 exits;
        uint256 cancelled;
        uint256 served;
        uint256 bets;
        uint256 wins;
        uint256 sweeps;
        uint256 refills;
        uint256 largerRefills;
        uint256 sales;
        uint256 purchases;
        uint256 refusedTrades;
        uint256 deadFeeds;
    }

    Side[2] private _sides;
    OpenBet[] private _bets;
    address[] private _people;
    Counts private _counts;
    IAccessManager private _authority;
    uint256 private _time = 1_800_000_000;

    constructor() {
        vm.warp(_time);
        openOutside();
        _authority = IAccessManager(deploy("AccessManager", abi.encode(address(this))));
        address reserves = deploy("ReserveFactory", abi.encode(_authority, weth));
        IBankFactory banks = IBankFactory(deploy("BankFactory", abi.encode(reserves)));
        IPlayers desk = IPlayersFactory(deploy("PlayersFactory", abi.encode(address(0)))).create();
        TokenContract token = TokenContract(deploy("LocalToken", abi.encode("Crystal", "CRYS", uint8(18))));
        _people = [address(0xA11CE), address(0xB0B), address(0xCA501), address(0xDA5E)];
        _open(0, deploy("NativeBankroll", abi.encode(address(this), 0, desk, reserves)), TokenContract(address(0)));
        _open(1, address(banks.create(1, token, 1e12, desk)), token);
        _sides[0].reserve
            .setVenue(
                Venue({
                    router: router,
                    stable: dollar,
                    fee: market.FEE(),
                    maxSlippage: uint24(SLIPPAGE),
                    ofAsset: Feed(feed, MAX_AGE),
                    ofStable: Feed(dollarFeed, MAX_AGE)
                })
            );
        _setHedge(0.3e6, 0.05e6, 60 * COIN, 1 days);
    }

    function _open(uint256 i, address bank, TokenContract token) private {
        Side storage s = _sides[i];
        (s.bank, s.token) = (AnyBank(bank), token);
        s.reserve = ReserveContract(address(s.bank.reserve()));
        s.chip = s.reserve.CHIP();
        for (uint256 who = 0; who < _people.length; ++who) {
            if (address(token) != address(0)) {
                token.mint(_people[who], token.LIMIT());
                vm.prank(_people[who]);
                token.approve(bank, type(uint256).max);
            } else {
                vm.deal(_people[who], 10_000_000 ether);
            }
            _deposit(s, who, 100 * COIN);
        }
        s.reserve.lowerTarget(200 * COIN);
        _setBucket(i, 50 * COIN, 1 days);
    }

    function counts() external view returns (Counts memory) {
        return _counts;
    }

    function parts(uint256 i) external view returns (AnyBank bank, ReserveContract reserve) {
        return (_sides[i].bank, _sides[i].reserve);
    }

    function selectors() external pure returns (bytes4[] memory list) {
        list = new bytes4[](8);
        (list[0], list[1], list[2]) = (this.provide.selector, this.exit.selector, this.play.selector);
        (list[3], list[4], list[5]) = (this.keep.selector, this.govern.selector, this.move.selector);
        (list[6], list[7]) = (this.sandwich.selector, this.pass.selector);
    }

    /// @dev Each act begins by setting the clock, and ends with the money of the reserves where it should be.
    modifier act() {
        vm.warp(_time);
        _;
        for (uint256 i = 0; i < 2; ++i) _checkSurplus(_sides[i]);
    }

    /// @dev What LPs and keepers do never lowers what a share is sold for.
    modifier keepsThePrice(uint256 i) {
        AnyBank bank = _sides[i % 2].bank;
        (uint256 low, uint256 supply) = (bank.equityLow() + 1, bank.totalSupply() + VIRTUAL_SHARES);
        _;
        assertGe(
            (bank.equityLow() + 1) * supply, low * (bank.totalSupply() + VIRTUAL_SHARES), "I12: the lower price of a share"
        );
    }

    // --- providers ---

    function provide(uint256 i, bool away, uint256 who, uint256 amount) external act keepsThePrice(i) {
        Side storage s = _sides[i % 2];
        who %= _people.length;
        if (!away) {
            if (s.bank.maxDeposit(_people[who]) == 0) return;
            _deposit(s, who, bound(amount, COIN / 100, 100 * COIN));
            ++_counts.deposits;
            return;
        }
        uint256 most = s.bank.maxRedeem(_people[who]);
        if (most == 0) return;
        vm.prank(_people[who]);
        s.bank.redeem(amount % 3 == 0 ? most : bound(amount, most / 2 + 1, most), _people[who], _people[who]);
        ++_counts.withdrawals;
    }

    /// @dev The other way to leave.
    function exit(uint256 i, uint256 kind, uint256 who, uint256 amount) external act keepsThePrice(i) {
        Side storage s = _sides[i % 2];
        address person = _people[who % _people.length];
        (uint256 head, uint256 tail,) = s.bank.exitsWaiting();
        if (kind % 3 == 0) {
            uint256 shares = s.bank.balanceOf(person);
            if (s.bank.previewRedeem(shares) < COIN * s.chip) return;
            vm.prank(person);
            s.bank.requestExit(amount % 3 == 0 ? shares : shares / 2 + 1, person, person);
            ++_counts.exits;
        } else if (kind % 3 == 1 && head < tail) {
            uint256 id = bound(amount, head, tail - 1);
            (address owner,,) = s.bank.exitOf(id);
            if (owner == address(0)) return;
            vm.prank(owner);
            s.bank.cancelExit(id);
            ++_counts.cancelled;
        } else if (s.reserve.priced()) {
            uint256[4] memory before = _sharesInLine(s, head);
            try s.bank.serveExits(1 + amount % 3) {
                ++_counts.served;
            } catch { }
            _checkOrder(s, head, before);
        }
    }

    function _deposit(Side storage s, uint256 who, uint256 chips) private {
        uint256 assets = chips * s.chip;
        vm.prank(_people[who]);
        if (address(s.token) == address(0)) s.bank.deposit{ value: assets }(assets, _people[who]);
        else ITokenBankroll(address(s.bank)).deposit(assets, _people[who]);
    }

    function _sharesInLine(Side storage s, uint256 head) private view returns (uint256[4] memory shares) {
        for (uint256 i = 0; i < 4; ++i) (,, shares[i]) = s.bank.exitOf(head + i);
    }

    /// @dev Nobody was served before who stands in front of him was served in full.
    function _checkOrder(Side storage s, uint256 head, uint256[4] memory before) private view {
        uint256[4] memory left = _sharesInLine(s, head);
        for (uint256 i = 1; i < 4; ++i) {
            if (left[i] != before[i]) assertEq(left[i - 1], 0, "I13: an exit served out of order");
        }
    }

    // --- players ---

    function play(uint256 i, uint256 kind, uint256 who, uint256 amount) external act {
        i %= 2;
        Side storage s = _sides[i];
        address player = _people[who % _people.length];
        uint256 chips = s.bank.chipsOf(player);
        kind %= 4;
        if (kind == 0) {
            amount = bound(amount, 1, 20 * COIN);
            vm.prank(player);
            if (i == 0) s.bank.buyIn{ value: amount * s.chip }(player);
            else ITokenBankroll(address(s.bank)).buyIn(player, amount);
        } else if (kind == 1 && chips != 0) {
            vm.prank(player);
            s.bank.cashOut(bound(amount, 1, chips), player);
        } else if (kind == 2 && chips != 0) {
            uint256 cost = bound(amount, 1, chips);
            // The casino checks no more than this: the largest share of the equity that a bet may win.
            uint256 profit = s.bank.hotEquityLow() / 20;
            try s.bank.book(player, cost, cost + profit, profit, BILLION / 20) {
                _bets.push(OpenBet(i, player, cost + profit));
                ++_counts.bets;
            } catch { }
        } else if (kind == 3 && _bets.length != 0) {
            _settle(amount);
        }
    }

    function _settle(uint256 amount) private {
        uint256 n = amount % _bets.length;
        OpenBet memory bet = _bets[n];
        _bets[n] = _bets[_bets.length - 1];
        _bets.pop();
        bool won = amount >> 64 & 1 == 1;
        if (won) ++_counts.wins;
        uint256[] memory credits = new uint256[](1);
        credits[0] = uint256(uint160(bet.player)) << 96 | (won ? bet.worst : amount % (bet.worst / 4 + 1));
        _sides[bet.side].bank.pay(credits, bet.worst, 0);
    }

    // --- keepers, whoever they are ---

    function keep(uint256 i, uint256 kind, uint256 most) external act {
        i %= 2;
        kind %= 6;
        if (kind == 0) _sweep(i);
        if (kind == 1) _refill(i, most % 3 == 0 ? type(uint256).max : bound(most, 1, 50 * COIN));
        if (kind == 2) _refillMore(i, most);
        if (kind > 2) _hedge(bound(most, 1, 70 * COIN));
    }

    function _sweep(uint256 i) private keepsThePrice(i) {
        Side storage s = _sides[i];
        uint256 over = s.reserve.excess();
        if (over == 0) return;
        (uint256 hot, uint256 held) = (s.bank.hotEquityHigh(), s.reserve.held());
        assertEq(s.reserve.sweep(), over, "I12: swept");
        assertEq(s.bank.hotEquityHigh() + s.reserve.held(), hot + held, "I12: hot and cold, by a sweep");
        assertEq(s.reserve.shortage(), 0, "I12: the bank is short after a sweep");
        ++_counts.sweeps;
    }

    function _refill(uint256 i, uint256 most) private keepsThePrice(i) {
        Side storage s = _sides[i];
        (,, uint256 available) = s.reserve.bucket();
        (uint256 hot, uint256 held) = (s.bank.hotEquityHigh(), s.reserve.held());
        uint256 possible = _min(_min(s.reserve.shortage(), most), _min(held, available));
        if (possible == 0) return;
        uint256 chips = s.reserve.refill(most);
        assertEq(chips, possible, "I12: refilled");
        assertTrue(s.bucket.take(_time, chips), "I14: refilled more than the bucket holds");
        assertEq(s.bank.hotEquityHigh() + s.reserve.held(), hot + held, "I12: hot and cold, by a refill");
        ++_counts.refills;
    }

    function _refillMore(uint256 i, uint256 chips) private keepsThePrice(i) {
        Side storage s = _sides[i];
        (uint256 hot, uint256 held) = (s.bank.hotEquityHigh(), s.reserve.held());
        if (held == 0) return;
        s.reserve.refillMore(bound(chips, 1, chips % 8 == 0 ? held : held / 8 + 1));
        assertEq(s.bank.hotEquityHigh() + s.reserve.held(), hot + held, "I12: hot and cold, by a larger refill");
        ++_counts.largerRefills;
    }

    function _hedge(uint256 most) private {
        Side storage s = _sides[0];
        (bool sell,) = s.reserve.hedgeDue();
        (uint256 held, uint256 stable, uint256 lacking) = (s.reserve.held(), s.reserve.stable(), s.reserve.shortage());
        try s.reserve.hedge(most) returns (uint256 chips) {
            assertLe(chips, most, "I15: traded more than was asked");
            assertTrue(s.hedging.take(_time, chips), "I14: traded more than the bucket holds");
            (uint256 held2, uint256 stable2) = (s.reserve.held(), s.reserve.stable());
            if (sell) {
                assertEq(held - held2, chips, "I15: sold");
                assertGe(_worth(stable2 - stable) + _worth(1) + 1, chips * 99 / 100, "I15: got for what was sold");
                assertGe(held2, lacking, "I15: sold what the bank is short of");
                ++_counts.sales;
            } else {
                assertLe(stable - stable2, stable, "I15: dollars sold");
                assertGe(held2 - held + 1, _worth(stable - stable2) * 99 / 100, "I15: got for the dollars");
                ++_counts.purchases;
            }
        } catch {
            assertEq(s.reserve.held(), held, "I15: held after a trade that was refused");
            assertEq(s.reserve.stable(), stable, "I15: dollars after a trade that was refused");
            ++_counts.refusedTrades;
        }
    }

    // --- the house ---

    function govern(uint256 i, uint256 kind, uint256 a, uint256 b) external act {
        i %= 2;
        ReserveContract reserve = _sides[i].reserve;
        uint256 target = reserve.hotTarget();
        kind %= 6;
        if (kind == 0 && target != 0) reserve.lowerTarget(bound(a, target / 2, target - 1));
        if (kind == 1 && target < 500 * COIN) reserve.raiseTarget(bound(a, target + 1, 600 * COIN));
        if (kind == 2) _setBucket(i, bound(a, COIN, 100 * COIN), bound(b, 1 hours, 3 days));
        if (kind == 3) _shrinkBucket(i, a);
        if (kind == 4) {
            uint256 share = bound(a, 0, 0.5e6);
            _setHedge(share, bound(b, 0, share), bound(a >> 64, COIN, 100 * COIN), bound(b >> 64, 1 hours, 3 days));
        }
        if (kind == 5) {
            (uint256 share,,,,) = _sides[0].reserve.hedging();
            if (share != 0) _sides[0].reserve.lowerHedge(bound(a, share / 2, share - 1));
        }
    }

    function _setBucket(uint256 i, uint256 capacity, uint256 window) private {
        _sides[i].reserve.setBucket(capacity, window);
        _sides[i].bucket.set(_time, capacity, window);
    }

    function _shrinkBucket(uint256 i, uint256 a) private {
        Side storage s = _sides[i];
        (uint256 capacity, uint256 window,) = s.reserve.bucket();
        uint256 asked = bound(a, 0, capacity - 1);
        try s.reserve.shrinkBucket(asked) {
            s.bucket.set(_time, asked, window);
            uint256 all = s.reserve.held() + s.bank.hotEquityLow();
            assertGe(asked * 30 days, all * window, "I14: all of the equity flows back in thirty days");
        } catch { }
    }

    function _setHedge(uint256 share, uint256 band, uint256 capacity, uint256 window) private {
        _sides[0].reserve.setHedge(share, band, capacity, window);
        _sides[0].hedging.set(_time, capacity, window);
    }

    // --- the world ---

    /// @dev Prices, by themselves or with the pool behind them; gifts; feeds that die and come back.
    function move(uint256 kind, uint256 a) external act {
        kind %= 12;
        if (kind < 4) feed.updateAnswer(int256(bound(a, uint256(PRICE) / 2, uint256(PRICE) * 2)));
        if (kind > 0 && kind < 7 && _price() > 0) market.follow();
        if (kind == 7) dollarFeed.updateAnswer(int256(bound(a, uint256(DOLLAR) * 9 / 10, uint256(DOLLAR) * 101 / 100)));
        if (kind == 8) {
            feed.updateAnswer(-int256(bound(a, 0, 1e12)));
            ++_counts.deadFeeds;
        }
        if (kind == 9) _give(a);
        if (kind == 10) sellCoins(bound(a, 1e9, 100 ether));
        if (kind == 11) sellDollars(bound(a, 1, 250_000e6));
    }

    function _give(uint256 a) private {
        uint256 amount = bound(a, 1, 1 ether);
        for (uint256 i = 0; i < 2; ++i) {
            Side storage s = _sides[i];
            if (i == 0) {
                vm.deal(address(s.reserve), address(s.reserve).balance + amount);
                vm.deal(address(s.bank), address(s.bank).balance + amount);
            } else {
                s.token.mint(address(s.reserve), amount);
                s.token.mint(address(s.bank), amount);
            }
            dollar.mint(address(s.reserve), 1);
        }
    }

    /// @dev Somebody moves the pool, has the reserve trade, and moves it back. He gains no more than the slippage of the trade.
    function sandwich(bool coins, uint256 amount, uint256 most) external act {
        if (_sides[0].reserve.stable() == 0 && !coins) return;
        amount = coins ? bound(amount, 1 ether, 60 ether) : bound(amount, 2_500e6, 150_000e6);
        uint256 state = _counts.sales + _counts.purchases;
        uint256 got = coins ? sellCoins(amount) : sellDollars(amount);
        _hedge(bound(most, 1, 60 * COIN));
        uint256 back = coins ? swap(dollar, weth, got) : swap(weth, dollar, got);
        if (_counts.sales + _counts.purchases == state) {
            assertLe(back, amount, "I15: gained by moving the pool alone");
        }
    }

    function pass(uint256 time) external act {
        _time += bound(time, 1, time % 4 == 0 ? 2 days : 1 hours);
        vm.warp(_time);
        if (time % 8 != 0 && _price() > 0) feed.updateAnswer(_price());
        (, int256 ofDollar,,,) = dollarFeed.latestRoundData();
        if (time % 16 != 0) dollarFeed.updateAnswer(ofDollar);
    }

    // --- what must hold ---

    /// @dev I1: what is owed is there, hot and cold.
    function checkI1() external view {
        for (uint256 i = 0; i < 2; ++i) {
            Side storage s = _sides[i];
            (uint256 cash, uint256 chips, uint256 reserved, uint256 fees) = s.bank.ledger();
            assertLe(chips + reserved + fees, cash, "I1: chips, reserved and fees against cash");
            assertLe(cash * s.chip, _balance(s, address(s.bank)), "I1: cash against the money held");
            assertLe(s.reserve.held() * s.chip, _balance(s, address(s.reserve)), "I1: cold against the money held");
            assertLe(s.reserve.stable(), dollar.balanceOf(address(s.reserve)), "I1: dollars against the dollars held");
            uint256 sum = 0;
            for (uint256 who = 0; who < _people.length; ++who) sum += s.bank.chipsOf(_people[who]);
            assertEq(chips, sum, "I1: chips of all");
            uint256 worst = 0;
            for (uint256 n = 0; n < _bets.length; ++n) if (_bets[n].side == i) worst += _bets[n].worst;
            assertEq(reserved, worst, "I2: reserved for the open bets");
        }
    }

    /// @dev I12: the value of the reserve is what it holds, at the feeds' prices and a band, or not known.
    function checkI12() external view {
        for (uint256 i = 0; i < 2; ++i) {
            ReserveContract reserve = _sides[i].reserve;
            (uint256 low, uint256 high) = reserve.value();
            assertGe(low, reserve.held(), "I12: low value");
            if (!reserve.priced()) {
                assertEq(high, reserve.UNPRICED(), "I12: high value without a price");
                continue;
            }
            uint256 worth = reserve.stable() == 0 ? 0 : _worth(reserve.stable());
            assertLe(low, reserve.held() + worth * 99 / 100 + 1, "I12: low value");
            assertGe(high, reserve.held() + worth * 101 / 100, "I12: high value");
        }
    }

    /// @dev I14: a bucket never has more than it should.
    function checkI14() external view {
        for (uint256 i = 0; i < 2; ++i) {
            (,, uint256 available) = _sides[i].reserve.bucket();
            assertLe(available, _sides[i].bucket.availableAt(_time), "I14: available in the bucket");
        }
        (,,,, uint256 left) = _sides[0].reserve.hedging();
        assertLe(left, _sides[0].hedging.availableAt(_time), "I14: available for hedging");
    }

    /// @dev I16: money leaves a reserve to its bank, or to the venue for its worth: what is in it beside its books never gets less.
    function _checkSurplus(Side storage s) private {
        uint256 surplus = _balance(s, address(s.reserve)) - s.reserve.held() * s.chip;
        uint256 surplusDollars = dollar.balanceOf(address(s.reserve)) - s.reserve.stable();
        assertGe(surplus, s.surplus, "I16: money beside the books");
        assertGe(surplusDollars, s.surplusDollars, "I16: dollars beside the books");
        (s.surplus, s.surplusDollars) = (surplus, surplusDollars);
        assertEq(weth.allowance(address(s.reserve), address(router)), 0, "I16: allowance of wrapped coins");
        assertEq(dollar.allowance(address(s.reserve), address(router)), 0, "I16: allowance of dollars");
        assertEq(weth.balanceOf(address(s.reserve)), 0, "I16: wrapped coins that stay");
    }

    // --- faults, to show that they are found ---

    function faultInStorage(address target, bytes32 slot, uint256 added) external {
        vm.store(target, slot, bytes32(uint256(vm.load(target, slot)) + added));
    }

    function faultLeak(address from, uint256 amount) external {
        vm.deal(from, from.balance - amount);
    }

    function faultOtherCode(address target, bytes calldata code) external {
        vm.etch(target, code);
    }

    // --- in plain numbers ---

    function _balance(Side storage s, address account) private view returns (uint256) {
        return address(s.token) == address(0) ? account.balance : s.token.balanceOf(account);
    }

    /// @dev Dollars in chips of coins, by the feeds.
    function _worth(uint256 dollars) private view returns (uint256) {
        (, int256 ofDollar,,,) = dollarFeed.latestRoundData();
        return dollars * 1e3 * uint256(ofDollar) / uint256(_price());
    }

    function _price() private view returns (int256 price) {
        (, price,,,) = feed.latestRoundData();
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }

    /// @dev The house gets back what it trades for.
    receive() external payable { }
}
