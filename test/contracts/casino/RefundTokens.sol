// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { TokenHouse } from "../../support/TokenHouse.sol";

contract CasinoRefundTokensTest is TokenHouse {
    uint256 private constant STAKE = 10 * DOLLAR;

    function test_refund_givesBackTheStakeInTokensAndTheFeeInCoins() external {
        place(alice, DOLLAR_COIN_FLIP, STAKE, 0);
        skip(25 hours);
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = STAKE;
        vm.expectEmit(address(casino));
        emit ICasino.BetsRefunded(1, 0, amounts);
        vm.prank(stranger);
        casino.refund(1, 1);
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE, "dollars");
        assertEq(bank.chipsOf(alice), PURSE, "native chips");
        assertEq(books().fees, 0, "fees of chance that was not drawn");
        assertEq(dollars.hotEquityHigh(), DOLLARS, "equity in dollars");
        assertNothingReservedInBoth();
    }

    function testFuzz_refund_mixedRoundsInBatchesOfAnySize(uint256 bets, uint256 batch, uint256 kinds) external {
        bets = bound(bets, 1, 20);
        batch = bound(batch, 1, 25);
        uint256[] memory amounts = new uint256[](bets);
        for (uint256 i = 0; i < bets; ++i) {
            address player = i % 2 == 0 ? alice : bob;
            uint256 kind = kinds >> 2 * i & 3;
            if (kind == 0) {
                place(player, COIN_FLIP, COIN / 100, 1);
                amounts[i] = COIN / 100 + casino.feeOf(BASE_FEE, i == 0, 1);
            } else if (kind == 1) {
                place(player, DOLLAR_ROULETTE, STAKE / 100, spot(5, 1) | spot(150, 3) << 16 | spot(0, 2) << 32);
                amounts[i] = 6 * (STAKE / 100);
            } else if (kind == 2) {
                placeRolls(player, DOLLAR_DICE, STAKE, 5_000, Rolls(uint8(2 + i), 0, 0));
                amounts[i] = (2 + i) * STAKE;
            } else {
                place(player, DOLLAR_COIN_FLIP, STAKE, 0);
                amounts[i] = STAKE;
            }
        }
        skip(25 hours);
        for (uint256 done = 0; done < bets;) {
            uint256 end = done + batch < bets ? done + batch : bets;
            uint256[] memory part = new uint256[](end - done);
            for (uint256 i = done; i < end; ++i) part[i - done] = amounts[i];
            vm.expectEmit(address(casino));
            emit ICasino.BetsRefunded(1, done, part);
            casino.refund(1, batch);
            done = end;
            assertBothBooks();
        }
        assertEq(bank.chipsOf(alice) + bank.chipsOf(bob), 2 * PURSE, "native chips");
        assertEq(dollars.chipsOf(alice) + dollars.chipsOf(bob), 2 * DOLLAR_PURSE, "dollars");
        assertEq(dollars.hotEquityHigh(), DOLLARS, "equity in dollars");
        assertEq(bank.hotEquityHigh(), BANK, "equity in coins");
        assertNothingReservedInBoth();
    }

    function test_refund_theWordComesTooLate() external {
        place(alice, DOLLAR_COIN_FLIP, STAKE, 0);
        place(bob, DOLLAR_COIN_FLIP, STAKE, 0);
        skip(25 hours);
        casino.refund(1, 1);
        answer(1, 5);
        (RoundStatus status,,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Refunding), "status");
        casino.refund(1, 1);
        assertEq(dollars.chipsOf(bob), DOLLAR_PURSE, "dollars of the one who waited");
        assertNothingReservedInBoth();
    }
}
