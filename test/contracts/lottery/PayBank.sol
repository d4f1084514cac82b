// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { INativeBankroll } from "../../../contracts/interfaces/INativeBankroll.sol";
import { ILottery } from "../../../contracts/interfaces/ILottery.sol";
import { LotteryHouse } from "../../support/LotteryHouse.sol";

contract LotteryPayBankTest is LotteryHouse {
    function prepaidToLottery() internal pure override returns (uint256) {
        return 0;
    }

    function test_payBank_revertsWithoutACut() external {
        vm.expectRevert(ILottery.NothingToDo.selector);
        lottery.payBank();
        fundLottery(1 ether);
        buy(alice, some(1, 10));
        vm.expectRevert(ILottery.NothingToDo.selector);
        lottery.payBank(); // not earned before the draw
        start();
        vm.expectRevert(ILottery.NothingToDo.selector);
        lottery.payBank();
    }

    function test_payBank_revertsForADrawThatFailed() external {
        fundLottery(1 ether);
        buy(alice, some(1, 10));
        start();
        skip(25 hours);
        vm.expectRevert(ILottery.NothingToDo.selector);
        lottery.payBank();
    }

    function test_payBank_givesTheCutToTheBank() external {
        fundLottery(1 ether);
        buy(alice, some(1, 10));
        drawWith(5);
        uint256 money = address(bank).balance;
        vm.expectEmit(address(lottery));
        emit ILottery.BankPaid(PRICE);
        vm.expectEmit(address(bank));
        emit INativeBankroll.Contributed(address(lottery), PRICE);
        vm.prank(stranger);
        assertEq(lottery.payBank(), PRICE, "paid");
        assertEq(address(bank).balance - money, PRICE * CHIP, "money of the bank");
        (uint256 chips,) = bank.contributed();
        assertEq(chips, PRICE, "contributed");
        assertLotteryBooks();
        assertBooks();
    }

    /// @dev What the subscription lacks stays with the lottery: nobody can make a caller pay for a draw by paying the bank before it.
    function testFuzz_payBank_keepsWhatTheSubscriptionLacks(uint256 lacks) external {
        uint256 prepaid = lottery.prepaid();
        lacks = bound(lacks, 0, prepaid);
        buy(alice, some(1, 1_000));
        uint256 cut = 100 * PRICE;
        toEnd();
        lottery.startDraw{ value: prepaid }();
        answerDraw(1, 5);
        // The subscription is as if the answer had cost so much.
        _spend(lacks);
        uint256 kept = (lacks + CHIP - 1) / CHIP;
        if (kept > cut) kept = cut;
        if (kept == cut) {
            vm.expectRevert(ILottery.NothingToDo.selector);
            lottery.payBank();
        } else {
            assertEq(lottery.payBank(), cut - kept, "paid");
        }
        (,, uint256 left,) = lottery.books();
        assertEq(left, kept, "kept");
        assertEq(lottery.chanceMissing(), lacks > kept * CHIP ? lacks - kept * CHIP : 0, "missing for the next draw");
        assertLotteryBooks();
    }

    function _spend(uint256 amount) private {
        (, uint96 balance,,,) = coordinator.getSubscription(lottery.subscription());
        for (uint256 i = 0; i < 20; ++i) {
            bytes32 slot = keccak256(abi.encode(lottery.subscription(), i));
            uint256 word = uint256(vm.load(address(coordinator), slot));
            if (balance == 0 || uint96(word >> 96) != balance) continue;
            vm.store(address(coordinator), slot, bytes32(word - (amount << 96)));
            break;
        }
        (, uint96 left,,,) = coordinator.getSubscription(lottery.subscription());
        assertEq(left, balance - amount, "balance that the test sets");
    }

    /// @dev Draw after draw, genuine proofs billed by the coordinator: once it was filled, nobody has to add anything.
    function test_payBank_cutPaysForChance() external {
        fundLottery(lottery.prepaid());
        buy(alice, some(1, 1_000));
        drawWith(9);
        uint256 paid = 0;
        for (uint256 i = 1; i <= 10; ++i) {
            buy(alice, some(i, 50));
            assertEq(lottery.chanceMissing(), 0, "missing");
            toEnd();
            lottery.startDraw();
            uint256 block_ = vm.getBlockNumber();
            nextBlock();
            coordinator.fulfillRandomWords(proofOf(i + 1, block_), requestOf(block_), false);
            paid += lottery.payBank();
        }
        assertGt(paid, 100 * PRICE, "paid to the bank");
        assertLotteryBooks();
    }
}
