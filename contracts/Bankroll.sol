// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IBankroll } from "./interfaces/IBankroll.sol";
import { IReserveBank } from "./interfaces/IReserveBank.sol";
import { Ledger } from "./types/Ledger.sol";

/// @title Bankroll
/// @notice See `IBankroll` for what it does and why. How money comes and goes is its heirs' affair: it comes before it is counted, and
/// goes after all is written.
abstract contract Bankroll is IBankroll {
    /// @notice Largest part of the equity that all open bets together may win, in billionths.
    uint256 public constant MAX_EXPOSURE = 0.25e9; // 25%

    uint256 private constant BILLION = 1e9;

    /// @inheritdoc IBankroll
    address public immutable casino;
    /// @inheritdoc IBankroll
    uint256 public immutable CHIP;

    Ledger internal _ledger;

    /// @inheritdoc IBankroll
    mapping(address player => uint256) public chipsOf;

    constructor(address casino_, uint256 chip) {
        casino = casino_;
        CHIP = chip;
    }

    modifier onlyCasino() {
        if (msg.sender != casino) revert OnlyCasino(msg.sender);
        _;
    }

    // --- players ---

    /// @inheritdoc IBankroll
    function cashOut(uint256 amount, address to) external {
        if (amount == 0) revert NothingToDo();
        if (to == address(0)) revert ZeroAddress();
        uint256 held = chipsOf[msg.sender];
        if (held < amount) revert NotEnoughChips(held, amount);
        chipsOf[msg.sender] = held - amount;
        _ledger = _ledger.cashOut(amount);
        emit CashedOut(msg.sender, to, amount);
        _send(to, amount * CHIP);
    }

    /// @dev Credits chips for money that has arrived.
    function _buyIn(address player, uint256 amount) internal {
        if (player == address(0)) revert ZeroAddress();
        if (amount == 0) revert NothingToDo();
        _ledger = _ledger.buyIn(amount);
        chipsOf[player] += amount;
        emit BoughtIn(player, amount);
    }

    // --- the casino ---

    /// @inheritdoc IBankroll
    function book(address player, uint256 cost, uint256 worst, uint256 profit, uint256 share)
        external
        payable
        onlyCasino
        returns (uint256 number)
    {
        (Ledger l, uint256 held) = _taken(player, cost);
        number = l.bets();
        // Equity is below 2^54, and a share below 2^32. The player holds the cost.
        unchecked {
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
    }

    /// @inheritdoc IBankroll
    function raise(address player, uint256 cost) external payable onlyCasino {
        (Ledger l, uint256 held) = _taken(player, cost);
        _ledger = l.raise(cost);
        chipsOf[player] = held - cost;
    }

    /// @inheritdoc IBankroll
    function pay(uint256[] calldata credits, uint256 released, uint256 feesUsed) external onlyCasino {
        uint256 credited = 0;
        for (uint256 i = 0; i < credits.length; ++i) {
            uint256 credit = credits[i];
            if (credit == 0) break;
            uint256 amount = uint96(credit);
            // An amount is below 2^96, and so are all chips together.
            unchecked {
                chipsOf[address(uint160(credit >> 96))] += amount;
                credited += amount;
            }
        }
        _ledger = _ledger.settle(released, credited, feesUsed);
    }

    /// @inheritdoc IBankroll
    function betsOpened() external view returns (uint256) {
        return _ledger.bets();
    }

    /// @inheritdoc IBankroll
    function payOne(uint256 released, uint256 payout, address player) external onlyCasino {
        if (payout != 0) chipsOf[player] += payout;
        _ledger = _ledger.settle(released, payout, 0);
    }

    /// @dev The ledger and a player's chips, after buying in, which must be enough for `cost`.
    function _taken(address player, uint256 cost) private returns (Ledger l, uint256 held) {
        held = chipsOf[player];
        uint256 bought = _bought(player, cost, held);
        l = _ledger;
        if (bought != 0) {
            l = l.buyIn(bought);
            // Read again: a token may have called back.
            held = chipsOf[player] + bought;
            emit BoughtIn(player, bought);
        }
        if (held < cost) revert NotEnoughChips(held, cost);
    }

    // --- views ---

    /// @inheritdoc IBankroll
    function ledger() external view returns (uint256 cash, uint256 chips, uint256 reserved, uint256 fees) {
        Ledger l = _ledger;
        return (l.cash(), l.chips(), l.reserved(), l.fees());
    }

    /// @inheritdoc IBankroll
    function hotEquityHigh() external view returns (uint256) {
        return _ledger.equityHigh();
    }

    /// @inheritdoc IReserveBank
    function hotEquityLow() external view returns (uint256) {
        return _ledger.equityLow();
    }

    // --- the asset ---

    /// @dev Takes in what a bet buys in: chips that have arrived, and are not counted yet.
    function _bought(address player, uint256 cost, uint256 held) internal virtual returns (uint256 chips);

    /// @dev Sends so many units of the asset. Called last.
    function _send(address to, uint256 amount) internal virtual;
}
