// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { ILimits } from "../../../contracts/interfaces/ILimits.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { TokenHouse } from "../../support/TokenHouse.sol";

contract PlayersLimitsTest is TokenHouse {
    function setUp() public override {
        super.setUp();
        // A Wednesday that is no first of anything.
        vm.warp(1_800_000_000);
    }

    // --- setting ---

    function test_setLimits_lowersAtOnceAndRaisesAfterADay() external {
        _set(alice, 0, ILimits.Period.Day, _limits(0, 0, 5 * COIN));
        _assertLimits(_limits(0, 0, 5 * COIN), _limits(0, 0, 5 * COIN), 0);
        _set(alice, 0, ILimits.Period.Day, _limits(0, 8 * COIN, 3 * COIN));
        _assertLimits(_limits(0, 8 * COIN, 3 * COIN), _limits(0, 8 * COIN, 3 * COIN), 0);

        uint256 at = vm.getBlockTimestamp() + 1 days;
        vm.expectEmit(address(desk));
        emit ILimits.LimitsSet(
            alice, 0, ILimits.Period.Day, _limits(COIN, 8 * COIN, 3 * COIN), _limits(COIN, 0, 4 * COIN), at
        );
        _set(alice, 0, ILimits.Period.Day, _limits(COIN, 0, 4 * COIN));
        _assertLimits(_limits(COIN, 8 * COIN, 3 * COIN), _limits(COIN, 0, 4 * COIN), at);
        vm.warp(at - 1);
        _assertLimits(_limits(COIN, 8 * COIN, 3 * COIN), _limits(COIN, 0, 4 * COIN), at);
        vm.warp(at);
        _assertLimits(_limits(COIN, 0, 4 * COIN), _limits(COIN, 0, 4 * COIN), 0);
    }

    function test_setLimits_aRaiseIsTakenBackByLowering() external {
        _set(alice, 0, ILimits.Period.Day, _limits(COIN, COIN, COIN));
        _set(alice, 0, ILimits.Period.Day, _limits(0, 0, 0));
        _set(alice, 0, ILimits.Period.Day, _limits(COIN, COIN, COIN));
        skip(2 days);
        _assertLimits(_limits(COIN, COIN, COIN), _limits(COIN, COIN, COIN), 0);
    }

    /// @dev What waits does not become sooner, and what holds does not become higher, by setting something again.
    function testFuzz_setLimits_neverRaisesBeforeADay(uint64[6] calldata first, uint256 time) external {
        time = bound(time, 0, 1 days - 1);
        ILimits.Amounts memory old = ILimits.Amounts(first[0], first[1], first[2]);
        _set(alice, 0, ILimits.Period.Week, old);
        _set(alice, 0, ILimits.Period.Week, ILimits.Amounts(first[3], first[4], first[5]));
        vm.warp(vm.getBlockTimestamp() + time);
        (ILimits.Amounts memory held,,) = desk.limitsOf(alice, 0, ILimits.Period.Week);
        _assertNotHigher(held.buyIn, old.buyIn);
        _assertNotHigher(held.stake, old.stake);
        _assertNotHigher(held.loss, old.loss);
    }

    function test_setLimits_revertsForABankThatIsNone() external {
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICasino.UnknownBank.selector, 2));
        desk.setLimits(2, ILimits.Period.Day, _limits(1, 1, 1));
    }

    // --- buy-in ---

    function test_buyIn_upToTheLimitAndNotAChipMore() external {
        _set(alice, 0, ILimits.Period.Day, _limits(5 * COIN, 0, 0));
        buyIn(alice, 3 * COIN);
        vm.expectRevert(_passed(ILimits.Kind.BuyIn, ILimits.Period.Day, 5 * COIN + 1, 5 * COIN));
        bank.buyIn{ value: (2 * COIN + 1) * CHIP }(alice);
        // In the bet itself, too.
        vm.deal(alice, 3 ether);
        vm.prank(alice);
        vm.expectRevert(_passed(ILimits.Kind.BuyIn, ILimits.Period.Day, 6 * COIN, 5 * COIN));
        casino.place{ value: 3 ether }(COIN_FLIP, COIN, 0);
        buyIn(alice, 2 * COIN);
        // Cashing out gives nothing of it back, and is not counted.
        vm.prank(alice);
        bank.cashOut(5 * COIN, alice);
        vm.expectRevert(_passed(ILimits.Kind.BuyIn, ILimits.Period.Day, 5 * COIN + 1, 5 * COIN));
        bank.buyIn{ value: CHIP }(alice);
        // Chips that are there can be bet.
        place(alice, COIN_FLIP, COIN, 0);
        assertBooks();
    }

    function test_buyIn_countsAnewInTheNextPeriod() external {
        _set(alice, 0, ILimits.Period.Day, _limits(5 * COIN, 0, 0));
        _set(alice, 0, ILimits.Period.Week, _limits(8 * COIN, 0, 0));
        _set(alice, 0, ILimits.Period.Month, _limits(14 * COIN, 0, 0));
        // From a Friday, 08:00: see `setUp`.
        buyIn(alice, 5 * COIN);
        vm.warp((vm.getBlockTimestamp() / 1 days + 1) * 1 days - 1);
        vm.expectRevert(_passed(ILimits.Kind.BuyIn, ILimits.Period.Day, 5 * COIN + 1, 5 * COIN));
        bank.buyIn{ value: CHIP }(alice);
        vm.warp(vm.getBlockTimestamp() + 1);
        vm.expectRevert(_passed(ILimits.Kind.BuyIn, ILimits.Period.Week, 9 * COIN, 8 * COIN));
        bank.buyIn{ value: 4 * COIN * CHIP }(alice);
        buyIn(alice, 3 * COIN);
        // Monday, 00:00 UTC.
        uint256 monday = ((vm.getBlockTimestamp() + 3 days) / 1 weeks + 1) * 1 weeks - 3 days;
        assertEq((monday / 1 days + 4) % 7, 1, "day of the week, Sunday 0");
        vm.warp(monday - 1);
        vm.expectRevert(_passed(ILimits.Kind.BuyIn, ILimits.Period.Week, 8 * COIN + 1, 8 * COIN));
        bank.buyIn{ value: CHIP }(alice);
        vm.warp(monday);
        buyIn(alice, 5 * COIN);
        vm.warp(monday + 1 days);
        vm.expectRevert(_passed(ILimits.Kind.BuyIn, ILimits.Period.Month, 14 * COIN, 13 * COIN));
        this.buyInAfter(alice);
    }

    function buyInAfter(address player) external {
        vm.prank(player);
        desk.setLimits(0, ILimits.Period.Month, _limits(13 * COIN, 0, 0));
        bank.buyIn{ value: COIN * CHIP }(player);
    }

    // --- stake ---

    function test_place_stakesCountWithTheirFeesAndAllRolls() external {
        uint256 fee = feeOf(true, 1);
        _set(alice, 0, ILimits.Period.Day, _limits(0, uint64(2 * COIN + fee), 0));
        vm.prank(alice);
        vm.expectRevert(_passed(ILimits.Kind.Stake, ILimits.Period.Day, 2 * COIN + fee + 1, 2 * COIN + fee));
        casino.place(COIN_FLIP, 2 * COIN + 1, 0);
        place(alice, COIN_FLIP, 2 * COIN, 0);
        nextBlock();
        vm.prank(alice);
        vm.expectRevert(
            _passed(ILimits.Kind.Stake, ILimits.Period.Day, 2 * COIN + 2 * fee + 10_000, 2 * COIN + fee)
        );
        casino.place(COIN_FLIP, 10_000, 0);
        (, uint256 staked, int256 lost) = desk.spentOf(alice, 0, ILimits.Period.Day);
        assertEq(staked, 2 * COIN + fee, "staked");
        assertEq(uint256(lost), 2 * COIN + fee, "lost, while the bet is open");
    }

    /// @dev A stake that won was staked nevertheless.
    function test_place_winsDoNotRaiseALimitOfStakes() external {
        _set(alice, 0, ILimits.Period.Day, _limits(0, uint64(2 * COIN), 0));
        flip(alice, COIN, true);
        nextBlock();
        vm.prank(alice);
        vm.expectPartialRevert(ILimits.LimitPassed.selector);
        casino.place(COIN_FLIP, COIN, 0);
    }

    // --- loss ---

    function test_place_anOpenBetCountsAsLostUntilItPays() external {
        uint256 fee = feeOf(true, 1);
        _set(alice, 0, ILimits.Period.Day, _limits(0, 0, uint64(2 * COIN)));
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        nextBlock();
        vm.prank(alice);
        vm.expectRevert(_passed(ILimits.Kind.Loss, ILimits.Period.Day, 2 * COIN + 2 * fee, 2 * COIN));
        casino.place(COIN_FLIP, COIN, 0);
        answer(bet.round(), wordFor(bet, 2, 0));
        (,, int256 lost) = desk.spentOf(alice, 0, ILimits.Period.Day);
        assertEq(lost < 0, true, "a gain after the win");
        nextBlock();
        // The gain of the first bet is there to be lost again.
        place(alice, COIN_FLIP, 2 * COIN, 0);
    }

    /// @dev A bet is lost in the period in which it is placed.
    function test_place_lossesCountAnewInTheNextPeriod() external {
        _set(alice, 0, ILimits.Period.Day, _limits(0, 0, uint64(2 * COIN)));
        flip(alice, COIN, false);
        nextBlock();
        vm.prank(alice);
        vm.expectPartialRevert(ILimits.LimitPassed.selector);
        casino.place(COIN_FLIP, COIN, 0);
        skip(1 days);
        place(alice, COIN_FLIP, COIN, 0);
    }

    function test_place_limitsOfOneBankSayNothingOfAnother() external {
        _set(alice, 1, ILimits.Period.Day, _limits(0, 10_000, 0));
        place(alice, COIN_FLIP, COIN, 0);
        vm.prank(alice);
        vm.expectRevert(_passed(ILimits.Kind.Stake, ILimits.Period.Day, DOLLAR, 10_000));
        casino.place(DOLLAR_COIN_FLIP, DOLLAR, 0);
        place(alice, DOLLAR_COIN_FLIP, 10_000, 0);
        // Another player's bank, and no limit.
        place(bob, DOLLAR_COIN_FLIP, DOLLAR, 0);
        assertBothBooks();
    }

    /// @dev A hand that was dealt can be played to its end, whatever it costs; what it costs counts.
    function test_decide_isNotStoppedByALimit() external {
        nextBlock();
        BetId bet = place(alice, DOLLAR_LADDER, DOLLAR, 0);
        answer(bet.round(), wordFor(bet, 2, 1));
        _set(alice, 0, ILimits.Period.Day, _limits(1, 1, 1));
        _set(alice, 1, ILimits.Period.Day, _limits(1, 1, 1));
        nextBlock();
        vm.prank(alice);
        casino.decide(DOLLAR_LADDER, 1);
        (, uint256 staked,) = desk.spentOf(alice, 0, ILimits.Period.Day);
        assertGt(staked, 0, "fee of the decision");
        vm.prank(alice);
        vm.expectPartialRevert(ILimits.LimitPassed.selector);
        casino.place(DOLLAR_COIN_FLIP, 10_000, 0);
    }

    /// @dev Who has no limits pays nothing for those of others.
    function test_place_whoHasNoLimitsIsNotAsked() external {
        assertEq(bank.accountOf(bob).isGuarded(), false, "guarded without limits");
        _set(alice, 0, ILimits.Period.Day, _limits(1, 1, 1));
        assertEq(bank.accountOf(alice).isGuarded(), true, "guarded with limits");
        assertEq(dollars.accountOf(alice).isGuarded(), false, "guarded at another bank");
    }

    // --- helpers ---

    function _set(address player, uint256 number, ILimits.Period period, ILimits.Amounts memory limits) private {
        vm.prank(player);
        desk.setLimits(number, period, limits);
    }

    function _limits(uint256 buyIns, uint256 stakes, uint256 losses) private pure returns (ILimits.Amounts memory) {
        return ILimits.Amounts(uint64(buyIns), uint64(stakes), uint64(losses));
    }

    function _passed(ILimits.Kind kind, ILimits.Period period, uint256 sum, uint256 limit)
        private
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSelector(ILimits.LimitPassed.selector, kind, period, sum, limit);
    }

    function _assertLimits(ILimits.Amounts memory held, ILimits.Amounts memory next, uint256 nextAt) private view {
        (ILimits.Amounts memory a, ILimits.Amounts memory b, uint256 at) =
            desk.limitsOf(alice, 0, ILimits.Period.Day);
        assertEq(keccak256(abi.encode(a)), keccak256(abi.encode(held)), "limits that hold");
        assertEq(keccak256(abi.encode(b)), keccak256(abi.encode(next)), "limits to come");
        assertEq(at, nextAt, "when they come");
    }

    /// @dev 0 is the highest.
    function _assertNotHigher(uint256 a, uint256 b) private pure {
        if (b != 0) assertTrue(a != 0 && a <= b, "a limit was raised before a day");
    }
}
