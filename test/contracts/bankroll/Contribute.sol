// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { INativeBankroll } from "../../../contracts/interfaces/INativeBankroll.sol";
import { MAX_CASH } from "../../../contracts/types/Ledger.sol";
import { House } from "../../support/House.sol";

contract BankrollContributeTest is House {
    uint256 private constant TIME = 7 days;
    address private immutable sly = vm.addr(uint256(keccak256("sly")));

    function _give(uint256 chips) private {
        bank.contribute{ value: chips * CHIP }();
    }

    function _worth(address provider) private view returns (uint256) {
        return soldFor(bank.balanceOf(provider));
    }

    function test_contribute_revertsWithoutMoneyAndForPartsOfChips() external {
        vm.expectRevert(IBankroll.NothingToDo.selector);
        bank.contribute();
        vm.expectRevert(abi.encodeWithSelector(INativeBankroll.NotWholeChips.selector, CHIP + 1, CHIP));
        bank.contribute{ value: CHIP + 1 }();
    }

    function test_contribute_tellsWhoGave() external {
        vm.expectEmit(address(bank));
        emit INativeBankroll.Contributed(address(this), 5 * COIN);
        _give(5 * COIN);
        (uint256 chips, uint256 end) = bank.contributed();
        assertEq(chips, 5 * COIN, "contributed");
        assertEq(end, vm.getBlockTimestamp() + TIME, "end");
        assertEq(bank.totalSupply(), BANK * 1e6, "shares");
        assertBooks();
    }

    /// @dev Evenly over a week, to the chip, and not before.
    function testFuzz_contribute_becomesEquityEvenly(uint256 amount, uint256 time) external {
        amount = bound(amount, 1, 1e15);
        time = bound(time, 0, 2 * TIME);
        _give(amount);
        assertEq(_worth(lender), BANK, "worth at once");
        vm.warp(vm.getBlockTimestamp() + time);
        uint256 released = time < TIME ? amount * time / TIME : amount;
        uint256 worth = BANK * 1e6 * (BANK + released + 1) / (BANK * 1e6 + 1e6);
        assertEq(_worth(lender), worth, "worth with what is released");
        (uint256 left,) = bank.contributed();
        assertEq(left, amount - released, "left");
        if (released != 0) {
            vm.expectEmit(address(bank));
            emit INativeBankroll.ContributionsEntered(released);
        }
        uint256 shares = lend(stranger, COIN);
        assertEq(books().cash, BANK + 3 * PURSE + released + COIN, "cash with what a move of shares enters");
        assertEq(shares, COIN * (BANK * 1e6 + 1e6) / (BANK + released + 1), "shares at the price with it");
        (left,) = bank.contributed();
        assertEq(left, amount - released, "left, not entered twice");
        assertBooks();
    }

    /// @dev In and out again around a contribution, at whatever price: nothing is gained.
    function testFuzz_contribute_cannotBeSandwiched(uint256 given, uint256 lent, uint256 before) external {
        given = bound(given, 1, 1e13);
        lent = bound(lent, 1, 1e15);
        _give(given / 2 + 1); // one before that is part released
        vm.warp(vm.getBlockTimestamp() + bound(before, 0, 2 * TIME));
        uint256 shares = lend(sly, lent);
        _give(given);
        uint256 worth = soldFor(shares);
        assertLe(worth, lent, "worth after the contribution, in its block");
        vm.prank(sly);
        if (worth != 0) assertEq(bank.redeem(shares, sly, sly), worth * CHIP, "redeemed");
        assertBooks();
    }

    /// @dev Who stays a while gets no more than his part for that while.
    function testFuzz_contribute_paysByTheTimeThatSharesAreHeld(uint256 lent, uint256 time) external {
        lent = bound(lent, COIN, 1e14);
        time = bound(time, 1, TIME);
        uint256 given = 70 * COIN;
        uint256 shares = lend(sly, lent);
        _give(given);
        vm.warp(vm.getBlockTimestamp() + time);
        uint256 gain = soldFor(shares) - lent;
        assertLe(gain, given * time / TIME * lent / (BANK + lent) + 1, "gain");
    }

    /// @dev Contributions do not delay each other: a chip a day cannot hold back a coin.
    function test_contribute_smallOnesHardlyDelayALargeOne() external {
        _give(100 * COIN);
        uint256 start = vm.getBlockTimestamp();
        for (uint256 i = 0; i < 1_000; ++i) {
            vm.warp(start + i * 10 minutes);
            _give(1);
        }
        vm.warp(start + TIME);
        assertGe(_worth(lender), BANK + 100 * COIN - 10_000, "worth after a week");
        assertBooks();
    }

    /// @dev Two of them, each over its own time on the average: nothing is lost, nothing comes early.
    function testFuzz_contribute_addsUp(uint256 a, uint256 b, uint256 between) external {
        a = bound(a, 1, 1e14);
        b = bound(b, 1, 1e14);
        between = bound(between, 0, 2 * TIME);
        _give(a);
        uint256 start = vm.getBlockTimestamp();
        vm.warp(start + between);
        _give(b);
        (uint256 left, uint256 end) = bank.contributed();
        assertLe(end, start + between + TIME, "end, a week after the last at most");
        assertGe(left, b, "left");
        vm.warp(start + between + TIME);
        (left,) = bank.contributed();
        assertEq(left, 0, "left at the end");
        lend(stranger, COIN);
        assertEq(books().cash, BANK + 3 * PURSE + a + b + COIN, "cash");
        assertBooks();
    }

    /// @dev Bets and their limits do not read contributions.
    function test_contribute_doesNotTouchBets() external {
        uint256 limit = profitLimit(COIN_FLIP);
        _give(500 * COIN);
        vm.warp(vm.getBlockTimestamp() + TIME);
        assertEq(profitLimit(COIN_FLIP), limit, "limit");
        lend(stranger, 1);
        assertGt(profitLimit(COIN_FLIP), limit, "limit once it was entered");
        place(alice, COIN_FLIP, COIN, 0);
        answer(1, 5);
        assertBooks();
    }

    /// @dev A bank that is full to the brim still lets its lenders out.
    function test_contribute_neverBlocksAnExit() external {
        _give(100 * COIN);
        vm.warp(vm.getBlockTimestamp() + TIME);
        vm.deal(address(this), MAX_CASH * CHIP);
        buyIn(stranger, MAX_CASH - books().cash);
        assertEq(books().cash, MAX_CASH, "cash");
        uint256 worth = _worth(lender);
        vm.prank(lender);
        assertEq(bank.redeem(BANK * 1e6, lender, lender), worth * CHIP, "redeemed");
        assertGe(worth, BANK - 1, "worth");
        (uint256 left,) = bank.contributed();
        assertEq(left, 0, "released, now that there is room");
        assertBooks();
    }
}
