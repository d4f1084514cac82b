// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { ITokenBankroll } from "../../../contracts/interfaces/ITokenBankroll.sol";
import { AnyTokenHouse } from "../../support/AnyTokenHouse.sol";
import { VaultContract } from "../../support/Contracts.sol";
import { BlockingToken, RebasingToken } from "../../support/OddTokens.sol";

/// @notice Has decimals, and no symbol.
contract NamelessToken {
    uint8 public constant decimals = 6;
}

/// @notice Tokens of which a chip is many units, and what a bank asks of a token.
contract BankrollTokenEdgesTest is AnyTokenHouse {
    uint256 private constant KEY = uint256(keccak256("dora"));
    uint256 private constant UNITS = 1e12; // of a chip
    uint256 private constant CHIPS = 10_000_000;
    address private immutable dora = vm.addr(KEY);

    /// @dev A token of 18 decimals, with permit.
    function _openCrystals() private {
        openTokenBank(deploy("LocalToken", abi.encode("Crystal", "CRYS", uint8(18))), UNITS);
        lendTokens(lender, 1_000_000 ether);
    }

    function test_tokens_revertWithoutASymbol() external {
        address nameless = address(new NamelessToken());
        vm.expectRevert(abi.encodeWithSelector(ITokenBankroll.NotAToken.selector, nameless));
        casino.openBank(IERC20(nameless), 1);
    }

    /// @dev What is permitted is the units of the chips, and no more.
    function test_buyInWithPermit_ofChipsOfManyUnits() external {
        _openCrystals();
        token.mint(dora, CHIPS * UNITS);
        uint256 deadline = vm.getBlockTimestamp();
        VaultContract its = VaultContract(address(token)); // it has a permit, too
        bytes32 permit = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                dora,
                address(tokenBank),
                CHIPS * UNITS,
                its.nonces(dora),
                deadline
            )
        );
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", its.DOMAIN_SEPARATOR(), permit)));
        vm.prank(dora);
        tokenBank.buyInWithPermit(dora, CHIPS, deadline, v, r, s);
        assertEq(tokenBank.chipsOf(dora), CHIPS, "chips");
        assertEq(token.balanceOf(dora), 0, "units");
        assertEq(token.allowance(dora, address(tokenBank)), 0, "allowance left");
        assertTokenBooks();
    }

    /// @dev A bet buys in whole chips, and wants an allowance for all of their units.
    function test_bet_buysInChipsOfManyUnits() external {
        _openCrystals();
        buyIn(dora, COIN); // for the fee of chance
        buyInTokens(dora, 4 * CHIPS);
        giveTokens(dora, 6 * CHIPS * UNITS);
        vm.startPrank(dora);
        token.approve(address(tokenBank), 6 * CHIPS * UNITS - 1);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 4 * CHIPS, 10 * CHIPS));
        casino.place(tokenFlip, 10 * CHIPS, 0);
        token.approve(address(tokenBank), 6 * CHIPS * UNITS);
        vm.stopPrank();
        place(dora, tokenFlip, 10 * CHIPS, 0);
        assertEq(tokenBank.chipsOf(dora), 0, "chips");
        assertEq(token.balanceOf(dora), 0, "units");
        assertTokenBooks();
    }

    /// @dev Who has just the chips for a bet does not need the token, which may refuse him.
    function test_bet_ofJustTheChipsDoesNotCallTheToken() external {
        BlockingToken blocking = new BlockingToken();
        openTokenBank(address(blocking), 1);
        lendTokens(lender, DOLLARS);
        buyInTokens(alice, 10 * DOLLAR);
        blocking.setBlocked(alice, true);
        place(alice, tokenFlip, 10 * DOLLAR, 0);
        assertEq(tokenBank.chipsOf(alice), 0, "chips");
        assertTokenBooks();
    }

    /// @dev One unit less than the books say, where a chip is a hundred of them.
    function test_buyIn_revertsIfAUnitIsMissing() external {
        RebasingToken rebasing = new RebasingToken();
        openTokenBank(address(rebasing), 100);
        lendTokens(lender, DOLLARS);
        giveTokens(dora, DOLLAR);
        rebasing.rebase(address(tokenBank), DOLLARS - 1);
        vm.startPrank(dora);
        vm.expectRevert(abi.encodeWithSelector(ITokenBankroll.AssetMissing.selector, DOLLARS - 1, DOLLARS));
        tokenBank.buyIn(dora, 1);
        rebasing.rebase(address(tokenBank), DOLLARS);
        tokenBank.buyIn(dora, 1);
        vm.stopPrank();
        assertTokenBooks();
    }
}
