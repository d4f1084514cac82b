// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IBankroll } from "./interfaces/IBankroll.sol";
import { IPlayers } from "./interfaces/IPlayers.sol";
import { IReserveBank } from "./interfaces/IReserveBank.sol";
import { Account } from "./types/Account.sol";
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

    /// @inheritdoc IBankroll
    IPlayers public immutable players;

    /// @dev Whether everybody who plays is asked for: see `IGate`.
    bool private immutable _gated;

    Ledger internal _ledger;

    mapping(address player => Account) internal _accounts;

    constructor(address casino_, uint256 chip, IPlayers players_) {
        casino = casino_;
        CHIP = chip;
        players = players_;
        _gated = address(players_.gate()) != address(0);
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
        Account account = _accounts[msg.sender];
        if (account.chips() < amount) revert NotEnoughChips(account.chips(), amount);
        _accounts[msg.sender] = account.withCashOut(amount);
        _ledger = _ledger.cashOut(amount);
        emit CashedOut(msg.sender, to, amount);
        _send(to, amount * CHIP);
    }

    /// @dev Credits chips for money that has arrived.
    function _buyIn(address player, uint256 amount) internal {
        if (player == address(0)) revert ZeroAddress();
        if (amount == 0) revert NothingToDo();
        _ledger = _ledger.buyIn(amount);
        Account account = _accounts[player];
        _accounts[player] = account.withBuyIn(amount);
        emit BoughtIn(player, amount);
        _admit(player, account, account.withBuyIn(amount));
    }

    /// @dev Asks the players' desk whether a player may buy in or bet, once it is written. Neither settling nor cashing out asks anybody.
    function _admit(address player, Account before, Account then) private {
        if (before.isGuarded() || _gated) players.admit(player, before, then);
    }

    // --- the players' desk ---

    /// @inheritdoc IBankroll
    function guard(address player) external {
        if (msg.sender != address(players)) revert OnlyPlayers(msg.sender);
        _accounts[player] = _accounts[player].withGuard();
    }

    // --- the casino ---

    /// @inheritdoc IBankroll
    function book(address player, uint256 cost, uint256 worst, uint256 profit, uint256 share)
        external
        payable
        onlyCasino
        returns (uint256 number)
    {
        return _book(player, cost, worst, profit, share, true);
    }

    /// @inheritdoc IBankroll
    function bookDecision(address player, uint256 cost, uint256 worst, uint256 profit, uint256 share)
        external
        payable
        onlyCasino
        returns (uint256 number)
    {
        return _book(player, cost, worst, profit, share, false);
    }

    function _book(address player, uint256 cost, uint256 worst, uint256 profit, uint256 share, bool isNew)
        private
        returns (uint256 number)
    {
        (Ledger l, Account before, Account then) = _taken(player, cost);
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
            _accounts[player] = then;
        }
        if (isNew) _admit(player, before, then);
    }

    /// @inheritdoc IBankroll
    function raise(address player, uint256 cost) external payable onlyCasino {
        (Ledger l,, Account then) = _taken(player, cost);
        _ledger = l.raise(cost);
        _accounts[player] = then;
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
                address player = address(uint160(credit >> 96));
                _accounts[player] = _accounts[player].withChips(amount);
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
        if (payout != 0) _accounts[player] = _accounts[player].withChips(payout);
        _ledger = _ledger.settle(released, payout, 0);
    }

    /// @dev The ledger, and a player's account before and after a bet of `cost`: after buying in, the chips must be enough.
    function _taken(address player, uint256 cost) private returns (Ledger l, Account before, Account then) {
        before = _accounts[player];
        then = before;
        uint256 amount = _bought(player, cost, before.chips());
        l = _ledger;
        if (amount != 0) {
            l = l.buyIn(amount);
            // Read again: a token may have called back.
            before = _accounts[player];
            then = before.withBuyIn(amount);
            emit BoughtIn(player, amount);
        }
        if (then.chips() < cost) revert NotEnoughChips(then.chips(), cost);
        then = then.withStake(cost);
    }

    // --- views ---

    /// @inheritdoc IBankroll
    function chipsOf(address player) external view returns (uint256) {
        return _accounts[player].chips();
    }

    /// @inheritdoc IBankroll
    function accountOf(address player) external view returns (Account) {
        return _accounts[player];
    }

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
