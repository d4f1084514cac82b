// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title The bank, as its reserve knows it
/// @notice A bank's equity is partly hot, in its own ledger, and partly cold, in its reserve. Amounts are chips.
interface IReserveBank {
    /// @notice Equity went cold, or came back.
    event SentToReserve(uint256 chips);
    event ReceivedFromReserve(uint256 chips);

    error OnlyReserve(address caller);

    /// @notice Equity in the bank's own ledger if every open bet were won at its maximum: what could leave at once.
    function hotEquityLow() external view returns (uint256);

    /// @notice What the exits that wait are worth at the lower price, rounded up.
    function waitingChips() external view returns (uint256);

    /// @notice Takes equity out of the ledger and sends its money to the reserve, which alone may call.
    function toReserve(uint256 chips) external;

    /// @notice Takes money of the reserve, which alone may call, into the ledger as equity: sent with the call if it is the native coin, drawn by
    /// allowance if it is a token.
    function fromReserve(uint256 chips) external payable;
}
