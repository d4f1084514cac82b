// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { BadGame, Vice } from "../../support/BadGame.sol";
import { House } from "../../support/House.sol";

/// @notice Tests 5, 20 and 23 of the adversarial list: a bad game blocks nobody, and gas chooses no result.
contract AdversarialBadGame is House {
    function _open(Vice vice, bool alsoOnWin) private returns (BadGame game, uint256 table) {
        game = new BadGame(vice, alsoOnWin);
        table = casino.openTable(game, KAPPA);
    }

    /// @dev A losing bet on a bad game between two honest ones, in one round.
    function _blocksNobody(Vice vice) private {
        (, uint256 table) = _open(vice, false);
        BetId first = place(alice, COIN_FLIP, COIN, 0);
        BetId bad = place(bob, table, COIN, 0);
        BetId last = place(carol, COIN_FLIP, COIN, 1);
        uint256 word = 0;
        while (
            outcomeOf(word, first, 0, 2) != 0 || outcomeOf(word, bad, 0, 2) != 1 || outcomeOf(word, last, 0, 2) != 1
        ) ++word;
        answer(1, word);
        (, uint256 seats,,,,) = casino.roundOf(1);
        assertEq(seats, 0, "seats of the round, closed by the callback");
        assertEq(bank.chipsOf(alice), PURSE - feeOf(true, 1) + COIN * 98 / 100, "chips of the first winner");
        assertEq(bank.chipsOf(bob), PURSE - feeOf(false, 1), "chips of the bettor at the bad game");
        assertEq(bank.chipsOf(carol), PURSE - feeOf(false, 1) + COIN * 98 / 100, "chips of the last winner");
        assertNothingReserved();
    }

    function test_20_gameThatRevertsBlocksNobody() external {
        _blocksNobody(Vice.Reverts);
    }

    function test_20_gameThatRevertsWithABombBlocksNobody() external {
        _blocksNobody(Vice.RevertsWithBomb);
    }

    function test_20_gameThatBurnsAllGasBlocksNobody() external {
        _blocksNobody(Vice.BurnsGas);
    }

    function test_20_gameThatPaysAboveItsMaximumBlocksNobody() external {
        _blocksNobody(Vice.PaysAboveMax);
    }

    function test_20_gameThatAnswersNothingBlocksNobody() external {
        _blocksNobody(Vice.AnswersNothing);
    }

    function test_20_gameThatAnswersMoreThan64BitsBlocksNobody() external {
        _blocksNobody(Vice.AnswersTooMuch);
    }

    function test_20_gameThatReturnsABombIsReadAsALoss() external {
        (, uint256 table) = _open(Vice.ReturnsBomb, false);
        BetId bad = place(bob, table, COIN, 0);
        answer(1, wordFor(bad, 2, 1));
        assertEq(bank.chipsOf(bob), PURSE - COIN - feeOf(true, 1), "chips of the loser");
        assertNothingReserved();
    }

    function test_20_gameWithoutOutcomesIsRefusedWhenPlacing() external {
        (BadGame game, uint256 table) = _open(Vice.None, false);
        game.setQuote(0, 1, 1_900_000);
        vm.prank(bob);
        vm.expectRevert();
        casino.place(table, COIN, 0);
    }

    function test_20_gameWhoseQuoteFailsLaterBlocksNobodyAtSettlement() external {
        (BadGame game, uint256 table) = _open(Vice.None, false);
        BetId honest = place(alice, COIN_FLIP, COIN, 0);
        place(bob, table, COIN, 0);
        game.failQuote();
        answer(1, wordFor(honest, 2, 0));
        assertEq(bank.chipsOf(alice), PURSE - feeOf(true, 1) + COIN * 98 / 100, "chips of the honest winner");
    }

    function test_20_gameWhoseQuoteFailsLaterBlocksNoRefund() external {
        (BadGame game, uint256 table) = _open(Vice.None, false);
        place(alice, COIN_FLIP, COIN, 0);
        place(bob, table, COIN, 0);
        game.failQuote();
        skip(casino.REFUND_AFTER());
        casino.refund(1, 1);
        casino.refund(1, 1);
        assertEq(bank.chipsOf(alice), PURSE, "chips of the honest player");
        assertEq(bank.chipsOf(bob), PURSE, "chips of the other player");
        assertNothingReserved();
    }

    /// @dev A game that is not pure raises its maximum after placing. It must not reach the chips of players: the bank has 64 bits
    /// for a sum, and credits 96.
    function test_20_gameThatChangesItsMaximumCannotTakeChipsOfPlayers() external {
        (BadGame game, uint256 table) = _open(Vice.None, false);
        uint256 stake = 1e6 << 10;
        BetId bet = place(bob, table, stake, 0);
        game.setQuote(2, 1, 1 << 54); // pays 2^64 chips
        uint256 word = wordFor(bet, 2, 0);
        try this.answerFromOutside(1, word) { } catch { }
        assertLe(bank.chipsOf(bob) + bank.chipsOf(alice) + bank.chipsOf(carol), books().chips, "chips of players");
        assertBooks();
    }

    function answerFromOutside(uint256 round, uint256 word) external {
        answer(round, word);
    }

    function test_20_gameThatChangesItsMaximumCannotTakeReservesOfOtherBets() external {
        (BadGame game, uint256 table) = _open(Vice.None, false);
        place(alice, COIN_FLIP, COIN, 0);
        BetId bet = place(bob, table, COIN, 0);
        uint256 word = wordFor(bet, 2, 0);
        game.setQuote(2, 1, 2_800_000);
        try this.answerFromOutside(1, word) { } catch { }
        assertLe(bank.chipsOf(bob), PURSE - feeOf(false, 1) + COIN * 9 / 10, "chips of the winner at the bad game");
        try casino.settle(1, 2) { } catch { }
        (, uint256 seats,,,,) = casino.roundOf(1);
        assertEq(seats, 0, "seats of the round, which the bad game must not block");
    }

    function test_19_tableOfABadGameCanBeClosed() external {
        (BadGame game, uint256 table) = _open(Vice.None, false);
        game.failEdge();
        casino.lowerLimit(table, 0);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ICasino.TableClosed.selector, table));
        casino.place(table, COIN, 0);
    }

    /// @dev The settler chooses the gas. It decides how many bets are settled, never how.
    function testFuzz_23_gasOfSettlementNeverVoidsALosingBet(uint256 gas) external {
        gas = bound(gas, 50_000, 1_500_000);
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        uint256 word = wordFor(bet, 2, 1);
        answerWithGas(1, word, 200_000); // too little to settle: the word is kept
        (RoundStatus status, uint256 seats,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Drawn), "status of the round");
        assertEq(seats, 1, "seats of the round");
        uint256 before = bank.chipsOf(alice);
        try casino.settle{ gas: gas }(1, 1) { } catch { }
        assertEq(bank.chipsOf(alice), before, "chips of the loser after a settlement with any gas");
    }
}
