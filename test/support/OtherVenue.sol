// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { ISwapRouter } from "@uniswap/v3-periphery/contracts/interfaces/ISwapRouter.sol";

/// @notice A venue at any price, between tokens of any decimals, that can be told to cheat.
contract OtherVenue {
    /// @dev Units of the other token for one unit of this.
    struct Rate {
        uint256 num;
        uint256 den;
    }

    mapping(IERC20 from => Rate) private _rates;
    uint256 public untaken;
    uint256 public ungiven;
    address public victim;
    bytes public act;
    bytes public answer;

    function setRate(IERC20 from, uint256 num, uint256 den) external {
        _rates[from] = Rate(num, den);
    }

    /// @notice From now on it takes so much less than it was offered, and gives so much less than it should.
    function cheat(uint256 untaken_, uint256 ungiven_) external {
        (untaken, ungiven) = (untaken_, ungiven_);
    }

    /// @notice From now on it calls this before it gives anything, and keeps the answer.
    function callBack(address victim_, bytes calldata act_) external {
        (victim, act) = (victim_, act_);
    }

    function exactInputSingle(ISwapRouter.ExactInputSingleParams calldata p) external returns (uint256 amount) {
        Rate memory rate = _rates[IERC20(p.tokenIn)];
        amount = Math.mulDiv(p.amountIn, rate.num, rate.den) - ungiven;
        IERC20(p.tokenIn).transferFrom(msg.sender, address(this), p.amountIn - untaken);
        if (victim != address(0)) (, answer) = victim.call(act);
        IERC20(p.tokenOut).transfer(p.recipient, amount);
    }

    // It is its own factory, with a pool of any two tokens.

    function factory() external view returns (address) {
        return address(this);
    }

    function getPool(address, address, uint24) external view returns (address) {
        return address(this);
    }
}
