// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { ERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { Bankroll } from "./Bankroll.sol";
import { IReserve } from "./interfaces/IReserve.sol";
import { IReserveBank } from "./interfaces/IReserveBank.sol";
import { IReserveFactory } from "./interfaces/IReserveFactory.sol";
import { IVault } from "./interfaces/IVault.sol";
import { Ledger, MAX_CASH } from "./types/Ledger.sol";

/// @title Vault
/// @notice See `IVault` for what it does and why.
abstract contract Vault is IVault, Bankroll, ERC20Permit {
    using Math for uint256;

    /// @notice Least that an exit must be worth when it is requested, in chips: a long line costs who makes it long.
    uint256 public constant MIN_EXIT = 1_000_000;

    /// @notice Largest part of the equity that open bets may be owed while others than its owner serve an exit, in millionths. Who places bets
    /// lowers the price of selling, and could serve others at it.
    uint256 public constant CALM = 0.0025e6; // 0.25%

    uint256 private constant MILLION = 1e6;

    /// @dev Virtual shares and one virtual chip stand in the price, so that a first depositor cannot inflate it.
    uint256 private constant VIRTUAL_SHARES = 1e6;
    uint256 private constant VIRTUAL_DIGITS = 6;

    /// @inheritdoc IVault
    address public immutable asset;
    /// @inheritdoc IVault
    IReserve public immutable reserve;
    uint8 private immutable _decimals;

    struct Exit {
        address owner;
        address receiver;
        uint256 shares;
    }

    mapping(uint256 id => Exit) private _exits;
    uint256 private _head;
    uint256 private _tail;
    uint256 private _waiting;

    /// @dev The first deposit gets a million shares for a chip: with these decimals they read like what was deposited.
    constructor(string memory name, string memory symbol, address asset_, uint256 digits, IReserveFactory reserves)
        ERC20(name, symbol)
        ERC20Permit(name)
    {
        uint256 ofChip = CHIP.log10();
        if (10 ** ofChip != CHIP || ofChip > digits) revert UnfitChip(CHIP);
        _decimals = uint8(digits - ofChip + VIRTUAL_DIGITS);
        asset = asset_;
        reserve = reserves.create(asset_, CHIP);
    }

    // --- buying ---

    /// @dev Shares for `assets` that have arrived.
    function _deposit(uint256 assets, address receiver) internal returns (uint256 shares) {
        Ledger l = _updateLedger();
        uint256 chips = assets / CHIP;
        shares = _sharesDown(chips, _high(l));
        _issue(l, chips, assets, shares, receiver);
    }

    /// @dev Exactly `shares`, for `assets` that have arrived: what `previewMint` said they cost.
    function _mintFor(uint256 assets, uint256 shares, address receiver) internal {
        _issue(_updateLedger(), assets / CHIP, assets, shares, receiver);
    }

    function _issue(Ledger l, uint256 chips, uint256 assets, uint256 shares, address receiver) private {
        if (!reserve.priced()) revert NotPriced();
        if (shares == 0) revert NothingToDo();
        _ledger = l.deposit(chips);
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    // --- selling ---

    /// @inheritdoc IVault
    function withdraw(uint256 assets, address receiver, address owner) external returns (uint256 shares) {
        Ledger l = _updateLedger();
        uint256 low = _low(l);
        uint256 chips = assets.ceilDiv(CHIP);
        shares = _sharesUp(chips, low);
        _sell(l, low, chips, assets, shares, receiver, owner);
    }

    /// @inheritdoc IVault
    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets) {
        Ledger l = _updateLedger();
        uint256 low = _low(l);
        uint256 chips = _chipsDown(shares, low);
        assets = chips * CHIP;
        _sell(l, low, chips, assets, shares, receiver, owner);
    }

    function _sell(
        Ledger l,
        uint256 low,
        uint256 chips,
        uint256 assets,
        uint256 shares,
        address receiver,
        address owner
    ) private {
        if (chips == 0) revert NothingToDo();
        if (receiver == address(0)) revert ZeroAddress();
        uint256 free = _free(l, low);
        if (msg.sender != owner) _spendAllowance(owner, msg.sender, shares);
        _burn(owner, shares);
        if (chips > free) revert MoreThanHot(chips, free);
        _ledger = l.redeem(chips);
        emit Withdraw(msg.sender, receiver, owner, assets, shares);
        _send(receiver, assets);
    }

    // --- exits that wait ---

    /// @inheritdoc IVault
    function requestExit(uint256 shares, address receiver, address owner) external returns (uint256 id) {
        if (receiver == address(0)) revert ZeroAddress();
        uint256 chips = _chipsDown(shares, equityLow());
        if (chips < MIN_EXIT) revert ExitTooSmall(chips, MIN_EXIT);
        if (msg.sender != owner) _spendAllowance(owner, msg.sender, shares);
        _transfer(owner, address(this), shares);
        id = _tail++;
        _exits[id] = Exit(owner, receiver, shares);
        _waiting += shares;
        emit ExitRequested(id, owner, receiver, shares);
    }

    /// @inheritdoc IVault
    function cancelExit(uint256 id) external {
        Exit memory exit = _exits[id];
        if (msg.sender != exit.owner) revert NotYourExit(id, exit.owner);
        delete _exits[id];
        _waiting -= exit.shares;
        _transfer(address(this), exit.owner, exit.shares);
        emit ExitCancelled(id, exit.shares);
    }

    /// @inheritdoc IVault
    function serveExits(uint256 max) external returns (uint256 done) {
        Ledger l = _updateLedger();
        uint256 cold = _low(l) - l.equityLow();
        bool calm = reserve.priced() && l.reserved() * MILLION <= _low(l) * CALM;
        (uint256 id, uint256 tail, uint256 burned) = (_head, _tail, 0);
        for (; done < max && id < tail; ++id) {
            Exit memory exit = _exits[id];
            uint256 hot = l.equityLow();
            if (exit.shares != 0 && hot == 0) break;
            if (exit.shares != 0 && !calm && exit.owner != msg.sender) {
                if (id == _head) revert NotCalm(id, exit.owner);
                break;
            }
            uint256 chips = _chipsDown(exit.shares, hot + cold);
            uint256 shares = exit.shares;
            if (chips > hot) (chips, shares) = (hot, _sharesUp(hot, hot + cold));
            if (shares != 0) {
                l = l.exit(chips);
                // His own, as if he had bought it in: not won.
                _accounts[exit.receiver] = _accounts[exit.receiver].withBuyIn(chips);
                burned += shares;
                _burn(address(this), shares);
                emit ExitServed(id, exit.receiver, chips, shares);
            }
            if (shares < exit.shares) {
                _exits[id].shares = exit.shares - shares;
                break;
            }
            delete _exits[id];
            ++done;
        }
        if (done == 0 && burned == 0) revert NothingToDo();
        _ledger = l;
        _head = id;
        _waiting -= burned;
    }

    /// @inheritdoc IVault
    function exitOf(uint256 id) external view returns (address owner, address receiver, uint256 shares) {
        Exit memory exit = _exits[id];
        return (exit.owner, exit.receiver, exit.shares);
    }

    /// @inheritdoc IVault
    function exitsWaiting() external view returns (uint256 head, uint256 tail, uint256 shares) {
        return (_head, _tail, _waiting);
    }

    /// @inheritdoc IVault
    function exitServableAt(uint256 id) external view returns (uint256 timestamp) {
        if (_exits[id].shares == 0) return 0;
        uint256 shares = 0;
        for (uint256 i = _head; i <= id; ++i) shares += _exits[i].shares;
        Ledger l = _ledgerNow();
        uint256 missing = _chipsUp(shares, _low(l)).saturatingSub(l.equityLow());
        return missing == 0 ? block.timestamp : reserve.refillableAt(missing);
    }

    /// @inheritdoc IReserveBank
    function waitingChips() external view returns (uint256) {
        return _chipsUp(_waiting, equityLow());
    }

    // --- the reserve ---

    modifier onlyReserve() {
        if (msg.sender != address(reserve)) revert OnlyReserve(msg.sender);
        _;
    }

    /// @inheritdoc IReserveBank
    function toReserve(uint256 chips) external onlyReserve {
        _ledger = _ledger.redeem(chips);
        emit SentToReserve(chips);
        _send(msg.sender, chips * CHIP);
    }

    /// @inheritdoc IReserveBank
    function fromReserve(uint256 chips) external payable onlyReserve {
        _receive(msg.sender, chips * CHIP);
        _ledger = _ledger.deposit(chips);
        emit ReceivedFromReserve(chips);
    }

    // --- the standard's views ---

    /// @inheritdoc IVault
    function totalAssets() external view returns (uint256) {
        return equityLow() * CHIP;
    }

    /// @inheritdoc IVault
    function convertToShares(uint256 assets) external view returns (uint256) {
        return previewDeposit(assets);
    }

    /// @inheritdoc IVault
    function convertToAssets(uint256 shares) external view returns (uint256) {
        return previewRedeem(shares);
    }

    /// @inheritdoc IVault
    function maxDeposit(address) external view returns (uint256) {
        uint256 room = _room();
        return room == 0 ? 0 : room * CHIP + CHIP - 1;
    }

    /// @inheritdoc IVault
    function maxMint(address) external view returns (uint256) {
        return _sharesDown(_room(), equityHigh());
    }

    /// @inheritdoc IVault
    function maxWithdraw(address owner) external view returns (uint256) {
        Ledger l = _ledgerNow();
        uint256 low = _low(l);
        return _chipsDown(balanceOf(owner), low).min(_free(l, low)) * CHIP;
    }

    /// @inheritdoc IVault
    function maxRedeem(address owner) external view returns (uint256) {
        Ledger l = _ledgerNow();
        uint256 low = _low(l);
        uint256 free = _free(l, low);
        uint256 shares = balanceOf(owner);
        // The most shares that are worth no more than what is free: one less than are worth the next chip.
        if (_chipsDown(shares, low) > free) shares = _sharesUp(free + 1, low) - 1;
        return _chipsDown(shares, low) == 0 ? 0 : shares;
    }

    /// @inheritdoc IVault
    function previewDeposit(uint256 assets) public view returns (uint256) {
        return _sharesDown(assets / CHIP, equityHigh());
    }

    /// @inheritdoc IVault
    function previewMint(uint256 shares) public view returns (uint256) {
        return _chipsUp(shares, equityHigh()) * CHIP;
    }

    /// @inheritdoc IVault
    function previewWithdraw(uint256 assets) external view returns (uint256) {
        return _sharesUp(assets.ceilDiv(CHIP), equityLow());
    }

    /// @inheritdoc IVault
    function previewRedeem(uint256 shares) public view returns (uint256) {
        return _chipsDown(shares, equityLow()) * CHIP;
    }

    /// @inheritdoc ERC20
    function decimals() public view override returns (uint8) {
        return _decimals;
    }

    // --- the two prices ---

    /// @inheritdoc IVault
    function equityHigh() public view returns (uint256) {
        return _high(_ledgerNow());
    }

    /// @inheritdoc IVault
    function equityLow() public view returns (uint256) {
        return _low(_ledgerNow());
    }

    function _high(Ledger l) private view returns (uint256) {
        (, uint256 cold) = reserve.value();
        return l.equityHigh() + cold;
    }

    function _low(Ledger l) private view returns (uint256) {
        (uint256 cold,) = reserve.value();
        return l.equityLow() + cold;
    }

    /// @dev Hot money that nobody waits for.
    function _free(Ledger l, uint256 low) private view returns (uint256) {
        return l.equityLow().saturatingSub(_chipsUp(_waiting, low));
    }

    /// @dev What may be deposited, in chips.
    function _room() private view returns (uint256) {
        return reserve.priced() ? MAX_CASH - _ledgerNow().cash() : 0;
    }

    function _sharesDown(uint256 chips, uint256 equity) private view returns (uint256) {
        return chips * (totalSupply() + VIRTUAL_SHARES) / (equity + 1);
    }

    function _sharesUp(uint256 chips, uint256 equity) private view returns (uint256) {
        return (chips * (totalSupply() + VIRTUAL_SHARES)).ceilDiv(equity + 1);
    }

    function _chipsDown(uint256 shares, uint256 equity) private view returns (uint256) {
        return shares * (equity + 1) / (totalSupply() + VIRTUAL_SHARES);
    }

    function _chipsUp(uint256 shares, uint256 equity) private view returns (uint256) {
        return (shares * (equity + 1)).ceilDiv(totalSupply() + VIRTUAL_SHARES);
    }

    // --- what the heirs know ---

    /// @dev The ledger as the next move of shares finds it.
    function _ledgerNow() internal view virtual returns (Ledger) {
        return _ledger;
    }

    /// @dev The same, and done. The caller writes the ledger.
    function _updateLedger() internal virtual returns (Ledger) {
        return _ledger;
    }

    /// @dev Takes in exactly so many units of the asset, or reverts.
    function _receive(address from, uint256 amount) internal virtual;
}
