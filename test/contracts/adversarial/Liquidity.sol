// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { House } from "../../support/House.sol";

/// @notice Test 11 of the adversarial list: LPs who come and go at the right moment, inflate a price, or send money by force.
contract AdversarialLiquidity is House {
    address private immutable sly = vm.addr(uint256(keccak256("sly")));

    /// @dev Bets of three kinds, drawn and not yet settled: everybody can know how they end.
    function _drawn(uint256 word, uint256 bets) private returns (uint256 round) {
        for (uint256 i = 0; i < bets; ++i) {
            address player = i % 2 == 0 ? alice : bob;
            if (i % 3 == 0) place(player, COIN_FLIP, COIN, i % 2);
            else if (i % 3 == 1) place(player, DICE, COIN / 10, 1_000 + 500 * i);
            else place(player, ROULETTE, COIN / 50, spot(i, 3) | spot(151, 2) << 16);
        }
        round = casino.latestRound();
        answerWithGas(round, word, 200_000);
    }

    /// @dev Who buys shares knowing the word, and sells them after the settlement, gains nothing.
    function testFuzz_11_buyingOnAKnownWordGainsNothing(uint256 word, uint256 bets, uint256 amount) external {
        bets = bound(bets, 1, 12);
        amount = bound(amount, 1, 1e13);
        uint256 round = _drawn(word, bets);
        uint256 shares = lend(sly, amount);
        casino.settle(round, bets);
        assertLe(soldFor(shares), amount, "what the shares are worth after the settlement");
    }

    /// @dev Who sells before a loss that he sees coming gets no more than who stays.
    function testFuzz_11_sellingOnAKnownWordGainsNothing(uint256 word, uint256 bets, uint256 amount) external {
        bets = bound(bets, 1, 12);
        amount = bound(amount, COIN, 1e13);
        uint256 shares = lend(sly, amount);
        uint256 round = _drawn(word, bets);
        uint256 now_ = soldFor(shares);
        casino.settle(round, bets);
        assertLe(now_, soldFor(shares), "sold before the settlement, against after");
    }

    /// @dev In and out again, around any step of any bet, by whoever knows everything.
    function testFuzz_11_inAndOutAroundAnyStepGainsNothing(uint256 word, uint256 amount, uint256 in_, uint256 out)
        external
    {
        in_ = bound(in_, 0, 3);
        out = bound(out, in_, 4);
        amount = bound(amount, 1, 1e13);
        uint256 shares = 0;
        uint256 returned = 0;
        for (uint256 step = 0; step <= 4; ++step) {
            if (step == in_) shares = lend(sly, amount);
            if (step == out) {
                uint256 worth = soldFor(shares);
                vm.prank(sly);
                if (worth != 0) returned = bank.redeem(shares, sly, sly) / CHIP;
            }
            if (step == 0) place(alice, COIN_FLIP, COIN, 0);
            if (step == 1) answerWithGas(1, word, 200_000);
            if (step == 2) casino.settle(1, 1);
            if (step == 3) bank.fundChance();
        }
        bool lost = outcomeOf(word, BetId.wrap(1 << 16), 0, 2) == 1;
        // Only who carried the bet from before it was placed may gain by its loss.
        if (in_ == 0 && out >= 3 && lost) assertLe(returned, amount + COIN, "returned to who carried the bet");
        else assertLe(returned, amount, "returned");
        assertBooks();
    }

    /// @dev Whoever splits his money into many deposits and redemptions loses chips to rounding, and gains none.
    function testFuzz_11_roundingIsTheBanks(uint256 seed) external {
        flip(alice, COIN + 7, seed % 2 == 0); // a price that is not whole
        uint256 paid = 0;
        uint256 returned = 0;
        uint256 others = soldFor(bank.balanceOf(lender));
        for (uint256 i = 0; i < 20; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (seed % 2 == 0) {
                uint256 amount = 1 + seed / 2 % (i % 2 == 0 ? 10 : 1e10);
                paid += amount;
                lend(sly, amount);
            } else {
                uint256 shares = bank.balanceOf(sly);
                if (shares != 0) shares = 1 + seed / 2 % shares;
                if (soldFor(shares) == 0) continue;
                vm.prank(sly);
                returned += bank.redeem(shares, sly, sly) / CHIP;
            }
        }
        uint256 rest = bank.balanceOf(sly);
        if (soldFor(rest) != 0) {
            vm.prank(sly);
            returned += bank.redeem(rest, sly, sly) / CHIP;
        }
        assertLe(returned, paid, "returned against paid");
        assertGe(soldFor(bank.balanceOf(lender)), others, "what the other lender can redeem");
    }

    /// @dev Money that comes by force is money of nobody: no price moves.
    function testFuzz_11_forcedMoneyMovesNoPrice(uint256 amount) external {
        amount = bound(amount, 1, 1e12 ether);
        Books memory before = books();
        uint256 shares = bank.previewDeposit(COIN * CHIP);
        uint256 chips = soldFor(1e15);
        vm.deal(address(bank), address(bank).balance + amount);
        vm.deal(address(casino), amount);
        assertEq(bank.previewDeposit(COIN * CHIP), shares, "shares for a coin");
        assertEq(soldFor(1e15), chips, "chips for shares");
        assertEq(books().cash, before.cash, "cash");
        place(alice, COIN_FLIP, COIN, 0);
        answer(1, 5);
        assertBooks();
    }

    /// @dev The first depositor of an empty bank cannot make the second one's shares worthless.
    function testFuzz_11_firstDepositorCannotInflateThePrice(uint256 first, uint256 forced, uint256 second) external {
        vm.prank(lender);
        bank.redeem(BANK * 1e6, lender, lender);
        first = bound(first, 1, 1e12);
        forced = bound(forced, 0, 1e24);
        second = bound(second, 1, 1e13);
        lend(sly, first);
        vm.deal(address(bank), address(bank).balance + forced);
        uint256 shares = lend(stranger, second);
        assertGe(soldFor(shares) + 1, second, "what the second depositor can redeem, to a chip");
        assertLe(soldFor(bank.balanceOf(sly)), first, "what the first can redeem");
    }

    /// @dev A lender who is a player too, and wins from a bank that is his: he has what he had, less what the others gain.
    function testFuzz_11_bankThatBetsWithItselfGainsNothing(uint256 share, bool win) external {
        vm.prank(lender);
        bank.redeem(BANK * 1e6, lender, lender);
        share = bound(share, 1e12, 1e13);
        lend(sly, share);
        lend(stranger, 1e12);
        buyIn(sly, PURSE);
        nextBlock();
        uint256 before = PURSE + soldFor(bank.balanceOf(sly));
        uint256 other = soldFor(bank.balanceOf(stranger));
        BetId bet = place(sly, COIN_FLIP, COIN / 10, 0);
        answer(bet.round(), wordFor(bet, 2, win ? 0 : 1));
        uint256 after_ = bank.chipsOf(sly) + soldFor(bank.balanceOf(sly));
        uint256 otherAfter = soldFor(bank.balanceOf(stranger));
        assertLe(after_ + otherAfter + feeOf(true, 1), before + other + 1, "all that both own");
    }

    function test_11_sharesCannotBeBoughtForNothing() external {
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.deposit(0, sly);
    }
}
