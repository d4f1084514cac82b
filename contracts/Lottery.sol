// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    IVRFCoordinatorV2Plus
} from "@chainlink/contracts/src/v0.8/vrf/dev/interfaces/IVRFCoordinatorV2Plus.sol";
import { VRFV2PlusClient } from "@chainlink/contracts/src/v0.8/vrf/dev/libraries/VRFV2PlusClient.sol";
import { Address } from "@openzeppelin/contracts/utils/Address.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { Casino } from "./Casino.sol";
import { DrawStatus, ILottery } from "./interfaces/ILottery.sol";
import { INativeBankroll } from "./interfaces/INativeBankroll.sol";
import { IPlayers } from "./interfaces/IPlayers.sol";
import { IProvingKeys } from "./interfaces/IProvingKeys.sol";
import { Draw } from "./libraries/Draw.sol";
import { Prizes, TIERS } from "./libraries/Prizes.sol";
import { Strip, STRIP_LENGTH } from "./types/Strip.sol";
import { MAX_TALLY, Tally } from "./types/Tally.sol";

/// @title Lottery
/// @notice See `ILottery` for what it does and why.
contract Lottery is ILottery {
    /// @notice What one chip is worth in wei.
    uint256 public constant CHIP = 1 gwei;

    /// @notice Time after which a draw without a word has failed, and can no longer be drawn. Longer than the 24 hours for which
    /// Chainlink keeps a request that the subscription cannot pay.
    uint256 public constant REFUND_AFTER = 25 hours;

    /// @notice Time after its end in which a draw must be started. Later it has failed: the coordinator refuses requests, for instance.
    uint256 public constant START_WITHIN = 3 days;

    uint256 public constant MAX_PERIOD = 30 days;
    uint256 public constant MAX_PRICE = 1e15; // a million coins
    uint256 public constant MAX_TICKETS = MAX_TALLY;

    /// @notice Gas for the callback, twice what it uses.
    uint32 public constant CALLBACK_GAS = 200_000;

    /// @dev Most that the coordinator bills besides.
    uint256 private constant GAS_AROUND_CALLBACK = 200_000;

    /// @dev Tallies of the numbers that begin with two digits, by the third; and of those that begin with four, by the fifth.
    uint256 private constant TALLIES_OF_TWO = 8 ** 2;
    uint256 private constant TALLIES = TALLIES_OF_TWO + 8 ** 4;

    INativeBankroll public immutable bankroll;
    IPlayers public immutable players;
    IVRFCoordinatorV2Plus public immutable coordinator;
    uint256 public immutable subscription;
    bytes32 public immutable keyHash;
    uint16 public immutable confirmations;

    /// @notice What the subscription holds when a word is asked for, in wei: an answer at the highest price of the key, at least. Chainlink
    /// wants to see as much before it answers.
    uint256 public immutable prepaid;

    uint256 public immutable price;
    uint256 public immutable period;
    uint256 private immutable _start;

    /// @dev All that a sale writes, but for the ticket and its tallies. `requests` were ever made; `jackpot` and `cut` are of draws that
    /// are over.
    struct Sale {
        uint32 draw;
        uint32 end;
        uint32 tickets;
        uint32 requests;
        uint64 jackpot;
        uint64 cut;
    }

    /// @dev A draw that is not on sale any more. `nonce` is that of its request, 0 if none was made; `jackpot` is what had rolled over
    /// when it was drawn.
    struct Past {
        uint32 tickets;
        uint32 requestedAt;
        uint32 nonce;
        uint16 number;
        bool isDrawn;
        uint64 jackpot;
        uint32[TIERS] winners;
    }

    Sale private _sale;
    uint256 private _owed;
    mapping(uint256 draw => Past) private _past;

    /// @dev Two draws may need their tallies at once: the one on sale, and the one whose word is awaited.
    Tally[TALLIES][2] private _tallies;

    /// @dev Fixed arrays, not dynamic ones: a place in them costs no hash, and no length.
    mapping(uint256 draw => mapping(address player => Strip[MAX_TICKETS / STRIP_LENGTH + 1])) private _strips;

    /// @dev Chance comes from where the casino's comes from, through a subscription of its own.
    constructor(Casino casino, uint256 price_, uint256 period_) {
        if (price_ == 0 || price_ > MAX_PRICE) revert PriceOutOfRange(price_, MAX_PRICE);
        if (period_ == 0 || period_ > MAX_PERIOD) revert PeriodOutOfRange(period_, MAX_PERIOD);
        bankroll = casino.bankroll();
        players = casino.players();
        coordinator = casino.coordinator();
        keyHash = casino.keyHash();
        confirmations = casino.confirmations();
        (price, period, _start) = (price_, period_, block.timestamp);
        (bool exists, uint256 maxGasPrice) = IProvingKeys(address(coordinator)).s_provingKeys(keyHash);
        if (!exists) revert UnknownKey(keyHash);
        prepaid = (CALLBACK_GAS + GAS_AROUND_CALLBACK) * maxGasPrice * (100 + casino.premiumPercent()) / 100;
        subscription = coordinator.createSubscription();
        coordinator.addConsumer(subscription, address(this));
        (_sale.draw, _sale.end) = (1, _nextEnd());
    }

    // --- buying ---

    /// @inheritdoc ILottery
    function buy(uint256 draw, uint16[] calldata numbers, address player) external payable {
        if (player == address(0)) revert ZeroAddress();
        if (numbers.length == 0) revert NothingToDo();
        Sale memory sale = _sale;
        // Without tickets there is nothing to draw: the end is put off.
        if (sale.tickets == 0 && block.timestamp >= sale.end) sale.end = _nextEnd();
        if (draw != sale.draw || block.timestamp >= sale.end) revert NotOnSale(draw, sale.draw, sale.end);
        if (numbers.length > MAX_TICKETS - sale.tickets) revert SoldOut(draw, MAX_TICKETS);
        uint256 cost = numbers.length * price * CHIP;
        if (msg.value != cost) revert WrongPayment(msg.value, cost);
        players.requireAdmitted(player);

        Tally[TALLIES] storage tallies = _tallies[draw % 2];
        Strip[MAX_TICKETS / STRIP_LENGTH + 1] storage strips = _strips[draw][player];
        uint256 first = strips[0].count();
        // A draw sells fewer than 2^28 tickets.
        unchecked {
            for (uint256 i = 0; i < numbers.length; ++i) {
                uint256 number = numbers[i];
                if (number >= Prizes.NUMBERS) revert InvalidNumber(number, Prizes.NUMBERS);
                (uint256 two, uint256 four) = _placesOf(number);
                tallies[two] = tallies[two].add(draw, number >> 6 & 7);
                tallies[four] = tallies[four].add(draw, number & 7);
                uint256 ticket = first + i;
                uint256 strip = ticket / STRIP_LENGTH;
                strips[strip] = strips[strip].withTicket(ticket % STRIP_LENGTH, number);
            }
            strips[0] = strips[0].withCount(first + numbers.length);
            sale.tickets += uint32(numbers.length);
        }
        _sale = sale;
        emit TicketsBought(draw, player, first, numbers);
    }

    /// @dev Where the tallies of a number's first two digits, and of its first four, are.
    function _placesOf(uint256 number) private pure returns (uint256 two, uint256 four) {
        return (number >> 9, TALLIES_OF_TWO + (number >> 3));
    }

    // --- drawing ---

    /// @inheritdoc ILottery
    function startDraw() external payable {
        Sale memory sale = _sale;
        uint256 draw = sale.draw;
        if (sale.tickets == 0) revert NoTickets(draw);
        if (block.timestamp < sale.end) revert NotEnded(draw, sale.end);
        if (_statusOf(draw - 1) == DrawStatus.Requested) revert DrawPending(draw - 1);

        // Its sales are owed to its players from here on: as prizes, less the cut and what rolls over, or as refunds.
        uint256 tickets = sale.tickets;
        _owed += tickets * price;
        Past storage past = _past[draw];
        past.tickets = uint32(tickets);
        bool abandoned = block.timestamp >= sale.end + START_WITHIN;
        uint256 fromCut = 0;
        uint256 fromCaller = 0;
        if (!abandoned) {
            (past.requestedAt, past.nonce) = (uint32(block.timestamp), ++sale.requests);
            (fromCut, fromCaller) = _chance(sale.cut);
            if (msg.value < fromCaller) revert ChanceNotCovered(msg.value, fromCaller);
            sale.cut -= uint64(fromCut);
        }
        (sale.draw, sale.end, sale.tickets) = (uint32(draw + 1), _nextEnd(), 0);
        _sale = sale;
        if (abandoned) {
            emit DrawAbandoned(draw, tickets, sale.end);
        } else {
            emit DrawStarted(draw, tickets, sale.end);
            _request(fromCut * CHIP + fromCaller);
        }
        if (msg.value > fromCaller) Address.sendValue(payable(msg.sender), msg.value - fromCaller);
    }

    function _request(uint256 funds) private {
        if (funds != 0) coordinator.fundSubscriptionWithNative{ value: funds }(subscription);
        coordinator.requestRandomWords(
            VRFV2PlusClient.RandomWordsRequest({
                keyHash: keyHash,
                subId: subscription,
                requestConfirmations: confirmations,
                callbackGasLimit: CALLBACK_GAS,
                numWords: 1,
                extraArgs: VRFV2PlusClient._argsToBytes(VRFV2PlusClient.ExtraArgsV1({ nativePayment: true }))
            })
        );
    }

    /// @notice The coordinator's answer. Finds the winners of every tier by counters alone, and stores how many they are.
    /// @dev Does not revert but for a foreign caller: the coordinator would not ask twice. Its gas does not depend on the tickets sold.
    function rawFulfillRandomWords(uint256 requestId, uint256[] calldata words) external {
        if (msg.sender != address(coordinator)) revert OnlyCoordinator(msg.sender);
        Sale memory sale = _sale;
        uint256 draw = sale.draw - 1;
        if (requestIdOf(draw) != requestId || _statusOf(draw) != DrawStatus.Requested) {
            emit WordIgnored(requestId);
            return;
        }
        uint256 number = Draw.outcome(words[0], Prizes.NUMBERS);
        uint256[TIERS] memory winners = _count(draw, number);
        Past storage past = _past[draw];
        (past.number, past.isDrawn, past.jackpot) = (uint16(number), true, sale.jackpot);
        for (uint256 tier = 0; tier < TIERS; ++tier) past.winners[tier] = uint32(winners[tier]);

        uint256 sales = past.tickets * price;
        (uint256 cut, uint256[TIERS] memory prizes) = _prizes(sales, sale.jackpot, winners);
        uint256 won = 0;
        for (uint256 tier = 0; tier < TIERS; ++tier) won += winners[tier] * prizes[tier];
        // All of it was paid in, and no chain has 2^64 gwei of its coin.
        sale.jackpot = uint64(sale.jackpot + sales - cut - won);
        sale.cut += uint64(cut);
        _sale = sale;
        _owed = _owed + won - sales;
        emit Drawn(draw, words[0], number, winners, prizes, sale.jackpot);
    }

    /// @dev The winners of each tier. A counter of three digits counts those of four and five, too, and so on.
    function _count(uint256 draw, uint256 number) private view returns (uint256[TIERS] memory winners) {
        (uint256 two, uint256 four) = _placesOf(number);
        Tally ofTwo = _tallies[draw % 2][two];
        Tally ofFour = _tallies[draw % 2][four];
        uint256 three = ofTwo.counterOf(draw, number >> 6 & 7);
        winners[0] = ofFour.counterOf(draw, number & 7);
        winners[1] = ofFour.total(draw) - winners[0];
        winners[2] = three - ofFour.total(draw);
        winners[3] = ofTwo.total(draw) - three;
    }

    /// @dev The cut, and what a ticket wins in each tier, rounded down. What that leaves rolls over.
    function _prizes(uint256 sales, uint256 jackpot, uint256[TIERS] memory winners)
        private
        pure
        returns (uint256 cut, uint256[TIERS] memory prizes)
    {
        (cut, prizes) = Prizes.split(sales, jackpot);
        for (uint256 tier = 0; tier < TIERS; ++tier) {
            prizes[tier] = winners[tier] == 0 ? 0 : prizes[tier] / winners[tier];
        }
    }

    // --- claiming ---

    /// @inheritdoc ILottery
    function claim(uint256 draw, uint256[] calldata tickets, address to) external returns (uint256 chips) {
        if (to == address(0)) revert ZeroAddress();
        chips = _take(draw, msg.sender, tickets, to);
        Address.sendValue(payable(to), chips * CHIP);
    }

    /// @inheritdoc ILottery
    function claimAsChips(uint256 draw, uint256[] calldata tickets) external returns (uint256 chips) {
        chips = _take(draw, msg.sender, tickets, address(bankroll));
        bankroll.buyIn{ value: chips * CHIP }(msg.sender);
    }

    /// @inheritdoc ILottery
    function payOut(uint256 draw, address player, uint256[] calldata tickets) external returns (uint256 chips) {
        chips = _take(draw, player, tickets, player);
        Address.sendValue(payable(player), chips * CHIP);
    }

    /// @dev Takes tickets off a player's strips, and their worth off what is owed.
    function _take(uint256 draw, address player, uint256[] calldata tickets, address to)
        private
        returns (uint256 chips)
    {
        if (tickets.length == 0) revert NothingToDo();
        (uint256 number, uint256[TIERS + 1] memory worth) = _worth(draw);
        for (uint256 i = 0; i < tickets.length; ++i) {
            uint256 ticket = tickets[i];
            if (ticket >= MAX_TICKETS) revert NoSuchTicket(draw, player, ticket);
            Strip strip = _strips[draw][player][ticket / STRIP_LENGTH];
            (bool open, uint256 its) = strip.numberAt(ticket % STRIP_LENGTH);
            if (!open) revert NoSuchTicket(draw, player, ticket);
            uint256 pays = worth[Prizes.tierOf(its, number)];
            if (pays == 0) revert NoPrize(draw, player, ticket);
            _strips[draw][player][ticket / STRIP_LENGTH] = strip.withoutTicket(ticket % STRIP_LENGTH);
            chips += pays;
        }
        _owed -= chips;
        emit Claimed(draw, player, to, tickets, chips);
    }

    /// @dev What a ticket of each tier, and one of no tier, is worth in a draw that is over.
    function _worth(uint256 draw) private view returns (uint256 number, uint256[TIERS + 1] memory worth) {
        DrawStatus status = _statusOf(draw);
        if (status == DrawStatus.Failed && draw != _sale.draw) {
            for (uint256 tier = 0; tier <= TIERS; ++tier) worth[tier] = price;
            return (0, worth);
        }
        if (status != DrawStatus.Drawn) revert NotOver(draw);
        (,,, uint256 drawn,, uint256[TIERS] memory prizes) = drawOf(draw);
        for (uint256 tier = 0; tier < TIERS; ++tier) worth[tier] = prizes[tier];
        return (drawn, worth);
    }

    // --- the bank, and chance ---

    /// @inheritdoc ILottery
    function payBank() external returns (uint256 chips) {
        uint256 cut = _sale.cut;
        (uint256 kept,) = _chance(cut);
        chips = cut - kept;
        if (chips == 0) revert NothingToDo();
        _sale.cut = uint64(kept);
        emit BankPaid(chips);
        bankroll.contribute{ value: chips * CHIP }();
    }

    /// @dev What the subscription lacks: what a cut pays of it, in chips, and what is left for a caller, in wei.
    function _chance(uint256 cut) private view returns (uint256 fromCut, uint256 fromCaller) {
        (, uint96 balance,,,) = coordinator.getSubscription(subscription);
        uint256 missing = Math.saturatingSub(prepaid, balance);
        fromCut = Math.min(cut, Math.ceilDiv(missing, CHIP));
        fromCaller = Math.saturatingSub(missing, fromCut * CHIP);
    }

    // --- views ---

    /// @inheritdoc ILottery
    function onSale()
        external
        view
        returns (uint256 draw, uint256 end, uint256 tickets, uint256[TIERS] memory pools)
    {
        Sale memory sale = _sale;
        (draw, end, tickets) = (sale.draw, sale.end, sale.tickets);
        if (tickets == 0 && block.timestamp >= end) end = _nextEnd();
        (, pools) = Prizes.split(tickets * price, sale.jackpot);
    }

    /// @inheritdoc ILottery
    function drawOf(uint256 draw)
        public
        view
        returns (
            DrawStatus status,
            uint256 tickets,
            uint256 requestedAt,
            uint256 number,
            uint256[TIERS] memory winners,
            uint256[TIERS] memory prizes
        )
    {
        Past storage past = _past[draw];
        status = _statusOf(draw);
        (tickets, requestedAt, number) = (past.tickets, past.requestedAt, past.number);
        if (draw == _sale.draw) tickets = _sale.tickets;
        if (status == DrawStatus.Drawn) {
            for (uint256 tier = 0; tier < TIERS; ++tier) winners[tier] = past.winners[tier];
            (, prizes) = _prizes(tickets * price, past.jackpot, winners);
        }
    }

    /// @inheritdoc ILottery
    function ticketsOf(uint256 draw, address player)
        public
        view
        returns (uint256[] memory numbers, bool[] memory open)
    {
        Strip[MAX_TICKETS / STRIP_LENGTH + 1] storage strips = _strips[draw][player];
        uint256 count = strips[0].count();
        (numbers, open) = (new uint256[](count), new bool[](count));
        for (uint256 i = 0; i < count; ++i) {
            (open[i], numbers[i]) = strips[i / STRIP_LENGTH].numberAt(i % STRIP_LENGTH);
        }
    }

    /// @inheritdoc ILottery
    function claimable(uint256 draw, address player) external view returns (uint256[] memory tickets, uint256 chips) {
        (uint256 number, uint256[TIERS + 1] memory worth) = _worth(draw);
        (uint256[] memory numbers, bool[] memory open) = ticketsOf(draw, player);
        uint256 count = 0;
        uint256[] memory found = new uint256[](numbers.length);
        for (uint256 i = 0; i < numbers.length; ++i) {
            uint256 pays = open[i] ? worth[Prizes.tierOf(numbers[i], number)] : 0;
            if (pays == 0) continue;
            found[count++] = i;
            chips += pays;
        }
        tickets = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) tickets[i] = found[i];
    }

    /// @inheritdoc ILottery
    function books() external view returns (uint256 sales, uint256 jackpot, uint256 cut, uint256 owed) {
        return (_sale.tickets * price, _sale.jackpot, _sale.cut, _owed);
    }

    /// @inheritdoc ILottery
    function chanceMissing() external view returns (uint256 missing) {
        (, missing) = _chance(_sale.cut);
    }

    /// @inheritdoc ILottery
    function requestIdOf(uint256 draw) public view returns (uint256) {
        uint256 nonce = _past[draw].nonce;
        if (nonce == 0) return 0;
        bytes32 preSeed = keccak256(abi.encode(keyHash, address(this), subscription, nonce));
        return uint256(keccak256(abi.encode(keyHash, preSeed)));
    }

    function _statusOf(uint256 draw) private view returns (DrawStatus) {
        Sale memory sale = _sale;
        if (draw == 0 || draw > sale.draw) return DrawStatus.Unknown;
        if (draw == sale.draw) {
            if (sale.tickets == 0 || block.timestamp < sale.end) return DrawStatus.OnSale;
            return block.timestamp < sale.end + START_WITHIN ? DrawStatus.Ended : DrawStatus.Failed;
        }
        Past storage past = _past[draw];
        if (past.isDrawn) return DrawStatus.Drawn;
        return block.timestamp < past.requestedAt + REFUND_AFTER ? DrawStatus.Requested : DrawStatus.Failed;
    }

    /// @dev The next end on the grid.
    function _nextEnd() private view returns (uint32) {
        return uint32(_start + ((block.timestamp - _start) / period + 1) * period);
    }
}
