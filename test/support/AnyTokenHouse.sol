// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { TokenBankContract } from "./Contracts.sol";
import { TokenContract } from "./Outside.sol";
import { TokenHouse } from "./TokenHouse.sol";

/// @title A house with a bank of any token
/// @notice Of dollars at first. A test may open another bank, of a token and a chip of its own; all below is about the one opened last.
abstract contract AnyTokenHouse is TokenHouse {
    TokenContract internal token;
    TokenBankContract internal tokenBank;
    uint256 internal tokenChip;
    uint8 internal tokenFlip;

    function setUp() public virtual override {
        super.setUp();
        (token, tokenBank, tokenChip, tokenFlip) = (dollar, TokenBankContract(address(dollars)), 1, DOLLAR_COIN_FLIP);
    }

    /// @dev A bank without money, and a table where its coins are flipped.
    function openTokenBank(address asset, uint256 chip) internal {
        (token, tokenChip) = (TokenContract(asset), chip);
        uint256 number = casino.openBank(token, chip);
        tokenBank = TokenBankContract(address(casino.bankOf(number)));
        tokenFlip = uint8(casino.openTable(coinFlip, KAPPA, number));
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

    /// @dev What must hold of the bank between any two calls.
    function assertTokenBooks() internal view {
        (uint256 cash, uint256 chips, uint256 reserved, uint256 fees) = tokenBank.ledger();
        assertLe(chips + reserved, cash, "chips and reserved against cash, in tokens");
        assertEq(fees, 0, "fees of chance in tokens");
        assertLe(cash * tokenChip, token.balanceOf(address(tokenBank)), "cash against the tokens held");
    }
}
