// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { CasinoContract } from "../../support/Contracts.sol";
import { House } from "../../support/House.sol";

/// @notice openTable, lowerLimit, raiseLimit, pause and resume.
contract CasinoTablesTest is House {
    // --- only the house ---

    function testFuzz_openTable_revertsForAStranger(address caller) external {
        vm.assume(caller != address(this));
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(CasinoContract.AccessManagedUnauthorized.selector, caller));
        casino.openTable(coinFlip, KAPPA, 0);
    }

    function testFuzz_limitsAndPause_revertForAStranger(address caller) external {
        vm.assume(caller != address(this) && caller != address(authority));
        bytes memory unauthorized =
            abi.encodeWithSelector(CasinoContract.AccessManagedUnauthorized.selector, caller);
        vm.startPrank(caller);
        vm.expectRevert(unauthorized);
        casino.lowerLimit(COIN_FLIP, 0);
        vm.expectRevert(unauthorized);
        casino.raiseLimit(COIN_FLIP, KAPPA);
        vm.expectRevert(unauthorized);
        casino.pause();
        vm.expectRevert(unauthorized);
        casino.resume();
        vm.expectRevert(unauthorized);
        casino.setAuthority(caller);
        vm.stopPrank();
    }

    // --- openTable ---

    function testFuzz_openTable_revertsIfKappaOutOfRange(uint256 kappa) external {
        kappa = bound(kappa, 0.5e6 + 1, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(ICasino.KappaOutOfRange.selector, kappa, 0.5e6));
        casino.openTable(coinFlip, kappa, 0);
    }

    function test_openTable_revertsWithoutAGame() external {
        vm.expectRevert();
        casino.openTable(IGame(address(0)), KAPPA, 0);
        vm.expectRevert();
        casino.openTable(IGame(stranger), KAPPA, 0);
    }

    function test_openTable_revertsIfTheTablesAreFull() external {
        while (casino.tableCount() < 255) casino.openTable(coinFlip, KAPPA, 0);
        vm.expectRevert(ICasino.TooManyTables.selector);
        casino.openTable(coinFlip, KAPPA, 0);
        place(alice, 255, COIN, 0);
        assertEq(books().chips, 3 * PURSE - COIN - feeOf(true, 1), "chips after a bet at the last table");
    }

    function testFuzz_openTable_numbersTablesAndSetsTheirLimit(uint256 kappa) external {
        kappa = bound(kappa, 1, 0.5e6);
        vm.expectEmit(address(casino));
        emit ICasino.TableOpened(4, roulette, 0);
        vm.expectEmit(address(casino));
        emit ICasino.LimitChanged(4, kappa);
        assertEq(casino.openTable(roulette, kappa, 0), 4, "number of the table");
        assertEq(casino.tableCount(), 4, "tables");
        (IGame game, uint256 share,) = casino.tableOf(4);
        assertEq(address(game), address(roulette), "game");
        assertEq(share, kappa * 27_027 / 1000, "share: kappa times edge, in billionths");
    }

    // --- lowerLimit, raiseLimit ---

    function test_lowerLimit_revertsIfHigher() external {
        vm.expectRevert(abi.encodeWithSelector(ICasino.NotLower.selector, DICE, KAPPA + 1));
        casino.lowerLimit(DICE, KAPPA + 1);
        casino.lowerLimit(DICE, 0);
        vm.expectRevert(abi.encodeWithSelector(ICasino.NotLower.selector, DICE, 1));
        casino.lowerLimit(DICE, 1);
    }

    function test_limits_revertIfTableUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICasino.UnknownTable.selector, 4));
        casino.lowerLimit(4, 0);
        vm.expectRevert(abi.encodeWithSelector(ICasino.UnknownTable.selector, 0));
        casino.raiseLimit(0, KAPPA);
    }

    function test_raiseLimit_revertsIfKappaOutOfRange() external {
        vm.expectRevert(abi.encodeWithSelector(ICasino.KappaOutOfRange.selector, 0.5e6 + 1, 0.5e6));
        casino.raiseLimit(DICE, 0.5e6 + 1);
    }

    function testFuzz_limits_boundTheNextBet(uint256 kappa) external {
        kappa = bound(kappa, 1, KAPPA);
        casino.lowerLimit(COIN_FLIP, kappa);
        uint256 limit = BANK * (kappa * 10_000 / 1000) / 1e9;
        assertEq(profitLimit(COIN_FLIP), limit, "limit");
        uint256 stake = limit * 100 / 98;
        if (stake < 10_000) return;
        place(alice, COIN_FLIP, stake, 0);
        casino.raiseLimit(COIN_FLIP, 0.5e6);
        uint256 equity = bank.equityLow();
        assertEq(profitLimit(COIN_FLIP), equity * 5e6 / 1e9, "raised limit");
    }

    // --- pause, resume ---

    function test_pause_stopsNewBetsAndNothingElse() external {
        place(alice, COIN_FLIP, COIN, 0);
        vm.expectEmit(address(casino));
        emit ICasino.PausedChanged(true);
        casino.pause();
        assertTrue(casino.paused(), "paused");
        answer(1, 5);
        vm.prank(bob);
        bank.cashOut(PURSE, bob);
        vm.prank(lender);
        bank.redeem(1e15, lender, lender);
        bank.fundChance();
        lend(lender, COIN);
        buyIn(bob, COIN);
        vm.expectEmit(address(casino));
        emit ICasino.PausedChanged(false);
        casino.resume();
        assertFalse(casino.paused(), "paused after the resumption");
        place(alice, COIN_FLIP, COIN, 0);
    }

    function test_pause_keepsTheRoundOfTheBlock() external {
        place(alice, COIN_FLIP, COIN, 0);
        casino.pause();
        casino.resume();
        assertEq(place(bob, COIN_FLIP, COIN, 0).seat(), 1, "seat in the same round");
        assertEq(casino.latestRound(), 1, "latest round");
    }

    // --- roles as deployed: a guardian at once, an admin after a delay ---

    uint64 private constant GUARDIAN = 1;
    uint64 private constant ADMIN = 2;
    uint32 private constant DELAY = 48 hours;

    function _handOver() private returns (address guardian, address admin) {
        (guardian, admin) = (vm.addr(101), vm.addr(102));
        bytes4[] memory atOnce = new bytes4[](2);
        (atOnce[0], atOnce[1]) = (ICasino.pause.selector, ICasino.lowerLimit.selector);
        bytes4[] memory later = new bytes4[](3);
        (later[0], later[1], later[2]) =
        (ICasino.openTable.selector, ICasino.raiseLimit.selector, ICasino.resume.selector);
        authority.setTargetFunctionRole(address(casino), atOnce, GUARDIAN);
        authority.setTargetFunctionRole(address(casino), later, ADMIN);
        authority.setRoleGuardian(ADMIN, GUARDIAN);
        authority.grantRole(GUARDIAN, guardian, 0);
        authority.grantRole(ADMIN, admin, DELAY);
        authority.renounceRole(0, address(this));
    }

    function test_roles_guardianPausesAndLowersAtOnce() external {
        (address guardian,) = _handOver();
        vm.startPrank(guardian);
        casino.pause();
        casino.lowerLimit(COIN_FLIP, 0);
        vm.expectRevert(abi.encodeWithSelector(CasinoContract.AccessManagedUnauthorized.selector, guardian));
        casino.resume();
        vm.expectRevert(abi.encodeWithSelector(CasinoContract.AccessManagedUnauthorized.selector, guardian));
        casino.raiseLimit(COIN_FLIP, KAPPA);
        vm.stopPrank();
    }

    function test_roles_adminOpensATableAfterTheDelay() external {
        (, address admin) = _handOver();
        bytes memory opening = abi.encodeCall(ICasino.openTable, (roulette, KAPPA, 0));
        vm.startPrank(admin);
        vm.expectRevert();
        casino.openTable(roulette, KAPPA, 0);
        authority.schedule(address(casino), opening, 0);
        skip(DELAY - 1);
        vm.expectRevert();
        authority.execute(address(casino), opening);
        assertEq(casino.tableCount(), 3, "tables before the delay has passed");
        skip(1);
        authority.execute(address(casino), opening);
        vm.stopPrank();
        assertEq(casino.tableCount(), 4, "tables");
    }

    function test_roles_guardianCancelsADelayedAct() external {
        (address guardian, address admin) = _handOver();
        bytes memory raising = abi.encodeCall(ICasino.raiseLimit, (COIN_FLIP, 0.5e6));
        vm.prank(admin);
        authority.schedule(address(casino), raising, 0);
        vm.prank(guardian);
        authority.cancel(admin, address(casino), raising);
        skip(DELAY);
        vm.prank(admin);
        vm.expectRevert();
        authority.execute(address(casino), raising);
    }
}
