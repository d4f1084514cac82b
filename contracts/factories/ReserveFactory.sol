// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Reserve } from "../Reserve.sol";
import { IReserve } from "../interfaces/IReserve.sol";
import { IReserveBank } from "../interfaces/IReserveBank.sol";
import { IReserveFactory } from "../interfaces/IReserveFactory.sol";

/// @title ReserveFactory
/// @notice See `IReserveFactory` for what it does and why.
contract ReserveFactory is IReserveFactory {
    address public immutable authority;
    address public immutable wrapped;

    constructor(address authority_, address wrapped_) {
        (authority, wrapped) = (authority_, wrapped_);
    }

    /// @inheritdoc IReserveFactory
    function create(address asset, uint256 chip) external returns (IReserve reserve) {
        reserve = new Reserve(authority, IReserveBank(msg.sender), asset, chip, wrapped);
        emit ReserveCreated(msg.sender, reserve, asset, chip);
    }
}
