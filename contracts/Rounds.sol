// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    IVRFCoordinatorV2Plus
} from "@chainlink/contracts/src/v0.8/vrf/dev/interfaces/IVRFCoordinatorV2Plus.sol";
import { VRFV2PlusClient } from "@chainlink/contracts/src/v0.8/vrf/dev/libraries/VRFV2PlusClient.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { IArbSys } from "./interfaces/IArbSys.sol";
import { Floor, ROW_COUNT } from "./types/Floor.sol";
import { Round, RoundStatus, toRound } from "./types/Round.sol";

/// @notice Where chance comes from, and what it costs. Fixed for the life of a casino.
/// @param coordinator Chainlink's VRFCoordinatorV2_5.
/// @param keyHash The proving key, which also caps the gas price of the answer.
/// @param confirmations Blocks to wait before the answer.
/// @param callbackGasLimit Gas for settling inside the answer. What it does not settle, anybody can.
/// @param premiumPercent The coordinator's premium for payment in the native coin.
/// @param minGasPrice Least gas price, in wei, that a bet pays chance at; covers what a chain adds to its base fee.
struct ChanceConfig {
    IVRFCoordinatorV2Plus coordinator;
    bytes32 keyHash;
    uint16 confirmations;
    uint32 callbackGasLimit;
    uint16 premiumPercent;
    uint256 minGasPrice;
}

/// @title Chance
/// @notice One VRF request a block, shared by every bet of that block. A joiner learns nothing by waiting, since nobody knows the
/// hash of a block before it ends, and the word depends on it.
///
/// The casino owns its subscription, and has no function to cancel it, to remove itself from it, or to move it: an owner can
/// neither withdraw what was prepaid nor choose another coordinator.
///
/// Each open round has a row, for its bets and its word: `requestId % ROWS`, or the next free one, so that a request id finds it.
/// Rows are used again, so their storage is cheap. The current round shares a slot with the state of the floor; a round that is not
/// closed when the next one opens is parked at its row.
abstract contract Rounds {
    /// @notice Time after which a round without a word can be refunded, and can no longer be drawn. Longer than the 24 hours for
    /// which Chainlink keeps a request that the subscription cannot pay.
    uint256 public constant REFUND_AFTER = 25 hours;

    /// @notice Rounds that may be open at once. Only an oracle that stopped answering brings it that far.
    uint256 public constant ROWS = ROW_COUNT;

    /// @dev Gas that the coordinator bills for an answer, apart from the bets in it; for a bet in it; for a roll after its first.
    /// test/invariants/Fees.sol holds them against what is billed.
    uint256 private constant GAS_OF_REQUEST = 125_000;
    uint256 private constant GAS_OF_BET = 44_000;
    uint256 private constant GAS_OF_ROLL = 6_000;
    uint256 private constant GAS_OF_WIDE_BET = 88_000;
    uint256 private constant GAS_OF_WIDE_ROLL = 18_000;

    /// @dev Chance is prepaid at twice the base fee, since the answer comes blocks later.
    uint256 private constant GAS_PRICE_MARGIN = 2;

    /// @dev Fees are counted in chips of one gwei.
    uint256 private constant FEE_CHIP = 1 gwei;
    uint256 private constant FEE_RATE_UNIT = 10_000 wei;

    IVRFCoordinatorV2Plus public immutable coordinator;
    uint256 public immutable subscription;
    bytes32 public immutable keyHash;
    uint16 public immutable confirmations;
    uint32 public immutable callbackGasLimit;
    uint256 public immutable premiumPercent;
    uint256 public immutable minGasPrice;
    bool private immutable _onArbitrum;

    /// @dev A round that was not closed when the next one opened. No bet can join it, so its seats are counted.
    struct Parked {
        Round round;
        uint16 seats;
    }

    Floor internal _floor;
    mapping(uint256 row => Parked) private _parked;

    /// @dev Words of drawn rounds that have bets left to settle.
    mapping(uint256 row => uint256) internal _words;

    /// @notice A word came for a round that is closed, drawn, or past its deadline. It changed nothing.
    event WordIgnored(uint256 requestId);

    error OnlyCoordinator(address caller);
    /// @notice The house takes no new bets. Cash-outs, settlements and refunds go on.
    error NewBetsPaused();
    /// @notice The oracle has left `ROWS` rounds unanswered. Nothing is lost: try again when it answers.
    error TooManyOpenRounds();
    /// @notice The base fee is beyond what a round can record.
    error ChanceTooDear(uint256 gasPrice);

    constructor(ChanceConfig memory chance) {
        coordinator = chance.coordinator;
        keyHash = chance.keyHash;
        confirmations = chance.confirmations;
        callbackGasLimit = chance.callbackGasLimit;
        premiumPercent = chance.premiumPercent;
        minGasPrice = chance.minGasPrice;
        _onArbitrum = block.chainid == 42161 || block.chainid == 42170 || block.chainid == 421614;
        subscription = chance.coordinator.createSubscription();
        chance.coordinator.addConsumer(subscription, address(this));
    }

    // --- joining ---

    /// @dev The round that a bet of this block joins, which it may have to open. Nothing is written yet: see `_keepOpened`.
    /// @param isNew Whether it is a new bet, which a paused house does not take; otherwise it is part of an open one.
    function _join(bool isNew) internal returns (Floor floor, bool opened) {
        floor = _floor;
        if (isNew && floor.isPaused()) revert NewBetsPaused();
        Round current = floor.current();
        if (current.isOpen() && current.blockNumber() == uint32(_blockNumber())) return (floor, false);
        if (!current.isClosed()) floor = _park(floor, current);
        return (floor.withCurrent(_open(floor)), true);
    }

    /// @dev Keeps the round that `_join` opened. The bets that join later are counted by the bankroll alone: a seat is a bet's
    /// number less this one, and joining writes nothing here.
    function _keepOpened(Floor floor, uint256 firstBet) internal returns (Round round) {
        round = floor.current().withFirstBet(firstBet);
        _floor = floor.withCurrent(round);
    }

    /// @dev Moves the current round to its row.
    function _park(Floor floor, Round round) private returns (Floor) {
        _parked[round.row()] = Parked(round, uint16(_betCount() - round.firstBet()));
        return floor.withRow(round.row());
    }

    /// @dev Asks for a word.
    function _open(Floor floor) private returns (Round) {
        if (floor.isFull()) revert TooManyOpenRounds();
        uint256 requestId = coordinator.requestRandomWords(
            VRFV2PlusClient.RandomWordsRequest({
                keyHash: keyHash,
                subId: subscription,
                requestConfirmations: confirmations,
                callbackGasLimit: callbackGasLimit,
                numWords: 1,
                extraArgs: VRFV2PlusClient._argsToBytes(VRFV2PlusClient.ExtraArgsV1({ nativePayment: true }))
            })
        );
        uint256 row = requestId % ROWS;
        while (floor.hasRow(row)) row = (row + 1) % ROWS;
        return toRound(floor.current().nonce() + 1, block.timestamp, _blockNumber(), row, _feeRate(block.basefee));
    }

    /// @dev Bets ever taken.
    function _betCount() internal view virtual returns (uint256);

    // --- the word ---

    /// @notice The coordinator's answer. Settles as many bets as its gas allows, and stores the word for what is left.
    /// @dev Does not revert but for a foreign caller: the coordinator would not ask twice.
    function rawFulfillRandomWords(uint256 requestId, uint256[] calldata words) external {
        if (msg.sender != address(coordinator)) revert OnlyCoordinator(msg.sender);
        Floor floor = _floor;
        (Round round, uint256 seats) = _find(floor, requestId);
        if (!round.isOpen() || block.timestamp >= round.openedAt() + REFUND_AFTER) {
            emit WordIgnored(requestId);
            return;
        }
        round = _settle(round.withStatus(RoundStatus.Drawn), seats, words[0]);
        if (round.settled() < seats) _words[round.row()] = words[0];
        _keep(floor, round, seats);
    }

    /// @dev Settles bets from `round.settled()` to `end` while gas lasts.
    /// @return The round with the bets that were settled counted.
    function _settle(Round round, uint256 end, uint256 word) internal virtual returns (Round);

    // --- finding and keeping rounds ---

    /// @notice The VRF request of a round. It follows from the nonce, so nobody can repeat or drop one unseen.
    function requestIdOf(uint256 nonce) public view returns (uint256) {
        bytes32 preSeed = keccak256(abi.encode(keyHash, address(this), subscription, nonce));
        return uint256(keccak256(abi.encode(keyHash, preSeed)));
    }

    /// @dev Finds a round that is not closed, and counts its seats. Zero, which reads as closed, if there is none.
    function _find(Floor floor, uint256 requestId) internal view returns (Round round, uint256 seats) {
        round = floor.current();
        if (requestIdOf(round.nonce()) == requestId) {
            return round.isClosed() ? (Round.wrap(0), 0) : (round, _betCount() - round.firstBet());
        }
        for (uint256 i = 0; i < ROWS; ++i) {
            uint256 row = (requestId % ROWS + i) % ROWS;
            if (!floor.hasRow(row)) continue;
            Parked memory parked = _parked[row];
            if (requestIdOf(parked.round.nonce()) == requestId) return (parked.round, parked.seats);
        }
        return (Round.wrap(0), 0);
    }

    /// @dev Keeps a round after bets were settled or refunded, and frees its row after the last.
    function _keep(Floor floor, Round round, uint256 seats) internal {
        bool closed = round.settled() == seats;
        if (closed) round = round.withStatus(RoundStatus.Closed);
        if (floor.current().nonce() == round.nonce()) _floor = floor.withCurrent(round);
        else if (closed) _floor = floor.withoutRow(round.row());
        else _parked[round.row()].round = round;
    }

    /// @dev The chain's own block: rounds last one block, also where `block.number` is another chain's.
    function _blockNumber() private view returns (uint256) {
        return _onArbitrum ? IArbSys(address(100)).arbBlockNumber() : block.number;
    }

    // --- the fee of chance ---

    /// @dev Price of a unit of VRF gas in units of 10,000 wei, rounded up.
    function _feeRate(uint256 gasPrice) internal view returns (uint256) {
        uint256 price = gasPrice * GAS_PRICE_MARGIN;
        if (price < minGasPrice) price = minGasPrice;
        uint256 rate = Math.ceilDiv(price * (100 + premiumPercent), 100 * FEE_RATE_UNIT);
        if (rate > type(uint32).max) revert ChanceTooDear(gasPrice);
        return rate;
    }

    /// @dev The fee of a bet in chips, rounded up. The bet that opens the round pays for the request, each bet for its settlement. A
    /// wide choice takes longer to read and to answer, and so does a hand.
    function _fee(uint256 rate, bool opensRound, uint256 rolls, bool wide) internal pure returns (uint256) {
        // At most 100 rolls, and a rate of 32 bits: below 2^80.
        unchecked {
            uint256 gas = wide
                ? GAS_OF_WIDE_BET + (rolls - 1) * GAS_OF_WIDE_ROLL
                : GAS_OF_BET + (rolls - 1) * GAS_OF_ROLL;
            if (opensRound) gas += GAS_OF_REQUEST;
            return (gas * rate * FEE_RATE_UNIT + FEE_CHIP - 1) / FEE_CHIP;
        }
    }
}
