// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { BankIsFull } from "../../../contracts/types/Ledger.sol";
import { AnyTokenHouse } from "../../support/AnyTokenHouse.sol";
import { VaultContract } from "../../support/Contracts.sol";

/// @notice `buyIn` and `buyInWithPermit` of a bank of tokens, and what a bet buys in.
contract BankrollBuyInTokensTest is AnyTokenHouse {
    uint256 private constant KEY = uint256(keccak256("dora"));
    address private immutable dora = vm.addr(KEY);

    function test_buyIn_revertsForNothingAndForNobody() external {
        giveTokens(dora, DOLLAR);
        vm.startPrank(dora);
        vm.expectRevert(IBankroll.NothingToDo.selector);
        tokenBank.buyIn(dora, 0);
        vm.expectRevert(IBankroll.ZeroAddress.selector);
        tokenBank.buyIn(address(0), DOLLAR);
        vm.stopPrank();
    }

    function test_buyIn_revertsWithoutAllowanceOrTokens() external {
        token.mint(dora, DOLLAR);
        vm.startPrank(dora);
        vm.expectRevert(
            abi.encodeWithSelector(
                VaultContract.ERC20InsufficientAllowance.selector, address(tokenBank), 0, DOLLAR
            )
        );
        tokenBank.buyIn(dora, DOLLAR);
        token.approve(address(tokenBank), 2 * DOLLAR);
        vm.expectRevert(
            abi.encodeWithSelector(VaultContract.ERC20InsufficientBalance.selector, dora, DOLLAR, 2 * DOLLAR)
        );
        tokenBank.buyIn(dora, 2 * DOLLAR);
        vm.stopPrank();
    }

    function test_buyIn_revertsIfTheBankIsFull() external {
        uint256 room = tokenBank.maxDeposit(dora);
        bytes32 slot = keccak256(abi.encode(dora, uint256(0)));
        vm.store(address(token), slot, bytes32(room + 1));
        vm.startPrank(dora);
        token.approve(address(tokenBank), room + 1);
        vm.expectRevert(BankIsFull.selector);
        tokenBank.buyIn(dora, room + 1);
        tokenBank.buyIn(dora, room);
        vm.stopPrank();
        assertTokenBooks();
    }

    function testFuzz_buyIn_givesChipsToThePlayerNamed(uint256 chips) external {
        chips = bound(chips, 1, 1e13);
        giveTokens(dora, chips);
        (uint256 cash, uint256 all,,) = tokenBank.ledger();
        vm.expectEmit(address(tokenBank));
        emit IBankroll.BoughtIn(stranger, chips);
        vm.prank(dora);
        tokenBank.buyIn(stranger, chips);
        assertEq(tokenBank.chipsOf(stranger), chips, "chips of the player");
        assertEq(tokenBank.chipsOf(dora), 0, "chips of the payer");
        assertEq(token.balanceOf(dora), 0, "tokens of the payer");
        (uint256 cashAfter, uint256 allAfter,,) = tokenBank.ledger();
        assertEq(cashAfter, cash + chips, "cash");
        assertEq(allAfter, all + chips, "chips of all");
        assertEq(bank.chipsOf(stranger), 0, "native chips");
        assertTokenBooks();
    }

    // --- by permit ---

    function _permit(uint256 amount, uint256 deadline) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 typehash =
            keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        VaultContract its = VaultContract(address(token)); // it has a permit, too
        bytes32 permit =
            keccak256(abi.encode(typehash, dora, address(tokenBank), amount, its.nonces(dora), deadline));
        return vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", its.DOMAIN_SEPARATOR(), permit)));
    }

    function testFuzz_buyInWithPermit_needsNoAllowanceBefore(uint256 chips) external {
        chips = bound(chips, 1, 1e13);
        token.mint(dora, chips);
        uint256 deadline = vm.getBlockTimestamp();
        (uint8 v, bytes32 r, bytes32 s) = _permit(chips, deadline);
        vm.prank(dora);
        tokenBank.buyInWithPermit(dora, chips, deadline, v, r, s);
        assertEq(tokenBank.chipsOf(dora), chips, "chips");
        assertEq(token.allowance(dora, address(tokenBank)), 0, "allowance left");
    }

    /// @dev Who sees a permit in the pool and uses it first stops nobody.
    function test_buyInWithPermit_survivesAFrontRunner() external {
        token.mint(dora, DOLLAR);
        uint256 deadline = vm.getBlockTimestamp();
        (uint8 v, bytes32 r, bytes32 s) = _permit(DOLLAR, deadline);
        vm.prank(stranger);
        VaultContract(address(token)).permit(dora, address(tokenBank), DOLLAR, deadline, v, r, s);
        vm.prank(dora);
        tokenBank.buyInWithPermit(dora, DOLLAR, deadline, v, r, s);
        assertEq(tokenBank.chipsOf(dora), DOLLAR, "chips");
    }

    function test_buyInWithPermit_revertsWithAnothersOrALatePermit() external {
        token.mint(dora, DOLLAR);
        token.mint(stranger, DOLLAR);
        uint256 deadline = vm.getBlockTimestamp() - 1;
        (uint8 v, bytes32 r, bytes32 s) = _permit(DOLLAR, deadline);
        bytes memory reason = abi.encodeWithSelector(
            VaultContract.ERC20InsufficientAllowance.selector, address(tokenBank), 0, DOLLAR
        );
        vm.prank(dora);
        vm.expectRevert(reason);
        tokenBank.buyInWithPermit(dora, DOLLAR, deadline, v, r, s);
        (v, r, s) = _permit(DOLLAR, deadline + 10);
        vm.prank(stranger);
        vm.expectRevert(reason);
        tokenBank.buyInWithPermit(stranger, DOLLAR, deadline + 10, v, r, s);
    }

    // --- with a bet ---

    function test_bet_buysInWhatIsMissingByAllowance() external {
        buyIn(dora, COIN); // for the fee of chance
        buyInTokens(dora, 4 * DOLLAR);
        giveTokens(dora, 100 * DOLLAR);
        vm.expectEmit(address(tokenBank));
        emit IBankroll.BoughtIn(dora, 6 * DOLLAR);
        place(dora, tokenFlip, 10 * DOLLAR, 0);
        assertEq(tokenBank.chipsOf(dora), 0, "chips");
        assertEq(token.balanceOf(dora), 94 * DOLLAR, "tokens");
        assertEq(bank.chipsOf(dora), COIN - casino.feeOfWide(BASE_FEE, true, 1), "native chips: less the fee");
        assertTokenBooks();
        assertBooks();
    }

    function test_bet_revertsWithoutChipsOrAllowance() external {
        buyIn(dora, COIN);
        buyInTokens(dora, 4 * DOLLAR);
        vm.prank(dora);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 4 * DOLLAR, 10 * DOLLAR));
        casino.place(tokenFlip, 10 * DOLLAR, 0);
    }

    function test_bet_withNativeMoneyPaysItsFeeAlone() external {
        giveTokens(dora, 10 * DOLLAR);
        vm.deal(dora, 1 ether);
        nextBlock();
        vm.prank(dora);
        casino.place{ value: 1 ether }(tokenFlip, 10 * DOLLAR, 0);
        assertEq(bank.chipsOf(dora), COIN - casino.feeOfWide(BASE_FEE, true, 1), "native chips: less the fee");
        assertBooks();
    }
}
