// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { ERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title A token of the local world
/// @notice An ERC-20 with permit, and a faucet for everybody. Worth nothing, and never part of a house on a public chain.
contract LocalToken is ERC20Permit {
    /// @notice Most that the faucet gives at once, in units: ten million tokens.
    uint256 public immutable LIMIT;

    uint8 private immutable _decimals;

    /// @notice The faucet gives less at once; it may be asked again.
    error TooMuchAtOnce(uint256 amount, uint256 limit);

    constructor(string memory name, string memory symbol, uint8 decimals_) ERC20(name, symbol) ERC20Permit(name) {
        _decimals = decimals_;
        LIMIT = 10_000_000 * 10 ** decimals_;
    }

    /// @notice Gives somebody new tokens.
    /// @param amount In units.
    function mint(address to, uint256 amount) external {
        if (amount > LIMIT) revert TooMuchAtOnce(amount, LIMIT);
        _mint(to, amount);
    }

    function decimals() public view override returns (uint8) {
        return _decimals;
    }
}
