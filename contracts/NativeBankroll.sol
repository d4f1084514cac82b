// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    IVRFCoordinatorV2Plus
} from "@chainlink/contracts/src/v0.8/vrf/dev/interfaces/IVRFCoordinatorV2Plus.sol";
import { Address } from "@openzeppelin/contracts/utils/Address.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { Bankroll } from "./Bankroll.sol";
import { INativeBankroll } from "./interfaces/INativeBankroll.sol";
import { IPlayers } from "./interfaces/IPlayers.sol";
import { IReserveFactory } from "./interfaces/IReserveFactory.sol";
import { NATIVE_COIN } from "./types/Asset.sol";
import { Ledger, MAX_CASH } from "./types/Ledger.sol";
import { Vault } from "./Vault.sol";

/// @title NativeBankroll
/// @notice See `INativeBankroll` for what it does and why.
contract NativeBankroll is INativeBankroll, Vault {
    /// @notice Time over which a contribution becomes equity.
    uint256 public constant CONTRIBUTION_TIME = 7 days;

    IVRFCoordinatorV2Plus public immutable coordinator;
    uint256 public immutable subscription;

    /// @dev Contributions that are not in the ledger: `chips` enter it evenly from `since` to `end`.
    struct Contributions {
        uint64 chips;
        uint64 since;
        uint64 end;
    }

    Contributions private _contributions;

    /// @dev The casino creates its own bankroll, so that neither can ever be given another partner.
    constructor(
        IVRFCoordinatorV2Plus coordinator_,
        uint256 subscription_,
        IPlayers players_,
        IReserveFactory reserves
    )
        Bankroll(msg.sender, 1 gwei, players_)
        Vault("Glasshouse bank share", "GLASS", NATIVE_COIN, 18, reserves)
    {
        coordinator = coordinator_;
        subscription = subscription_;
    }

    // --- players ---

    /// @inheritdoc INativeBankroll
    function buyIn(address player) external payable {
        _buyIn(player, _received());
    }

    // --- liquidity providers ---

    /// @inheritdoc INativeBankroll
    function deposit(uint256, address receiver) external payable returns (uint256 shares) {
        return _deposit(msg.value, receiver);
    }

    /// @inheritdoc INativeBankroll
    function mint(uint256 shares, address receiver) external payable returns (uint256 assets) {
        assets = previewMint(shares);
        if (msg.value < assets) revert NotEnoughSent(msg.value, assets);
        _mintFor(assets, shares, receiver);
        if (msg.value > assets) _send(msg.sender, msg.value - assets);
    }

    /// @inheritdoc INativeBankroll
    function contribute() external payable {
        uint256 amount = _received();
        if (amount == 0) revert NothingToDo();
        _ledger = _updateLedger();
        Contributions memory c = _contributions;
        uint256 left = c.chips;
        // The mean of both times, by chips: a small contribution hardly delays a large one.
        uint256 time = Math.saturatingSub(c.end, block.timestamp);
        time = (left * time + amount * CONTRIBUTION_TIME) / (left + amount);
        _contributions = Contributions(uint64(left + amount), uint64(block.timestamp), uint64(block.timestamp + time));
        emit Contributed(msg.sender, amount);
    }

    /// @inheritdoc INativeBankroll
    function contributed() external view returns (uint256 chips, uint256 end) {
        return (_contributions.chips - _released(_ledger), _contributions.end);
    }

    /// @inheritdoc Vault
    function _ledgerNow() internal view override returns (Ledger l) {
        l = _ledger;
        return l.deposit(_released(l));
    }

    /// @inheritdoc Vault
    function _updateLedger() internal override returns (Ledger l) {
        l = _ledger;
        uint256 amount = _released(l);
        if (amount == 0) return l;
        _contributions.chips -= uint64(amount);
        _contributions.since = uint64(block.timestamp);
        emit ContributionsEntered(amount);
        return l.deposit(amount);
    }

    /// @dev What contributions have released and the ledger has room for, rounded down.
    function _released(Ledger l) private view returns (uint256) {
        Contributions memory c = _contributions;
        if (c.chips == 0) return 0;
        uint256 amount = c.chips;
        if (block.timestamp < c.end) amount = amount * (block.timestamp - c.since) / (c.end - c.since);
        return Math.min(amount, MAX_CASH - l.cash());
    }

    // --- chance ---

    /// @inheritdoc INativeBankroll
    function fundChance() external returns (uint256 amount) {
        amount = _ledger.fees();
        if (amount == 0) revert NothingToDo();
        _ledger = _ledger.payFees();
        emit ChanceFunded(amount);
        coordinator.fundSubscriptionWithNative{ value: amount * CHIP }(subscription);
    }

    // --- the native coin ---

    /// @inheritdoc Bankroll
    function _bought(address, uint256, uint256) internal view override returns (uint256) {
        return msg.value == 0 ? 0 : _received();
    }

    /// @inheritdoc Vault
    function _receive(address, uint256 amount) internal view override {
        if (msg.value != amount) revert NotEnoughSent(msg.value, amount);
    }

    /// @inheritdoc Bankroll
    function _send(address to, uint256 amount) internal override {
        Address.sendValue(payable(to), amount);
    }

    /// @dev The money sent, in chips.
    function _received() private view returns (uint256) {
        if (msg.value % CHIP != 0) revert NotWholeChips(msg.value, CHIP);
        return msg.value / CHIP;
    }
}
