// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { Hand } from "../../../contracts/types/Hand.sol";
import { Rung } from "../../support/Ladder.sol";
import { TokenHouse } from "../../support/TokenHouse.sol";

/// @notice Hands at a table of tokens: what they cost and pay is in tokens, each word in coins.
contract CasinoHandsInTokensTest is TokenHouse {
    uint256 private constant STAKE = 10 * DOLLAR;
    uint256 private constant WORTH_1 = STAKE * 198 / 100;
    uint256 private constant WORTH_2 = STAKE * 396 / 100;

    function _deal(address player) private returns (BetId) {
        nextBlock();
        return place(player, DOLLAR_LADDER, STAKE, 0);
    }

    /// @dev A hand on the first rung.
    function _stand(address player) private returns (BetId hand) {
        hand = _deal(player);
        answer(hand.round(), wordFor(hand, 2, 1));
    }

    function _decide(address player, Rung rung) private returns (BetId) {
        nextBlock();
        vm.prank(player);
        return casino.decide(DOLLAR_LADDER, uint256(rung));
    }

    function _draw(BetId bet, uint256 outcome) private {
        answer(bet.round(), wordFor(bet, 2, outcome));
    }

    function _assertOver(address player, uint256 chips) private view {
        assertEq(casino.handOf(player, DOLLAR_LADDER).reserved, 0, "reserved for a hand that is over");
        assertEq(dollars.chipsOf(player), chips, "dollars");
        assertNothingReservedInBoth();
    }

    /// @dev Leaves a player without dollars in chips.
    function _cashOutAll(address player) private {
        uint256 chips = dollars.chipsOf(player);
        vm.prank(player);
        dollars.cashOut(chips, player);
    }

    // --- the deal ---

    function test_deal_reservesTokens() external {
        _deal(alice);
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE - STAKE, "dollars");
        assertEq(bank.chipsOf(alice), PURSE - tokenFee(true, 1), "native chips");
        assertEq(tokenBooks().reserved, WORTH_1, "dollars reserved");
        assertEq(books().reserved, tokenFee(true, 1), "coins reserved");
    }

    function test_deal_thatLoses() external {
        _draw(_deal(alice), 0);
        _assertOver(alice, DOLLAR_PURSE - STAKE);
    }

    function test_deal_thatWinsAtOnce() external {
        nextBlock();
        _draw(place(alice, DOLLAR_LADDER, STAKE, 1), 1);
        _assertOver(alice, DOLLAR_PURSE - STAKE + WORTH_1);
    }

    function test_deal_goesOn_withItsReserve() external {
        _stand(alice);
        assertEq(tokenBooks().reserved, WORTH_1, "dollars reserved");
        assertEq(books().reserved, 0, "coins reserved: the fee was used");
        assertEq(books().fees, tokenFee(true, 1), "fees");
    }

    function test_deal_voidIfTheGameBreaksItsRules() external {
        nextBlock();
        BetId bet = place(alice, DOLLAR_LADDER, STAKE, 2);
        vm.expectEmit(address(casino));
        emit ICasino.BetVoided(bet);
        answer(bet.round(), 1);
        _assertOver(alice, DOLLAR_PURSE);
    }

    function test_deal_refunded() external {
        BetId bet = _deal(alice);
        skip(25 hours);
        casino.refund(bet.round(), 1);
        assertEq(bank.chipsOf(alice), PURSE, "native chips");
        _assertOver(alice, DOLLAR_PURSE);
    }

    // --- decisions that need chance ---

    /// @dev It costs nothing but its fee, and reserves more.
    function test_decide_climbs() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        BetId bet = _decide(alice, Rung.Climb);
        assertEq(bank.chipsOf(alice), chips - tokenFee(true, 1), "native chips");
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE - STAKE, "dollars");
        assertEq(tokenBooks().reserved, WORTH_2, "dollars reserved");
        _draw(bet, 1);
        _decide(alice, Rung.Leave);
        _assertOver(alice, DOLLAR_PURSE - STAKE + WORTH_2);
    }

    /// @dev It costs nothing and reserves nothing: the bank of tokens is not asked.
    function test_decide_stands() external {
        _stand(alice);
        uint256 bets = dollars.betsOpened();
        BetId bet = _decide(alice, Rung.Stand);
        assertEq(dollars.betsOpened(), bets, "bets of the bank of dollars");
        _draw(bet, 1);
        _assertOver(alice, DOLLAR_PURSE - STAKE + WORTH_1);
    }

    function test_decide_buysInWhatIsMissing() external {
        _stand(alice);
        _cashOutAll(alice);
        nextBlock();
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 0, STAKE));
        casino.decide(DOLLAR_LADDER, uint256(Rung.Double));
        assertFalse(casino.handOf(alice, DOLLAR_LADDER).waiting, "waiting after a refusal");
        vm.prank(alice);
        dollar.approve(address(dollars), STAKE);
        BetId bet = _decide(alice, Rung.Double);
        assertEq(dollar.balanceOf(alice), DOLLAR_PURSE - 2 * STAKE, "tokens");
        assertEq(casino.handOf(alice, DOLLAR_LADDER).spent, 2 * STAKE, "spent");
        _draw(bet, 1);
        _assertOver(alice, WORTH_1 + 2 * STAKE);
    }

    function test_decide_revertsWithoutTheFee() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        vm.prank(alice);
        bank.cashOut(chips, alice);
        nextBlock();
        bytes memory reason = abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 0, tokenFee(true, 1));
        vm.prank(alice);
        vm.expectRevert(reason);
        casino.decide(DOLLAR_LADDER, uint256(Rung.Double));
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE - STAKE, "dollars");
    }

    function test_decide_limitOfTheBank() external {
        dollar.mint(address(this), 4_000 * DOLLAR);
        nextBlock();
        _draw(place(alice, DOLLAR_LADDER, 2_500 * DOLLAR, 0), 1);
        bytes32 before = keccak256(abi.encode(casino.handOf(alice, DOLLAR_LADDER)));
        vm.prank(alice);
        vm.expectPartialRevert(IBankroll.ProfitAboveLimit.selector);
        casino.decide(DOLLAR_LADDER, uint256(Rung.Climb));
        assertEq(keccak256(abi.encode(casino.handOf(alice, DOLLAR_LADDER))), before, "the hand after a refusal");
        assertEq(casino.latestRound(), 1, "latest round");
    }

    function test_decide_refunded_theHandStaysAsItWas() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        BetId bet = _decide(alice, Rung.Double);
        skip(25 hours);
        vm.prank(stranger);
        casino.refund(bet.round(), 1);
        Hand memory hand = casino.handOf(alice, DOLLAR_LADDER);
        assertEq(hand.state, 1, "state");
        assertEq(hand.spent, STAKE, "spent");
        assertEq(bank.chipsOf(alice), chips, "native chips");
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE - STAKE, "dollars");
        assertEq(tokenBooks().reserved, hand.reserved, "dollars reserved");
        _decide(alice, Rung.Leave);
        _assertOver(alice, DOLLAR_PURSE - STAKE + WORTH_1);
    }

    /// @dev What cost nothing gives nothing back but its fee.
    function test_decide_refunded_withoutACost() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        BetId bet = _decide(alice, Rung.Climb);
        skip(25 hours);
        vm.expectEmit(address(casino));
        emit ICasino.BetsRefunded(bet.round(), 0, new uint256[](1));
        casino.refund(bet.round(), 1);
        assertEq(bank.chipsOf(alice), chips, "native chips");
        assertEq(tokenBooks().reserved, WORTH_2, "dollars reserved: what the climb added stays until the hand is over");
        _decide(alice, Rung.Leave);
        _assertOver(alice, DOLLAR_PURSE - STAKE + WORTH_1);
    }

    /// @dev At every gas: either nothing of the hand has changed, or all of it has.
    function testFuzz_settle_isWholeOrNothing(uint256 gas, bool over) external {
        _stand(alice);
        BetId bet = _decide(alice, over ? Rung.Double : Rung.Climb);
        answerWithGas(bet.round(), wordFor(bet, 2, 1), 250_000);
        uint256 chips = dollars.chipsOf(alice);
        (bool success,) = address(casino).call{ gas: bound(gas, 50_000, 800_000) }(
            abi.encodeCall(ICasino.settle, (bet.round(), 1))
        );
        Hand memory hand = casino.handOf(alice, DOLLAR_LADDER);
        assertEq(hand.waiting, !success, "waiting");
        assertEq(hand.state, success && !over ? 2 : 1, "state");
        assertEq(dollars.chipsOf(alice), chips + (success && over ? WORTH_1 + 2 * STAKE : 0), "dollars");
        assertEq(tokenBooks().reserved, hand.reserved, "dollars reserved");
        assertBothBooks();
    }

    // --- decisions that need no chance ---

    function test_decide_resolves_andPaysInTokens() external {
        BetId hand = _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        vm.expectEmit(address(casino));
        emit ICasino.Resolved(hand, alice, uint256(Rung.Leave), WORTH_1, true);
        _decide(alice, Rung.Leave);
        assertEq(bank.chipsOf(alice), chips, "native chips: it has no fee");
        _assertOver(alice, DOLLAR_PURSE - STAKE + WORTH_1);
    }

    function test_decide_resolves_atACost() external {
        _stand(alice);
        _decide(alice, Rung.Insure);
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE - STAKE * 3 / 2, "dollars");
        assertEq(tokenBooks().reserved, WORTH_1 + STAKE / 2, "dollars reserved");
        assertFalse(casino.handOf(alice, DOLLAR_LADDER).waiting, "waiting");
        _decide(alice, Rung.Leave);
        _assertOver(alice, DOLLAR_PURSE - STAKE * 3 / 2 + WORTH_1 + STAKE * 4 / 10);
    }

    function test_decide_resolves_buyingIn() external {
        _stand(alice);
        _cashOutAll(alice);
        vm.prank(alice);
        dollar.approve(address(dollars), STAKE);
        uint256 chips = bank.chipsOf(alice);
        vm.deal(alice, 1 ether);
        nextBlock();
        vm.prank(alice);
        casino.decide{ value: 1 ether }(DOLLAR_LADDER, uint256(Rung.Insure));
        assertEq(dollar.balanceOf(alice), DOLLAR_PURSE - STAKE * 3 / 2, "tokens");
        assertEq(bank.chipsOf(alice), chips + COIN, "native chips: the coins that were sent");
        assertBothBooks();
    }

    // --- hands that were walked away from ---

    /// @dev Who closes it pays for its word, in coins; the player gets what it pays, in tokens.
    function test_closeHand_byChance() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        skip(3 days);
        buyIn(stranger, tokenFee(true, 1));
        vm.prank(stranger);
        BetId bet = casino.closeHand(alice, DOLLAR_LADDER);
        assertEq(bank.chipsOf(stranger), 0, "native chips of the stranger");
        assertEq(bank.chipsOf(alice), chips, "native chips of the player");
        _draw(bet, 1);
        assertEq(dollars.chipsOf(stranger), 0, "dollars of the stranger");
        _assertOver(alice, DOLLAR_PURSE - STAKE + WORTH_1);
    }

    function test_closeHand_refundedToThePlayer() external {
        _stand(alice);
        uint256 chips = bank.chipsOf(alice);
        skip(3 days);
        uint256 fee = tokenFee(true, 1);
        buyIn(stranger, fee);
        vm.prank(stranger);
        BetId bet = casino.closeHand(alice, DOLLAR_LADDER);
        skip(25 hours);
        casino.refund(bet.round(), 1);
        assertEq(bank.chipsOf(alice), chips + fee, "the fee goes to the player, as in coins");
        assertEq(casino.handOf(alice, DOLLAR_LADDER).state, 1, "state");
        assertBothBooks();
    }

    function test_closeHand_withoutChance() external {
        _stand(alice);
        _draw(_decide(alice, Rung.Climb), 1);
        skip(3 days);
        vm.prank(stranger);
        casino.closeHand(alice, DOLLAR_LADDER);
        _assertOver(alice, DOLLAR_PURSE - STAKE + WORTH_2);
    }
}
