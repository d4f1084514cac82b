// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { DrawStatus, ILottery } from "../../../contracts/interfaces/ILottery.sol";
import { HostilePlayer, Mood } from "../../support/HostilePlayer.sol";
import { LotteryHouse } from "../../support/LotteryHouse.sol";

contract LotteryClaimTest is LotteryHouse {
    uint16 private immutable drawn = n(1, 2, 3, 4, 5);

    /// @dev Four winners of Alice, one in each tier, a loser between them; one winner of Bob. Then the draw.
    function _drawn() private returns (uint256 draw) {
        uint16[] memory numbers = new uint16[](5);
        numbers[0] = n(1, 2, 3, 4, 5); // all five digits
        numbers[1] = n(1, 2, 3, 4, 0); // four
        numbers[2] = n(0, 2, 3, 4, 5); // none: the first one differs
        numbers[3] = n(1, 2, 3, 0, 5); // three
        numbers[4] = n(1, 2, 0, 4, 5); // two
        buy(alice, numbers);
        buy(bob, list(n(1, 2, 7, 7, 7)));
        return drawWith(drawn);
    }

    function _prizes() private pure returns (uint256[4] memory) {
        // 6 tickets: a pool of 5.4 prices, of which 2.7, 1.08, 0.81 and 0.81; two share the last.
        return [PRICE * 27 / 10, PRICE * 108 / 100, PRICE * 81 / 100, PRICE * 81 / 200];
    }

    function test_claim_paysEachTier() external {
        uint256 draw = _drawn();
        uint256[4] memory prizes = _prizes();
        for (uint256 tier = 0; tier < 4; ++tier) assertEq(prizesOf(draw)[tier], prizes[tier], "prize of a tier");
        uint256[4] memory tickets = [uint256(0), 1, 3, 4];
        uint256 sum = 0;
        for (uint256 tier = 0; tier < 4; ++tier) {
            vm.expectEmit(address(lottery));
            emit ILottery.Claimed(draw, alice, carol, ids(tickets[tier]), prizes[tier]);
            vm.prank(alice);
            assertEq(lottery.claim(draw, ids(tickets[tier]), carol), prizes[tier], "paid");
            sum += prizes[tier];
        }
        assertEq(carol.balance, sum * CHIP, "money of the receiver");
        (,,, uint256 owed) = lottery.books();
        assertEq(owed, prizes[3], "owed to the other player");
        assertLotteryBooks();
    }

    function test_claim_paysManyAtOnce() external {
        uint256 draw = _drawn();
        (uint256[] memory tickets, uint256 chips) = lottery.claimable(draw, alice);
        assertEq(tickets.length, 4, "tickets that won");
        assertEq(tickets[2], 3, "the third of them");
        vm.prank(alice);
        assertEq(lottery.claim(draw, tickets, alice), chips, "paid");
        assertEq(alice.balance, chips * CHIP, "money");
        (tickets, chips) = lottery.claimable(draw, alice);
        assertEq(tickets.length + chips, 0, "left to claim");
        (uint256[] memory numbers, bool[] memory open) = lottery.ticketsOf(draw, alice);
        assertEq(numbers.length, 5, "tickets");
        assertTrue(open[2], "the loser is as it was");
        assertFalse(open[0], "a ticket that was paid");
    }

    function test_claim_revertsForAPaidTicket() external {
        uint256 draw = _drawn();
        vm.prank(alice);
        lottery.claim(draw, ids(0), alice);
        bytes memory reason = abi.encodeWithSelector(ILottery.NoSuchTicket.selector, draw, alice, 0);
        vm.prank(alice);
        vm.expectRevert(reason);
        lottery.claim(draw, ids(0), alice);
        vm.prank(alice);
        vm.expectRevert(reason);
        lottery.claimAsChips(draw, ids(0));
        vm.expectRevert(reason);
        lottery.payOut(draw, alice, ids(0));
    }

    function test_claim_revertsForATicketNamedTwice() external {
        uint256 draw = _drawn();
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ILottery.NoSuchTicket.selector, draw, alice, 1));
        lottery.claim(draw, ids(1, 1), alice);
    }

    function test_claim_revertsForALosingTicket() external {
        uint256 draw = _drawn();
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ILottery.NoPrize.selector, draw, alice, 2));
        lottery.claim(draw, ids(0, 2), alice);
    }

    function testFuzz_claim_revertsForATicketThatWasNeverBought(uint256 ticket) external {
        uint256 draw = _drawn();
        ticket = bound(ticket, 5, type(uint256).max);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ILottery.NoSuchTicket.selector, draw, alice, ticket));
        lottery.claim(draw, ids(ticket), alice);
    }

    /// @dev A ticket is its player's: nobody else has it, whatever he does.
    function testFuzz_claim_neverPaysATicketOfAnotherPlayer(address thief, uint256 ticket) external {
        vm.assume(thief != alice && thief != bob && thief != address(0));
        uint256 draw = _drawn();
        ticket = bound(ticket, 0, 10);
        vm.prank(thief);
        vm.expectRevert(abi.encodeWithSelector(ILottery.NoSuchTicket.selector, draw, thief, ticket));
        lottery.claim(draw, ids(ticket), thief);
        vm.prank(thief);
        vm.expectRevert(abi.encodeWithSelector(ILottery.NoSuchTicket.selector, draw, thief, ticket));
        lottery.claimAsChips(draw, ids(ticket));
    }

    function test_claim_revertsForNobodyAndForNothing() external {
        uint256 draw = _drawn();
        vm.prank(alice);
        vm.expectRevert(ILottery.ZeroAddress.selector);
        lottery.claim(draw, ids(0), address(0));
        vm.prank(alice);
        vm.expectRevert(ILottery.NothingToDo.selector);
        lottery.claim(draw, new uint256[](0), alice);
    }

    function test_claim_revertsBeforeTheDrawIsOver() external {
        buy(alice, list(drawn));
        for (uint256 draw = 0; draw <= 2; ++draw) {
            vm.expectRevert(abi.encodeWithSelector(ILottery.NotOver.selector, draw));
            lottery.payOut(draw, alice, ids(0));
        }
        start();
        vm.expectRevert(abi.encodeWithSelector(ILottery.NotOver.selector, 1));
        lottery.payOut(1, alice, ids(0));
    }

    /// @dev Claims do not expire.
    function test_claim_paysAfterTenYears() external {
        uint256 draw = _drawn();
        for (uint256 i = 0; i < 5; ++i) {
            buy(carol, some(i, 20));
            drawWith(i);
        }
        skip(3650 days);
        lottery.payOut(draw, alice, ids(0));
        assertEq(alice.balance, _prizes()[0] * CHIP, "money");
        assertLotteryBooks();
    }

    // --- as chips, and by others ---

    function test_claimAsChips_buysInForThePlayer() external {
        uint256 draw = _drawn();
        uint256 chips = _prizes()[0] + _prizes()[1];
        uint256 before = bank.chipsOf(alice);
        uint256 equity = bank.equityLow();
        vm.expectEmit(address(bank));
        emit IBankroll.BoughtIn(alice, chips);
        vm.prank(alice);
        assertEq(lottery.claimAsChips(draw, ids(0, 1)), chips, "paid");
        assertEq(bank.chipsOf(alice), before + chips, "chips");
        assertEq(bank.equityLow(), equity, "equity of the bank");
        assertLotteryBooks();
        assertBooks();
    }

    function test_payOut_paysThePlayerWhoeverCalls() external {
        uint256 draw = _drawn();
        vm.prank(stranger);
        lottery.payOut(draw, bob, ids(0));
        assertEq(bob.balance, _prizes()[3] * CHIP, "money of the player");
        assertEq(stranger.balance, 0, "money of the caller");
    }

    // --- refunds ---

    function test_refund_paysEveryTicketItsPrice() external {
        buy(alice, some(1, 30));
        buy(bob, list(drawn));
        uint256 draw = start();
        skip(25 hours);
        assertEq(uint256(statusOf(draw)), uint256(DrawStatus.Failed), "status");
        (uint256[] memory tickets, uint256 chips) = lottery.claimable(draw, alice);
        assertEq(tickets.length, 30, "tickets");
        assertEq(chips, 30 * PRICE, "worth");
        vm.prank(alice);
        assertEq(lottery.claim(draw, tickets, alice), 30 * PRICE, "refunded");
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ILottery.NoSuchTicket.selector, draw, alice, 7));
        lottery.claim(draw, ids(7), alice);
        vm.prank(bob);
        lottery.claimAsChips(draw, ids(0));
        (uint256 sales, uint256 jackpot, uint256 cut, uint256 owed) = lottery.books();
        assertEq(sales + jackpot + cut + owed, 0, "money left");
        assertLotteryBooks();
    }

    // --- hostile players ---

    /// @dev Who refuses his money keeps his ticket, and nobody else notices.
    function testFuzz_claim_receiverThatRefusesKeepsItsTicket(uint8 mood) external {
        HostilePlayer player = new HostilePlayer();
        buy(address(player), list(drawn));
        uint256 draw = _drawn();
        player.setMood([Mood.Reverts, Mood.BurnsGas, Mood.RevertsWithBomb][mood % 3]);
        bytes memory data = abi.encodeCall(ILottery.claim, (draw, ids(0), address(player)));
        try player.act{ gas: 3_000_000 }(address(lottery), 0, data) {
            assertTrue(false, "a claim that was refused");
        } catch { }
        try lottery.payOut{ gas: 3_000_000 }(draw, address(player), ids(0)) {
            assertTrue(false, "a payment that was refused");
        } catch { }
        lottery.payOut(draw, alice, ids(0));
        assertGt(alice.balance, 0, "money of another winner");
        player.act(address(lottery), 0, abi.encodeCall(ILottery.claim, (draw, ids(0), stranger)));
        assertEq(stranger.balance, alice.balance, "money at another address");
        assertLotteryBooks();
    }

    /// @dev Whoever comes back in, by whichever door, is paid each ticket once.
    function testFuzz_claim_reEntranceGainsNothing(uint256 door, uint256 depth, bool again) external {
        HostilePlayer player = new HostilePlayer();
        buy(address(player), list(drawn, n(1, 2, 3, 4, 0)));
        uint256 draw = _drawn();
        (, uint256 worth) = lottery.claimable(draw, address(player));
        (,,, uint256 owed) = lottery.books();
        uint256 ticket = again ? 0 : 1;
        bytes[4] memory doors = [
            abi.encodeCall(ILottery.claim, (draw, ids(ticket), address(player))),
            abi.encodeCall(ILottery.claimAsChips, (draw, ids(ticket))),
            abi.encodeCall(ILottery.payOut, (draw, address(player), ids(ticket))),
            abi.encodeCall(ILottery.payOut, (draw, alice, ids(0)))
        ];
        player.reEnter(address(lottery), doors[door % 4], 0, bound(depth, 1, 4));
        player.act(address(lottery), 0, abi.encodeCall(ILottery.claim, (draw, ids(0), address(player))));
        assertGt(player.entered() + player.refused(), 0, "times it came back in");
        uint256 paid = address(player).balance / CHIP + bank.chipsOf(address(player));
        (, uint256 left) = lottery.claimable(draw, address(player));
        assertEq(paid + left, worth, "paid and left to claim");
        (,,, uint256 after_) = lottery.books();
        assertEq(owed - after_, paid + alice.balance / CHIP, "paid from what was owed");
        assertLotteryBooks();
    }

    /// @dev Money that comes by force is nobody's, and the lottery takes none that is not for something.
    function test_forcedMoneyIsNobodys() external {
        (bool success,) = address(lottery).call{ value: 1 ether }("");
        assertFalse(success, "money for nothing");
        _drawn();
        (uint256 sales, uint256 jackpot, uint256 cut, uint256 owed) = lottery.books();
        uint256 held = address(lottery).balance;
        vm.deal(address(lottery), held + 5 ether);
        (uint256 sales2, uint256 jackpot2, uint256 cut2, uint256 owed2) = lottery.books();
        assertEq(sales + jackpot + cut + owed, sales2 + jackpot2 + cut2 + owed2, "the books");
    }
}
