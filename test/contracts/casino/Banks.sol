// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IBankFactory } from "../../../contracts/interfaces/IBankFactory.sol";
import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { IHand } from "../../../contracts/interfaces/IHand.sol";
import { ITokenBankroll } from "../../../contracts/interfaces/ITokenBankroll.sol";
import { CasinoContract } from "../../support/Contracts.sol";
import { TokenHouse } from "../../support/TokenHouse.sol";

/// @notice openBank, bankOf, and tables of a bank.
contract CasinoBanksTest is TokenHouse {
    // --- openBank ---

    function testFuzz_openBank_revertsForAStranger(address caller) external {
        vm.assume(caller != address(this));
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(CasinoContract.AccessManagedUnauthorized.selector, caller));
        casino.openBank(dollar, 1);
    }

    function test_openBank_revertsIfItIsNoToken() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenBankroll.NotAToken.selector, stranger));
        casino.openBank(IERC20(stranger), 1);
        vm.expectRevert(abi.encodeWithSelector(ITokenBankroll.NotAToken.selector, address(coinFlip)));
        casino.openBank(IERC20(address(coinFlip)), 1);
        assertEq(casino.bankCount(), 2, "banks after the refusals");
    }

    function test_openBank_revertsIfTheChipIsNone() external {
        vm.expectRevert(abi.encodeWithSelector(IBankroll.UnfitChip.selector, 7));
        casino.openBank(dollar, 7);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.UnfitChip.selector, 10 * DOLLAR));
        casino.openBank(dollar, 10 * DOLLAR);
    }

    function test_openBank_revertsIfThereAreTooMany() external {
        while (casino.bankCount() < 256) casino.openBank(dollar, 1);
        vm.expectRevert(ICasino.TooManyBanks.selector);
        casino.openBank(dollar, 1);
        uint8 table = uint8(casino.openTable(coinFlip, KAPPA, 255));
        ITokenBankroll last = ITokenBankroll(address(casino.bankOf(255)));
        dollar.approve(address(last), type(uint256).max);
        last.deposit(100_000 * DOLLAR, lender);
        last.buyIn(alice, DOLLAR);
        place(alice, table, DOLLAR, 0);
        assertEq(last.chipsOf(alice), 0, "chips in the last bank");
    }

    function test_openBank_numbersItAndTellsItsAddress() external {
        uint256 state = vm.snapshotState();
        casino.openBank(dollar, 10);
        IBankroll second = casino.bankOf(2);
        vm.revertToState(state);
        vm.expectEmit(address(casino));
        emit ICasino.BankOpened(2, second, dollar);
        assertEq(casino.openBank(dollar, 10), 2, "number of the bank");
        assertEq(casino.bankCount(), 3, "banks");
        assertEq(address(casino.bankOf(2)), address(second), "address of the bank");
        assertEq(second.casino(), address(casino), "casino of the bank");
        assertEq(second.CHIP(), 10, "chip");
        assertEq(ITokenBankroll(address(second)).asset(), address(dollar), "asset");
        assertNotEq(uint160(address(second)), uint160(address(dollars)), "another bank of the same token");
    }

    /// @dev Whoever calls the factory is the casino of what it creates: nobody can be there before the house.
    function test_openBank_afterAStrangerCreatedABankOfTheSameNumber() external {
        IBankFactory banks = IBankFactory(casino.bankFactory());
        vm.prank(stranger);
        IBankroll his = banks.create(2, dollar, 1, desk);
        assertEq(his.casino(), stranger, "casino of the stranger's bank");
        casino.openBank(dollar, 1);
        assertEq(casino.bankOf(2).casino(), address(casino), "casino of the house's bank");
        vm.expectRevert(abi.encodeWithSelector(IBankroll.OnlyCasino.selector, address(casino)));
        vm.prank(address(casino));
        his.payOne(0, 0, stranger);
    }

    function test_openBank_theFactoryForgetsItsOrder() external {
        IBankFactory banks = IBankFactory(casino.bankFactory());
        casino.openBank(dollar, 1);
        assertEq(banks.order().casino, address(0), "casino of an order that is done");
        assertEq(banks.order().chip, 0, "chip of an order that is done");
    }

    // --- bankOf ---

    function test_bankOf_theFirstIsNative() external view {
        assertEq(address(casino.bankOf(0)), address(bank), "bank 0");
    }

    function testFuzz_bankOf_revertsIfUnknown(uint256 number) external {
        vm.assume(number > 1);
        vm.expectRevert(abi.encodeWithSelector(ICasino.UnknownBank.selector, number));
        casino.bankOf(number);
    }

    // --- tables of a bank ---

    function testFuzz_openTable_revertsIfTheBankIsUnknown(uint256 number) external {
        vm.assume(number > 1);
        vm.expectRevert(abi.encodeWithSelector(ICasino.UnknownBank.selector, number));
        casino.openTable(coinFlip, KAPPA, number);
        IHand ladder = IHand(deploy("Ladder", ""));
        vm.expectRevert(abi.encodeWithSelector(ICasino.UnknownBank.selector, number));
        casino.openHandTable(ladder, KAPPA, number);
    }

    function test_openTable_tellsItsBank() external {
        vm.expectEmit(address(casino));
        emit ICasino.TableOpened(8, dice, 1);
        casino.openTable(dice, KAPPA, 1);
        (IGame game, uint256 share, uint256 number) = casino.tableOf(8);
        assertEq(address(game), address(dice), "game");
        assertEq(share, KAPPA * 10_000 / 1000, "share");
        assertEq(number, 1, "bank");
        (,, number) = casino.tableOf(DICE);
        assertEq(number, 0, "bank of a native table");
    }

    function test_openHandTable_tellsItsBank() external {
        IHand ladder = IHand(deploy("Ladder", ""));
        vm.expectEmit(address(casino));
        emit ICasino.HandTableOpened(8, ladder, 1);
        casino.openHandTable(ladder, KAPPA, 1);
    }

    function test_limits_keepTheBank() external {
        casino.lowerLimit(DOLLAR_DICE, 0);
        casino.raiseLimit(DOLLAR_DICE, KAPPA);
        (IGame game, uint256 share, uint256 number) = casino.tableOf(DOLLAR_DICE);
        assertEq(address(game), address(dice), "game");
        assertEq(share, KAPPA * 10_000 / 1000, "share");
        assertEq(number, 1, "bank");
    }
}
