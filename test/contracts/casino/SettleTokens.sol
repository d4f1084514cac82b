// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { ITokenBankroll } from "../../../contracts/interfaces/ITokenBankroll.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { BadGame, Vice } from "../../support/BadGame.sol";
import { TokenContract } from "../../support/Outside.sol";
import { TokenHouse } from "../../support/TokenHouse.sol";

contract CasinoSettleTokensTest is TokenHouse {
    uint256 private constant STAKE = 10 * DOLLAR;

    function testFuzz_settle_paysInTokens(uint256 stake, bool win) external {
        stake = bound(stake, 10_000, 2_500 * DOLLAR);
        uint256 fee = tokenFee(true, 1);
        BetId bet = place(alice, DOLLAR_COIN_FLIP, stake, 0);
        uint256 word = wordFor(bet, 2, win ? 0 : 1);
        uint256[] memory payouts = new uint256[](1);
        payouts[0] = win ? stake * 198 / 100 : 0;
        vm.expectEmit(address(casino));
        emit ICasino.BetsSettled(1, 0, word, payouts);
        answer(1, word);
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE - stake + payouts[0], "dollars");
        assertEq(bank.chipsOf(alice), PURSE - fee, "native chips: the fee is gone");
        assertEq(books().fees, fee, "fees of chance");
        assertEq(bank.hotEquityHigh(), BANK, "equity in coins");
        assertEq(dollars.hotEquityHigh(), DOLLARS + stake - payouts[0], "equity in dollars");
        assertNothingReservedInBoth();
    }

    /// @dev Coins and dollars, one roll and many, in one round in any order, settled by any mix of callback and batches.
    function testFuzz_settle_mixedRounds(uint256 kinds, uint256 word, uint256 gas, uint256 batch) external {
        uint256 seats = 12;
        uint256[2] memory chips = [bank.chipsOf(alice), dollars.chipsOf(alice)];
        for (uint256 i = 0; i < seats; ++i) {
            uint256 kind = kinds >> 2 * i & 3;
            chips[0] -= kind == 0 ? casino.feeOf(BASE_FEE, i == 0, 1) : tokenFee(i == 0, kind == 3 ? 5 : 1);
            if (kind == 0) place(alice, COIN_FLIP, COIN / 100, 0);
            else if (kind < 3) place(alice, DOLLAR_COIN_FLIP, STAKE, kind - 1);
            else placeRolls(alice, DOLLAR_DICE, STAKE, 5_000, Rolls(5, uint64(STAKE), 0));
        }
        answerWithGas(1, word, bound(gas, 250_000, 2_500_000));
        for (batch = bound(batch, 1, 5); _isDrawn(); casino.settle(1, batch)) assertBothBooks();
        for (uint256 i = 0; i < seats; ++i) {
            uint256 kind = kinds >> 2 * i & 3;
            BetId id = BetId.wrap(uint64(1 << 16 | i));
            if (kind == 0) {
                chips[0] = chips[0] + payoutOf(coinFlip, COIN / 100, 0, Rolls(1, 0, 0), word, id) - COIN / 100;
            } else if (kind < 3) {
                chips[1] = chips[1] + payoutOf(coinFlip, STAKE, kind - 1, Rolls(1, 0, 0), word, id) - STAKE;
            } else {
                Rolls memory rolls = Rolls(5, uint64(STAKE), 0);
                chips[1] = chips[1] + payoutOf(dice, STAKE, 5_000, rolls, word, id) - 5 * STAKE;
            }
        }
        assertEq(bank.chipsOf(alice), chips[0], "native chips");
        assertEq(dollars.chipsOf(alice), chips[1], "dollars");
        assertNothingReservedInBoth();
    }

    function _isDrawn() private view returns (bool) {
        (RoundStatus status,,,,,) = casino.roundOf(1);
        return status == RoundStatus.Drawn;
    }

    /// @dev Two banks of tokens that take turns in a round: each bet finds its own.
    function test_settle_twoBanksOfTokens() external {
        TokenContract pound = TokenContract(deployToken());
        casino.openBank(pound, 1);
        ITokenBankroll pounds = ITokenBankroll(address(casino.bankOf(2)));
        pound.mint(address(this), 2_000_000 * DOLLAR);
        pound.approve(address(pounds), type(uint256).max);
        pounds.deposit(1_000_000 * DOLLAR, lender);
        pounds.buyIn(alice, DOLLAR_PURSE);
        uint8 table = uint8(casino.openTable(coinFlip, KAPPA, 2));
        for (uint256 i = 0; i < 6; ++i) place(alice, i % 2 == 0 ? DOLLAR_COIN_FLIP : table, STAKE * (i + 1), 0);
        uint256 word = 77;
        answer(1, word);
        uint256[2] memory chips = [DOLLAR_PURSE, DOLLAR_PURSE];
        for (uint256 i = 0; i < 6; ++i) {
            uint256 stake = STAKE * (i + 1);
            BetId id = BetId.wrap(uint64(1 << 16 | i));
            chips[i % 2] = chips[i % 2] - stake + payoutOf(coinFlip, stake, 0, Rolls(1, 0, 0), word, id);
        }
        assertEq(dollars.chipsOf(alice), chips[0], "dollars");
        assertEq(pounds.chipsOf(alice), chips[1], "pounds");
        assertEq(pounds.hotEquityLow(), pounds.hotEquityHigh(), "nothing reserved in pounds");
        assertNothingReservedInBoth();
    }

    function testFuzz_settle_voidBetReturnsItsStake(uint8 vice, uint8 rolls) external {
        uint8 table = uint8(casino.openTable(IGame(new BadGame()), KAPPA, 1));
        vice = uint8(bound(vice, uint8(Vice.Reverts), uint8(Vice.AnswersMoreThan64Bits)));
        rolls = uint8(bound(rolls, 1, 5));
        uint256 choice = uint256(vice) << 8 | vice;
        place(bob, COIN_FLIP, COIN, 0);
        BetId bet = placeRolls(alice, table, STAKE, choice, Rolls(rolls, 0, 0));
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE - rolls * STAKE, "dollars while it is open");
        vm.expectEmit(address(casino));
        emit ICasino.BetVoided(bet);
        answer(1, 5);
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE, "dollars");
        assertEq(dollars.hotEquityHigh(), DOLLARS, "equity in dollars");
        assertNothingReservedInBoth();
    }

    function test_settle_whilePausedAndWithTheTableClosed() external {
        BetId bet = place(alice, DOLLAR_COIN_FLIP, STAKE, 0);
        casino.pause();
        casino.lowerLimit(DOLLAR_COIN_FLIP, 0);
        authority.setTargetClosed(address(casino), true);
        answer(1, wordFor(bet, 2, 0));
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE + STAKE * 98 / 100, "dollars");
        vm.startPrank(alice);
        dollars.cashOut(dollars.chipsOf(alice), alice);
        assertEq(dollar.balanceOf(alice), DOLLAR_PURSE + STAKE * 98 / 100, "tokens");
    }

    function test_settle_theRealCoordinatorIsAnsweredInFull() external {
        for (uint256 i = 0; i < 45; ++i) {
            address player = vm.addr(i + 1_000);
            buyIn(player, COIN);
            dollars.buyIn(player, STAKE);
            place(player, DOLLAR_COIN_FLIP, STAKE, i % 2);
        }
        (,, bool success) = fulfilAndTell(1);
        assertTrue(success, "the callback did not fail");
        (RoundStatus status,,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Closed), "all settled by the callback");
        assertNothingReservedInBoth();
    }
}
