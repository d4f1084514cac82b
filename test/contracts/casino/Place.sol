// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { INativeBankroll } from "../../../contracts/interfaces/INativeBankroll.sol";
import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Rounds } from "../../../contracts/Rounds.sol";
import { MAX_STAKE, Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { Coordinator } from "../../support/Coordinator.sol";
import { House } from "../../support/House.sol";
import { Vm } from "../../support/Vm.sol";

contract CasinoPlaceTest is House {
    function _expectRevert(bytes memory reason, uint8 table, uint256 stake, uint256 choice) private {
        Books memory before = books();
        vm.prank(alice);
        vm.expectRevert(reason);
        casino.place(table, stake, choice);
        assertEq(bank.chipsOf(alice), PURSE, "chips after a bet that was refused");
        assertEq(books().reserved, before.reserved, "reserved after a bet that was refused");
    }

    // --- refused ---

    function testFuzz_place_revertsIfStakeTooSmall(uint256 stake) external {
        stake = bound(stake, 0, 9_999);
        _expectRevert(abi.encodeWithSelector(ICasino.StakeTooSmall.selector, stake, 10_000), COIN_FLIP, stake, 0);
    }

    function testFuzz_place_revertsIfStakeTooLarge(uint256 stake) external {
        stake = bound(stake, MAX_STAKE + 1, type(uint256).max);
        _expectRevert(abi.encodeWithSelector(ICasino.StakeTooLarge.selector, stake, MAX_STAKE), COIN_FLIP, stake, 0);
    }

    function testFuzz_place_revertsIfTableUnknown(uint8 table) external {
        table = table < 4 ? 0 : table;
        _expectRevert(abi.encodeWithSelector(ICasino.UnknownTable.selector, table), table, COIN, 0);
    }

    function test_place_revertsIfTableClosed() external {
        casino.lowerLimit(COIN_FLIP, 0);
        _expectRevert(abi.encodeWithSelector(ICasino.TableClosed.selector, COIN_FLIP), COIN_FLIP, COIN, 0);
    }

    function testFuzz_place_revertsIfChoiceInvalid(uint256 choice) external {
        choice = bound(choice, 2, type(uint256).max);
        _expectRevert(abi.encodeWithSelector(IGame.InvalidChoice.selector, choice), COIN_FLIP, COIN, choice);
    }

    function test_place_revertsIfPaused() external {
        casino.pause();
        _expectRevert(abi.encodeWithSelector(Rounds.NewBetsPaused.selector), COIN_FLIP, COIN, 0);
    }

    function test_place_revertsIfNotEnoughChips() external {
        address poor = vm.addr(77);
        buyIn(poor, COIN);
        uint256 needed = COIN + feeOf(true, 1);
        vm.prank(poor);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, COIN, needed));
        casino.place(COIN_FLIP, COIN, 0);
    }

    function test_place_revertsIfOneChipIsMissing() external {
        address poor = vm.addr(77);
        uint256 needed = COIN + feeOf(true, 1);
        buyIn(poor, needed - 1);
        vm.prank(poor);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, needed - 1, needed));
        casino.place(COIN_FLIP, COIN, 0);
        buyIn(poor, 1);
        place(poor, COIN_FLIP, COIN, 0);
        assertEq(bank.chipsOf(poor), 0, "chips after staking all");
    }

    function testFuzz_place_revertsIfMoneyIsNotWholeChips(uint256 money) external {
        money = bound(money, 1, 10 ether);
        if (money % CHIP == 0) money += 1;
        vm.deal(alice, money);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(INativeBankroll.NotWholeChips.selector, money, CHIP));
        casino.place{ value: money }(COIN_FLIP, COIN, 0);
    }

    function test_place_revertsIfProfitAboveLimit() external {
        uint256 limit = profitLimit(COIN_FLIP);
        assertEq(limit, BANK * 25 / 10_000, "a quarter of the Kelly stake of 1 %");
        uint256 stake = limit * 100 / 98;
        while (stake * 198 / 100 - stake <= limit) ++stake;
        uint256 profit = stake * 198 / 100 - stake;
        _expectRevert(
            abi.encodeWithSelector(IBankroll.ProfitAboveLimit.selector, profit, limit), COIN_FLIP, stake, 0
        );
        place(alice, COIN_FLIP, stake - 1, 0);
    }

    function test_place_revertsIfProfitOfAllRollsAboveLimit() external {
        uint256 limit = profitLimit(COIN_FLIP);
        uint256 stake = limit / 98; // 100 rolls may win 98 stakes
        while ((stake * 198 / 100 - stake) * 100 <= limit) ++stake;
        uint256 profit = (stake * 198 / 100 - stake) * 100;
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.ProfitAboveLimit.selector, profit, limit));
        casino.placeRolls(COIN_FLIP, stake, 0, Rolls(100, 0, 0));
    }

    function test_place_revertsIfExposureAboveLimit() external {
        buyIn(alice, 2 * BANK);
        uint256 limit = bank.hotEquityHigh() / 4;
        // The likeliest roll of dice wins so little that exposure alone limits it.
        casino.raiseLimit(DICE, 2 * KAPPA);
        uint256 stake = limit * 8 / 5;
        uint256 fee = feeOf(true, 1);
        uint256 worst = stake * 1_010_204 / 1e6 + fee;
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IBankroll.ExposureAboveLimit.selector, worst, (BANK + stake + fee) / 4)
        );
        casino.place(DICE, stake, 9_800);
    }

    function test_place_revertsIfTheBankIsEmpty() external {
        vm.prank(lender);
        bank.redeem(BANK * 1e6, lender, lender);
        _expectRevert(
            abi.encodeWithSelector(IBankroll.ProfitAboveLimit.selector, COIN * 98 / 100, 0), COIN_FLIP, COIN, 0
        );
    }

    function test_place_takesABetThatCannotCostTheBankAnything_evenIfItIsEmpty() external {
        vm.prank(lender);
        bank.redeem(BANK * 1e6, lender, lender);
        vm.prank(alice);
        casino.place(ROULETTE, COIN, spot(151, 1) | spot(152, 1) << 16);
        (,, uint256 reserved,) = bank.ledger();
        assertEq(reserved, 2 * COIN + feeOf(true, 1), "the player's own chips");
    }

    function test_place_revertsIfEveryOutcomeLoses() external {
        // 18 chips on red, 18 on black and one on zero: every pocket pays 36 for 37.
        uint256 choice = spot(151, 18) | spot(152, 18) << 16 | spot(0, 1) << 32;
        _expectRevert(
            abi.encodeWithSelector(ICasino.CannotWin.selector, 36 * COIN, 37 * COIN), ROULETTE, COIN, choice
        );
    }

    function test_place_revertsIfChanceTooDear() external {
        uint256 baseFee = 2 ** 32 * 10_000 * 100 / 160;
        vm.fee(baseFee);
        _expectRevert(abi.encodeWithSelector(Rounds.ChanceTooDear.selector, baseFee), COIN_FLIP, COIN, 0);
    }

    function test_place_revertsOnShortCalldata() external {
        bytes memory whole = abi.encodeCall(ICasino.place, (COIN_FLIP, COIN, 0));
        for (uint256 length = 4; length < whole.length; length += 1) {
            bytes memory short = new bytes(length);
            for (uint256 i = 0; i < length; ++i) short[i] = whole[i];
            vm.prank(alice);
            (bool success,) = address(casino).call(short);
            assertFalse(success, "a bet with arguments cut short");
        }
    }

    // --- accepted ---

    function testFuzz_place_takesCostAndReservesWhatMayBeOwed(uint256 stake, uint256 threshold, bool over) external {
        threshold = bound(threshold, 200, 9_799);
        uint256 choice = over ? threshold + (1 << 14) : threshold;
        (,, uint256 max) = _quote(dice, choice);
        stake = bound(stake, 10_000, COIN / 100);
        uint256 fee = feeOf(true, 1);
        place(alice, DICE, stake, choice);
        assertEq(bank.chipsOf(alice), PURSE - stake - fee, "chips after placing");
        assertEq(books().reserved, stake * max / 1e6 + fee, "reserved: largest payout and fee of chance");
        assertEq(books().chips, 3 * PURSE - stake - fee, "chips of all players");
        assertEq(books().fees, 0, "fees, which are booked when the bet is settled");
        assertEq(bank.equityHigh(), BANK + stake + fee, "equity if the bet is lost");
        assertEq(bank.equityLow(), BANK + stake - stake * max / 1e6, "equity if the bet is won");
        assertBooks();
    }

    function _quote(IGame game, uint256 choice) private view returns (uint256 outcomes, uint256 units, uint256 max) {
        (bool success, bytes memory data) = address(game).staticcall(abi.encodeCall(IGame.quote, (choice)));
        assertTrue(success, "quote of a legal choice");
        return abi.decode(data, (uint256, uint256, uint256));
    }

    function test_place_buysInTheMoneySentAndKeepsTheRestAsChips() external {
        address fresh = vm.addr(77);
        vm.deal(fresh, 3 ether);
        vm.expectEmit(address(bank));
        emit IBankroll.BoughtIn(fresh, 2 * COIN);
        vm.prank(fresh);
        casino.place{ value: 2 ether }(COIN_FLIP, COIN, 1);
        assertEq(fresh.balance, 1 ether, "money left");
        assertEq(bank.chipsOf(fresh), COIN - feeOf(true, 1), "chips left");
        assertEq(address(casino).balance, 0, "money in the casino, which holds none");
        assertBooks();
    }

    function test_place_emitsTheBet() external {
        vm.expectEmit(address(casino));
        emit ICasino.BetPlaced(BetId.wrap(1 << 16), alice, DICE, COIN, 5_000);
        place(alice, DICE, COIN, 5_000);
    }

    function test_place_asksOnceABlockAndNumbersTheBets() external {
        vm.recordLogs();
        for (uint256 round = 1; round < 4; ++round) {
            for (uint256 seat = 0; seat < 5; ++seat) {
                BetId bet = place(seat % 2 == 0 ? alice : bob, COIN_FLIP, COIN / 10, seat % 2);
                assertEq(bet.round(), round, "round of the bet");
                assertEq(bet.seat(), seat, "seat of the bet");
            }
            assertEq(casino.latestRound(), round, "latest round");
            nextBlock();
        }
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 requests = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != Coordinator.RandomWordsRequested.selector) continue;
            (uint256 requestId,, uint16 confirmations, uint32 gasLimit, uint32 words,) =
                abi.decode(logs[i].data, (uint256, uint256, uint16, uint32, uint32, bytes));
            assertEq(requestId, casino.requestIdOf(++requests), "request id follows from the nonce");
            assertEq(words, 1, "words asked for");
            assertEq(gasLimit, CALLBACK_GAS, "callback gas limit");
            assertEq(confirmations, 0, "confirmations");
        }
        assertEq(requests, 3, "requests for three blocks of bets");
    }

    function test_place_joinerPaysNothingForTheRequest() external {
        place(alice, COIN_FLIP, COIN, 0);
        place(bob, COIN_FLIP, COIN, 0);
        assertEq(bank.chipsOf(alice), PURSE - COIN - feeOf(true, 1), "chips of the one who opened the round");
        assertEq(bank.chipsOf(bob), PURSE - COIN - feeOf(false, 1), "chips of the one who joined");
        assertGt(feeOf(true, 1), feeOf(false, 1), "fee of opening");
    }

    function testFuzz_place_freezesWideChoices(uint256 spots, uint256 seed) external {
        spots = bound(spots, 1, 12);
        uint256 choice = 0;
        for (uint256 i = 0; i < spots; ++i) {
            uint256 number = uint256(keccak256(abi.encode(seed, i))) % 157;
            choice |= spot(number, 1) << 16 * i;
        }
        (,, uint256 max) = _quote(roulette, choice);
        vm.assume(max >= spots * 1e6);
        BetId bet = place(alice, ROULETTE, 10_000, choice);
        (address player, uint256 table, uint256 stake, uint256 kept, Rolls memory rolls, bool settled) =
            casino.betOf(bet);
        assertEq(player, alice, "player");
        assertEq(table, ROULETTE, "table");
        assertEq(stake, 10_000, "stake");
        assertEq(kept, choice, "choice");
        assertEq(rolls.count, 1, "rolls");
        assertFalse(settled, "settled");
    }

    function test_place_opensARound() external {
        place(alice, COIN_FLIP, COIN, 0);
        (RoundStatus status, uint256 seats, uint256 settled, uint256 openedAt, uint256 blockNumber, uint256 word) =
            casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Open), "status");
        assertEq(seats, 1, "seats");
        assertEq(settled, 0, "settled");
        assertEq(openedAt, vm.getBlockTimestamp(), "time of opening");
        assertEq(blockNumber, vm.getBlockNumber(), "block");
        assertEq(word, 0, "word");
    }

    function test_place_smallestAndLargestBet() external {
        place(alice, COIN_FLIP, 10_000, 0);
        // A full bank allows no profit of 2^46 chips. Red and black together make none.
        lend(lender, 2 ** 53);
        buyIn(alice, 2 * MAX_STAKE);
        BetId bet = place(alice, ROULETTE, MAX_STAKE, spot(151, 1) | spot(152, 1) << 16);
        (,, uint256 stake,,,) = casino.betOf(bet);
        assertEq(stake, MAX_STAKE, "the largest stake a seat can hold");
    }
}
