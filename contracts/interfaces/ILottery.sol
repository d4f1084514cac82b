// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { TIERS } from "../libraries/Prizes.sol";

/// @notice Where a draw stands. OnSale: tickets are sold until its end. Ended: anybody can start it, once the draw before it is over.
/// Requested: the word is awaited. Drawn: tickets that won can be claimed. Failed: every ticket can be claimed at its price.
enum DrawStatus {
    Unknown,
    OnSale,
    Ended,
    Requested,
    Drawn,
    Failed
}

/// @title The lottery
/// @notice Draws with tickets and a pooled prize, one after the other, on a grid of fixed periods. A ticket is a number of five digits
/// from 0 to 7, in order; the rules are `libraries/Prizes.sol`. Amounts are in chips of one gwei; the money is the native coin.
///
/// It holds its own money and cannot touch the bank's: the bank can only gain, its cut. It has no owner, no setter, and cannot be paused.
/// Nobody can choose, repeat or drop a word: each draw makes one request, the next of this contract's own subscription.
///
/// A draw goes OnSale -> Ended -> Requested -> Drawn, or Failed if no word came `REFUND_AFTER` its request, or if it could not be started
/// `START_WITHIN` its end. A draw without tickets at its end is put off to the end of the next period. Sales of a draw are over before its
/// word is asked for, so nobody can buy a ticket in the block of the request, or later. Who fills the blocks before an end keeps others
/// from buying, at his cost, and learns nothing.
///
/// What no ticket won, and what does not divide, rolls over into the jackpot of the next draw that is drawn. A claim never expires.
/// Money that arrives by another way than these functions is not money of the lottery, and is ignored.
interface ILottery {
    /// @param firstTicket The player's own number of the first of these tickets: his tickets of a draw are numbered from 0.
    event TicketsBought(uint256 indexed draw, address indexed player, uint256 firstTicket, uint16[] numbers);
    /// @notice The word of a draw was asked for, and the next draw is on sale until `nextEnd`.
    event DrawStarted(uint256 indexed draw, uint256 tickets, uint256 nextEnd);
    /// @notice A draw could not be started in time. Its tickets can be claimed at their price.
    event DrawAbandoned(uint256 indexed draw, uint256 tickets, uint256 nextEnd);
    /// @param winners Tickets by tier.
    /// @param prizes Of one ticket, by tier. Zero in a tier without winners.
    /// @param jackpot What rolls over.
    event Drawn(
        uint256 indexed draw, uint256 word, uint256 number, uint256[TIERS] winners, uint256[TIERS] prizes, uint256 jackpot
    );
    /// @notice Tickets were paid: prizes of a drawn draw, or prices of a failed one.
    event Claimed(uint256 indexed draw, address indexed player, address to, uint256[] tickets, uint256 chips);
    event BankPaid(uint256 chips);
    /// @notice A word came for a draw that is drawn, or past its deadline. It changed nothing.
    event WordIgnored(uint256 requestId);

    error PriceOutOfRange(uint256 price, uint256 max);
    error PeriodOutOfRange(uint256 period, uint256 max);
    /// @notice The coordinator does not know the casino's proving key.
    error UnknownKey(bytes32 keyHash);
    error NothingToDo();
    /// @notice Tickets or money for nobody would be lost: name a player or a receiver.
    error ZeroAddress();
    /// @notice The draw named is not on sale: `onSale` is the latest one. It takes no tickets from `end` until the next one begins.
    error NotOnSale(uint256 draw, uint256 onSale, uint256 end);
    error InvalidNumber(uint256 number, uint256 numbers);
    /// @notice Send the price of all tickets, in wei, exactly.
    error WrongPayment(uint256 sent, uint256 cost);
    /// @notice The draw sells no more tickets.
    error SoldOut(uint256 draw, uint256 max);
    error NotEnded(uint256 draw, uint256 end);
    error NoTickets(uint256 draw);
    /// @notice The word of the draw before is awaited. It comes, or the draw fails.
    error DrawPending(uint256 draw);
    /// @notice The cut of earlier draws does not cover the cost of chance. Send what is missing, in wei, or fund the subscription.
    error ChanceNotCovered(uint256 sent, uint256 missing);
    error NotOver(uint256 draw);
    /// @notice The player has no such ticket, or it was paid.
    error NoSuchTicket(uint256 draw, address player, uint256 ticket);
    error NoPrize(uint256 draw, address player, uint256 ticket);
    error OnlyCoordinator(address caller);

    // --- tickets ---

    /// @notice Buys tickets of a draw for `player`, with the money sent, unless he excluded himself or the gate turns him away. What a
    /// ticket costs in gas does not grow with tickets sold.
    function buy(uint256 draw, uint16[] calldata numbers, address player) external payable;

    /// @notice Pays tickets of the caller, and sends the money to `to`.
    /// @param tickets As the player's tickets of the draw are numbered. Each is paid once.
    /// @dev Reverts, and keeps the tickets, if `to` rejects the money: name another address.
    function claim(uint256 draw, uint256[] calldata tickets, address to) external returns (uint256 chips);

    /// @notice Pays tickets of the caller, as chips of the casino.
    function claimAsChips(uint256 draw, uint256[] calldata tickets) external returns (uint256 chips);

    /// @notice Pays tickets of a player to himself, by anybody.
    function payOut(uint256 draw, address player, uint256[] calldata tickets) external returns (uint256 chips);

    // --- draws ---

    /// @notice Starts the draw whose end has passed, by anybody, and puts the next one on sale. The subscription is filled from the cut of
    /// earlier draws, since that of this one is not earned yet. If it does not suffice, the caller adds `chanceMissing`; what he sent
    /// too much is returned.
    function startDraw() external payable;

    /// @notice Sends the cut of draws that are over to the bank, by anybody, less what the subscription lacks.
    function payBank() external returns (uint256 chips);

    // --- views ---

    /// @notice What a ticket costs, in chips.
    function price() external view returns (uint256);

    /// @notice The latest draw.
    /// @param tickets Sold.
    /// @param pools Of its tiers, with what has rolled over. The draw before, if its word is awaited, may add to the jackpot.
    function onSale()
        external
        view
        returns (uint256 draw, uint256 end, uint256 tickets, uint256[TIERS] memory pools);

    /// @return status Where the draw stands.
    /// @return tickets Sold.
    /// @return requestedAt When its word was asked for. Zero if it was not.
    /// @return number What was drawn.
    /// @return winners Tickets by tier.
    /// @return prizes Of one ticket, by tier.
    function drawOf(uint256 draw)
        external
        view
        returns (
            DrawStatus status,
            uint256 tickets,
            uint256 requestedAt,
            uint256 number,
            uint256[TIERS] memory winners,
            uint256[TIERS] memory prizes
        );

    /// @notice The tickets of a player in a draw, and whether each is still to be paid if it won.
    function ticketsOf(uint256 draw, address player)
        external
        view
        returns (uint256[] memory numbers, bool[] memory open);

    /// @notice The tickets of a player that can be claimed, as `claim` takes them, and what they pay together.
    function claimable(uint256 draw, address player) external view returns (uint256[] memory tickets, uint256 chips);

    /// @notice All money of the lottery, in chips.
    /// @return sales Tickets of the latest draw.
    /// @return jackpot What rolled over.
    /// @return cut The bank's, of draws that are drawn.
    /// @return owed Prizes and refunds that were not claimed, and the sales of a draw whose word is awaited.
    function books() external view returns (uint256 sales, uint256 jackpot, uint256 cut, uint256 owed);

    /// @notice What whoever starts the draw must send, in wei: what neither the subscription holds nor the cut covers.
    function chanceMissing() external view returns (uint256);

    /// @notice The VRF request of a draw; zero if it made none. The first draw that asks for a word makes the request of nonce 1, the next
    /// that of nonce 2, so nobody can repeat or drop one unseen.
    function requestIdOf(uint256 draw) external view returns (uint256);
}
