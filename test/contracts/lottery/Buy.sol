// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { DrawStatus, ILottery } from "../../../contracts/interfaces/ILottery.sol";
import { LotteryHouse } from "../../support/LotteryHouse.sol";

contract LotteryBuyTest is LotteryHouse {
    uint256 private constant COST = PRICE * CHIP;

    function test_buy_revertsForNobody() external {
        vm.expectRevert(ILottery.ZeroAddress.selector);
        lottery.buy{ value: COST }(1, list(0), address(0));
    }

    function test_buy_revertsWithoutNumbers() external {
        vm.expectRevert(ILottery.NothingToDo.selector);
        lottery.buy(1, new uint16[](0), alice);
    }

    function testFuzz_buy_revertsForANumberThatDoesNotExist(uint16 number) external {
        number = uint16(bound(number, NUMBERS, type(uint16).max));
        vm.expectRevert(abi.encodeWithSelector(ILottery.InvalidNumber.selector, number, NUMBERS));
        lottery.buy{ value: 2 * COST }(1, list(5, number), alice);
    }

    function testFuzz_buy_revertsForAnyOtherMoneyThanTheCost(uint256 money) external {
        money = bound(money, 0, 1_000 ether);
        if (money == 2 * COST) ++money;
        vm.expectRevert(abi.encodeWithSelector(ILottery.WrongPayment.selector, money, 2 * COST));
        lottery.buy{ value: money }(1, list(0, 1), alice);
    }

    function testFuzz_buy_revertsForADrawThatIsNotOnSale(uint256 draw) external {
        if (draw == 1) draw = 0;
        uint256 end = endOfSale();
        vm.expectRevert(abi.encodeWithSelector(ILottery.NotOnSale.selector, draw, 1, end));
        lottery.buy{ value: COST }(draw, list(0), alice);
    }

    /// @dev The last second sells, the end does not.
    function test_buy_revertsFromTheEndOn() external {
        buy(alice, list(0));
        uint256 end = endOfSale();
        vm.warp(end - 1);
        lottery.buy{ value: COST }(1, list(1), alice);
        vm.warp(end);
        vm.expectRevert(abi.encodeWithSelector(ILottery.NotOnSale.selector, 1, 1, end));
        lottery.buy{ value: COST }(1, list(1), alice);
        vm.warp(end + 10 days);
        vm.expectRevert(abi.encodeWithSelector(ILottery.NotOnSale.selector, 1, 1, end));
        lottery.buy{ value: COST }(1, list(1), alice);
    }

    /// @dev No ticket for a draw whose word was asked for, in its block or later; the next one sells at once.
    function test_buy_afterTheRequestIsForTheNextDraw() external {
        buy(alice, list(0));
        start();
        uint256 end = endOfSale();
        vm.expectRevert(abi.encodeWithSelector(ILottery.NotOnSale.selector, 1, 2, end));
        lottery.buy{ value: COST }(1, list(0), bob);
        lottery.buy{ value: COST }(2, list(0), bob);
        (, uint256 tickets,,,,) = lottery.drawOf(1);
        assertEq(tickets, 1, "tickets of the draw that was asked for");
        (, tickets,,,,) = lottery.drawOf(2);
        assertEq(tickets, 1, "tickets of the next draw");
    }

    function test_buy_keepsNumbersInTheirOrder() external {
        uint16[] memory numbers = some(1, 33);
        vm.expectEmit(address(lottery));
        emit ILottery.TicketsBought(1, alice, 0, numbers);
        buy(alice, numbers);
        vm.expectEmit(address(lottery));
        emit ILottery.TicketsBought(1, alice, 33, list(7, 8));
        buy(alice, list(7, 8));
        buy(bob, list(9));
        (uint256[] memory found, bool[] memory open) = lottery.ticketsOf(1, alice);
        assertEq(found.length, 35, "tickets of one player");
        for (uint256 i = 0; i < 33; ++i) assertEq(found[i], numbers[i], "number of a ticket");
        assertEq(found[33], 7, "number of the first ticket bought later");
        assertEq(found[34], 8, "number of the last ticket");
        for (uint256 i = 0; i < 35; ++i) assertTrue(open[i], "a ticket is open");
        (found,) = lottery.ticketsOf(1, bob);
        assertEq(found.length, 1, "tickets of another player");
        assertEq(found[0], 9, "his number");
        (,, uint256 tickets,) = lottery.onSale();
        assertEq(tickets, 36, "tickets sold");
        assertLotteryBooks();
    }

    /// @dev The pools grow as the printed parts of what is sold.
    function test_buy_fillsThePools() external {
        buy(alice, some(1, 1_000));
        (,,, uint256[4] memory pools) = lottery.onSale();
        assertEq(pools[0], 450 * PRICE, "jackpot: 50% of 90%");
        assertEq(pools[1], 180 * PRICE, "four digits: 20% of 90%");
        assertEq(pools[2], 135 * PRICE, "three digits: 15% of 90%");
        assertEq(pools[3], 135 * PRICE, "two digits: 15% of 90%");
        (uint256 sales, uint256 jackpot, uint256 cut, uint256 owed) = lottery.books();
        assertEq(sales, 1_000 * PRICE, "sales");
        assertEq(jackpot + cut + owed, 0, "everything else");
    }

    /// @dev A draw that nobody bought into ends a period later, without a call.
    function testFuzz_buy_putsOffAnEmptyDraw(uint256 time) external {
        uint256 first = endOfSale();
        time = bound(time, first, first + 3650 days);
        vm.warp(time);
        uint256 end = endOfSale();
        assertGt(end, time, "the end, after now");
        assertLe(end, time + PERIOD, "the end, within a period");
        assertEq((end - first) % PERIOD, 0, "the end, on the grid");
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.OnSale), "status");
        buy(alice, list(0));
        assertEq(latest(), 1, "the same draw");
        assertEq(endOfSale(), end, "its end");
        assertLotteryBooks();
    }

    /// @dev Counters cannot overflow: a draw sells no more tickets than one of them counts.
    function test_buy_revertsBeyondTheLastTicket() external {
        buy(alice, list(0));
        uint256 max = lottery.MAX_TICKETS();
        assertEq(max, 2 ** 28 - 1, "most tickets of a draw");
        // As if all but one were sold: `tickets` stands above draw and end in the first slot.
        bytes32 slot = bytes32(0);
        uint256 word = uint256(vm.load(address(lottery), slot));
        assertEq(uint32(word >> 64), 1, "tickets in the slot");
        vm.store(address(lottery), slot, bytes32(word + ((max - 2) << 64)));
        vm.expectRevert(abi.encodeWithSelector(ILottery.SoldOut.selector, 1, max));
        lottery.buy{ value: 2 * COST }(1, list(0, 0), bob);
        lottery.buy{ value: COST }(1, list(0), bob);
        vm.expectRevert(abi.encodeWithSelector(ILottery.SoldOut.selector, 1, max));
        lottery.buy{ value: COST }(1, list(0), bob);
    }

    function test_constructor_takesTheChanceOfTheCasino() external view {
        assertEq(lottery.bankroll(), address(bank), "bankroll");
        assertEq(lottery.coordinator(), address(coordinator), "coordinator");
        assertEq(lottery.keyHash(), casino.keyHash(), "key hash");
        assertNotEq(lottery.subscription(), casino.subscription(), "subscription: its own");
        assertEq(lottery.prepaid(), 400_000 * uint256(GAS_LANE) * (100 + PREMIUM) / 100, "prepaid");
    }

    function test_constructor_revertsForBadPricesAndPeriods() external {
        uint256 max = lottery.MAX_PRICE();
        vm.expectRevert(abi.encodeWithSelector(ILottery.PriceOutOfRange.selector, 0, max));
        this.build(0, PERIOD);
        vm.expectRevert(abi.encodeWithSelector(ILottery.PriceOutOfRange.selector, max + 1, max));
        this.build(max + 1, PERIOD);
        max = lottery.MAX_PERIOD();
        vm.expectRevert(abi.encodeWithSelector(ILottery.PeriodOutOfRange.selector, 0, max));
        this.build(PRICE, 0);
        vm.expectRevert(abi.encodeWithSelector(ILottery.PeriodOutOfRange.selector, max + 1, max));
        this.build(PRICE, max + 1);
    }

    function test_constructor_revertsForAKeyThatTheCoordinatorDoesNotKnow() external {
        bytes32 keyHash = casino.keyHash();
        coordinator.deregisterProvingKey(prover.publicKey());
        vm.expectRevert(abi.encodeWithSelector(ILottery.UnknownKey.selector, keyHash));
        this.build(PRICE, PERIOD);
    }

    function build(uint256 price, uint256 period) external {
        deploy("Lottery", abi.encode(address(casino), price, period));
    }
}
