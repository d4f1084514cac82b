// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    IVRFCoordinatorV2Plus
} from "@chainlink/contracts/src/v0.8/vrf/dev/interfaces/IVRFCoordinatorV2Plus.sol";
import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { Address } from "@openzeppelin/contracts/utils/Address.sol";
import { IBankroll } from "./interfaces/IBankroll.sol";

/// @title Bankroll
/// @notice See `IBankroll` for what it does and why.
contract Bankroll is IBankroll, ERC20 {
    /// @notice What one chip is worth in units of the asset.
    uint256 public constant CHIP = 1 gwei;

    /// @notice Largest part of the equity that all open bets together may win, in billionths.
    uint256 public constant MAX_EXPOSURE = 0.25e9; // 25%

    uint256 private constant BILLION = 1e9;

    /// @dev Virtual shares and one virtual chip stand in the price, so that a first depositor cannot inflate it.
    uint256 private constant VIRTUAL_SHARES = 1e6;

    /// @dev One slot. The equity of the LPs is what remains.
    struct Ledger {
        uint64 cash;
        uint64 chips;
        uint64 reserved;
        uint64 fees;
    }

    address public immutable casino;
    IVRFCoordinatorV2Plus public immutable coordinator;
    uint256 public immutable subscription;

    Ledger public ledger;
    mapping(address player => uint256) public chipsOf;

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
        uint256 amount = _received();
        Ledger memory l = ledger;
        _addCash(l, amount);
        l.chips += uint64(amount);
        ledger = l;
        chipsOf[player] += amount;
        emit BoughtIn(player, amount);
    }

    /// @inheritdoc IBankroll
    function cashOut(uint256 amount, address to) external {
        if (amount == 0) revert NothingToDo();
        uint256 held = chipsOf[msg.sender];
        if (held < amount) revert NotEnoughChips(held, amount);
        chipsOf[msg.sender] = held - amount;
        Ledger memory l = ledger;
        l.cash -= uint64(amount);
        l.chips -= uint64(amount);
        ledger = l;
        emit CashedOut(msg.sender, to, amount);
        Address.sendValue(payable(to), amount * CHIP);
    }

    // --- liquidity providers ---

    /// @inheritdoc IBankroll
    function deposit(address receiver) external payable returns (uint256 shares) {
        uint256 amount = _received();
        Ledger memory l = ledger;
        shares = _sharesDown(amount, _equityHigh(l));
        if (shares == 0) revert NothingToDo();
        _addCash(l, amount);
        ledger = l;
        _mint(receiver, shares);
        emit Deposited(msg.sender, receiver, amount, shares);
    }

    /// @inheritdoc IBankroll
    function redeem(uint256 shares, address receiver) external returns (uint256 amount) {
        Ledger memory l = ledger;
        amount = _chipsDown(shares, _equityLow(l));
        if (amount == 0) revert NothingToDo();
        _burn(msg.sender, shares);
        l.cash -= uint64(amount);
        ledger = l;
        emit Redeemed(msg.sender, receiver, amount, shares);
        Address.sendValue(payable(receiver), amount * CHIP);
    }

    /// @inheritdoc IBankroll
    function previewDeposit(uint256 amount) external view returns (uint256) {
        return _sharesDown(amount, _equityHigh(ledger));
    }

    /// @inheritdoc IBankroll
    function previewRedeem(uint256 shares) external view returns (uint256) {
        return _chipsDown(shares, _equityLow(ledger));
    }

    /// @inheritdoc IBankroll
    function equityHigh() external view returns (uint256) {
        return _equityHigh(ledger);
    }

    /// @inheritdoc IBankroll
    function equityLow() external view returns (uint256) {
        return _equityLow(ledger);
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
    {
        Ledger memory l = ledger;
        uint256 held = chipsOf[player];
        if (msg.value != 0) {
            uint256 amount = _received();
            _addCash(l, amount);
            l.chips += uint64(amount);
            held += amount;
            emit BoughtIn(player, amount);
        }
        if (held < cost) revert NotEnoughChips(held, cost);
        uint256 limit = _equityLow(l) * share / BILLION;
        if (profit > limit) revert ProfitAboveLimit(profit, limit);
        chipsOf[player] = held - cost;
        l.chips -= uint64(cost);
        uint256 exposure = l.reserved + worst;
        limit = _equityHigh(l) * MAX_EXPOSURE / BILLION;
        if (exposure > limit) revert ExposureAboveLimit(exposure, limit);
        l.reserved = uint64(exposure);
        ledger = l;
    }

    /// @inheritdoc IBankroll
    function settle(uint256[] calldata credits, uint256 released, uint256 feesUsed) external onlyCasino {
        uint256 credited = 0;
        for (uint256 i = 0; i < credits.length && credits[i] != 0; ++i) {
            uint256 amount = uint96(credits[i]);
            chipsOf[address(uint160(credits[i] >> 96))] += amount;
            credited += amount;
        }
        Ledger memory l = ledger;
        l.chips += uint64(credited);
        l.reserved -= uint64(released);
        l.fees += uint64(feesUsed);
        ledger = l;
    }

    /// @inheritdoc IBankroll
    function fundChance() external returns (uint256 amount) {
        Ledger memory l = ledger;
        amount = l.fees;
        if (amount == 0) revert NothingToDo();
        l.cash -= uint64(amount);
        l.fees = 0;
        ledger = l;
        emit ChanceFunded(amount);
        coordinator.fundSubscriptionWithNative{ value: amount * CHIP }(subscription);
    }

    // --- the ledger ---

    /// @dev The money sent, in chips.
    function _received() private view returns (uint256) {
        if (msg.value == 0) revert NothingToDo();
        if (msg.value % CHIP != 0) revert NotWholeChips(msg.value, CHIP);
        return msg.value / CHIP;
    }

    /// @dev Bounds cash to 64 bits. All other sums are parts of it, so they fit too.
    function _addCash(Ledger memory l, uint256 amount) private pure {
        if (l.cash + amount > type(uint64).max) revert BankIsFull();
        l.cash += uint64(amount);
    }

    function _equityHigh(Ledger memory l) private pure returns (uint256) {
        return uint256(l.cash) - l.chips - l.fees;
    }

    function _equityLow(Ledger memory l) private pure returns (uint256) {
        return uint256(l.cash) - l.chips - l.fees - l.reserved;
    }

    function _sharesDown(uint256 amount, uint256 equity) private view returns (uint256) {
        return amount * (totalSupply() + VIRTUAL_SHARES) / (equity + 1);
    }

    function _chipsDown(uint256 shares, uint256 equity) private view returns (uint256) {
        return shares * (equity + 1) / (totalSupply() + VIRTUAL_SHARES);
    }
}
