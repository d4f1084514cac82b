// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { TokenBankContract } from "./Contracts.sol";
import { House } from "./House.sol";

interface Faucet is IERC20 {
    function mint(address to, uint256 amount) external;
    function symbol() external view returns (string memory);
    function decimals() external view returns (uint8);
}

/// @title A house with a bank of a token besides
/// @notice By default of a dollar with 6 decimals, whose chip is one unit, with 1,000,000 dollars of the lender. Its table is a coin flip.
abstract contract TokenHouse is House {
    Faucet internal token;
    TokenBankContract internal tokenBank;
    uint256 internal tokenChip;
    uint8 internal tokenFlip;

    function setUp() public virtual override {
        super.setUp();
        token = Faucet(openToken());
        openTokenBank(chipOfToken());
    }

    function openToken() internal virtual returns (address) {
        return deploy("LocalToken", abi.encode("Glasshouse Dollar", "USDG", uint8(6)));
    }

    function chipOfToken() internal view virtual returns (uint256) {
        return 1;
    }

    /// @dev Opens a bank of `token`, in which the lender has a million coins.
    function openTokenBank(uint256 chip) internal {
        tokenChip = chip;
        uint256 number = casino.openBank(token, chip);
        tokenBank = TokenBankContract(address(casino.bankOf(number)));
        tokenFlip = uint8(casino.openTable(coinFlip, KAPPA, number));
        lendTokens(lender, 1_000_000 * 10 ** token.decimals());
    }

    /// @dev Gives somebody so many units, and the bank an allowance for just these.
    function giveTokens(address who, uint256 amount) internal {
        token.mint(who, amount);
        vm.prank(who);
        token.approve(address(tokenBank), amount);
    }

    function lendTokens(address provider, uint256 amount) internal returns (uint256 shares) {
        giveTokens(provider, amount);
        vm.prank(provider);
        return tokenBank.deposit(amount, provider);
    }

    function buyInTokens(address player, uint256 chips) internal {
        giveTokens(player, chips * tokenChip);
        vm.prank(player);
        tokenBank.buyIn(player, chips);
    }

    /// @dev What must hold of the bank of the token between any two calls.
    function assertTokenBooks() internal view {
        (uint256 cash, uint256 chips, uint256 reserved, uint256 fees) = tokenBank.ledger();
        assertLe(chips + reserved, cash, "chips and reserved against cash, in tokens");
        assertEq(fees, 0, "fees of chance in tokens");
        assertLe(cash * tokenChip, token.balanceOf(address(tokenBank)), "cash against the tokens held");
    }
}
