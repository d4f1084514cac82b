// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC4626 } from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import { INativeBankroll } from "../../../contracts/interfaces/INativeBankroll.sol";
import { ITokenBankroll } from "../../../contracts/interfaces/ITokenBankroll.sol";
import { IVault } from "../../../contracts/interfaces/IVault.sol";
import { VaultContract } from "../../support/Contracts.sol";
import { VaultStandard } from "../../support/VaultStandard.sol";

/// @notice ERC-7535: the bank of the native coin.
contract NativeBankrollStandardTest is VaultStandard {
    function openVault() internal override returns (VaultContract, uint8) {
        coin = 1 ether;
        return (bank, COIN_FLIP);
    }

    function give(address who, uint256 assets) internal override {
        vm.deal(who, who.balance + assets);
    }

    function assetsOf(address who) internal view override returns (uint256) {
        return who.balance;
    }

    function callDeposit(address from, uint256 assets, address receiver) internal override returns (uint256) {
        vm.prank(from);
        return bank.deposit{ value: assets }(assets, receiver);
    }

    function callMint(address from, uint256 shares, address receiver, uint256 assets)
        internal
        override
        returns (uint256)
    {
        vm.prank(from);
        return bank.mint{ value: assets }(shares, receiver);
    }

    function other(uint256 amount) internal override {
        bank.contribute{ value: amount / CHIP * CHIP }();
        skip(amount % 10 days);
    }

    function test_asset_isTheNativeCoin() external view {
        assertEq(bank.asset(), 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE, "asset");
        assertEq(bank.decimals(), 15, "decimals");
    }

    function testFuzz_deposit_countsTheMoneyAndNotTheWord(uint256 word) external {
        uint256 shares = bank.previewDeposit(1 ether);
        assertEq(bank.deposit{ value: 1 ether }(word, friend), shares, "shares");
    }

    function testFuzz_mint_sendsBackWhatIsTooMuch(uint256 shares, uint256 more) external {
        shares = bound(shares, 1, bank.totalSupply());
        uint256 assets = bank.previewMint(shares);
        more = bound(more, 1, 1_000 ether);
        vm.deal(friend, assets + more);
        assertEq(callMint(friend, shares, friend, assets + more), assets, "assets returned");
        assertEq(friend.balance, more, "money left");
    }
}

/// @notice ERC-4626: the bank of a dollar with 6 decimals, whose chip is a unit.
contract DollarBankrollStandardTest is VaultStandard {
    function openVault() internal virtual override returns (VaultContract, uint8) {
        coin = DOLLAR;
        return (tokenBank, tokenFlip);
    }

    /// @dev Beyond the faucet: a balance of OpenZeppelin's ERC-20 stands in its first mapping.
    function give(address who, uint256 assets) internal override {
        bytes32 slot = keccak256(abi.encode(who, uint256(0)));
        vm.store(address(token), slot, bytes32(token.balanceOf(who) + assets));
        vm.prank(who);
        token.approve(address(tokenBank), type(uint256).max);
    }

    function assetsOf(address who) internal view override returns (uint256) {
        return token.balanceOf(who);
    }

    function callDeposit(address from, uint256 assets, address receiver) internal override returns (uint256) {
        vm.prank(from);
        return IERC4626(address(tokenBank)).deposit(assets, receiver);
    }

    function callMint(address from, uint256 shares, address receiver, uint256) internal override returns (uint256) {
        vm.prank(from);
        return IERC4626(address(tokenBank)).mint(shares, receiver);
    }

    function test_asset_isTheToken() external view {
        assertEq(tokenBank.asset(), address(token), "asset");
        assertEq(tokenBank.symbol(), string.concat("GLASS-", VaultContract(address(token)).symbol()), "symbol");
        assertEq(tokenBank.decimals(), 12, "decimals");
    }

    function test_interface_isTheStandards() external pure {
        bytes4[16] memory theirs = [
            IERC4626.asset.selector,
            IERC4626.totalAssets.selector,
            IERC4626.convertToShares.selector,
            IERC4626.convertToAssets.selector,
            IERC4626.maxDeposit.selector,
            IERC4626.previewDeposit.selector,
            IERC4626.deposit.selector,
            IERC4626.maxMint.selector,
            IERC4626.previewMint.selector,
            IERC4626.mint.selector,
            IERC4626.maxWithdraw.selector,
            IERC4626.previewWithdraw.selector,
            IERC4626.withdraw.selector,
            IERC4626.maxRedeem.selector,
            IERC4626.previewRedeem.selector,
            IERC4626.redeem.selector
        ];
        bytes4[16] memory ours = [
            IVault.asset.selector,
            IVault.totalAssets.selector,
            IVault.convertToShares.selector,
            IVault.convertToAssets.selector,
            IVault.maxDeposit.selector,
            IVault.previewDeposit.selector,
            ITokenBankroll.deposit.selector,
            IVault.maxMint.selector,
            IVault.previewMint.selector,
            ITokenBankroll.mint.selector,
            IVault.maxWithdraw.selector,
            IVault.previewWithdraw.selector,
            IVault.withdraw.selector,
            IVault.maxRedeem.selector,
            IVault.previewRedeem.selector,
            IVault.redeem.selector
        ];
        for (uint256 i = 0; i < 16; ++i) assertEq(bytes32(ours[i]), bytes32(theirs[i]), "selector");
        assertEq(INativeBankroll.deposit.selector == IERC4626.deposit.selector, true, "native deposit");
        assertEq(INativeBankroll.mint.selector == IERC4626.mint.selector, true, "native mint");
        assertEq(IVault.Deposit.selector, IERC4626.Deposit.selector, "Deposit");
        assertEq(IVault.Withdraw.selector, IERC4626.Withdraw.selector, "Withdraw");
    }
}

/// @notice ERC-4626: the bank of a token with 18 decimals, whose chip is 1e12 units. Dust below a chip may be anywhere.
contract TokenBankrollStandardTest is DollarBankrollStandardTest {
    function openVault() internal override returns (VaultContract, uint8) {
        coin = 1 ether;
        openTokenBank(deploy("LocalToken", abi.encode("Crystal", "CRYS", uint8(18))), 1e12);
        lendTokens(lender, 1_000_000 * coin);
        buyInTokens(alice, 10_000 * coin / tokenChip);
        return (tokenBank, tokenFlip);
    }
}
