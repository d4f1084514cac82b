// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { BadGame, QuoteVice, Vice } from "../../support/BadGame.sol";
import { House } from "../../support/House.sol";

/// @notice Tests 5, 20 and 23 of the adversarial list: a bad game blocks nobody, and gas chooses no result.
contract AdversarialBadGame is House {
    uint8 private table;

    function setUp() public override {
        super.setUp();
        table = uint8(casino.openTable(new BadGame(), KAPPA, 0));
    }

    function _choice(Vice onWin, Vice onLoss) private pure returns (uint256) {
        return uint256(onWin) << 8 | uint256(onLoss);
    }

    // --- at settlement ---

    /// @dev A bet that a bad game breaks between two honest ones, in one round. It is void, and nothing else happens.
    function _blocksNobody(Vice vice, bool onWin) private {
        BetId first = place(alice, COIN_FLIP, COIN, 0);
        BetId bad = place(bob, table, COIN, onWin ? _choice(vice, Vice.None) : _choice(Vice.None, vice));
        BetId last = place(carol, COIN_FLIP, COIN, 1);
        uint256 word = 0;
        while (
            outcomeOf(word, first, 0, 2) != 0 || outcomeOf(word, bad, 0, 2) != (onWin ? 0 : 1)
                || outcomeOf(word, last, 0, 2) != 1
        ) ++word;
        vm.expectEmit(address(casino));
        emit ICasino.BetVoided(bad);
        answer(1, word);
        (, uint256 seats,,,,) = casino.roundOf(1);
        assertEq(seats, 0, "seats of the round, closed by the callback");
        assertEq(bank.chipsOf(alice), PURSE - feeOf(true, 1) + COIN * 98 / 100, "chips of the first winner");
        assertEq(bank.chipsOf(bob), PURSE - feeOf(false, 1), "chips of the bettor at the bad game: stake back");
        assertEq(bank.chipsOf(carol), PURSE - feeOf(false, 1) + COIN * 98 / 100, "chips of the last winner");
        assertNothingReserved();
    }

    function _blocksNobody(Vice vice) private {
        uint256 state = vm.snapshotState();
        _blocksNobody(vice, false);
        vm.revertToState(state);
        _blocksNobody(vice, true);
    }

    function test_20_gameThatRevertsBlocksNobody() external {
        _blocksNobody(Vice.Reverts);
    }

    function test_20_gameThatRevertsWithABombBlocksNobody() external {
        _blocksNobody(Vice.RevertsWithBomb);
    }

    function test_20_gameThatReturnsABombBlocksNobody() external {
        _blocksNobody(Vice.ReturnsBomb);
    }

    function test_20_gameThatBurnsAllGasBlocksNobody() external {
        _blocksNobody(Vice.BurnsGas);
    }

    function test_20_gameThatHitsAnInvalidOpcodeBlocksNobody() external {
        _blocksNobody(Vice.HitsInvalid);
    }

    function test_20_gameThatPaysAboveItsMaximumBlocksNobody() external {
        _blocksNobody(Vice.PaysAboveMax);
    }

    function test_20_gameThatAnswersNothingBlocksNobody() external {
        _blocksNobody(Vice.AnswersNothing);
    }

    function test_20_gameThatAnswersHalfAWordBlocksNobody() external {
        _blocksNobody(Vice.AnswersHalf);
    }

    function test_20_gameThatAnswersTwoWordsBlocksNobody() external {
        _blocksNobody(Vice.AnswersTwice);
    }

    function test_20_gameThatAnswersMoreThan64BitsBlocksNobody() external {
        _blocksNobody(Vice.AnswersMoreThan64Bits);
    }

    /// @dev A round full of the worst answers: whatever the callback cannot do, it leaves, with its word, to later calls.
    function _manyBlockNobody(Vice vice, uint256 bets) private {
        for (uint256 i = 0; i < bets; ++i) place(bob, table, COIN / 10, _choice(vice, vice));
        BetId honest = place(alice, COIN_FLIP, COIN, 0);
        answer(1, wordFor(honest, 2, 0));
        for (uint256 open = 1; open != 0;) {
            (RoundStatus status, uint256 seats, uint256 settled,,,) = casino.roundOf(1);
            open = seats - settled;
            if (open == 0) break;
            assertEq(uint256(status), uint256(RoundStatus.Drawn), "status: the word is kept");
            casino.settle{ gas: 1_000_000 }(1, bets);
        }
        assertEq(bank.chipsOf(alice), PURSE - feeOf(false, 1) + COIN * 98 / 100, "chips of the honest winner");
        assertEq(bank.chipsOf(bob), PURSE - feeOf(true, 1) - (bets - 1) * feeOf(false, 1), "chips of the voided");
        assertNothingReserved();
    }

    function test_20_manyReturnedBombsBlockNobody() external {
        _manyBlockNobody(Vice.ReturnsBomb, 30);
    }

    function test_20_manyRevertedBombsBlockNobody() external {
        _manyBlockNobody(Vice.RevertsWithBomb, 30);
    }

    function test_20_manyBurntGasesBlockNobody() external {
        _manyBlockNobody(Vice.BurnsGas, 60);
    }

    /// @dev Void: the whole bet comes back, whatever its earlier rolls won or lost.
    function testFuzz_20_voidBetOfManyRollsReturnsItsStakes(uint8 vice, bool onWin, uint8 rolls, uint256 word) external {
        Vice broken = Vice(bound(vice, 1, uint256(Vice.AnswersMoreThan64Bits)));
        uint256 choice = onWin ? _choice(broken, Vice.None) : _choice(Vice.None, broken);
        rolls = uint8(bound(rolls, 1, 100));
        BetId bet = placeRolls(alice, table, COIN / 100, choice, Rolls(rolls, 0, 0));
        uint256 clean = 0;
        while (clean < rolls && outcomeOf(word, bet, clean, 2) != (onWin ? 0 : 1)) ++clean;
        answer(1, word);
        uint256 before = PURSE - feeOf(true, rolls);
        uint256 untouched = onWin ? 0 : COIN / 100 * 190 / 100 * rolls; // every roll drew the other side
        assertEq(
            bank.chipsOf(alice),
            clean < rolls ? before : before - COIN / 100 * rolls + untouched,
            "chips: void, or all rolls on the good side"
        );
        assertNothingReserved();
    }

    /// @dev A slow game is no broken one: a hundred of its rolls fit a transaction, and are paid.
    function test_4_slowestBetFitsATransaction() external {
        uint256 choice = _choice(Vice.IsSlow, Vice.IsSlow);
        uint256 gas = gasleft();
        BadGame(address(_game())).multiplier(choice, 1);
        assertGt(gas - gasleft(), 85_000, "gas of a slow answer");
        Rolls memory rolls = Rolls(100, 0, 0);
        BetId bet = placeRolls(alice, table, COIN / 100, choice, rolls);
        answer(1, 7); // the word comes, with too little gas for a hundred such rolls
        (RoundStatus status,,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Drawn), "status");
        casino.settle{ gas: 16_000_000 }(1, 1);
        uint256 payout = payoutOf(_game(), COIN / 100, choice, rolls, 7, bet);
        assertEq(bank.chipsOf(alice), PURSE - COIN - feeOf(true, 100) + payout, "chips");
        assertNothingReserved();
    }

    function _game() private view returns (IGame game) {
        (game,,) = casino.tableOf(table);
    }

    // --- when placing ---

    function testFuzz_20_gameWhoseQuoteIsBadIsRefusedWhenPlacing(uint8 vice) external {
        vice = uint8(bound(vice, 1, uint256(type(QuoteVice).max)));
        vm.prank(bob);
        vm.expectRevert();
        casino.place(table, COIN, uint256(vice) << 16);
        assertEq(bank.chipsOf(bob), PURSE, "chips after a bet that was refused");
        assertEq(casino.latestRound(), 0, "rounds opened by a bet that was refused");
    }

    function test_19_tableOfABadGameCanBeClosed() external {
        casino.lowerLimit(table, 0);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ICasino.TableClosed.selector, table));
        casino.place(table, COIN, 0);
    }

    // --- gas ---

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
