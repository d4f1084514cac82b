// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { IHand } from "../../../contracts/interfaces/IHand.sol";
import { Purity } from "../../../contracts/libraries/Purity.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { Hand } from "../../../contracts/types/Hand.sol";
import { CasinoContract } from "../../support/Contracts.sol";
import { House } from "../../support/House.sol";
import { Rung } from "../../support/Ladder.sol";

contract CasinoHandsTest is House {
    uint8 private constant LADDER = 4;
    uint256 private constant WIDE_CLIMB = 1 << 50;
    uint256 private constant WORTH_1 = COIN * 198 / 100;
    uint256 private constant WORTH_2 = COIN * 396 / 100;

    IHand private ladder;

    function setUp() public override {
        super.setUp();
        ladder = IHand(deploy("Ladder", ""));
        casino.openHandTable(ladder, 2 * KAPPA, 0);
    }

    // --- doing things ---

    function _fee(bool opensRound) private view returns (uint256) {
        return casino.feeOfWide(BASE_FEE, opensRound, 1);
    }

    function _deal(address player) private returns (BetId bet) {
        nextBlock();
        return place(player, LADDER, COIN, 0);
    }

    /// @dev A hand on the first rung.
    function _stand(address player) private returns (BetId hand) {
        hand = _deal(player);
        answer(hand.round(), wordFor(hand, 2, 1));
    }

    function _decide(address player, Rung rung) private returns (BetId) {
        nextBlock();
        vm.prank(player);
        return casino.decide(LADDER, uint256(rung));
    }

    function _decideAndDraw(address player, Rung rung, uint256 outcome) private returns (BetId bet) {
        bet = _decide(player, rung);
        answer(bet.round(), wordFor(bet, 2, outcome));
    }

    function _expectRevert(address player, Rung rung, bytes memory reason) private {
        nextBlock();
        Hand memory before = casino.handOf(player, LADDER);
        uint256 chips = bank.chipsOf(player);
        vm.prank(player);
        vm.expectRevert(reason);
        casino.decide(LADDER, uint256(rung));
        _assertSame(before, casino.handOf(player, LADDER));
        assertEq(bank.chipsOf(player), chips, "chips after a refusal");
    }

    function _assertSame(Hand memory a, Hand memory b) private pure {
        assertEq(keccak256(abi.encode(a)), keccak256(abi.encode(b)), "the hand");
    }

    function _assertOver(address player, uint256 chips) private view {
        assertEq(casino.handOf(player, LADDER).reserved, 0, "reserved for a hand that is over");
        assertEq(bank.chipsOf(player), chips, "chips");
        assertNothingReserved();
        assertBooks();
    }

    // --- the deal ---

    function test_deal_reservesItsMaximum() external {
        BetId bet = _deal(alice);
        Hand memory hand = casino.handOf(alice, LADDER);
        assertEq(BetId.unwrap(hand.id), BetId.unwrap(bet), "id of the hand");
        assertEq(hand.stake, COIN, "stake");
        assertTrue(hand.waiting, "waiting for the deal");
        assertEq(hand.state, 0, "state before the deal");
        assertEq(hand.reserved, WORTH_1, "reserved for the hand");
        assertEq(hand.spent, COIN, "spent");
        assertEq(books().reserved, WORTH_1 + _fee(true), "reserved");
        assertEq(bank.chipsOf(alice), PURSE - COIN - _fee(true), "chips");
    }

    function test_deal_thatLoses() external {
        BetId bet = _deal(alice);
        answer(bet.round(), wordFor(bet, 2, 0));
        _assertOver(alice, PURSE - COIN - _fee(true));
    }

    function test_deal_thatWinsAtOnce() external {
        nextBlock();
        BetId bet = place(alice, LADDER, COIN, 1);
        uint256[] memory payouts = new uint256[](1);
        payouts[0] = WORTH_1;
        uint256 word = wordFor(bet, 2, 1);
        vm.expectEmit(address(casino));
        emit ICasino.BetsSettled(bet.round(), 0, word, payouts);
        answer(bet.round(), word);
        _assertOver(alice, PURSE - COIN - _fee(true) + WORTH_1);
    }

    function test_deal_goesOn_withItsReserve() external {
        BetId bet = _deal(alice);
        uint256 word = wordFor(bet, 2, 1);
        vm.expectEmit(address(casino));
        emit ICasino.BetsSettled(bet.round(), 0, word, new uint256[](1));
        answer(bet.round(), word);
        Hand memory hand = casino.handOf(alice, LADDER);
        assertEq(hand.state, 1, "state");
        assertFalse(hand.waiting, "waiting");
        assertEq(hand.since, vm.getBlockTimestamp(), "since");
        assertEq(books().reserved, WORTH_1, "reserved");
        assertEq(books().fees, _fee(true), "fees used");
        assertBooks();
    }

    function test_deal_voidIfTheGameBreaksItsRules() external {
        nextBlock();
        BetId bet = place(alice, LADDER, COIN, 2);
        vm.expectEmit(address(casino));
        emit ICasino.BetVoided(bet);
        answer(bet.round(), 1);
        _assertOver(alice, PURSE - _fee(true));
    }

    function test_deal_revertsIfAHandIsInPlay() external {
        BetId hand = _deal(alice);
        nextBlock();
        bytes memory reason = abi.encodeWithSelector(ICasino.HandInPlay.selector, hand);
        vm.prank(alice);
        vm.expectRevert(reason);
        casino.place(LADDER, COIN, 0);
        answer(hand.round(), wordFor(hand, 2, 1));
        vm.prank(alice);
        vm.expectRevert(reason);
        casino.place(LADDER, COIN, 0);
        _decide(alice, Rung.Leave);
        assertEq(_deal(alice).seat(), 0, "the next hand");
    }

    function test_deal_eachPlayerHasAHand() external {
        BetId first = _stand(alice);
        BetId second = _stand(bob);
        assertEq(BetId.unwrap(casino.handOf(alice, LADDER).id), BetId.unwrap(first), "hand of alice");
        assertEq(BetId.unwrap(casino.handOf(bob, LADDER).id), BetId.unwrap(second), "hand of bob");
        assertEq(books().reserved, 2 * WORTH_1, "reserved for both");
    }

    function test_deal_isOneRoll() external {
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RollsOutOfRange.selector, 2, 1));
        casino.placeRolls(LADDER, COIN, 0, Rolls(2, 0, 0));
        nextBlock();
        BetId bet = placeRolls(alice, LADDER, COIN, 0, Rolls(1, 0, 0));
        answer(bet.round(), wordFor(bet, 2, 1));
        assertEq(casino.handOf(alice, LADDER).state, 1, "state");
    }

    function test_deal_refunded() external {
        BetId bet = _deal(alice);
        skip(25 hours);
        casino.refund(bet.round(), 1);
        _assertOver(alice, PURSE);
        assertEq(casino.handOf(alice, LADDER).state, 0, "state");
        _stand(alice);
        assertEq(casino.handOf(alice, LADDER).state, 1, "state of the next hand");
    }

    // --- decisions that need chance ---

    function test_decide_climbs_andReservesMore() external {
        BetId hand = _stand(alice);
        nextBlock();
        uint256 chips = bank.chipsOf(alice);
        vm.expectEmit(address(casino));
        emit ICasino.Decided(BetId.wrap(2 << 16), hand, alice, uint256(Rung.Climb));
        vm.prank(alice);
        BetId bet = casino.decide(LADDER, uint256(Rung.Climb));
        assertEq(bank.chipsOf(alice), chips - _fee(true), "the fee is all that it costs");
        assertEq(books().reserved, WORTH_2 + _fee(true), "reserved");
        assertTrue(casino.handOf(alice, LADDER).waiting, "waiting");
        (address player, uint256 table, uint256 stake, uint256 choice,, bool settled) = casino.betOf(bet);
        assertEq(player, alice, "player of the decision");
        assertEq(table, LADDER, "table");
        assertEq(stake, COIN, "stake");
        assertEq(choice, uint256(Rung.Climb), "choice");
        assertFalse(settled, "settled");

        answer(bet.round(), wordFor(bet, 2, 1));
        assertEq(casino.handOf(alice, LADDER).state, 2, "state");
        assertEq(books().reserved, WORTH_2, "reserved for the hand");
        _decide(alice, Rung.Leave);
        _assertOver(alice, chips - _fee(true) + WORTH_2);
    }

    function test_decide_loses() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        _decideAndDraw(alice, Rung.Climb, 0);
        _assertOver(alice, chips - _fee(true));
    }

    function test_decide_costsWhatTheRulesSay() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        BetId bet = _decide(alice, Rung.Double);
        assertEq(bank.chipsOf(alice), chips - COIN - _fee(true), "chips");
        assertEq(casino.handOf(alice, LADDER).spent, 2 * COIN, "spent");
        assertEq(books().reserved, WORTH_1 + 2 * COIN + _fee(true), "reserved");
        answer(bet.round(), wordFor(bet, 2, 1));
        _assertOver(alice, chips - COIN - _fee(true) + WORTH_1 + 2 * COIN);
    }

    function test_decide_buysInWhatIsSent() external {
        _stand(alice);
        uint256 all = bank.chipsOf(alice);
        vm.prank(alice);
        bank.cashOut(all, alice);
        _expectRevert(
            alice, Rung.Double, abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 0, COIN + _fee(true))
        );
        uint256 needed = COIN + _fee(true);
        vm.deal(alice, needed * CHIP);
        vm.prank(alice);
        casino.decide{ value: needed * CHIP }(LADDER, uint256(Rung.Double));
        assertEq(bank.chipsOf(alice), 0, "chips");
        assertBooks();
    }

    function test_decide_takesAWideAction() external {
        _stand(alice);
        nextBlock();
        vm.prank(alice);
        BetId bet = casino.decide(LADDER, WIDE_CLIMB);
        (,,, uint256 choice,,) = casino.betOf(bet);
        assertEq(choice, WIDE_CLIMB, "choice");
        answer(bet.round(), wordFor(bet, 2, 1));
        assertEq(casino.handOf(alice, LADDER).state, 2, "state");
    }

    function test_decide_refunded_theHandStaysAsItWas() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        BetId bet = _decide(alice, Rung.Double);
        skip(25 hours);
        vm.prank(stranger);
        casino.refund(bet.round(), 1);
        Hand memory hand = casino.handOf(alice, LADDER);
        assertEq(bank.chipsOf(alice), chips, "cost and fee are back");
        assertEq(hand.state, 1, "state");
        assertEq(hand.spent, COIN, "spent");
        assertFalse(hand.waiting, "waiting");
        assertEq(hand.since, vm.getBlockTimestamp(), "the deadline counts anew");
        assertEq(books().reserved, hand.reserved, "reserved");
        assertBooks();
        // The word that comes too late changes nothing.
        answer(bet.round(), wordFor(bet, 2, 1));
        _assertSame(hand, casino.handOf(alice, LADDER));
        _decide(alice, Rung.Leave);
        _assertOver(alice, chips + WORTH_1);
    }

    function test_decide_settledLater_ifTheCallbackHasTooLittleGas() external {
        _stand(alice);
        BetId bet = _decide(alice, Rung.Climb);
        answerWithGas(bet.round(), wordFor(bet, 2, 1), 350_000);
        assertTrue(casino.handOf(alice, LADDER).waiting, "waiting for anybody to settle");
        assertEq(casino.handOf(alice, LADDER).state, 1, "state");
        vm.prank(stranger);
        casino.settle(bet.round(), 1);
        assertEq(casino.handOf(alice, LADDER).state, 2, "state");
        assertBooks();
    }

    /// @dev At every gas: either nothing of the hand has changed, or all of it has.
    function testFuzz_settle_isWholeOrNothing(uint256 gas) external {
        _stand(alice);
        BetId bet = _decide(alice, Rung.Climb);
        uint256 word = wordFor(bet, 2, 1);
        answerWithGas(bet.round(), word, 250_000);
        uint256 chips = bank.chipsOf(alice);
        (bool success,) = address(casino).call{ gas: bound(gas, 50_000, 700_000) }(
            abi.encodeCall(ICasino.settle, (bet.round(), 1))
        );
        Hand memory hand = casino.handOf(alice, LADDER);
        assertEq(hand.state, success ? 2 : 1, "state");
        assertEq(hand.waiting, !success, "waiting");
        assertEq(bank.chipsOf(alice), chips, "chips");
        assertBooks();
    }

    function test_decide_amongOtherBetsOfARound() external {
        _stand(alice);
        _stand(bob);
        nextBlock();
        BetId a = place(carol, COIN_FLIP, COIN, 0);
        vm.prank(alice);
        BetId b = casino.decide(LADDER, uint256(Rung.Climb));
        BetId c = place(carol, COIN_FLIP, COIN, 0);
        BetId d = place(carol, LADDER, COIN, 0);
        vm.prank(bob);
        BetId e = casino.decide(LADDER, uint256(Rung.Climb));
        BetId f = place(carol, COIN_FLIP, COIN, 0);
        assertEq(f.seat(), 5, "all in one round");
        uint256 chips = bank.chipsOf(carol);
        uint256 word = 1;
        while (
            outcomeOf(word, b, 0, 2) != 1 || outcomeOf(word, d, 0, 2) != 1 || outcomeOf(word, e, 0, 2) != 0
                || outcomeOf(word, a, 0, 2) + outcomeOf(word, c, 0, 2) + outcomeOf(word, f, 0, 2) != 1
        ) ++word;
        answer(a.round(), word);
        assertEq(casino.handOf(alice, LADDER).state, 2, "alice climbed");
        assertEq(casino.handOf(bob, LADDER).reserved, 0, "bob fell");
        assertEq(casino.handOf(carol, LADDER).state, 1, "carol stands");
        assertEq(bank.chipsOf(carol), chips + 2 * WORTH_1, "two of three coins were won");
        assertEq(books().reserved, WORTH_2 + WORTH_1, "reserved for two hands");
        assertBooks();
    }

    // --- decisions without chance ---

    function test_resolve_paysAtOnce() external {
        BetId hand = _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        vm.expectEmit(address(casino));
        emit ICasino.Resolved(hand, alice, uint256(Rung.Leave), WORTH_1, true);
        BetId bet = _decide(alice, Rung.Leave);
        assertEq(BetId.unwrap(bet), 0, "no bet");
        _assertOver(alice, chips + WORTH_1);
    }

    function test_resolve_thatCosts_andGoesOn() external {
        BetId hand = _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        uint256 bets = bank.betsOpened();
        vm.expectEmit(address(casino));
        emit ICasino.Resolved(hand, alice, uint256(Rung.Insure), 0, false);
        _decide(alice, Rung.Insure);
        assertEq(bank.chipsOf(alice), chips - COIN / 2, "chips");
        assertEq(books().reserved, WORTH_1 + COIN / 2, "reserved");
        assertEq(casino.handOf(alice, LADDER).spent, COIN + COIN / 2, "spent");
        assertEq(bank.betsOpened(), bets, "it is no bet of a round");
        _decide(alice, Rung.Leave);
        _assertOver(alice, chips - COIN / 2 + WORTH_1 + COIN * 4 / 10);
    }

    function test_resolve_costIsRoundedUp() external {
        nextBlock();
        BetId hand = place(alice, LADDER, 10_001, 0);
        answer(hand.round(), wordFor(hand, 2, 1));
        uint256 chips = bank.chipsOf(alice);
        _decide(alice, Rung.Insure);
        assertEq(bank.chipsOf(alice), chips - 5_001, "half of 10,001 chips, rounded up");
    }

    function test_resolve_buysInWhatIsSent() external {
        _stand(alice);
        uint256 all = bank.chipsOf(alice);
        vm.prank(alice);
        bank.cashOut(all, alice);
        _expectRevert(alice, Rung.Insure, abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 0, COIN / 2));
        vm.deal(alice, COIN * CHIP);
        vm.prank(alice);
        casino.decide{ value: COIN * CHIP }(LADDER, uint256(Rung.Insure));
        assertEq(bank.chipsOf(alice), COIN / 2, "what was sent too much");
        vm.deal(alice, 7 * CHIP);
        vm.prank(alice);
        casino.decide{ value: 7 * CHIP }(LADDER, uint256(Rung.Leave));
        _assertOver(alice, COIN / 2 + 7 + WORTH_1 + COIN * 4 / 10);
    }

    // --- what is refused ---

    function test_decide_revertsWithoutAHand() external {
        bytes memory reason = abi.encodeWithSelector(ICasino.NoHand.selector, alice, LADDER);
        _expectRevert(alice, Rung.Leave, reason);
        _stand(alice);
        _decide(alice, Rung.Leave);
        _expectRevert(alice, Rung.Leave, reason);
    }

    function test_decide_revertsForAStranger() external {
        _stand(alice);
        _expectRevert(bob, Rung.Leave, abi.encodeWithSelector(ICasino.NoHand.selector, bob, LADDER));
    }

    function test_decide_revertsAtATableWithoutHands() external {
        flip(alice, COIN, true);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICasino.NoHand.selector, alice, COIN_FLIP));
        casino.decide(COIN_FLIP, 0);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICasino.NoHand.selector, alice, 200));
        casino.decide(200, 0);
    }

    function test_decide_revertsWhileWaiting() external {
        BetId hand = _deal(alice);
        bytes memory reason = abi.encodeWithSelector(ICasino.HandIsWaiting.selector, hand);
        _expectRevert(alice, Rung.Leave, reason);
        answer(hand.round(), wordFor(hand, 2, 1));
        _decide(alice, Rung.Climb);
        _expectRevert(alice, Rung.Leave, reason);
        _expectRevert(alice, Rung.Climb, reason);
    }

    function test_decide_revertsIfTheActionIsIllegal() external {
        _stand(alice);
        nextBlock();
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IHand.InvalidAction.selector, 1, 99));
        casino.decide(LADDER, 99);
        _decide(alice, Rung.Insure);
        _expectRevert(
            alice,
            Rung.Insure,
            abi.encodeWithSelector(IHand.InvalidAction.selector, 1 << 64 | 1, uint256(Rung.Insure))
        );
    }

    function test_decide_revertsIfTheGameBreaksItsRulesWithoutChance() external {
        _stand(alice);
        bytes memory reason = abi.encodeWithSelector(ICasino.BrokenRules.selector, address(ladder));
        _expectRevert(alice, Rung.ResolveTooMuch, reason);
        _expectRevert(alice, Rung.RaiseForNothing, reason);
    }

    function test_decide_voidIfTheGameBreaksItsRulesWithChance() external {
        for (uint256 rung = uint256(Rung.PayTooMuch); rung <= uint256(Rung.AnswerShort); ++rung) {
            _stand(alice);
            _decide(alice, Rung.Insure);
            uint256 chips = bank.chipsOf(alice);
            BetId bet = _decide(alice, Rung(rung));
            vm.expectEmit(address(casino));
            emit ICasino.BetVoided(bet);
            answer(bet.round(), 1);
            _assertOver(alice, chips - _fee(true) + COIN + COIN / 2);
        }
    }

    // --- the house and an open hand ---

    function test_decide_whilePaused() external {
        _stand(alice);
        casino.pause();
        vm.prank(bob);
        vm.expectPartialRevert(bytes4(keccak256("NewBetsPaused()")));
        casino.place(LADDER, COIN, 0);
        _decideAndDraw(alice, Rung.Climb, 1);
        uint256 chips = bank.chipsOf(alice);
        _decide(alice, Rung.Leave);
        _assertOver(alice, chips + WORTH_2);
    }

    function test_decide_afterTheTableWasClosed() external {
        _stand(alice);
        casino.lowerLimit(LADDER, 0);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ICasino.TableClosed.selector, LADDER));
        casino.place(LADDER, COIN, 0);
        _decideAndDraw(alice, Rung.Climb, 1);
        assertEq(casino.handOf(alice, LADDER).state, 2, "the limit of the deal still counts");
    }

    function test_decide_withinWhatTheBankRisks() external {
        nextBlock();
        uint256 stake = profitLimit(LADDER) * 10 / 11; // wins 0.98 of it at the first rung, 2.96 at the second
        BetId hand = place(alice, LADDER, stake, 0);
        answer(hand.round(), wordFor(hand, 2, 1));
        nextBlock();
        vm.prank(alice);
        vm.expectPartialRevert(IBankroll.ProfitAboveLimit.selector);
        casino.decide(LADDER, uint256(Rung.Climb));
        uint256 chips = bank.chipsOf(alice);
        _decide(alice, Rung.Leave);
        _assertOver(alice, chips + stake * 198 / 100);
    }

    function test_decide_thatAddsOnlyOnesOwnChips_isNotLimited() external {
        _stand(alice);
        vm.startPrank(lender);
        bank.redeem(bank.balanceOf(lender), lender, lender);
        vm.stopPrank();
        assertLt(bank.equityLow(), COIN / 100, "what the bank has left");
        _decide(alice, Rung.Insure);
        _expectRevert(
            alice,
            Rung.Climb,
            abi.encodeWithSelector(
                IBankroll.ProfitAboveLimit.selector, WORTH_2 - COIN * 11 / 10, bank.hotEquityLow() * 5e6 / 1e9
            )
        );
        uint256 chips = bank.chipsOf(alice);
        _decide(alice, Rung.Leave);
        _assertOver(alice, chips + WORTH_1 + COIN * 4 / 10);
    }

    function test_openHandTable_revertsForAStranger() external {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(CasinoContract.AccessManagedUnauthorized.selector, stranger));
        casino.openHandTable(ladder, KAPPA, 0);
    }

    function test_openHandTable_revertsIfTheCodeIsNotPure() external {
        vm.expectPartialRevert(Purity.ImpureCode.selector);
        casino.openHandTable(IHand(address(bank)), KAPPA, 0);
    }

    function test_openHandTable_tellsItsLimit() external {
        vm.expectEmit(address(casino));
        emit ICasino.HandTableOpened(5, ladder, 0);
        vm.expectEmit(address(casino));
        emit ICasino.LimitChanged(5, KAPPA);
        assertEq(casino.openHandTable(ladder, KAPPA, 0), 5, "number of the table");
        (IGame game, uint256 share,) = casino.tableOf(5);
        assertEq(address(game), address(ladder), "game");
        assertEq(share, 10_000 * KAPPA / 1000, "share of the equity");
    }

    // --- hands that were walked away from ---

    function testFuzz_closeHand_revertsBeforeTheDeadline(uint256 time) external {
        BetId hand = _stand(alice);
        uint256 closableAt = vm.getBlockTimestamp() + casino.HAND_DEADLINE();
        vm.warp(vm.getBlockTimestamp() + bound(time, 0, 3 days - 1));
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ICasino.HandNotOverdue.selector, hand, closableAt));
        casino.closeHand(alice, LADDER);
    }

    function test_closeHand_withoutChance_atTheDeadline() external {
        _stand(alice);
        _decideAndDraw(alice, Rung.Climb, 1);
        uint256 chips = bank.chipsOf(alice);
        vm.warp(vm.getBlockTimestamp() + 3 days);
        vm.prank(stranger);
        casino.closeHand(alice, LADDER);
        _assertOver(alice, chips + WORTH_2);
    }

    function test_closeHand_withChance_atTheCostOfTheCaller() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        skip(3 days);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 0, _fee(true)));
        casino.closeHand(alice, LADDER);
        buyIn(stranger, COIN);
        vm.prank(stranger);
        BetId bet = casino.closeHand(alice, LADDER);
        assertEq(bank.chipsOf(stranger), COIN - _fee(true), "chips of the caller");
        answer(bet.round(), wordFor(bet, 2, 1));
        _assertOver(alice, chips + WORTH_1);
    }

    function test_closeHand_refunded_andClosedAgain() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        skip(3 days);
        vm.prank(bob);
        BetId bet = casino.closeHand(alice, LADDER);
        skip(25 hours);
        casino.refund(bet.round(), 1);
        assertEq(bank.chipsOf(alice), chips + _fee(true), "the fee goes to the player whose hand it is");
        vm.expectPartialRevert(ICasino.HandNotOverdue.selector);
        casino.closeHand(alice, LADDER);
        skip(3 days);
        vm.prank(bob);
        bet = casino.closeHand(alice, LADDER);
        answer(bet.round(), wordFor(bet, 2, 0));
        _assertOver(alice, chips + _fee(true));
    }

    function test_closeHand_revertsIfItWouldCostSomething() external {
        nextBlock();
        BetId hand = place(alice, LADDER, COIN / 10, 0);
        answer(hand.round(), wordFor(hand, 2, 1));
        _decideAndDraw(alice, Rung.Climb, 1);
        _decideAndDraw(alice, Rung.Climb, 1);
        skip(3 days);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ICasino.BrokenRules.selector, address(ladder)));
        casino.closeHand(alice, LADDER);
    }

    function test_closeHand_revertsWithoutAHand_andWhileWaiting() external {
        vm.expectRevert(abi.encodeWithSelector(ICasino.NoHand.selector, alice, LADDER));
        casino.closeHand(alice, LADDER);
        BetId hand = _deal(alice);
        skip(4 days);
        vm.expectRevert(abi.encodeWithSelector(ICasino.HandIsWaiting.selector, hand));
        casino.closeHand(alice, LADDER);
    }

    /// @dev Every decision counts the time anew, so that nobody is closed who plays.
    function test_closeHand_countsFromTheLatestWord() external {
        BetId hand = _stand(alice);
        skip(2 days);
        _decideAndDraw(alice, Rung.Climb, 1);
        skip(2 days);
        vm.expectPartialRevert(ICasino.HandNotOverdue.selector);
        casino.closeHand(alice, LADDER);
        _decide(alice, Rung.Insure);
        skip(2 days);
        vm.expectRevert(
            abi.encodeWithSelector(ICasino.HandNotOverdue.selector, hand, vm.getBlockTimestamp() + 1 days)
        );
        casino.closeHand(alice, LADDER);
    }
}
