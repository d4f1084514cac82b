// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { BadGame } from "../../support/BadGame.sol";
import { CasinoContract } from "../../support/Contracts.sol";
import { House } from "../../support/House.sol";

/// @notice An authority that lets anybody do anything, or breaks whenever it is asked.
contract RogueAuthority {
    bool private immutable _breaks;

    constructor(bool breaks) {
        _breaks = breaks;
    }

    function canCall(address, address, bytes4) external view returns (bool, uint32) {
        if (_breaks) revert("rogue");
        return (true, 0);
    }
}

/// @notice Test 19 of the adversarial list: no change that the owner can make touches an open bet, chips, or money of LPs.
contract AdversarialOwner is House {
    uint256 private constant CHANGES = 11;

    function _change(uint256 i) private {
        if (i == 0) casino.pause();
        if (i == 1) for (uint256 table = 1; table <= 3; ++table) casino.lowerLimit(table, 0);
        if (i == 2) for (uint256 table = 1; table <= 3; ++table) casino.raiseLimit(table, 0.5e6);
        if (i == 3) casino.openTable(new BadGame(), 0.5e6, 0);
        if (i == 4) for (uint256 n = 0; n < 4; ++n) casino.openTable(coinFlip, n, 0);
        if (i == 5) authority.setTargetClosed(address(casino), true);
        if (i == 6) authority.updateAuthority(address(casino), address(new RogueAuthority(false)));
        if (i == 7) authority.updateAuthority(address(casino), address(new RogueAuthority(true)));
        if (i == 8) authority.renounceRole(0, address(this));
        if (i == 9) {
            _change(1);
            _change(3);
            _change(0);
            _change(6);
        }
        // 10: no change, to compare with
    }

    /// @dev Three bets, placed before the change, and their end after it.
    function _play(uint256 change, uint256 word, bool refund) private returns (uint256[4] memory chips) {
        uint256 state = vm.snapshotState();
        place(alice, COIN_FLIP, COIN, 0);
        placeRolls(bob, DICE, COIN / 100, 2_500, Rolls(50, uint64(COIN / 10), 0));
        place(carol, ROULETTE, COIN / 100, spot(0, 3) | spot(151, 5) << 16 | spot(140, 1) << 32);
        _change(change);
        if (refund) {
            skip(25 hours);
            vm.prank(stranger);
            casino.refund(1, 3);
        } else {
            answerWithGas(1, word, 700_000); // a part, by the callback
            (, uint256 seats,,,,) = casino.roundOf(1);
            vm.prank(stranger);
            if (seats != 0) casino.settle(1, 3);
        }
        chips = [bank.chipsOf(alice), bank.chipsOf(bob), bank.chipsOf(carol), bank.equityHigh()];
        assertNothingReserved();
        address[3] memory players = [alice, bob, carol];
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(players[i]);
            bank.cashOut(chips[i], players[i]);
        }
        if (books().fees != 0) bank.fundChance();
        uint256 shares = bank.balanceOf(lender);
        vm.prank(lender);
        bank.redeem(shares, lender, lender);
        assertBooks();
        vm.revertToState(state);
    }

    function testFuzz_19_noChangeTouchesAnOpenBet(uint256 word, uint256 change) external {
        uint256[4] memory settled = _play(CHANGES - 1, word, false);
        uint256[4] memory changed = _play(change % (CHANGES - 1), word, false);
        for (uint256 i = 0; i < 4; ++i) assertEq(changed[i], settled[i], "chips or equity after a change");
    }

    function test_19_noChangeTouchesARefund() external {
        for (uint256 i = 0; i < CHANGES; ++i) {
            uint256[4] memory refunded = _play(i, 0, true);
            for (uint256 j = 0; j < 3; ++j) assertEq(refunded[j], PURSE, "chips after a refund");
            assertEq(refunded[3], BANK, "equity after a refund");
        }
    }

    /// @dev Only the authority names another, and what it names can open tables, set limits and pause: what it could do before.
    function test_19_rogueAuthorityCanDoWhatAnAuthorityCan() external {
        vm.expectRevert(abi.encodeWithSelector(CasinoContract.AccessManagedUnauthorized.selector, address(this)));
        casino.setAuthority(address(this));
        authority.updateAuthority(address(casino), address(new RogueAuthority(false)));
        vm.startPrank(stranger);
        casino.pause();
        casino.resume();
        casino.lowerLimit(COIN_FLIP, 0);
        vm.expectRevert(abi.encodeWithSelector(ICasino.KappaOutOfRange.selector, 0.5e6 + 1, 0.5e6));
        casino.raiseLimit(COIN_FLIP, 0.5e6 + 1);
        vm.expectRevert(abi.encodeWithSelector(CasinoContract.AccessManagedUnauthorized.selector, stranger));
        casino.setAuthority(stranger);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.OnlyCasino.selector, stranger));
        bank.pay(new uint256[](0), 0, 0);
        vm.stopPrank();
    }

    function test_19_authorityMustBeAContract() external {
        vm.expectRevert();
        authority.updateAuthority(address(casino), stranger);
        assertEq(casino.authority(), address(authority), "authority");
    }

    /// @dev A table's number points to its game for ever: there is no function that changes it.
    function testFuzz_19_tablesKeepTheirGames(uint256 kappa) external {
        kappa = bound(kappa, 0, 0.5e6);
        for (uint256 i = 0; i < 5; ++i) _change(i);
        casino.raiseLimit(COIN_FLIP, kappa);
        (IGame game,,) = casino.tableOf(COIN_FLIP);
        assertEq(address(game), address(coinFlip), "game of the first table");
        (game,,) = casino.tableOf(ROULETTE);
        assertEq(address(game), address(roulette), "game of the third table");
    }

    /// @dev The largest profit and exposure bound what even a table that always pays can take from the LPs in a round.
    function testFuzz_19_limitsAreThoseOfTheEquityAndNotOfTheGame(uint256 kappa) external {
        kappa = bound(kappa, 1, 0.5e6);
        uint8 table = uint8(casino.openTable(new BadGame(), kappa, 0));
        (, uint256 share,) = casino.tableOf(table);
        assertEq(share, kappa * 50_000 / 1000, "share of the equity");
        buyIn(alice, BANK);
        bool full = false;
        for (uint256 i = 0; i < 20 && !full; ++i) {
            uint256 stake = profitLimit(table) * 10 / 9;
            if (stake < 10_000) break;
            vm.prank(alice);
            try casino.place(table, stake, 0) returns (BetId) { }
            catch {
                full = true;
            }
            assertLe(books().reserved, bank.hotEquityHigh() / 4, "reserved against a quarter of the equity");
        }
    }
}
