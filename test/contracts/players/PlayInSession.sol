// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { ISessions } from "../../../contracts/interfaces/ISessions.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { Rung } from "../../support/Ladder.sol";
import { TokenHouse } from "../../support/TokenHouse.sol";

contract PlayersPlayInSessionTest is TokenHouse {
    address private immutable key = vm.addr(uint256(keccak256("a key in a browser")));

    // --- what a key can do ---

    function test_place_isABetOfThePlayer() external {
        _open(0, 2 * COIN, 10 * COIN, 0);
        nextBlock();
        uint256 before = bank.chipsOf(alice);
        vm.prank(key);
        BetId bet = desk.place(alice, COIN_FLIP, COIN, 1);
        (address player, uint256 table, uint256 stake, uint256 choice,,) = casino.betOf(bet);
        assertEq(player, alice, "player");
        assertEq(table, COIN_FLIP, "table");
        assertEq(stake, COIN, "stake");
        assertEq(choice, 1, "choice");
        assertEq(bank.chipsOf(alice), before - COIN - feeOf(true, 1), "chips of the player");
        answer(bet.round(), wordFor(bet, 2, 1));
        assertGt(bank.chipsOf(alice), before, "chips of the player after a win");
        assertEq(bank.chipsOf(key), 0, "chips of the key");
        assertBooks();
    }

    function test_placeRolls_isABetOfThePlayer() external {
        _open(0, 10 * COIN, 10 * COIN, 0);
        Rolls memory rolls = Rolls({ count: 5, stopGain: 7, stopLoss: uint64(COIN / 2) });
        vm.prank(key);
        BetId bet = desk.placeRolls(alice, COIN_FLIP, COIN / 4, 0, rolls);
        (address player,,,, Rolls memory kept,) = casino.betOf(bet);
        assertEq(player, alice, "player");
        assertEq(keccak256(abi.encode(kept)), keccak256(abi.encode(rolls)), "rolls");
    }

    function test_decide_playsAHandOfThePlayer() external {
        _open(1, 10 * DOLLAR, 100 * DOLLAR, COIN);
        nextBlock();
        vm.prank(key);
        BetId hand = desk.place(alice, DOLLAR_LADDER, DOLLAR, 0);
        answer(hand.round(), wordFor(hand, 2, 1));
        nextBlock();
        vm.prank(key);
        BetId climb = desk.decide(alice, DOLLAR_LADDER, uint256(Rung.Climb));
        answer(climb.round(), wordFor(climb, 2, 1));
        vm.prank(key);
        desk.decide(alice, DOLLAR_LADDER, uint256(Rung.Leave));
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE + 296 * DOLLAR / 100, "dollars, after 3.96 for 1");
        (ISessions.Session memory left,,) = desk.sessionOf(alice, key);
        assertEq(left.bets, 97, "bets left");
    }

    // --- what it cannot ---

    function test_place_revertsWithoutASession() external {
        bytes memory none = abi.encodeWithSelector(ISessions.NoSession.selector, alice, key);
        vm.prank(key);
        vm.expectRevert(none);
        desk.place(alice, COIN_FLIP, COIN, 0);
        _open(0, 2 * COIN, 10 * COIN, 0);
        vm.prank(alice);
        vm.expectEmit(address(desk));
        emit ISessions.SessionRevoked(alice, key);
        desk.revokeSession(key);
        vm.prank(key);
        vm.expectRevert(none);
        desk.place(alice, COIN_FLIP, COIN, 0);
        _open(0, 2 * COIN, 10 * COIN, 0);
        vm.warp(vm.getBlockTimestamp() + 1 days - 1);
        vm.prank(key);
        desk.place(alice, COIN_FLIP, COIN, 0);
        vm.warp(vm.getBlockTimestamp() + 1);
        vm.prank(key);
        vm.expectRevert(none);
        desk.place(alice, COIN_FLIP, COIN, 0);
    }

    /// @dev A session of one player says nothing of another, and of no other key.
    function testFuzz_place_revertsForAnybodyElse(address caller, address player) external {
        vm.assume(caller != key || player != alice);
        vm.assume(caller != address(casino));
        _open(0, 2 * COIN, 10 * COIN, 0);
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(ISessions.NoSession.selector, player, caller));
        desk.place(player, COIN_FLIP, COIN, 0);
    }

    function test_place_revertsWhenAllBetsArePlaced() external {
        vm.prank(alice);
        desk.openSession(key, _session(0, 2, 10 * COIN, 10 * COIN, 0), 0);
        for (uint256 i = 0; i < 2; ++i) {
            vm.prank(key);
            desk.place(alice, COIN_FLIP, COIN, 0);
        }
        vm.prank(key);
        vm.expectRevert(abi.encodeWithSelector(ISessions.NoBetsLeft.selector, alice, key));
        desk.place(alice, COIN_FLIP, COIN, 0);
    }

    /// @dev All rolls and the fee of chance are part of what a bet takes.
    function test_placeRolls_revertsAboveTheStakeOfTheSession() external {
        uint256 fee = feeOf(true, 4);
        _open(0, COIN + fee - 1, 10 * COIN, 0);
        Rolls memory rolls = Rolls({ count: 4, stopGain: 0, stopLoss: uint64(COIN) });
        vm.prank(key);
        vm.expectRevert(
            abi.encodeWithSelector(ISessions.StakeAboveSession.selector, COIN + fee, COIN + fee - 1)
        );
        desk.placeRolls(alice, COIN_FLIP, COIN / 4, 0, rolls);
        _open(0, COIN + fee, 10 * COIN, 0);
        vm.prank(key);
        desk.placeRolls(alice, COIN_FLIP, COIN / 4, 0, rolls);
    }

    function test_place_revertsAboveTheLossOfTheSession() external {
        uint256 fee = feeOf(true, 1);
        _open(0, 10 * COIN, 3 * COIN, 0);
        nextBlock();
        vm.prank(key);
        BetId bet = desk.place(alice, COIN_FLIP, 2 * COIN, 0);
        nextBlock();
        vm.prank(key);
        vm.expectRevert(
            abi.encodeWithSelector(ISessions.LossAboveSession.selector, 0, int256(4 * COIN + 2 * fee), 3 * COIN)
        );
        desk.place(alice, COIN_FLIP, 2 * COIN, 0);
        answer(bet.round(), wordFor(bet, 2, 0));
        nextBlock();
        vm.prank(key);
        desk.place(alice, COIN_FLIP, 2 * COIN, 0);
    }

    /// @dev Neither buying in nor cashing out by the player moves the bounds.
    function test_place_theBoundsDoNotMoveWithChipsThatComeAndGo() external {
        uint256 fee = feeOf(true, 1);
        _open(0, 10 * COIN, 2 * COIN, 0);
        buyIn(alice, 50 * COIN);
        vm.prank(alice);
        bank.cashOut(20 * COIN, alice);
        nextBlock();
        vm.prank(key);
        vm.expectRevert(
            abi.encodeWithSelector(ISessions.LossAboveSession.selector, 0, int256(2 * COIN + 1 + fee), 2 * COIN)
        );
        desk.place(alice, COIN_FLIP, 2 * COIN + 1, 0);
        vm.prank(key);
        desk.place(alice, COIN_FLIP, 2 * COIN - fee, 0);
    }

    function test_place_revertsAtTheTableOfAnotherBank() external {
        _open(0, 10 * COIN, 10 * COIN, 0);
        vm.prank(key);
        vm.expectRevert(abi.encodeWithSelector(ISessions.WrongBank.selector, DOLLAR_COIN_FLIP, 1));
        desk.place(alice, DOLLAR_COIN_FLIP, DOLLAR, 0);
        vm.prank(key);
        vm.expectRevert(abi.encodeWithSelector(ICasino.UnknownTable.selector, 200));
        desk.place(alice, 200, DOLLAR, 0);
    }

    function test_place_inTokens_feesAreBoundToo() external {
        uint256 fee = tokenFee(true, 1);
        _open(1, 10 * DOLLAR, 100 * DOLLAR, 2 * fee - 1);
        nextBlock();
        vm.prank(key);
        desk.place(alice, DOLLAR_COIN_FLIP, DOLLAR, 0);
        nextBlock();
        vm.prank(key);
        vm.expectRevert(
            abi.encodeWithSelector(ISessions.LossAboveSession.selector, 0, int256(2 * fee), 2 * fee - 1)
        );
        desk.place(alice, DOLLAR_COIN_FLIP, DOLLAR, 0);
    }

    /// @dev What a player allowed the bank to take is not for the key to spend.
    function test_place_inTokens_buysInNothing() external {
        vm.startPrank(alice);
        dollars.cashOut(DOLLAR_PURSE, alice);
        dollar.approve(address(dollars), type(uint256).max);
        vm.stopPrank();
        _open(1, 10 * DOLLAR, 100 * DOLLAR, COIN);
        vm.prank(key);
        vm.expectRevert(ISessions.SessionBuysInNothing.selector);
        desk.place(alice, DOLLAR_COIN_FLIP, DOLLAR, 0);
        assertEq(dollar.balanceOf(alice), DOLLAR_PURSE, "dollars of the player");
    }

    /// @dev The casino believes the desk alone.
    function testFuzz_casino_readsNoNameFromOtherCallers(address caller) external {
        vm.assume(caller != address(desk) && caller != alice);
        vm.prank(caller);
        (bool success,) = address(casino)
            .call(abi.encodePacked(abi.encodeCall(ICasino.place, (COIN_FLIP, COIN, 0)), alice));
        assertFalse(success && bank.chipsOf(alice) != PURSE, "a bet with the chips of another");
    }

    // --- a stolen key ---

    /// @dev The worst that a thief can do, whatever he plays and however it ends: `maxLoss`, and the gas that the key holds.
    function testFuzz_aStolenKey_losesNoMoreThanItMay(uint256 seed, uint256 maxLoss) external {
        maxLoss = bound(maxLoss, 1, 60 * COIN);
        _open(0, 50 * COIN, maxLoss, 0);
        uint256 worth = bank.chipsOf(alice);
        for (uint256 i = 0; i < 12; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            nextBlock();
            vm.prank(key);
            try desk.place(alice, seed % 2 == 0 ? COIN_FLIP : ROULETTE, bound(seed, 10_000, 5 * COIN), spotOrSide(seed))
            returns (BetId bet) {
                if (seed % 3 != 0) answer(bet.round(), seed);
            } catch { }
            uint256 held = bank.chipsOf(alice);
            assertGe(held + maxLoss, worth, "chips of the player, and what he may lose");
        }
        vm.startPrank(key);
        vm.expectRevert();
        bank.cashOut(1, key);
        vm.stopPrank();
        assertEq(bank.chipsOf(key), 0, "chips of the thief");
    }

    function spotOrSide(uint256 seed) private pure returns (uint256) {
        return seed % 2 == 0 ? 0 : spot(seed % 37, 1);
    }

    // --- helpers ---

    function _session(uint256 number, uint256 bets, uint256 maxStake, uint256 maxLoss, uint256 maxFees)
        private
        view
        returns (ISessions.Session memory)
    {
        uint40 expiry = uint40(vm.getBlockTimestamp() + 1 days);
        return ISessions.Session(
            uint8(number), expiry, uint16(bets), uint64(maxStake), uint64(maxLoss), uint64(maxFees)
        );
    }

    function _open(uint256 number, uint256 maxStake, uint256 maxLoss, uint256 maxFees) private {
        vm.prank(alice);
        desk.openSession(key, _session(number, 100, maxStake, maxLoss, maxFees), 0);
    }
}
