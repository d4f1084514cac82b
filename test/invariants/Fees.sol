// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFTypes } from "@chainlink/contracts/src/v0.8/vrf/VRFTypes.sol";
import { IGame } from "../../contracts/interfaces/IGame.sol";
import { IHand } from "../../contracts/interfaces/IHand.sol";
import { Rolls } from "../../contracts/types/Bet.sol";
import { Multiplier } from "../../contracts/types/Multiplier.sol";
import { Coordinator } from "../support/Coordinator.sol";
import { Test } from "../support/Test.sol";
import { TokenHouse } from "../support/TokenHouse.sol";

/// @notice Answers rounds. An isolated transaction has no gas price until this sets one.
contract Answerer is Test {
    function fulfil(
        Coordinator coordinator,
        VRF.Proof calldata proof,
        VRFTypes.RequestCommitmentV2Plus calldata request,
        uint256 price
    ) external returns (uint256 payment) {
        assertNotEq(address(coordinator).code.length, 0, "code"); // the target of a transaction is warm
        vm.txGasPrice(price);
        return coordinator.fulfillRandomWords(proof, request, false);
    }
}

/// @notice I10 measured on the real coordinator: the fees of a round cover what its answer is billed, at the gas price that the fees
/// were made for. Each call is a transaction of its own, so that storage is as cold as on a chain.
/// hardhat-config: isolate = true
contract FeesCoverTheCostOfChance is TokenHouse {
    uint256 private constant STAKE = 10_000;
    /// @dev An isolated transaction has no base fee: bets prepay the least gas price.
    uint256 private constant PRICE = 0.1 gwei;

    Answerer private answerer;

    function setUp() public override {
        super.setUp();
        answerer = new Answerer();
    }

    /// @dev `spots` spots of a spread, all of them on one place of the cloth. Place 156 takes longest to read.
    function _spread(uint256 place_, uint256 spots) private pure returns (uint256 choice) {
        for (uint256 i = 0; i < spots; ++i) choice |= spot(place_, 1) << 16 * i;
    }

    /// @dev A bet of a player who stakes his last chip: what he wins is written where nothing was, which is dearest.
    function _bet(uint256 round, uint256 i, uint8 table, uint256 choice, uint8 rolls) private returns (uint256 fee) {
        (IGame game,, uint256 number) = casino.tableOf(table);
        (, uint256 units,) = game.quote(choice);
        uint256 cost = STAKE * units * rolls;
        bool wide = choice >> 40 != 0 || number != 0;
        fee = wide ? casino.feeOfWide(0, i == 0, rolls) : casino.feeOf(0, i == 0, rolls);
        address player = address(uint160(uint256(keccak256(abi.encode("poor", round, i)))));
        buyIn(player, number == 0 ? cost + fee : fee);
        if (number != 0) dollars.buyIn(player, cost);
        if (rolls == 1) place(player, table, STAKE, choice);
        else placeRolls(player, table, STAKE, choice, Rolls(rolls, 0, 0));
        assertEq(bank.chipsOf(player) + dollars.chipsOf(player), 0, "chips of a player who stakes all");
    }

    function _covered(uint256 bets, uint8 table, uint256 choice, uint8 rolls) private {
        _coveredBoth(bets, table, table, choice, rolls);
    }

    /// @dev Five rounds of bets alike, at two tables in turn: a proof may take one try or several to hash to the curve.
    function _coveredBoth(uint256 bets, uint8 table, uint8 other, uint256 choice, uint8 rolls) private {
        uint256 fees = 0;
        uint256 charged = 0;
        for (uint256 round = 1; round <= 5; ++round) {
            nextBlock();
            for (uint256 i = 0; i < bets; ++i) {
                fees += _bet(round, i, i % 2 == 0 ? table : other, choice, rolls) * CHIP;
            }
            uint256 requestBlock = vm.getBlockNumber();
            nextBlock();
            charged += answerer.fulfil(coordinator, prove(round, requestBlock), commitment(requestBlock), PRICE);
        }
        assertGt(charged, 0, "charge");
        assertGe(fees * 1000 / charged, 1000, "I10: fees over the charge of the coordinator, in thousandths");
    }

    /// @dev A game of one draw, from one roll to a hundred, alone and in a round of ten.
    function _coveredGame(string memory artifact, uint256 choice) private {
        uint8 table = uint8(casino.openTable(IGame(deploy(artifact, "")), KAPPA, 0));
        uint8[4] memory rolls = [1, 2, 10, 100];
        uint256 state = vm.snapshotState();
        for (uint256 i = 0; i < rolls.length; ++i) {
            _covered(1, table, choice, rolls[i]);
            vm.revertToState(state);
        }
        _covered(10, table, choice, 1);
    }

    /// @dev Hands of new players in coins, and in dollars.
    function _coveredHands(string memory artifact, uint256 choice, uint256 action, uint256 decisions) private {
        uint256 state = vm.snapshotState();
        _coveredHandsOf(0, artifact, choice, action, decisions);
        vm.revertToState(state);
        _coveredHandsOf(1, artifact, choice, action, decisions);
    }

    /// @dev Hands of new players, from the deal over up to `decisions` decisions alike: each is a round of its own.
    function _coveredHandsOf(
        uint256 number,
        string memory artifact,
        uint256 choice,
        uint256 action,
        uint256 decisions
    ) private {
        uint8 table = uint8(casino.openHandTable(IHand(deploy(artifact, "")), KAPPA, number));
        uint256 fees = 0;
        uint256 charged = 0;
        for (uint256 i = 0; i < 8; ++i) {
            address player = address(uint160(uint256(keccak256(abi.encode("poor", i)))));
            for (uint256 step = 0; step <= decisions; ++step) {
                if (step != 0 && casino.handOf(player, table).reserved == 0) break;
                uint256 fee = casino.feeOfWide(0, true, 1);
                nextBlock();
                uint256 cost = step == 0 ? STAKE : _costOf(player, table, action << step - 1);
                buyIn(player, number == 0 ? cost + fee : fee);
                if (number != 0 && cost != 0) dollars.buyIn(player, cost);
                vm.prank(player);
                if (step == 0) casino.place(table, STAKE, choice);
                else casino.decide(table, action << step - 1);
                fees += fee * CHIP;
                uint256 requestBlock = vm.getBlockNumber();
                uint256 round = casino.latestRound();
                nextBlock();
                charged += answerer.fulfil(coordinator, prove(round, requestBlock), commitment(requestBlock), PRICE);
                assertFalse(casino.handOf(player, table).waiting, "settled by the callback");
            }
        }
        assertGe(fees * 1000 / charged, 1000, "I10: fees over the charge of the coordinator, in thousandths");
    }

    /// @dev What a decision adds to the stake.
    function _costOf(address player, uint8 table, uint256 action) private view returns (uint256) {
        (IGame game,,) = casino.tableOf(table);
        (, Multiplier cost,) = IHand(address(game)).decide(casino.handOf(player, table).state, action);
        return cost.times(STAKE);
    }

    function test_I10_limbo() external {
        _coveredGame("Limbo", 101);
    }

    function test_I10_wheel() external {
        _coveredGame("Wheel", 52);
    }

    function test_I10_plinko() external {
        _coveredGame("Plinko", 162);
    }

    function test_I10_keno() external {
        _coveredGame("Keno", 0x3ff);
    }

    function test_I10_rockPaperScissors() external {
        _coveredGame("RockPaperScissors", 0);
    }

    function test_I10_sicBo_singles() external {
        _coveredGame("SicBo", _spread(0x06, 16));
    }

    function test_I10_sicBo_twoDice() external {
        _coveredGame("SicBo", _spread(0x15, 16));
    }

    function test_I10_sixteenCornersOfAHundredRolls() external {
        _covered(1, ROULETTE, _spread(131, 16), 100);
    }

    function test_I10_slots() external {
        _coveredGame("Slots", 1);
    }

    function test_I10_baccarat() external {
        _coveredGame("Baccarat", 0x0101010101);
    }

    function test_I10_mines() external {
        _coveredHands("Mines", 1 << 25 | (1 << 20) - 1, 1 << 20, 3); // all but five tiles at once
    }

    function test_I10_hiLo() external {
        _coveredHands("HiLo", 1 << 4 | 12, 1, 1);
    }

    function test_I10_videoPoker() external {
        _coveredHands("VideoPoker", 0, 0, 1);
    }

    function test_I10_blackjack_stand() external {
        _coveredHands("Blackjack", 0, 0, 1);
    }

    function test_I10_blackjack_hit() external {
        _coveredHands("Blackjack", 0, 1, 1);
    }

    function test_I10_blackjack_double() external {
        _coveredHands("Blackjack", 0, 2, 1);
    }

    // --- in tokens: the fee of a wide choice, whatever the choice ---

    function test_I10_tokens_loneBet() external {
        _covered(1, DOLLAR_COIN_FLIP, 0, 1);
    }

    function test_I10_tokens_loneBetThatWins() external {
        _covered(1, DOLLAR_DICE, 9_799, 1);
    }

    function test_I10_tokens_loneBetOfTwoRolls() external {
        _covered(1, DOLLAR_DICE, 9_799, 2);
    }

    function test_I10_tokens_loneBetOfAHundredRolls() external {
        _covered(1, DOLLAR_COIN_FLIP, 0, 100);
    }

    function test_I10_tokens_roundOfTenThatWin() external {
        _covered(10, DOLLAR_DICE, 9_799, 1);
    }

    function test_I10_tokens_roundOfFortyFive() external {
        _covered(45, DOLLAR_COIN_FLIP, 0, 1);
    }

    function test_I10_tokens_loneSpreadOfSixteenSpots() external {
        _covered(1, DOLLAR_ROULETTE, _spread(156, 16), 1);
    }

    function test_I10_tokens_tenSpreadsOfSixteenSpots() external {
        _covered(10, DOLLAR_ROULETTE, _spread(156, 16), 1);
    }

    function test_I10_tokens_loneSpreadOfThreeRolls() external {
        _covered(1, DOLLAR_ROULETTE, _spread(156, 16), 3);
    }

    function test_I10_tokens_fiveSpreadsOfThreeRolls() external {
        _covered(5, DOLLAR_ROULETTE, _spread(156, 16), 3);
    }

    function test_I10_tokens_sixteenSpotsOfAHundredRolls() external {
        _covered(1, DOLLAR_ROULETTE, _spread(156, 16), 100);
    }

    function test_I10_tokens_besideCoinsInTurn() external {
        _coveredBoth(45, COIN_FLIP, DOLLAR_COIN_FLIP, 0, 1);
    }

    function test_I10_tokens_besideCoinsThatOpenTheRound() external {
        _coveredBoth(2, DICE, DOLLAR_DICE, 9_799, 1);
    }

    function test_I10_tokens_thatOpenTheRoundOfCoins() external {
        _coveredBoth(2, DOLLAR_DICE, DICE, 9_799, 1);
    }

    // --- in coins ---

    function test_I10_loneBet() external {
        _covered(1, COIN_FLIP, 0, 1);
    }

    function test_I10_loneBetThatWins() external {
        _covered(1, DICE, 9_799, 1);
    }

    function test_I10_loneBetOfManyRolls() external {
        _covered(1, DICE, 9_799, 2);
    }

    function test_I10_loneBetOfAHundredRolls() external {
        _covered(1, COIN_FLIP, 0, 100);
    }

    function test_I10_roundOfTen() external {
        _covered(10, COIN_FLIP, 1, 1);
    }

    function test_I10_roundOfTenThatWin() external {
        _covered(10, DICE, 9_799, 1);
    }

    function test_I10_roundOfFortyFive() external {
        _covered(45, COIN_FLIP, 0, 1);
    }

    function test_I10_tenBetsOfTenRolls() external {
        _covered(10, COIN_FLIP, 0, 10);
    }

    function test_I10_loneSpot() external {
        _covered(1, ROULETTE, _spread(156, 1), 1);
    }

    function test_I10_tenSpreadsOfTwoSpots() external {
        _covered(10, ROULETTE, _spread(156, 2), 1);
    }

    function test_I10_loneSpreadOfThreeSpots() external {
        _covered(1, ROULETTE, _spread(156, 3), 1);
    }

    function test_I10_loneSpreadOfSixteenSpots() external {
        _covered(1, ROULETTE, _spread(156, 16), 1);
    }

    function test_I10_tenSpreadsOfEightSpots() external {
        _covered(10, ROULETTE, _spread(156, 8), 1);
    }

    function test_I10_tenSpreadsOfSixteenSpots() external {
        _covered(10, ROULETTE, _spread(156, 16), 1);
    }

    function test_I10_tenSpreadsOfSixteenStraights() external {
        _covered(10, ROULETTE, _spread(36, 16), 1);
    }

    function test_I10_sixteenSpotsOfAHundredRolls() external {
        _covered(1, ROULETTE, _spread(156, 16), 100);
    }

    function test_I10_loneSpreadOfThreeRolls() external {
        _covered(1, ROULETTE, _spread(156, 16), 3);
    }

    function test_I10_twoSpreadsOfThreeRolls() external {
        _covered(2, ROULETTE, _spread(156, 16), 3);
    }

    function test_I10_fiveSpreadsOfThreeRolls() external {
        _covered(5, ROULETTE, _spread(156, 16), 3);
    }

    function test_I10_elevenSpreadsOfTenRolls() external {
        _covered(11, ROULETTE, _spread(156, 16), 10);
    }
}
