// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20Metadata } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { ReentrancyGuardTransient } from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import { Bankroll } from "./Bankroll.sol";
import { IBankFactory } from "./interfaces/IBankFactory.sol";
import { ITokenBankroll } from "./interfaces/ITokenBankroll.sol";
import { Vault } from "./Vault.sol";

/// @title TokenBankroll
/// @notice See `ITokenBankroll` for what it does and why.
/// @dev While the token is called, no money can move here: a transfer within a transfer would blur what arrived. Settling moves none, and
/// cannot be stopped by a token.
contract TokenBankroll is ITokenBankroll, Vault, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev Its factory says whose bank of what it is: see `IBankFactory`.
    constructor()
        Bankroll(_order().casino, _order().chip, _order().players)
        Vault(
            "Glasshouse bank share",
            string.concat("GLASS-", _symbolOf(_order().asset)),
            address(_order().asset),
            _decimalsOf(_order().asset),
            _order().reserves
        )
    { }

    function _order() private view returns (IBankFactory.Order memory) {
        return IBankFactory(msg.sender).order();
    }

    function _symbolOf(IERC20 token) private view returns (string memory) {
        if (address(token).code.length == 0) revert NotAToken(address(token));
        try IERC20Metadata(address(token)).symbol() returns (string memory symbol) {
            return symbol;
        } catch {
            revert NotAToken(address(token));
        }
    }

    function _decimalsOf(IERC20 token) private view returns (uint8) {
        try IERC20Metadata(address(token)).decimals() returns (uint8 decimals) {
            return decimals;
        } catch {
            revert NotAToken(address(token));
        }
    }

    // --- players ---

    /// @inheritdoc ITokenBankroll
    function buyIn(address player, uint256 chips) public {
        _takeIn(msg.sender, chips * CHIP);
        _buyIn(player, chips);
    }

    /// @inheritdoc ITokenBankroll
    function buyInWithPermit(address player, uint256 chips, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        // Whoever saw the permit may have used it already: then the allowance is there.
        try IERC20Permit(asset).permit(msg.sender, address(this), chips * CHIP, deadline, v, r, s) { } catch { }
        buyIn(player, chips);
    }

    // --- liquidity providers ---

    /// @inheritdoc ITokenBankroll
    function deposit(uint256 assets, address receiver) external returns (uint256 shares) {
        _takeIn(msg.sender, assets);
        return _deposit(assets, receiver);
    }

    /// @inheritdoc ITokenBankroll
    function mint(uint256 shares, address receiver) external returns (uint256 assets) {
        assets = previewMint(shares);
        _takeIn(msg.sender, assets);
        _mintFor(assets, shares, receiver);
    }

    // --- the token ---

    /// @inheritdoc Bankroll
    function _bought(address player, uint256 cost, uint256 held) internal override returns (uint256 chips) {
        if (held >= cost) return 0;
        chips = cost - held;
        if (IERC20(asset).allowance(player, address(this)) < chips * CHIP) revert NotEnoughChips(held, cost);
        _takeIn(player, chips * CHIP);
    }

    /// @dev New money, if none of the old is missing.
    function _takeIn(address from, uint256 amount) private {
        uint256 held = IERC20(asset).balanceOf(address(this));
        uint256 cash = _ledger.cash() * CHIP;
        if (held < cash) revert AssetMissing(held, cash);
        _receive(from, amount);
    }

    /// @inheritdoc Vault
    function _receive(address from, uint256 amount) internal override nonReentrant {
        IERC20 token = IERC20(asset);
        uint256 expected = token.balanceOf(address(this)) + amount;
        token.safeTransferFrom(from, address(this), amount);
        _expect(token, expected);
    }

    /// @inheritdoc Bankroll
    function _send(address to, uint256 amount) internal override nonReentrant {
        IERC20 token = IERC20(asset);
        uint256 expected = token.balanceOf(address(this)) - amount;
        token.safeTransfer(to, amount);
        _expect(token, expected);
    }

    function _expect(IERC20 token, uint256 expected) private view {
        uint256 held = token.balanceOf(address(this));
        if (held != expected) revert InexactTransfer(held, expected);
    }
}
