// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IReserve } from "../../contracts/interfaces/IReserve.sol";
import { IReserveBank } from "../../contracts/interfaces/IReserveBank.sol";
import { IReserveFactory } from "../../contracts/interfaces/IReserveFactory.sol";
import { NATIVE_COIN } from "../../contracts/types/Asset.sol";

/// @notice A bank that is its hot money and nothing else, so that tests of the reserve can have any. The real ones are tested
/// with their reserve in test/scenarios and test/invariants.
contract PlainBank is IReserveBank {
    IReserve public immutable reserve;
    uint256 public hotEquityLow;
    uint256 public waitingChips;

    uint256 private immutable _chip;
    address private immutable _asset;
    /// @notice Units that it holds back from what it sends.
    uint256 public heldBack;

    constructor(IReserveFactory factory, address asset, uint256 chip) payable {
        (_asset, _chip) = (asset, chip);
        reserve = factory.create(asset, chip);
    }

    /// @notice The money must be here.
    function setHot(uint256 chips) external {
        hotEquityLow = chips;
    }

    function setWaiting(uint256 chips) external {
        waitingChips = chips;
    }

    function setHeldBack(uint256 units) external {
        heldBack = units;
    }

    function toReserve(uint256 chips) external {
        if (msg.sender != address(reserve)) revert OnlyReserve(msg.sender);
        hotEquityLow -= chips;
        uint256 amount = chips * _chip - heldBack;
        if (_asset != NATIVE_COIN) {
            IERC20(_asset).transfer(msg.sender, amount);
            return;
        }
        (bool success,) = msg.sender.call{ value: amount }("");
        require(success);
    }

    function fromReserve(uint256 chips) external payable {
        if (msg.sender != address(reserve)) revert OnlyReserve(msg.sender);
        if (_asset != NATIVE_COIN) IERC20(_asset).transferFrom(msg.sender, address(this), chips * _chip);
        else require(msg.value == chips * _chip);
        hotEquityLow += chips;
    }

    receive() external payable { }
}
