// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { IVault } from "../../../contracts/interfaces/IVault.sol";
import { INativeBankroll } from "../../../contracts/interfaces/INativeBankroll.sol";
import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { HostilePlayer, Mood } from "../../support/HostilePlayer.sol";
import { House } from "../../support/House.sol";

/// @notice Tests 1, 2 and 3 of the adversarial list: contracts that refuse money, burn gas, or come back in.
contract AdversarialHostilePlayer is House {
    HostilePlayer private player;

    function setUp() public override {
        super.setUp();
        player = new HostilePlayer();
        buyIn(address(player), PURSE);
    }

    function _act(address target, uint256 value, bytes memory data) private {
        player.act{ value: value }(target, value, data);
    }

    function _bet(uint256 choice) private {
        _act(address(casino), 0, abi.encodeCall(ICasino.place, (COIN_FLIP, COIN, choice)));
    }

    // --- 1 and 2 ---

    /// @dev A settlement runs no code of a player: whatever he is, everybody in his round is settled.
    function testFuzz_1_settlementNeverRunsAPlayersCode(uint8 mood, uint256 word) external {
        player.setMood(Mood(mood % 6));
        BetId before = place(alice, COIN_FLIP, COIN, 0);
        _bet(0);
        _bet(1);
        BetId after_ = place(bob, COIN_FLIP, COIN, 1);
        answer(1, word);
        (, uint256 seats,,,,) = casino.roundOf(1);
        assertEq(seats, 0, "seats of the round, closed by the callback");
        uint256 won = COIN * 198 / 100;
        assertEq(
            bank.chipsOf(alice),
            PURSE - COIN - feeOf(true, 1) + (outcomeOf(word, before, 0, 2) == 0 ? won : 0),
            "chips of the first"
        );
        assertEq(
            bank.chipsOf(bob),
            PURSE - COIN - feeOf(false, 1) + (outcomeOf(word, after_, 0, 2) == 1 ? won : 0),
            "chips of the last"
        );
        uint256 wins;
        for (uint64 seat = 1; seat <= 2; ++seat) {
            if (outcomeOf(word, BetId.wrap(1 << 16 | seat), 0, 2) == seat - 1) ++wins;
        }
        assertEq(
            bank.chipsOf(address(player)), PURSE - 2 * COIN - 2 * feeOf(false, 1) + wins * won, "chips of the hostile"
        );
        assertNothingReserved();
    }

    function testFuzz_1_refundNeverRunsAPlayersCode(uint8 mood) external {
        player.setMood(Mood(mood % 6));
        _bet(0);
        place(alice, COIN_FLIP, COIN, 0);
        skip(25 hours);
        casino.refund(1, 2);
        assertEq(bank.chipsOf(alice), PURSE, "chips of the other");
        assertEq(bank.chipsOf(address(player)), PURSE, "chips of the hostile");
    }

    /// @dev Who refuses his money keeps his chips, and nobody else notices.
    function testFuzz_2_receiverThatRefusesKeepsItsChips(uint8 mood) external {
        Mood refusing = [Mood.Reverts, Mood.BurnsGas, Mood.RevertsWithBomb][mood % 3];
        player.setMood(refusing);
        Books memory before = books();
        bytes memory data = abi.encodeCall(IBankroll.cashOut, (COIN, address(player)));
        try player.act{ gas: 3_000_000 }(address(bank), 0, data) {
            assertTrue(false, "a refused cash-out");
        } catch { }
        assertEq(bank.chipsOf(address(player)), PURSE, "chips");
        assertEq(books().cash, before.cash, "cash");
        vm.prank(alice);
        bank.cashOut(PURSE, alice);
        assertEq(alice.balance, PURSE * CHIP, "money of another player");
        // The same chips can be sent elsewhere.
        _act(address(bank), 0, abi.encodeCall(IBankroll.cashOut, (PURSE, stranger)));
        assertEq(stranger.balance, PURSE * CHIP, "money at another address");
        assertBooks();
    }

    function test_2_receiverThatReturnsABombIsPaidAll() external {
        player.setMood(Mood.ReturnsBomb);
        _act(address(bank), 0, abi.encodeCall(IBankroll.cashOut, (PURSE, address(player))));
        assertEq(address(player).balance, PURSE * CHIP, "money");
        assertEq(bank.chipsOf(address(player)), 0, "chips");
    }

    function test_2_lenderThatRefusesKeepsItsShares() external {
        lend(address(player), COIN);
        uint256 shares = bank.balanceOf(address(player));
        player.setMood(Mood.Reverts);
        bytes memory data = abi.encodeCall(IVault.redeem, (shares, address(player), address(player)));
        vm.expectRevert();
        player.act(address(bank), 0, data);
        assertEq(bank.balanceOf(address(player)), shares, "shares");
        assertBooks();
    }

    // --- 3 ---

    function _entry(uint256 i) private view returns (address target, bytes memory data, uint256 value) {
        address self = address(player);
        uint256 shares = bank.balanceOf(self);
        if (i == 0) return (address(bank), abi.encodeCall(IBankroll.cashOut, (COIN, self)), 0);
        if (i == 1) return (address(bank), abi.encodeCall(IBankroll.cashOut, (PURSE - COIN + 1, self)), 0);
        if (i == 2) return (address(bank), abi.encodeCall(IVault.redeem, (shares / 2, self, self)), 0);
        if (i == 3) return (address(bank), abi.encodeCall(IVault.redeem, (shares, self, self)), 0);
        if (i == 4) return (address(bank), abi.encodeCall(INativeBankroll.deposit, (COIN * CHIP / 2, self)), COIN * CHIP / 2);
        if (i == 5) return (address(bank), abi.encodeCall(INativeBankroll.buyIn, (self)), COIN * CHIP / 2);
        if (i == 6) return (address(bank), abi.encodeCall(INativeBankroll.fundChance, ()), 0);
        if (i == 7) return (address(casino), abi.encodeCall(ICasino.place, (COIN_FLIP, COIN, 0)), 0);
        if (i == 8) return (address(casino), abi.encodeCall(ICasino.place, (COIN_FLIP, COIN, 0)), COIN * CHIP / 2);
        if (i == 9) return (address(casino), abi.encodeCall(ICasino.settle, (1, 1)), 0);
        return (address(casino), abi.encodeCall(ICasino.refund, (2, 1)), 0);
    }

    /// @dev Whoever comes back in, from wherever, by whichever door, gains nothing and breaks no book.
    function testFuzz_3_reEntranceGainsNothing(uint256 door, bool fromRedeem, uint256 depth, bool won) external {
        lend(address(player), PURSE);
        // A round that is drawn and not settled, one that can be refunded, and fees to send.
        flip(alice, COIN, false);
        nextBlock();
        BetId bet = place(bob, COIN_FLIP, COIN, 0);
        place(carol, COIN_FLIP, COIN, 0);
        uint256 round = bet.round();
        nextBlock();
        place(carol, COIN_FLIP, COIN, 0);
        answerWithGas(round, wordFor(bet, 2, won ? 0 : 1), 200_000);
        skip(25 hours);

        depth = bound(depth, 1, 4);
        (address target, bytes memory data, uint256 value) = _entry(bound(door, 0, 10));
        if (target == address(casino) && bytes4(data) == ICasino.settle.selector) {
            data = abi.encodeCall(ICasino.settle, (round, 1));
        }
        if (target == address(casino) && bytes4(data) == ICasino.refund.selector) {
            data = abi.encodeCall(ICasino.refund, (round + 1, 1));
        }
        uint256 owned = _wealthAtMost();
        // Carol is refunded a bet.
        uint256 others = bank.chipsOf(alice) + bank.chipsOf(bob) + bank.chipsOf(carol) + feeOf(true, 1) + COIN;
        uint256 lenders = soldFor(bank.balanceOf(lender));
        uint256 stray = address(bank).balance - books().cash * CHIP;
        player.reEnter(target, data, value, depth);
        bytes memory exit = fromRedeem
            ? abi.encodeCall(
                IVault.redeem, (bank.balanceOf(address(player)) / 4, address(player), address(player))
            )
            : abi.encodeCall(IBankroll.cashOut, (COIN, address(player)));
        _act(address(bank), 0, exit);
        assertGt(player.entered() + player.refused(), 0, "times it came back in");
        _loseOpenBets(round);

        assertLe(_wealth(), owned, "all that the hostile owns, in chips");
        assertEq(address(bank).balance - books().cash * CHIP, stray, "money that is in no book");
        assertGe(bank.chipsOf(alice) + bank.chipsOf(bob) + bank.chipsOf(carol), others, "chips of others");
        assertGe(soldFor(bank.balanceOf(lender)) + 2, lenders, "what the lender can redeem");
        assertBooks();
    }

    function _wealth() private view returns (uint256) {
        return address(player).balance / CHIP + bank.chipsOf(address(player))
            + soldFor(bank.balanceOf(address(player)));
    }

    /// @dev The same, with shares at the price as if every open bet were lost.
    function _wealthAtMost() private view returns (uint256) {
        uint256 shares = bank.balanceOf(address(player));
        return address(player).balance / CHIP + bank.chipsOf(address(player))
            + shares * (bank.equityHigh() + 1) / (bank.totalSupply() + 1e6);
    }

    function _loseOpenBets(uint256 drawn) private {
        try casino.settle(drawn, 2) { } catch { }
        try casino.refund(drawn + 1, 1) { } catch { }
        for (uint256 round = drawn + 2; round <= casino.latestRound(); ++round) {
            (, uint256 seats,,,,) = casino.roundOf(round);
            for (uint256 word = 0; seats != 0; ++word) {
                bool lost = true;
                for (uint64 seat = 0; seat < seats; ++seat) {
                    if (outcomeOf(word, BetId.wrap(uint64(round << 16 | seat)), 0, 2) == 0) lost = false;
                }
                if (!lost) continue;
                answer(round, word);
                break;
            }
        }
    }
}
