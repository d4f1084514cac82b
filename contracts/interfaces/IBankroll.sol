// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title The cage and the bank
/// @notice Holds all money of one asset. Amounts inside the house are chips: one chip is `CHIP` units of the asset (one gwei of the
/// native coin). What the money is for stands in the ledger: see `types/Ledger.sol`. What arrives by another way than these functions is not money of the house, and is ignored.
interface IBankroll {
    event BoughtIn(address indexed player, uint256 chips);
    event CashedOut(address indexed player, address indexed to, uint256 chips);
    event Deposited(address indexed provider, address indexed receiver, uint256 chips, uint256 shares);
    event Redeemed(address indexed provider, address indexed receiver, uint256 chips, uint256 shares);
    event Contributed(address indexed from, uint256 chips);
    /// @notice So much of all contributions became equity.
    event ContributionsEntered(uint256 chips);
    event ChanceFunded(uint256 chips);

    error OnlyCasino(address caller);
    /// @notice Money comes in whole chips: send a multiple of `chip`.
    error NotWholeChips(uint256 amount, uint256 chip);
    error NothingToDo();
    /// @notice Money or chips for nobody would be lost: name a player or a receiver.
    error ZeroAddress();
    /// @notice Buy in at least the difference, or stake less.
    error NotEnoughChips(uint256 held, uint256 needed);
    /// @notice The bet could win more than the bank may lose on one bet. Stake less.
    error ProfitAboveLimit(uint256 profit, uint256 limit);
    /// @notice All open bets together could win more than the bank may lose at once. Stake less, or wait for a settlement.
    error ExposureAboveLimit(uint256 reserved, uint256 limit);

    // --- players ---

    /// @notice Buys chips for `player` with the money sent, which must be whole chips.
    function buyIn(address player) external payable;

    /// @notice Turns the caller's chips into money, sent to `to`. Nothing can stop it.
    /// @dev Reverts, and keeps the chips, if `to` rejects the money: name another address.
    function cashOut(uint256 amount, address to) external;

    /// @notice Chips of a player that are not in an open bet.
    function chipsOf(address player) external view returns (uint256);

    // --- liquidity providers ---

    /// @notice Deposits the money sent, for shares at the higher price: as if every open bet were lost by its player.
    /// @return shares Rounded down.
    function deposit(address receiver) external payable returns (uint256 shares);

    /// @notice Redeems shares at the lower price: as if every open bet were won at its maximum. What is reserved stays.
    /// @return chips Rounded down.
    function redeem(uint256 shares, address receiver) external returns (uint256 chips);

    /// @notice Gives the money sent to the liquidity providers, for no shares: the lottery's cut. It becomes equity evenly over
    /// `CONTRIBUTION_TIME`, so that shares held for a moment gain nothing by it; to bets it counts with the next move of shares.
    function contribute() external payable;

    /// @notice Contributions that are not equity yet, and when they will be.
    function contributed() external view returns (uint256 chips, uint256 end);

    /// @notice Shares for a deposit of `chips`, now.
    function previewDeposit(uint256 chips) external view returns (uint256 shares);

    /// @notice Chips for a redemption of `shares`, now.
    function previewRedeem(uint256 shares) external view returns (uint256 chips);

    /// @notice Equity if every open bet were lost by its player.
    function equityHigh() external view returns (uint256);

    /// @notice Equity if every open bet were won at its maximum. Bounds what may be won and what may be withdrawn.
    function equityLow() external view returns (uint256);

    /// @notice The four sums, in chips.
    function ledger() external view returns (uint256 cash, uint256 chips, uint256 reserved, uint256 fees);

    /// @notice Number of bets ever taken. Bets are numbered from 0.
    function betCount() external view returns (uint256);

    // --- the casino, and chance ---

    /// @notice Takes the cost of a bet from a player's chips, after buying in the money sent, and reserves its worst case. The limits count
    /// for what the bank may lose: not if the worst case is no more than the cost.
    /// @param cost Stake and fee of chance.
    /// @param worst Largest payout and fee of chance: what may be owed, whether the bet is settled or refunded.
    /// @param profit Most that the player may win over the stake.
    /// @param share Largest part of the equity that one bet may win, in billionths.
    /// @return number The number of the bet.
    function reserve(address player, uint256 cost, uint256 worst, uint256 profit, uint256 share)
        external
        payable
        returns (uint256 number);

    /// @notice Takes a further cost of an open bet from a player's chips, after buying in the money sent, and reserves it.
    function raise(address player, uint256 cost) external payable;

    /// @notice Releases what was reserved for some bets, credits their players and books the fees of chance that were used.
    /// @param credits player << 96 | chips, each. A zero ends the list.
    function settle(uint256[] calldata credits, uint256 released, uint256 feesUsed) external;

    /// @notice Sends the fees of chance that open bets no longer need to the VRF subscription. Anybody may call.
    function fundChance() external returns (uint256 chips);
}
