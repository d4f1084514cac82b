// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice A token with a faucet, of any decimals. The others below differ from it by one habit each.
contract PlainToken is ERC20 {
    uint8 private immutable _decimals;

    constructor(uint8 decimals_) ERC20("Odd token", "ODD") {
        _decimals = decimals_;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function decimals() public view override returns (uint8) {
        return _decimals;
    }
}

/// @notice Takes a fee of each transfer: from what arrives, or on top of what is sent. At first it takes none.
contract FeeToken is PlainToken(6) {
    uint256 public percent;
    bool public onTop;

    function setFee(uint256 percent_, bool onTop_) external {
        (percent, onTop) = (percent_, onTop_);
    }

    function _update(address from, address to, uint256 amount) internal override {
        uint256 fee = from == address(0) || to == address(0) ? 0 : amount * percent / 100;
        super._update(from, to, onTop ? amount : amount - fee);
        if (fee != 0) super._update(from, address(0xFEE), fee);
    }
}

/// @notice Changes balances by itself.
contract RebasingToken is PlainToken(6) {
    function rebase(address who, uint256 balance) external {
        uint256 now_ = balanceOf(who);
        if (balance > now_) _mint(who, balance - now_);
        else _burn(who, now_ - balance);
    }
}

/// @notice Tells contracts before money leaves them and after it arrived, as ERC-777 does: it calls them.
contract CallbackToken is PlainToken(6) {
    function _update(address from, address to, uint256 amount) internal override {
        _tell(from);
        super._update(from, to, amount);
        _tell(to);
    }

    function _tell(address who) private {
        if (who.code.length == 0) return;
        (bool success,) = who.call("");
        success; // an ordinary contract has nothing to say
    }
}

/// @notice Returns false where others revert.
contract FalseToken is PlainToken(6) {
    function transfer(address to, uint256 amount) public override returns (bool) {
        if (balanceOf(msg.sender) < amount) return false;
        return super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (balanceOf(from) < amount || allowance(from, msg.sender) < amount) return false;
        return super.transferFrom(from, to, amount);
    }
}

/// @notice Returns nothing, as the oldest tokens do.
contract SilentToken is PlainToken(6) {
    function transfer(address to, uint256 amount) public override returns (bool) {
        super.transfer(to, amount);
        _returnNothing();
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        super.transferFrom(from, to, amount);
        _returnNothing();
    }

    function approve(address spender, uint256 amount) public override returns (bool) {
        super.approve(spender, amount);
        _returnNothing();
    }

    function _returnNothing() private pure {
        assembly {
            return(0, 0)
        }
    }
}

/// @notice Refuses whom it does not like.
contract BlockingToken is PlainToken(6) {
    error Blocked(address who);

    mapping(address who => bool) public isBlocked;

    function setBlocked(address who, bool blocked) external {
        isBlocked[who] = blocked;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (isBlocked[from]) revert Blocked(from);
        if (isBlocked[to]) revert Blocked(to);
        super._update(from, to, amount);
    }
}

/// @notice Says nothing of its decimals.
contract BareToken {
    string public constant symbol = "BARE";
}
