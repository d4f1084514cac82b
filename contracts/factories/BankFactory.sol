// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IBankFactory } from "../interfaces/IBankFactory.sol";
import { IBankroll } from "../interfaces/IBankroll.sol";
import { IPlayers } from "../interfaces/IPlayers.sol";
import { IReserveFactory } from "../interfaces/IReserveFactory.sol";
import { Banks } from "../libraries/Banks.sol";
import { TokenBankroll } from "../TokenBankroll.sol";

/// @title BankFactory
/// @notice See `IBankFactory` for what it does and why.
contract BankFactory is IBankFactory {
    /// @notice Where its banks get their reserve.
    IReserveFactory public immutable reserves;

    /// @inheritdoc IBankFactory
    bytes32 public constant codeHash = keccak256(type(TokenBankroll).creationCode);

    Order private _order;

    constructor(IReserveFactory reserves_) {
        reserves = reserves_;
    }

    /// @inheritdoc IBankFactory
    function create(uint8 number, IERC20 asset, uint256 chip, IPlayers players) external returns (IBankroll bank) {
        _order = Order(msg.sender, asset, chip, players, reserves);
        bank = new TokenBankroll{ salt: Banks.saltOf(msg.sender, number) }();
        delete _order;
    }

    /// @inheritdoc IBankFactory
    function order() external view returns (Order memory) {
        return _order;
    }
}
