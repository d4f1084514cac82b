// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IBankFactory } from "../interfaces/IBankFactory.sol";
import { IBankroll } from "../interfaces/IBankroll.sol";
import { IReserveFactory } from "../interfaces/IReserveFactory.sol";
import { TokenBankroll } from "../TokenBankroll.sol";

/// @title BankFactory
/// @notice See `IBankFactory` for what it does and why.
contract BankFactory is IBankFactory {
    /// @notice Where its banks get their reserve.
    IReserveFactory public immutable reserves;

    constructor(IReserveFactory reserves_) {
        reserves = reserves_;
    }

    /// @inheritdoc IBankFactory
    function create(IERC20 asset, uint256 chip) external returns (IBankroll) {
        return new TokenBankroll(msg.sender, asset, chip, reserves);
    }
}
