// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../contracts/interfaces/IBankroll.sol";
import { IReserve } from "../../contracts/interfaces/IReserve.sol";
import { IVault } from "../../contracts/interfaces/IVault.sol";
import { BetId } from "../../contracts/types/BetId.sol";
import { AnyTokenHouse } from "./AnyTokenHouse.sol";
import { VaultContract } from "./Contracts.sol";

/// @title The properties of ERC-4626
/// @notice Every MUST of the standard, for a bank in any state: with profits and losses, open bets, exits that wait, and prices that are not
/// whole. What it leaves open and this house decides is here, too: amounts of nothing are refused, the preview is exact to the unit, rounding is the bank's.
abstract contract VaultStandard is AnyTokenHouse {
    uint256 internal constant MIN_STAKE = 10_000; // chips
    uint256 internal constant KEY = uint256(keccak256("somebody with a key"));
    address internal immutable holder = vm.addr(KEY);
    address internal immutable friend = vm.addr(uint256(keccak256("friend")));

    VaultContract internal vault;
    uint256 internal chip;
    uint256 internal coin; // units of a coin of the asset
    uint8 internal flipTable;

    function setUp() public virtual override {
        super.setUp();
        (vault, flipTable) = openVault();
        chip = vault.CHIP();
        // A price that is not whole.
        _flip(coin / 3 + 3 * chip, false);
        _flip(coin / 7 + chip, true);
        _deposit(holder, 10 * coin + 1, holder);
    }

    /// @dev Sets `coin`, and says which bank it is and where its coins are flipped.
    function openVault() internal virtual returns (VaultContract, uint8 table);

    function give(address who, uint256 assets) internal virtual;

    function assetsOf(address who) internal view virtual returns (uint256);

    /// @dev Calls `deposit` from an account that has what it takes.
    function callDeposit(address from, uint256 assets, address receiver) internal virtual returns (uint256 shares);

    function callMint(address from, uint256 shares, address receiver, uint256 assets)
        internal
        virtual
        returns (uint256 spent);

    // --- steps ---

    function _deposit(address from, uint256 assets, address receiver) internal returns (uint256 shares) {
        give(from, assets);
        return callDeposit(from, assets, receiver);
    }

    function _mint(address from, uint256 shares, address receiver) internal returns (uint256 spent) {
        uint256 assets = vault.previewMint(shares);
        give(from, assets);
        return callMint(from, shares, receiver, assets);
    }

    function _redeem(uint256 shares, address owner) internal returns (uint256 assets) {
        vm.prank(owner);
        return vault.redeem(shares, owner, owner);
    }

    function _withdraw(uint256 assets, address owner) internal returns (uint256 shares) {
        vm.prank(owner);
        return vault.withdraw(assets, owner, owner);
    }

    /// @dev Alice flips a coin for so much of the asset, or for what the bank allows.
    function _place(uint256 stake) internal returns (BetId) {
        nextBlock();
        (, uint256 share,) = casino.tableOf(flipTable);
        uint256 limit = vault.hotEquityLow() * share / 1e9;
        return place(alice, flipTable, bound(stake / chip, MIN_STAKE, limit), 0);
    }

    function _flip(uint256 stake, bool win) internal {
        BetId bet = _place(stake);
        answer(bet.round(), wordFor(bet, 2, win ? 0 : 1));
    }

    /// @dev Any state: what is likely, in an unlikely order. The last bet may stay open.
    function _shake(uint256 seed) internal {
        for (uint256 i = 0; i < 3; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 amount = bound(seed >> 8, coin / 10, coin);
            if (seed % 7 == 0) _deposit(friend, amount * 40, friend);
            if (seed % 7 == 1) _flip(amount, true);
            if (seed % 7 == 2) _flip(amount, false);
            if (seed % 7 == 3) _requestExit(vault.previewWithdraw(amount * 100));
            if (seed % 7 == 4) _sweep(amount);
            if (seed % 7 == 5) other(amount);
        }
        if (seed % 2 == 0) _place(bound(seed >> 8, coin / 10, coin));
    }

    /// @dev The lender has shares wait.
    function _requestExit(uint256 shares) internal {
        vm.prank(lender);
        vault.requestExit(shares, lender, lender);
    }

    /// @dev All but a part of the hot money goes cold: at least a twentieth stays.
    function _sweep(uint256 part) internal {
        IReserve reserve = vault.reserve();
        uint256 target = vault.hotEquityLow() / (1 + part % 20);
        if (target < reserve.hotTarget()) reserve.lowerTarget(target);
        if (reserve.excess() != 0) reserve.sweep();
    }

    /// @dev What else may happen to this bank.
    function other(uint256 amount) internal virtual { }

    struct Prices {
        uint256 high;
        uint256 low;
        uint256 supply;
    }

    function _prices() internal view returns (Prices memory) {
        return Prices(vault.equityHigh() + 1, vault.equityLow() + 1, vault.totalSupply() + 1e6);
    }

    /// @dev What a share is worth to those who stay never falls by who comes or goes.
    function _assertPricesKept(Prices memory before) internal view {
        Prices memory now_ = _prices();
        assertGe(now_.low * before.supply, before.low * now_.supply, "lower price of a share");
        assertGe(now_.high * before.supply, before.high * now_.supply, "higher price of a share");
    }

    // --- views that are the same for everybody, and never revert ---

    function testFuzz_views_neverRevertAndKnowNoCaller(uint256 seed, uint256 amount, address who) external {
        _shake(seed);
        amount = bound(amount, 0, type(uint128).max);
        uint256[6] memory told = [
            vault.convertToShares(amount),
            vault.convertToAssets(amount),
            vault.previewDeposit(amount),
            vault.previewMint(amount),
            vault.previewWithdraw(amount),
            vault.previewRedeem(amount)
        ];
        vm.startPrank(who);
        assertEq(vault.convertToShares(amount), told[0], "convertToShares");
        assertEq(vault.convertToAssets(amount), told[1], "convertToAssets");
        assertEq(vault.previewDeposit(amount), told[2], "previewDeposit");
        assertEq(vault.previewMint(amount), told[3], "previewMint");
        assertEq(vault.previewWithdraw(amount), told[4], "previewWithdraw");
        assertEq(vault.previewRedeem(amount), told[5], "previewRedeem");
        vm.stopPrank();
        vault.maxDeposit(who);
        vault.maxMint(who);
        vault.maxWithdraw(who);
        vault.maxRedeem(who);
    }

    /// @dev The standard's estimates do not flatter: what one gets is never less.
    function testFuzz_convert_roundsDownAndFlattersNobody(uint256 seed, uint256 amount) external {
        _shake(seed);
        amount = bound(amount, 0, 1e30);
        assertLe(vault.convertToShares(amount), vault.previewDeposit(amount), "shares");
        assertLe(vault.convertToAssets(amount), vault.previewRedeem(amount), "assets");
        assertLe(vault.convertToAssets(vault.convertToShares(amount)), amount, "there and back");
        assertLe(vault.convertToShares(vault.convertToAssets(amount)), amount, "back and there");
    }

    function testFuzz_totalAssets_areTheEquityAtTheLowerPrice(uint256 seed) external {
        _shake(seed);
        assertEq(vault.totalAssets(), vault.equityLow() * chip, "total assets");
        uint256 held = assetsOf(address(vault)) + assetsOf(address(vault.reserve()));
        assertLe(vault.totalAssets(), held, "total assets against the money held");
        assertLe(vault.convertToAssets(vault.totalSupply()), vault.totalAssets(), "all shares against all assets");
    }

    function test_shares_readLikeTheAsset() external view {
        uint256 shares = vault.convertToShares(coin);
        uint256 one = 10 ** vault.decimals();
        assertGt(shares, one * 99 / 100, "a coin's worth of shares, at least");
        assertLt(shares, one * 101 / 100, "a coin's worth of shares, at most");
    }

    // --- deposit ---

    function testFuzz_deposit_isAsPreviewed(uint256 seed, uint256 assets) external {
        _shake(seed);
        assets = bound(assets, chip, 1_000 * coin);
        uint256 shares = vault.previewDeposit(assets);
        uint256 held = assetsOf(address(vault));
        uint256 supply = vault.totalSupply();
        Prices memory before = _prices();
        give(friend, assets);
        uint256 purse = assetsOf(friend);
        uint256 had = vault.balanceOf(stranger);
        vm.expectEmit(address(vault));
        emit IVault.Deposit(friend, stranger, assets, shares);
        assertEq(callDeposit(friend, assets, stranger), shares, "shares returned");
        assertEq(vault.balanceOf(stranger) - had, shares, "shares of the receiver");
        assertEq(vault.totalSupply() - supply, shares, "new shares");
        assertEq(assetsOf(address(vault)) - held, assets, "assets taken in");
        assertEq(purse - assetsOf(friend), assets, "assets paid");
        _assertPricesKept(before);
    }

    function test_deposit_revertsForNothing() external {
        vm.expectRevert(IBankroll.NothingToDo.selector);
        callDeposit(friend, 0, friend);
        assertEq(vault.previewDeposit(0), 0, "preview of nothing");
    }

    function testFuzz_maxDeposit_isTheMost(uint256 seed) external {
        _shake(seed);
        uint256 most = vault.maxDeposit(friend);
        give(friend, most + 1);
        vm.expectRevert();
        callDeposit(friend, most + 1, friend);
        callDeposit(friend, most, friend);
        assertEq(vault.maxDeposit(friend), 0, "left when the bank is full");
        assertEq(vault.maxMint(friend), 0, "shares left when the bank is full");
        give(friend, chip);
        vm.expectRevert();
        callDeposit(friend, chip, friend);
    }

    // --- mint ---

    function testFuzz_mint_isAsPreviewed(uint256 seed, uint256 shares) external {
        _shake(seed);
        shares = bound(shares, 1, vault.totalSupply());
        uint256 assets = vault.previewMint(shares);
        assertEq(assets % chip, 0, "whole chips");
        uint256 held = assetsOf(address(vault));
        Prices memory before = _prices();
        give(friend, assets);
        uint256 purse = assetsOf(friend);
        uint256 had = vault.balanceOf(stranger);
        vm.expectEmit(address(vault));
        emit IVault.Deposit(friend, stranger, assets, shares);
        assertEq(callMint(friend, shares, stranger, assets), assets, "assets returned");
        assertEq(vault.balanceOf(stranger) - had, shares, "shares of the receiver");
        assertEq(assetsOf(address(vault)) - held, assets, "assets taken in");
        assertEq(purse - assetsOf(friend), assets, "assets paid");
        _assertPricesKept(before);
    }

    function test_mint_revertsForNothing() external {
        vm.expectRevert(IBankroll.NothingToDo.selector);
        callMint(friend, 0, friend, 0);
        assertEq(vault.previewMint(0), 0, "preview of nothing");
    }

    function testFuzz_mint_revertsWithLessThanItCosts(uint256 shares) external {
        shares = bound(shares, 1, vault.totalSupply());
        uint256 assets = vault.previewMint(shares) - 1;
        give(friend, assets);
        vm.expectRevert();
        callMint(friend, shares, friend, assets);
    }

    function testFuzz_maxMint_isTheMost(uint256 seed) external {
        _shake(seed);
        uint256 most = vault.maxMint(friend);
        uint256 more = vault.previewMint(most + 1);
        give(friend, more);
        vm.expectRevert();
        callMint(friend, most + 1, friend, more);
        callMint(friend, most, friend, vault.previewMint(most));
    }

    // --- withdraw and redeem ---

    /// @dev The holder gives up shares, and a stranger gets the assets.
    /// @param exit `withdraw` of the assets, or `redeem` of the shares.
    function _leave(
        function(uint256, address, address) external returns (uint256) exit,
        uint256 amount,
        uint256 assets,
        uint256 shares
    ) private returns (uint256 returned) {
        uint256 held = assetsOf(address(vault));
        uint256 had = vault.balanceOf(holder);
        uint256 purse = assetsOf(stranger);
        Prices memory before = _prices();
        vm.expectEmit(address(vault));
        emit IVault.Withdraw(holder, stranger, holder, assets, shares);
        vm.prank(holder);
        returned = exit(amount, stranger, holder);
        assertEq(had - vault.balanceOf(holder), shares, "shares burned");
        assertEq(held - assetsOf(address(vault)), assets, "assets given out");
        assertEq(assetsOf(stranger) - purse, assets, "assets received");
        _assertPricesKept(before);
    }

    // --- withdraw ---

    function testFuzz_withdraw_isAsPreviewed(uint256 seed, uint256 assets) external {
        _shake(seed);
        if (vault.maxWithdraw(holder) == 0) return;
        assets = bound(assets, 1, vault.maxWithdraw(holder));
        uint256 shares = vault.previewWithdraw(assets);
        assertEq(_leave(vault.withdraw, assets, assets, shares), shares, "shares returned");
    }

    function test_withdraw_revertsForNothing() external {
        vm.expectRevert(IBankroll.NothingToDo.selector);
        _withdraw(0, holder);
        assertEq(vault.previewWithdraw(0), 0, "preview of nothing");
    }

    function testFuzz_maxWithdraw_isTheMost(uint256 seed, uint256 waiting) external {
        _shake(seed);
        _squeeze(waiting);
        uint256 most = vault.maxWithdraw(holder);
        vm.expectRevert();
        _withdraw(most + 1, holder);
        if (most != 0) _withdraw(most, holder);
        assertLt(vault.maxWithdraw(holder), 2 * chip, "left");
    }

    // --- redeem ---

    function testFuzz_redeem_isAsPreviewed(uint256 seed, uint256 shares) external {
        _shake(seed);
        if (vault.maxRedeem(holder) < 2e6) return;
        shares = bound(shares, 2e6, vault.maxRedeem(holder));
        uint256 assets = vault.previewRedeem(shares);
        assertEq(assets % chip, 0, "whole chips");
        assertEq(_leave(vault.redeem, shares, assets, shares), assets, "assets returned");
    }

    function test_redeem_revertsForNothing() external {
        vm.expectRevert(IBankroll.NothingToDo.selector);
        _redeem(0, holder);
        assertEq(vault.previewRedeem(0), 0, "preview of nothing");
    }

    function testFuzz_maxRedeem_isTheMost(uint256 seed, uint256 waiting) external {
        _shake(seed);
        _squeeze(waiting);
        uint256 most = vault.maxRedeem(holder);
        vm.expectRevert();
        _redeem(most + 1, holder);
        if (most != 0) _redeem(most, holder);
        assertLt(vault.maxRedeem(holder), 2e6, "left");
    }

    /// @dev Others wait for all but some of the hot money, or for more than that.
    function _squeeze(uint256 waiting) private {
        uint256 hot = vault.previewWithdraw(vault.hotEquityLow() * chip);
        uint256 all = vault.balanceOf(lender);
        uint256 shares = bound(waiting, hot / 2, 2 * hot);
        _requestExit(shares < all ? shares : all);
    }

    function testFuzz_max_areNothingForWhoHasNothing(uint256 seed, address nobody) external {
        _shake(seed);
        vm.assume(vault.balanceOf(nobody) == 0);
        assertEq(vault.maxWithdraw(nobody), 0, "maxWithdraw");
        assertEq(vault.maxRedeem(nobody), 0, "maxRedeem");
    }

    // --- there and back ---

    function testFuzz_roundTrips_thatBeginWithMoneyNeverGain(uint256 seed, uint256 assets) external {
        _shake(seed);
        assets = bound(assets, 2 * chip, 1_000 * coin);
        uint256 state = vm.snapshotState();
        uint256 shares = _deposit(friend, assets, friend);
        uint256 back = vault.previewRedeem(shares);
        if (vault.maxRedeem(friend) == shares) assertEq(_redeem(shares, friend), back, "redeemed");
        assertLe(back, assets, "deposit and redeem");
        vm.revertToState(state);
        shares = _deposit(friend, assets, friend);
        assertGe(vault.previewWithdraw(assets), shares, "deposit and withdraw");
        vm.revertToState(state);
        shares = vault.previewDeposit(assets);
        uint256 spent = _mint(friend, shares, friend);
        assertGe(vault.previewWithdraw(spent), shares, "mint and withdraw");
        assertLe(vault.previewRedeem(shares), spent, "mint and redeem");
    }

    function testFuzz_roundTrips_thatBeginWithSharesNeverGain(uint256 seed, uint256 shares) external {
        _shake(seed);
        if (vault.maxRedeem(holder) < 4e6) return;
        shares = bound(shares, 4e6, vault.maxRedeem(holder));
        uint256 state = vm.snapshotState();
        uint256 assets = _redeem(shares, holder);
        assertLe(vault.previewDeposit(assets), shares, "redeem and deposit");
        assertGe(vault.previewMint(shares), assets, "redeem and mint");
        vm.revertToState(state);
        assets = vault.previewRedeem(shares);
        uint256 burned = _withdraw(assets, holder);
        assertLe(vault.previewDeposit(assets), burned, "withdraw and deposit");
        assertGe(vault.previewMint(burned), assets, "withdraw and mint");
    }

    // --- allowances ---

    function testFuzz_allowance_letsAnotherRedeemAndNoMore(uint256 shares, uint256 allowed) external {
        allowed = bound(allowed, 2e6, vault.balanceOf(holder) - 1);
        shares = bound(shares, 2e6, allowed);
        vm.prank(friend);
        vm.expectRevert(
            abi.encodeWithSelector(VaultContract.ERC20InsufficientAllowance.selector, friend, 0, shares)
        );
        vault.redeem(shares, friend, holder);
        vm.prank(holder);
        vault.approve(friend, allowed);
        vm.startPrank(friend);
        vm.expectRevert(
            abi.encodeWithSelector(
                VaultContract.ERC20InsufficientAllowance.selector, friend, allowed, allowed + 1
            )
        );
        vault.redeem(allowed + 1, friend, holder);
        uint256 before = assetsOf(friend);
        uint256 assets = vault.redeem(shares, friend, holder);
        vm.stopPrank();
        assertEq(assetsOf(friend) - before, assets, "assets of the friend");
        assertEq(vault.allowance(holder, friend), allowed - shares, "allowance left");
    }

    function testFuzz_allowance_letsAnotherWithdrawAndNoMore(uint256 assets) external {
        assets = bound(assets, 1, vault.maxWithdraw(holder));
        uint256 shares = vault.previewWithdraw(assets);
        vm.prank(holder);
        vault.approve(friend, shares - 1);
        vm.prank(friend);
        vm.expectRevert(
            abi.encodeWithSelector(
                VaultContract.ERC20InsufficientAllowance.selector, friend, shares - 1, shares
            )
        );
        vault.withdraw(assets, friend, holder);
        vm.prank(holder);
        vault.approve(friend, type(uint256).max);
        vm.prank(friend);
        vault.withdraw(assets, friend, holder);
        assertEq(vault.allowance(holder, friend), type(uint256).max, "an allowance without end");
    }

    /// @dev By a signature alone: the holder sends nothing.
    function testFuzz_permit_letsAnotherRedeem(uint256 shares) external {
        shares = bound(shares, 2e6, vault.balanceOf(holder));
        uint256 deadline = vm.getBlockTimestamp() + 1;
        bytes32 typehash =
            keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 permit = keccak256(abi.encode(typehash, holder, friend, shares, vault.nonces(holder), deadline));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", vault.DOMAIN_SEPARATOR(), permit));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, digest);
        vm.startPrank(friend);
        vault.permit(holder, friend, shares, deadline, v, r, s);
        uint256 assets = vault.redeem(shares, friend, holder);
        vm.expectRevert();
        vault.permit(holder, friend, shares, deadline, v, r, s);
        vm.stopPrank();
        assertGt(assets, 0, "assets");
    }

    // --- what the standard does not know ---

    /// @dev With bets open, shares are bought at more than they are sold for, by just what may be owed.
    function testFuzz_prices_differByWhatIsReserved(uint256 seed) external {
        _shake(seed);
        (,, uint256 reserved,) = vault.ledger();
        assertEq(vault.equityHigh() - vault.equityLow(), reserved, "between the two prices");
        assertLe(vault.previewDeposit(coin), vault.previewWithdraw(coin), "shares bought and sold for a coin");
    }

    function test_money_thatComesByForceMovesNoPrice() external {
        Prices memory before = _prices();
        give(address(vault), 1_000_000 * coin);
        Prices memory now_ = _prices();
        assertEq(now_.high, before.high, "higher price");
        assertEq(now_.low, before.low, "lower price");
        assertEq(vault.totalAssets(), (before.low - 1) * chip, "total assets");
    }
}
