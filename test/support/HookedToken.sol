// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A token that calls back, as those of ERC-777 do
/// @notice Somebody may ask to be called once in the middle of the next transfer, and to see it fail if that call fails.
contract HookedToken is ERC20 {
    address private _target;
    bytes private _data;

    constructor() ERC20("Hooked", "HOOK") { }

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function hook(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (_target == address(0)) return;
        address target = _target;
        _target = address(0);
        (bool success, bytes memory reason) = target.call(_data);
        if (!success) {
            assembly {
                revert(add(reason, 32), mload(reason))
            }
        }
    }
}
