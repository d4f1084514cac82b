// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFTypes } from "@chainlink/contracts/src/v0.8/vrf/VRFTypes.sol";
import { VRFV2PlusClient } from "@chainlink/contracts/src/v0.8/vrf/dev/libraries/VRFV2PlusClient.sol";
import { DrawStatus, ILottery } from "../../contracts/interfaces/ILottery.sol";
import { House } from "./House.sol";

/// @notice What the tests call beyond the lottery's interface.
interface LotteryContract is ILottery {
    error FailedCall();

    function CHIP() external view returns (uint256);
    function REFUND_AFTER() external view returns (uint256);
    function START_WITHIN() external view returns (uint256);
    function MAX_PERIOD() external view returns (uint256);
    function MAX_PRICE() external view returns (uint256);
    function MAX_TICKETS() external view returns (uint256);
    function CALLBACK_GAS() external view returns (uint32);
    function bankroll() external view returns (address);
    function coordinator() external view returns (address);
    function subscription() external view returns (uint256);
    function keyHash() external view returns (bytes32);
    function confirmations() external view returns (uint16);
    function prepaid() external view returns (uint256);
    function period() external view returns (uint256);
    function rawFulfillRandomWords(uint256 requestId, uint256[] calldata words) external;
}

/// @title A house with a lottery, on the real coordinator
/// @notice Tickets cost a thousandth of a coin, draws end every day, and the lottery's subscription is filled. Players pay with the money
/// that the test hands them.
abstract contract LotteryHouse is House {
    uint256 internal constant PRICE = 1e6; // chips
    uint256 internal constant PERIOD = 1 days;
    uint256 internal constant NUMBERS = 8 ** 5;

    LotteryContract internal lottery;

    function setUp() public virtual override {
        super.setUp();
        lottery = LotteryContract(deploy("Lottery", abi.encode(address(casino), PRICE, PERIOD)));
        if (prepaidToLottery() != 0) fundLottery(prepaidToLottery());
    }

    function prepaidToLottery() internal view virtual returns (uint256) {
        return 10 ether;
    }

    function fundLottery(uint256 money) internal {
        coordinator.fundSubscriptionWithNative{ value: money }(lottery.subscription());
    }

    // --- tickets ---

    /// @dev Five digits, the first one first: n(1, 2, 3, 4, 5).
    function n(uint256 a, uint256 b, uint256 c, uint256 d, uint256 e) internal pure returns (uint16) {
        return uint16((((a * 8 + b) * 8 + c) * 8 + d) * 8 + e);
    }

    function list(uint16 a) internal pure returns (uint16[] memory numbers) {
        numbers = new uint16[](1);
        numbers[0] = a;
    }

    function list(uint16 a, uint16 b) internal pure returns (uint16[] memory numbers) {
        numbers = new uint16[](2);
        (numbers[0], numbers[1]) = (a, b);
    }

    /// @dev Numbers at random.
    function some(uint256 seed, uint256 count) internal pure returns (uint16[] memory numbers) {
        numbers = new uint16[](count);
        for (uint256 i = 0; i < count; ++i) numbers[i] = uint16(uint256(keccak256(abi.encode(seed, i))) % NUMBERS);
    }

    function ids(uint256 a) internal pure returns (uint256[] memory tickets) {
        tickets = new uint256[](1);
        tickets[0] = a;
    }

    function ids(uint256 a, uint256 b) internal pure returns (uint256[] memory tickets) {
        tickets = new uint256[](2);
        (tickets[0], tickets[1]) = (a, b);
    }

    function latest() internal view returns (uint256 draw) {
        (draw,,,) = lottery.onSale();
    }

    function endOfSale() internal view returns (uint256 end) {
        (, end,,) = lottery.onSale();
    }

    /// @dev Buys tickets of the draw on sale.
    function buy(address player, uint16[] memory numbers) internal {
        lottery.buy{ value: numbers.length * PRICE * CHIP }(latest(), numbers, player);
    }

    // --- draws ---

    function toEnd() internal {
        vm.roll(vm.getBlockNumber() + 1);
        uint256 end = endOfSale();
        if (vm.getBlockTimestamp() < end) vm.warp(end);
    }

    /// @dev Starts the draw on sale after its end.
    function start() internal returns (uint256 draw) {
        draw = latest();
        toEnd();
        lottery.startDraw();
    }

    /// @dev Draws with a word of the test's choice: the coordinator's part is played.
    function drawWith(uint256 word) internal returns (uint256 draw) {
        draw = start();
        answerDraw(draw, word);
    }

    function answerDraw(uint256 draw, uint256 word) internal {
        uint256[] memory words = new uint256[](1);
        words[0] = word;
        uint256 requestId = lottery.requestIdOf(draw);
        uint256 gas = lottery.CALLBACK_GAS();
        nextBlock();
        vm.prank(address(coordinator));
        lottery.rawFulfillRandomWords{ gas: gas }(requestId, words);
    }

    /// @dev The genuine proof of a request, by its nonce.
    function proofOf(uint256 nonce, uint256 requestBlock) internal view returns (VRF.Proof memory) {
        return prover.prove(
            uint256(keccak256(abi.encode(lottery.keyHash(), address(lottery), lottery.subscription(), nonce))),
            blockhash(requestBlock)
        );
    }

    function requestOf(uint256 requestBlock) internal view returns (VRFTypes.RequestCommitmentV2Plus memory) {
        return VRFTypes.RequestCommitmentV2Plus({
            blockNum: uint64(requestBlock),
            subId: lottery.subscription(),
            callbackGasLimit: lottery.CALLBACK_GAS(),
            numWords: 1,
            sender: address(lottery),
            extraArgs: VRFV2PlusClient._argsToBytes(VRFV2PlusClient.ExtraArgsV1({ nativePayment: true }))
        });
    }

    function statusOf(uint256 draw) internal view returns (DrawStatus status) {
        (status,,,,,) = lottery.drawOf(draw);
    }

    function numberOf(uint256 draw) internal view returns (uint256 number) {
        (,,, number,,) = lottery.drawOf(draw);
    }

    function winnersOf(uint256 draw) internal view returns (uint256[4] memory winners) {
        (,,,, winners,) = lottery.drawOf(draw);
    }

    function prizesOf(uint256 draw) internal view returns (uint256[4] memory prizes) {
        (,,,,, prizes) = lottery.drawOf(draw);
    }

    /// @dev Every wei is in one of the four books, and none is missing.
    function assertLotteryBooks() internal view {
        (uint256 sales, uint256 jackpot, uint256 cut, uint256 owed) = lottery.books();
        assertEq((sales + jackpot + cut + owed) * CHIP, address(lottery).balance, "the books against the money held");
    }
}
