// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    IVRFCoordinatorV2Plus
} from "@chainlink/contracts/src/v0.8/vrf/dev/interfaces/IVRFCoordinatorV2Plus.sol";
import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { Address } from "@openzeppelin/contracts/utils/Address.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { IBankroll } from "./interfaces/IBankroll.sol";
import { Ledger, MAX_CASH } from "./types/Ledger.sol";

/// @title Bankroll
/// @notice See `IBankroll` for what it does and why.
contract Bankroll is IBankroll, ERC20 {
    /// @notice What one chip is worth in units of the asset.
    uint256 public constant CHIP = 1 gwei;

    /// @notice Largest part of the equity that all open bets together may win, in billionths.
    uint256 public constant MAX_EXPOSURE = 0.25e9; // 25%

    /// @notice Time over which a contribution becomes equity.
    uint256 public constant CONTRIBUTION_TIME = 7 days;

    uint256 private constant BILLION = 1e9;

    /// @dev Virtual shares and one virtual chip stand in the price, so that a first depositor cannot inflate it.
    uint256 private constant VIRTUAL_SHARES = 1e6;

    address public immutable casino;
    IVRFCoordinatorV2Plus public immutable coordinator;
    uint256 public immutable subscription;

    Ledger private _ledger;
    mapping(address player => uint256) public chipsOf;

    /// @dev Contributions that are not in the ledger: `chips` enter it evenly from `since` to `end`.
    struct Contributions {
        uint64 chips;
        uint64 since;
        uint64 end;
    }

    Contributions private _contributions;

    /// @dev The casino creates its own bankroll, so that neither can ever be given another partner.
    constructor(IVRFCoordinatorV2Plus coordinator_, uint256 subscription_)
        ERC20("Glasshouse bank share", "GLASS")
    {
        casino = msg.sender;
        coordinator = coordinator_;
        subscription = subscription_;
    }

    modifier onlyCasino() {
        if (msg.sender != casino) revert OnlyCasino(msg.sender);
        _;
    }

    // --- players ---

    /// @inheritdoc IBankroll
    function buyIn(address player) external payable {
        if (player == address(0)) revert ZeroAddress();
        uint256 amount = _received();
        _ledger = _ledger.buyIn(amount);
        chipsOf[player] += amount;
        emit BoughtIn(player, amount);
    }

    /// @inheritdoc IBankroll
    function cashOut(uint256 amount, address to) external {
        if (amount == 0) revert NothingToDo();
        if (to == address(0)) revert ZeroAddress();
        uint256 held = chipsOf[msg.sender];
        if (held < amount) revert NotEnoughChips(held, amount);
        chipsOf[msg.sender] = held - amount;
        _ledger = _ledger.cashOut(amount);
        emit CashedOut(msg.sender, to, amount);
        Address.sendValue(payable(to), amount * CHIP);
    }

    // --- liquidity providers ---

    /// @inheritdoc IBankroll
    function deposit(address receiver) external payable returns (uint256 shares) {
        uint256 amount = _received();
        Ledger l = _enterContributions();
        shares = _sharesDown(amount, l.equityHigh());
        if (shares == 0) revert NothingToDo();
        _ledger = l.deposit(amount);
        _mint(receiver, shares);
        emit Deposited(msg.sender, receiver, amount, shares);
    }

    /// @inheritdoc IBankroll
    function redeem(uint256 shares, address receiver) external returns (uint256 amount) {
        if (receiver == address(0)) revert ZeroAddress();
        Ledger l = _enterContributions();
        amount = _chipsDown(shares, l.equityLow());
        if (amount == 0) revert NothingToDo();
        _burn(msg.sender, shares);
        _ledger = l.redeem(amount);
        emit Redeemed(msg.sender, receiver, amount, shares);
        Address.sendValue(payable(receiver), amount * CHIP);
    }

    /// @inheritdoc IBankroll
    function contribute() external payable {
        uint256 amount = _received();
        _ledger = _enterContributions();
        Contributions memory c = _contributions;
        uint256 left = c.chips;
        // The mean of both times, by chips: a small contribution hardly delays a large one.
        uint256 time = Math.saturatingSub(c.end, block.timestamp);
        time = (left * time + amount * CONTRIBUTION_TIME) / (left + amount);
        _contributions = Contributions(uint64(left + amount), uint64(block.timestamp), uint64(block.timestamp + time));
        emit Contributed(msg.sender, amount);
    }

    /// @inheritdoc IBankroll
    function contributed() external view returns (uint256 chips, uint256 end) {
        return (_contributions.chips - _released(_ledger), _contributions.end);
    }

    /// @inheritdoc IBankroll
    function previewDeposit(uint256 amount) external view returns (uint256) {
        return _sharesDown(amount, _ledger.equityHigh() + _released(_ledger));
    }

    /// @inheritdoc IBankroll
    function previewRedeem(uint256 shares) external view returns (uint256) {
        return _chipsDown(shares, _ledger.equityLow() + _released(_ledger));
    }

    /// @inheritdoc IBankroll
    function equityHigh() external view returns (uint256) {
        return _ledger.equityHigh();
    }

    /// @inheritdoc IBankroll
    function equityLow() external view returns (uint256) {
        return _ledger.equityLow();
    }

    /// @inheritdoc IBankroll
    function betCount() external view returns (uint256) {
        return _ledger.bets();
    }

    /// @inheritdoc IBankroll
    function ledger() external view returns (uint256 cash, uint256 chips, uint256 reserved, uint256 fees) {
        Ledger l = _ledger;
        return (l.cash(), l.chips(), l.reserved(), l.fees());
    }

    /// @notice A share of the first deposit is worth a millionth of a chip.
    function decimals() public pure override returns (uint8) {
        return 15; // 9 of a chip, 6 of the virtual shares
    }

    // --- the casino ---

    /// @inheritdoc IBankroll
    function reserve(address player, uint256 cost, uint256 worst, uint256 profit, uint256 share)
        external
        payable
        onlyCasino
        returns (uint256 number)
    {
        (Ledger l, uint256 held) = _taken(player, cost);
        number = l.bets();
        // A bet that cannot cost the bank anything is not limited: a decision of a hand that only adds the player's own chips.
        if (worst > cost) {
            uint256 limit = l.equityLow() * share / BILLION;
            if (profit > limit) revert ProfitAboveLimit(profit, limit);
            l = l.reserve(cost, worst);
            limit = l.equityHigh() * MAX_EXPOSURE / BILLION;
            if (l.reserved() > limit) revert ExposureAboveLimit(l.reserved(), limit);
        } else {
            l = l.reserve(cost, worst);
        }
        _ledger = l;
        chipsOf[player] = held - cost;
    }

    /// @inheritdoc IBankroll
    function raise(address player, uint256 cost) external payable onlyCasino {
        (Ledger l, uint256 held) = _taken(player, cost);
        _ledger = l.raise(cost);
        chipsOf[player] = held - cost;
    }

    /// @inheritdoc IBankroll
    function settle(uint256[] calldata credits, uint256 released, uint256 feesUsed) external onlyCasino {
        uint256 credited = 0;
        for (uint256 i = 0; i < credits.length; ++i) {
            uint256 credit = credits[i];
            if (credit == 0) break;
            uint256 amount = uint96(credit);
            chipsOf[address(uint160(credit >> 96))] += amount;
            credited += amount;
        }
        _ledger = _ledger.settle(released, credited, feesUsed);
    }

    /// @inheritdoc IBankroll
    function fundChance() external returns (uint256 amount) {
        amount = _ledger.fees();
        if (amount == 0) revert NothingToDo();
        _ledger = _ledger.payFees();
        emit ChanceFunded(amount);
        coordinator.fundSubscriptionWithNative{ value: amount * CHIP }(subscription);
    }

    /// @dev The ledger and a player's chips, after buying in the money sent, which must be enough for `cost`.
    function _taken(address player, uint256 cost) private returns (Ledger l, uint256 held) {
        l = _ledger;
        held = chipsOf[player];
        if (msg.value != 0) {
            uint256 amount = _received();
            l = l.buyIn(amount);
            held += amount;
            emit BoughtIn(player, amount);
        }
        if (held < cost) revert NotEnoughChips(held, cost);
    }

    /// @dev The ledger with what contributions have released. The caller writes it.
    function _enterContributions() private returns (Ledger l) {
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

    /// @dev The money sent, in chips.
    function _received() private view returns (uint256) {
        if (msg.value == 0) revert NothingToDo();
        if (msg.value % CHIP != 0) revert NotWholeChips(msg.value, CHIP);
        return msg.value / CHIP;
    }

    function _sharesDown(uint256 amount, uint256 equity) private view returns (uint256) {
        return amount * (totalSupply() + VIRTUAL_SHARES) / (equity + 1);
    }

    function _chipsDown(uint256 shares, uint256 equity) private view returns (uint256) {
        return shares * (equity + 1) / (totalSupply() + VIRTUAL_SHARES);
    }
}
