// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { ITokenBankroll } from "../../../contracts/interfaces/ITokenBankroll.sol";
import { IVault } from "../../../contracts/interfaces/IVault.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { AnyTokenHouse } from "../../support/AnyTokenHouse.sol";
import { Coordinator } from "../../support/Coordinator.sol";
import { HostilePlayer } from "../../support/HostilePlayer.sol";
import {
    BareToken,
    BlockingToken,
    CallbackToken,
    FalseToken,
    FeeToken,
    PlainToken,
    RebasingToken,
    SilentToken
} from "../../support/OddTokens.sol";

/// @notice Tokens that misbehave, from the beginning or later: refused with a reason, or survived. Nothing is lost but what the token itself takes.
contract AdversarialOddTokens is AnyTokenHouse {
    function _open(address odd) private {
        openTokenBank(odd, 1);
        lendTokens(lender, DOLLARS);
        buyInTokens(alice, 1_000 * DOLLAR);
    }

    function _flipToken(bool win) private {
        nextBlock();
        BetId bet = place(alice, tokenFlip, 10 * DOLLAR, 0);
        answer(bet.round(), wordFor(bet, 2, win ? 0 : 1));
    }

    // --- what is no token, or no chip ---

    function test_tokens_revertsIfThereIsNone() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenBankroll.NotAToken.selector, stranger));
        casino.openBank(IERC20(stranger), 1);
        address bare = address(new BareToken());
        vm.expectRevert(abi.encodeWithSelector(ITokenBankroll.NotAToken.selector, bare));
        casino.openBank(IERC20(bare), 1);
        vm.expectRevert(abi.encodeWithSelector(ITokenBankroll.NotAToken.selector, address(casino)));
        casino.openBank(IERC20(address(casino)), 1);
    }

    function testFuzz_tokens_revertsIfTheChipIsUnfit(uint8 decimals, uint256 chip) external {
        decimals = uint8(bound(decimals, 0, 76));
        IERC20 odd = IERC20(address(new PlainToken(decimals)));
        bool fit = false;
        for (uint256 power = 0; power <= decimals; ++power) fit = fit || chip == 10 ** power;
        if (!fit) vm.expectRevert(abi.encodeWithSelector(IBankroll.UnfitChip.selector, chip));
        casino.openBank(odd, chip);
    }

    /// @dev From a token without decimals to one with more than anybody needs: a bet, a cash-out, an exit.
    function test_tokens_ofAnyDecimals() external {
        uint8[5] memory digits = [0, 2, 6, 18, 36];
        for (uint256 i = 0; i < 5; ++i) {
            openTokenBank(address(new PlainToken(digits[i])), digits[i] > 6 ? 10 ** (digits[i] - 6) : 1);
            lendTokens(lender, 1_000_000 * 10 ** uint256(digits[i]));
            assertEq(tokenBank.decimals(), digits[i] > 6 ? 12 : digits[i] + 6, "decimals of a share");
            uint256 state = vm.snapshotState();
            buyInTokens(alice, 100_000);
            // The smallest bank has a million chips, of which a bet may win 0.25 %.
            casino.raiseLimit(tokenFlip, 0.5e6);
            if (digits[i] == 0) lendTokens(lender, 1e9);
            nextBlock();
            BetId bet = place(alice, tokenFlip, 10_000, 0);
            answer(bet.round(), wordFor(bet, 2, 0));
            assertEq(tokenBank.chipsOf(alice), 109_800, "chips of the winner");
            vm.prank(alice);
            tokenBank.cashOut(109_800, alice);
            assertEq(token.balanceOf(alice), 109_800 * tokenChip, "tokens of the winner");
            uint256 shares = tokenBank.balanceOf(lender);
            vm.prank(lender);
            tokenBank.redeem(shares, lender, lender);
            assertTokenBooks();
            vm.revertToState(state);
        }
    }

    // --- fees ---

    function test_tokens_withAFeeAreRefused() external {
        FeeToken fee = new FeeToken();
        _open(address(fee));
        fee.setFee(1, false);
        giveTokens(bob, 200 * DOLLAR);
        uint256 held = token.balanceOf(address(tokenBank));
        bytes memory reason = abi.encodeWithSelector(
            ITokenBankroll.InexactTransfer.selector, held + 99 * DOLLAR, held + 100 * DOLLAR
        );
        vm.startPrank(bob);
        vm.expectRevert(reason);
        tokenBank.buyIn(bob, 100 * DOLLAR);
        vm.expectRevert(reason);
        tokenBank.deposit(100 * DOLLAR, bob);
        uint256 shares = tokenBank.previewDeposit(100 * DOLLAR);
        assertEq(tokenBank.previewMint(shares), 100 * DOLLAR, "cost of the shares");
        vm.expectRevert(reason);
        tokenBank.mint(shares, bob);
        vm.expectRevert(reason);
        casino.place(tokenFlip, 100 * DOLLAR, 0);
        vm.stopPrank();
        assertEq(token.balanceOf(bob), 200 * DOLLAR, "tokens");
        assertTokenBooks();
    }

    /// @dev A fee that comes later is the receiver's: the bank pays what it owes, and keeps its books.
    function test_tokens_withAFeeThatComesLaterStopNobodyFromLeaving() external {
        FeeToken fee = new FeeToken();
        _open(address(fee));
        fee.setFee(1, false);
        vm.prank(alice);
        tokenBank.cashOut(1_000 * DOLLAR, alice);
        assertEq(token.balanceOf(alice), 990 * DOLLAR, "tokens that arrived");
        vm.startPrank(lender);
        tokenBank.withdraw(tokenBank.maxWithdraw(lender), lender, lender);
        vm.stopPrank();
        assertTokenBooks();
    }

    /// @dev A fee on top of what is sent would be others' money.
    function test_tokens_withAFeeOnTopTakeNobodysMoney() external {
        FeeToken fee = new FeeToken();
        _open(address(fee));
        fee.setFee(1, true);
        uint256 held = token.balanceOf(address(tokenBank));
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(
                ITokenBankroll.InexactTransfer.selector, held - 101 * DOLLAR, held - 100 * DOLLAR
            )
        );
        tokenBank.cashOut(100 * DOLLAR, alice);
        assertEq(tokenBank.chipsOf(alice), 1_000 * DOLLAR, "chips kept");
        fee.setFee(0, true);
        vm.prank(alice);
        tokenBank.cashOut(1_000 * DOLLAR, alice);
        assertTokenBooks();
    }

    // --- balances that move by themselves ---

    function testFuzz_tokens_thatTakeFromTheBankTakeFromNobodyNew(uint256 left) external {
        RebasingToken rebasing = new RebasingToken();
        _open(address(rebasing));
        uint256 held = token.balanceOf(address(tokenBank));
        left = bound(left, 2_000 * DOLLAR, held - 1);
        rebasing.rebase(address(tokenBank), left);
        bytes memory reason = abi.encodeWithSelector(ITokenBankroll.AssetMissing.selector, left, held);
        giveTokens(bob, 100 * DOLLAR);
        vm.startPrank(bob);
        vm.expectRevert(reason);
        tokenBank.buyIn(bob, DOLLAR);
        vm.expectRevert(reason);
        tokenBank.deposit(DOLLAR, bob);
        vm.expectRevert(reason);
        tokenBank.mint(1e12, bob);
        vm.expectRevert(reason);
        casino.place(tokenFlip, DOLLAR, 0);
        vm.stopPrank();
        // Who has chips plays on, and leaves.
        _flipToken(true);
        uint256 chips = tokenBank.chipsOf(alice);
        vm.prank(alice);
        tokenBank.cashOut(chips, alice);
        assertEq(token.balanceOf(alice), chips, "tokens cashed out");
        // It can be mended by anybody.
        rebasing.mint(address(tokenBank), held - left);
        vm.prank(bob);
        tokenBank.buyIn(bob, DOLLAR);
        assertTokenBooks();
    }

    function testFuzz_tokens_thatGiveToTheBankMoveNoPrice(uint256 more) external {
        RebasingToken rebasing = new RebasingToken();
        _open(address(rebasing));
        uint256 shares = tokenBank.previewDeposit(DOLLAR);
        rebasing.rebase(address(tokenBank), token.balanceOf(address(tokenBank)) + bound(more, 1, 1e30));
        assertEq(tokenBank.previewDeposit(DOLLAR), shares, "shares for a dollar");
        lendTokens(bob, DOLLAR);
        assertEq(tokenBank.balanceOf(bob), shares, "shares");
        assertTokenBooks();
    }

    // --- tokens that call back ---

    function _doors(HostilePlayer player) private view returns (address[12] memory targets, bytes[12] memory calls) {
        address self = address(player);
        address bankroll = address(tokenBank);
        for (uint256 i = 0; i < 12; ++i) targets[i] = bankroll;
        calls[0] = abi.encodeCall(ITokenBankroll.deposit, (DOLLAR, self));
        calls[1] = abi.encodeCall(ITokenBankroll.mint, (1e12, self));
        calls[2] = abi.encodeCall(ITokenBankroll.buyIn, (self, DOLLAR));
        calls[3] = abi.encodeCall(IBankroll.cashOut, (DOLLAR, self));
        calls[4] = abi.encodeCall(IVault.redeem, (1e12, self, self));
        calls[5] = abi.encodeCall(IVault.withdraw, (DOLLAR, self, self));
        calls[6] = abi.encodeCall(IVault.requestExit, (2e12, self, self));
        calls[7] = abi.encodeCall(IVault.serveExits, (5));
        (targets[8], calls[8]) = (address(casino), abi.encodeCall(ICasino.place, (tokenFlip, DOLLAR, 0)));
        (targets[9], calls[9]) = (address(casino), abi.encodeCall(ICasino.place, (tokenFlip, 900 * DOLLAR, 0)));
        (targets[10], calls[10]) = (address(tokenBank.reserve()), abi.encodeWithSignature("sweep()"));
        calls[11] = abi.encodeCall(IVault.cancelExit, (0));
    }

    /// @dev All that a player owns in the token, with shares bankroll the higher price; before anything is lost or won.
    function _ownedAtMost(address who) private view returns (uint256) {
        (,, uint256 waiting) = tokenBank.exitOf(0);
        uint256 shares = tokenBank.balanceOf(who) + waiting;
        return token.balanceOf(who) + tokenBank.chipsOf(who)
            + shares * (tokenBank.equityHigh() + 1) / (tokenBank.totalSupply() + 1e6);
    }

    function testFuzz_tokens_thatCallBackLetNobodyGain(uint256 way, uint256 door, uint256 depth) external {
        _open(address(new CallbackToken()));
        HostilePlayer player = new HostilePlayer();
        address self = address(player);
        buyIn(self, PURSE);
        buyInTokens(self, 1_000 * DOLLAR);
        lendTokens(self, 100 * DOLLAR);
        giveTokens(self, 100 * DOLLAR);
        tokenBank.reserve().lowerTarget(500_000 * DOLLAR);
        player.act(address(tokenBank), 0, abi.encodeCall(IVault.requestExit, (2e12, self, self)));

        (address[12] memory targets, bytes[12] memory calls) = _doors(player);
        uint256 owned = _ownedAtMost(self);
        uint256 lenders = tokenBank.previewRedeem(tokenBank.balanceOf(lender));
        door = bound(door, 0, 11);
        player.reEnter(targets[door], calls[door], 0, bound(depth, 1, 3));
        way = bound(way, 0, 5);
        try player.act(targets[way], 0, calls[way]) { } catch { }
        assertGt(player.entered() + player.refused(), 0, "times it came back in");

        // What was bet may be lost or won: it is told without.
        for (uint256 round = casino.latestRound(); round != 0 && _isOpen(round); --round) {
            skip(25 hours);
            casino.refund(round, 10);
        }
        assertLe(_ownedAtMost(self), owned + 2, "all that the hostile owns");
        assertGe(tokenBank.previewRedeem(tokenBank.balanceOf(lender)) + 1, lenders, "what the lender can redeem");
        assertTokenBooks();
        assertBooks();
    }

    function _isOpen(uint256 round) private view returns (bool) {
        (, uint256 seats,,,,) = casino.roundOf(round);
        return seats != 0;
    }

    /// @dev A player who sees his loss coming, and has its settlement happen while the token is called: it is settled like any other.
    function test_tokens_thatCallBackCannotStopASettlement() external {
        _open(address(new CallbackToken()));
        HostilePlayer player = new HostilePlayer();
        buyIn(address(player), PURSE);
        buyInTokens(address(player), 1_000 * DOLLAR);
        giveTokens(address(player), 100 * DOLLAR);
        nextBlock();
        player.act(address(casino), 0, abi.encodeCall(ICasino.place, (tokenFlip, 10 * DOLLAR, 0)));
        uint256 round = casino.latestRound();
        (,,,, uint256 requestBlock,) = casino.roundOf(round);
        nextBlock();
        bytes memory answer_ = abi.encodeCall(
            Coordinator.fulfillRandomWords, (prove(round, requestBlock), commitment(requestBlock), false)
        );
        player.reEnter(address(coordinator), answer_, 0, 1);
        player.act(address(tokenBank), 0, abi.encodeCall(ITokenBankroll.deposit, (100 * DOLLAR, address(player))));
        assertEq(player.entered(), 1, "answers within the transfer");
        assertFalse(_isOpen(round), "open");
        (,, uint256 reserved,) = tokenBank.ledger();
        assertEq(reserved, 0, "reserved");
        assertTokenBooks();
    }

    // --- what transfers say ---

    function test_tokens_thatReturnFalseAreBelieved() external {
        _open(address(new FalseToken()));
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
        tokenBank.deposit(DOLLAR, bob);
        _flipToken(false);
        assertTokenBooks();
    }

    function test_tokens_thatReturnNothingAreFine() external {
        // Without `giveTokens`: an `approve` that returns nothing is no ERC-20 to a compiler.
        openTokenBank(address(new SilentToken()), 1);
        token.mint(alice, 1_000_000 * DOLLAR);
        vm.startPrank(alice);
        (bool approved,) =
            address(token).call(abi.encodeCall(IERC20.approve, (address(tokenBank), 1_000_000 * DOLLAR)));
        assertTrue(approved, "approved");
        tokenBank.deposit(999_000 * DOLLAR, alice);
        vm.stopPrank();
        _flipToken(true); // buys in what is missing
        uint256 chips = tokenBank.chipsOf(alice);
        vm.startPrank(alice);
        tokenBank.cashOut(chips, alice);
        tokenBank.withdraw(tokenBank.maxWithdraw(alice), alice, alice);
        vm.stopPrank();
        assertGt(token.balanceOf(alice), 999_999 * DOLLAR, "tokens back");
        assertTokenBooks();
    }

    // --- tokens that refuse people ---

    function test_tokens_thatBlockAPlayerBlockNobodyElse() external {
        BlockingToken blocking = new BlockingToken();
        _open(address(blocking));
        nextBlock();
        BetId bet = place(alice, tokenFlip, 10 * DOLLAR, 0);
        blocking.setBlocked(alice, true);
        answer(bet.round(), wordFor(bet, 2, 0));
        uint256 chips = tokenBank.chipsOf(alice);
        assertEq(chips, 1_000 * DOLLAR + 98 * DOLLAR / 10, "chips of the winner");
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(BlockingToken.Blocked.selector, alice));
        tokenBank.cashOut(chips, alice);
        tokenBank.cashOut(chips, stranger);
        vm.stopPrank();
        assertEq(token.balanceOf(stranger), chips, "tokens at another address");
        assertTokenBooks();
    }

    /// @dev An exit is served in chips: the line does not stop for who cannot be paid.
    function test_tokens_thatBlockAProviderDoNotStopTheLine() external {
        BlockingToken blocking = new BlockingToken();
        _open(address(blocking));
        lendTokens(bob, 100 * DOLLAR);
        uint256 shares = tokenBank.balanceOf(bob);
        vm.prank(bob);
        tokenBank.requestExit(shares, bob, bob);
        vm.prank(lender);
        tokenBank.requestExit(1e15, lender, lender);
        blocking.setBlocked(bob, true);
        assertEq(tokenBank.serveExits(2), 2, "served");
        assertGe(tokenBank.chipsOf(bob) + 1, 100 * DOLLAR, "chips of the blocked");
        uint256 chips = tokenBank.chipsOf(lender);
        vm.prank(lender);
        tokenBank.cashOut(chips, lender);
        assertTokenBooks();
    }
}
