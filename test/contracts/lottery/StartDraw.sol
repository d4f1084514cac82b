// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFTypes } from "@chainlink/contracts/src/v0.8/vrf/VRFTypes.sol";
import { DrawStatus, ILottery } from "../../../contracts/interfaces/ILottery.sol";
import { Coordinator } from "../../support/Coordinator.sol";
import { HostilePlayer, Mood } from "../../support/HostilePlayer.sol";
import { LotteryHouse } from "../../support/LotteryHouse.sol";

contract LotteryStartDrawTest is LotteryHouse {
    function prepaidToLottery() internal pure override returns (uint256) {
        return 0;
    }

    function _prepay() private {
        fundLottery(lottery.prepaid());
    }

    function _balance() private view returns (uint256 balance) {
        (, uint96 native,,,) = coordinator.getSubscription(lottery.subscription());
        return native;
    }

    function test_startDraw_revertsWithoutTickets() external {
        toEnd();
        vm.expectRevert(abi.encodeWithSelector(ILottery.NoTickets.selector, 1));
        lottery.startDraw();
    }

    function test_startDraw_revertsBeforeTheEnd() external {
        _prepay();
        buy(alice, list(0));
        uint256 end = endOfSale();
        vm.warp(end - 1);
        vm.expectRevert(abi.encodeWithSelector(ILottery.NotEnded.selector, 1, end));
        lottery.startDraw();
        vm.warp(end);
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Ended), "status at the end");
        lottery.startDraw();
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Requested), "status after it was started");
    }

    function test_startDraw_startsEachDrawOnce() external {
        _prepay();
        buy(alice, list(0));
        start();
        vm.expectRevert(abi.encodeWithSelector(ILottery.NoTickets.selector, 2));
        lottery.startDraw();
        buy(alice, list(0));
        uint256 end = endOfSale();
        vm.expectRevert(abi.encodeWithSelector(ILottery.NotEnded.selector, 2, end));
        lottery.startDraw();
    }

    /// @dev One draw at a time: the tallies of the one before are still needed, and what it rolls over is not known.
    function test_startDraw_waitsForTheDrawBefore() external {
        fundLottery(10 ether);
        buy(alice, list(0));
        start();
        buy(bob, list(0));
        toEnd();
        vm.expectRevert(abi.encodeWithSelector(ILottery.DrawPending.selector, 1));
        lottery.startDraw();
        (,, uint256 requestedAt,,,) = lottery.drawOf(1);
        vm.warp(requestedAt + 25 hours - 1);
        vm.expectRevert(abi.encodeWithSelector(ILottery.DrawPending.selector, 1));
        lottery.startDraw();
        vm.warp(requestedAt + 25 hours);
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Failed), "status of the draw before");
        lottery.startDraw();
        assertEq(uint256(statusOf(2)), uint256(DrawStatus.Requested), "status of this draw");
    }

    function test_startDraw_announcesTheNextDraw() external {
        _prepay();
        buy(alice, some(1, 3));
        uint256 end = endOfSale();
        toEnd();
        vm.expectEmit(address(lottery));
        emit ILottery.DrawStarted(1, 3, end + PERIOD);
        vm.prank(stranger);
        lottery.startDraw();
        (uint256 draw, uint256 next, uint256 tickets,) = lottery.onSale();
        assertEq(draw, 2, "draw on sale");
        assertEq(next, end + PERIOD, "its end");
        assertEq(tickets, 0, "its tickets");
        assertLotteryBooks();
    }

    /// @dev However late a draw is started, the next one ends on the grid.
    function testFuzz_startDraw_keepsTheGrid(uint256 late) external {
        _prepay();
        buy(alice, list(0));
        uint256 end = endOfSale();
        late = bound(late, 0, 3 days - 1);
        vm.warp(end + late);
        lottery.startDraw();
        assertEq(endOfSale(), end + (late / PERIOD + 1) * PERIOD, "end of the next draw");
    }

    // --- the cost of chance ---

    function test_startDraw_revertsIfNobodyPaysForChance() external {
        buy(alice, list(0));
        toEnd();
        uint256 missing = lottery.prepaid();
        assertEq(lottery.chanceMissing(), missing, "missing");
        vm.expectRevert(abi.encodeWithSelector(ILottery.ChanceNotCovered.selector, 0, missing));
        lottery.startDraw();
        vm.expectRevert(abi.encodeWithSelector(ILottery.ChanceNotCovered.selector, missing - 1, missing));
        lottery.startDraw{ value: missing - 1 }();
        lottery.startDraw{ value: missing }();
        assertEq(_balance(), missing, "balance of the subscription");
    }

    function testFuzz_startDraw_returnsWhatIsTooMuch(uint256 held, uint256 sent) external {
        uint256 prepaid = lottery.prepaid();
        held = bound(held, 1, 2 * prepaid);
        fundLottery(held);
        uint256 missing = held < prepaid ? prepaid - held : 0;
        sent = bound(sent, missing, missing + 100 ether);
        buy(alice, list(0));
        toEnd();
        vm.deal(stranger, sent);
        vm.prank(stranger);
        lottery.startDraw{ value: sent }();
        assertEq(stranger.balance, sent - missing, "returned");
        assertEq(_balance(), held + missing, "balance of the subscription");
        assertLotteryBooks();
    }

    /// @dev The cut of earlier draws pays first, in whole chips.
    function testFuzz_startDraw_takesChanceFromTheCut(uint256 tickets, uint256 spent) external {
        _prepay();
        tickets = bound(tickets, 1, 300);
        buy(alice, some(1, tickets));
        drawWith(5);
        (,, uint256 cut,) = lottery.books();
        assertEq(cut, tickets * PRICE / 10, "cut");
        uint256 prepaid = lottery.prepaid();
        spent = bound(spent, 0, prepaid);
        _setBalance(prepaid - spent);
        buy(alice, list(0));
        toEnd();
        uint256 fromCut = (spent + CHIP - 1) / CHIP;
        if (fromCut > cut) fromCut = cut;
        uint256 missing = spent > fromCut * CHIP ? spent - fromCut * CHIP : 0;
        assertEq(lottery.chanceMissing(), missing, "missing");
        lottery.startDraw{ value: missing }();
        (,, uint256 left,) = lottery.books();
        assertEq(left, cut - fromCut, "cut that is left");
        assertEq(_balance(), prepaid - spent + fromCut * CHIP + missing, "balance of the subscription");
        assertLotteryBooks();
    }

    /// @dev As if answers had cost so much: the balance stands above the balance in LINK in the coordinator's books.
    function _setBalance(uint256 balance) private {
        bytes32 slot = _slotOfSubscription();
        uint256 word = uint256(vm.load(address(coordinator), slot));
        vm.store(address(coordinator), slot, bytes32(word & ~(uint256(type(uint96).max) << 96) | balance << 96));
        assertEq(_balance(), balance, "balance that the test sets");
    }

    function _slotOfSubscription() private view returns (bytes32 slot) {
        for (uint256 i = 0; i < 20; ++i) {
            slot = keccak256(abi.encode(lottery.subscription(), i));
            uint256 word = uint256(vm.load(address(coordinator), slot));
            if (word != 0 && uint96(word >> 96) == _balance()) return slot;
        }
        assertTrue(false, "the slot of the subscription");
    }

    /// @dev The owner of the coordinator may cancel any subscription, and sends what is left to its owner: the lottery, which takes no
    /// money that is not for something.
    function test_startDraw_subscriptionCannotBeCancelled() external {
        uint256 id = lottery.subscription();
        vm.expectRevert(Coordinator.FailedToSendNative.selector);
        coordinator.ownerCancelSubscription(id);
        _prepay();
        vm.expectRevert(Coordinator.FailedToSendNative.selector);
        coordinator.ownerCancelSubscription(id);
        buy(alice, list(0));
        start();
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Requested), "status");
    }

    /// @dev If the key is withdrawn, the draw that waits is refunded.
    function test_startDraw_keyThatIsWithdrawn() external {
        _prepay();
        buy(alice, list(0));
        uint256 draw = start();
        uint256 requestBlock = vm.getBlockNumber();
        nextBlock();
        VRF.Proof memory proof = proofOf(1, requestBlock);
        VRFTypes.RequestCommitmentV2Plus memory request = requestOf(requestBlock);
        coordinator.deregisterProvingKey(prover.publicKey());
        vm.expectPartialRevert(Coordinator.NoSuchProvingKey.selector);
        coordinator.fulfillRandomWords(proof, request, false);
        skip(25 hours);
        lottery.payOut(draw, alice, ids(0));
        assertEq(alice.balance, PRICE * CHIP, "refund");
        assertLotteryBooks();
    }

    // --- draws that nobody could start ---

    /// @dev Should the coordinator refuse requests, tickets are not stuck: after three days anybody ends the draw without one.
    function test_startDraw_abandonsADrawThatCouldNotBeStarted() external {
        _prepay();
        buy(alice, list(1, 2));
        coordinator.setConfig(3, CALLBACK_GAS, 1 days, GAS_AFTER_PAYMENT, 1e16, 0, 0, PREMIUM, PREMIUM);
        uint256 end = endOfSale();
        vm.warp(end + 3 days - 1);
        vm.expectRevert(); // the coordinator wants more confirmations than the casino was told
        lottery.startDraw();
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Ended), "status before");
        vm.warp(end + 3 days);
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Failed), "status after");
        vm.expectRevert(abi.encodeWithSelector(ILottery.NotOver.selector, 1));
        lottery.payOut(1, alice, ids(0));
        vm.expectEmit(address(lottery));
        emit ILottery.DrawAbandoned(1, 2, end + 4 days);
        vm.prank(stranger);
        lottery.startDraw();
        assertEq(lottery.requestIdOf(1), 0, "request of the draw");
        assertEq(lottery.payOut(1, alice, ids(0, 1)), 2 * PRICE, "refunded");
        assertEq(alice.balance, 2 * PRICE * CHIP, "money of the player");
        assertLotteryBooks();
    }

    /// @dev A draw without a request takes no nonce: the next one's word is found.
    function test_startDraw_afterAnAbandonedDraw() external {
        fundLottery(10 ether);
        buy(alice, list(0));
        vm.warp(endOfSale() + 3 days);
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        lottery.startDraw{ value: 1 ether }();
        assertEq(stranger.balance, 1 ether, "returned to who sent money for nothing");
        buy(bob, list(n(1, 2, 3, 4, 5)));
        uint256 draw = start();
        uint256 block_ = vm.getBlockNumber();
        nextBlock();
        coordinator.fulfillRandomWords(proofOf(1, block_), requestOf(block_), false);
        assertEq(uint256(statusOf(draw)), uint256(DrawStatus.Drawn), "status of the next draw");
        assertEq(uint256(statusOf(1)), uint256(DrawStatus.Failed), "status of the abandoned one");
    }

    /// @dev Who comes back in when he is given back what he sent too much finds the draw started.
    function test_startDraw_cannotBeReEntered() external {
        buy(alice, list(0));
        toEnd();
        HostilePlayer player = new HostilePlayer();
        player.reEnter(address(lottery), abi.encodeCall(ILottery.startDraw, ()), 0, 1);
        uint256 sent = lottery.prepaid() + 1;
        player.act{ value: sent }(address(lottery), sent, abi.encodeCall(ILottery.startDraw, ()));
        assertEq(player.refused(), 1, "times it was not let in");
        assertEq(address(player).balance, 1, "given back");
        assertEq(latest(), 2, "draw on sale");
        assertLotteryBooks();
    }

    function test_startDraw_revertsForACallerThatRejectsItsMoney() external {
        buy(alice, list(0));
        toEnd();
        HostilePlayer player = new HostilePlayer();
        player.setMood(Mood.Reverts);
        uint256 missing = lottery.prepaid();
        bytes memory call = abi.encodeCall(ILottery.startDraw, ());
        vm.expectRevert();
        player.act{ value: missing + 1 }(address(lottery), missing + 1, call);
        player.act{ value: missing }(address(lottery), missing, call);
        assertEq(latest(), 2, "draw on sale");
    }
}
