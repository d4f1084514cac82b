// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    IVRFCoordinatorV2Plus
} from "@chainlink/contracts/src/v0.8/vrf/dev/interfaces/IVRFCoordinatorV2Plus.sol";
import { VRFV2PlusClient } from "@chainlink/contracts/src/v0.8/vrf/dev/libraries/VRFV2PlusClient.sol";
import { Math } from "@openzeppelin/contracts/utils/math/Math.sol";
import { IArbSys } from "./interfaces/IArbSys.sol";
import { MAX_SEATS, Round, RoundStatus, toRound } from "./types/Round.sol";

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
/// The current round shares a slot with the state of the tables. A round that is not closed when the next one opens moves to a row
/// of its own, found by its request id: `requestId % ROWS`, or the next free one. Rows are used again, so their storage is cheap.
abstract contract Rounds {
    /// @notice Time after which a round without a word can be refunded, and can no longer be drawn. Longer than the 24 hours for
    /// which Chainlink keeps a request that the subscription cannot pay.
    uint256 public constant REFUND_AFTER = 25 hours;

    /// @notice Rounds that may be open at once. Only an oracle that stopped answering brings it that far.
    uint256 public constant ROWS = 56;

    /// @dev Gas that the coordinator bills for an answer, apart from the bets in it; for a bet in it; for a roll after its first.
    /// The gas benchmark prints what is used.
    uint256 public constant GAS_OF_REQUEST = 125_000;
    uint256 public constant GAS_OF_BET = 30_000;
    uint256 public constant GAS_OF_ROLL = 4_000;

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

    /// @dev One slot: the latest round, which of the rows hold an open round, and whether new bets are paused.
    struct Floor {
        Round current;
        uint56 openRows;
        bool paused;
    }

    Floor internal _floor;

    /// @dev Rounds that were not closed when the next one opened, by row.
    mapping(uint256 row => Round) private _rounds;

    /// @dev Words of drawn rounds that have bets left to settle, by row.
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

    // --- taking a seat ---

    /// @dev Joins the round of this block, or opens it.
    /// @return round The round, whose last seat is the new one.
    function _takeSeat() internal returns (Round round) {
        Floor memory floor = _floor;
        if (floor.paused) revert NewBetsPaused();
        round = floor.current;
        if (
            round.blockNumber() == _blockNumber() && round.status() == RoundStatus.Open && !round.isClosed()
                && round.seats() < MAX_SEATS
        ) {
            round = round.withSeats(round.seats() + 1);
        } else {
            round = _openRound(floor).withSeats(1);
        }
        floor.current = round;
        _floor = floor;
    }

    /// @dev Asks for a word. Moves the current round to its row if it is still open.
    function _openRound(Floor memory floor) private returns (Round) {
        Round last = floor.current;
        if (!last.isClosed()) {
            _rounds[last.row()] = last;
            floor.openRows |= uint56(1 << last.row());
        }
        if (floor.openRows == type(uint56).max) revert TooManyOpenRounds();
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
        while (_isOpen(floor, row)) row = (row + 1) % ROWS;
        return toRound(last.nonce() + 1, block.timestamp, _blockNumber(), row, _feeRate(block.basefee));
    }

    // --- the word ---

    /// @notice The coordinator's answer. Settles as many bets as its gas allows, and stores the word for what is left.
    /// @dev Does not revert but for a foreign caller: the coordinator would not ask twice.
    function rawFulfillRandomWords(uint256 requestId, uint256[] calldata words) external {
        if (msg.sender != address(coordinator)) revert OnlyCoordinator(msg.sender);
        Floor memory floor = _floor;
        (bool found, Round round) = _find(floor, requestId);
        if (!found || round.status() != RoundStatus.Open || block.timestamp >= round.openedAt() + REFUND_AFTER) {
            emit WordIgnored(requestId);
            return;
        }
        round = _settle(round.withStatus(RoundStatus.Drawn), words[0], type(uint256).max);
        if (!round.isClosed()) _words[round.row()] = words[0];
        _save(floor, round);
    }

    /// @dev Settles bets from `round.settled()` on while gas and `maxBets` last.
    /// @return The round with the bets that were settled counted.
    function _settle(Round round, uint256 word, uint256 maxBets) internal virtual returns (Round);

    // --- finding and keeping rounds ---

    /// @notice The VRF request of a round. It follows from the nonce, so nobody can repeat or drop one unseen.
    function requestIdOf(uint256 nonce) public view returns (uint256) {
        bytes32 preSeed = keccak256(abi.encode(keyHash, address(this), subscription, nonce));
        return uint256(keccak256(abi.encode(keyHash, preSeed)));
    }

    /// @dev Finds a round that is not closed.
    function _find(Floor memory floor, uint256 requestId) internal view returns (bool found, Round round) {
        round = floor.current;
        if (requestIdOf(round.nonce()) == requestId) return (!round.isClosed(), round);
        for (uint256 i = 0; i < ROWS; ++i) {
            uint256 row = (requestId + i) % ROWS;
            if (!_isOpen(floor, row)) continue;
            round = _rounds[row];
            if (requestIdOf(round.nonce()) == requestId) return (true, round);
        }
        return (false, Round.wrap(0));
    }

    /// @dev Keeps a round that bets were settled of, where it is.
    function _save(Floor memory floor, Round round) internal {
        if (floor.current.nonce() == round.nonce()) {
            floor.current = round;
        } else if (round.isClosed()) {
            floor.openRows &= ~uint56(1 << round.row());
        } else {
            _rounds[round.row()] = round;
            return;
        }
        _floor = floor;
    }

    function _isOpen(Floor memory floor, uint256 row) private pure returns (bool) {
        return floor.openRows & (1 << row) != 0;
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

    /// @dev The fee of a bet in chips, rounded up. The bet that opens the round pays for the request, each bet for its settlement.
    function _fee(uint256 rate, bool opensRound, uint256 rolls) internal pure returns (uint256) {
        // At most 100 rolls, and a rate of 32 bits: below 2^80.
        unchecked {
            uint256 gas = GAS_OF_BET + (rolls - 1) * GAS_OF_ROLL + (opensRound ? GAS_OF_REQUEST : 0);
            return (gas * rate * FEE_RATE_UNIT + FEE_CHIP - 1) / FEE_CHIP;
        }
    }
}
