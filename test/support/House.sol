// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFTypes } from "@chainlink/contracts/src/v0.8/vrf/VRFTypes.sol";
import { VRFV2PlusClient } from "@chainlink/contracts/src/v0.8/vrf/dev/libraries/VRFV2PlusClient.sol";
import { IAccessManager } from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import { IGame } from "../../contracts/interfaces/IGame.sol";
import { Draw } from "../../contracts/libraries/Draw.sol";
import { ChanceConfig } from "../../contracts/Rounds.sol";
import { Rolls } from "../../contracts/types/Bet.sol";
import { BetId } from "../../contracts/types/BetId.sol";
import { BankContract, CasinoContract, PlayersContract, RouletteContract } from "./Contracts.sol";
import { Coordinator } from "./Coordinator.sol";
import { Prover } from "./Prover.sol";
import { Test } from "./Test.sol";
import { Vm } from "./Vm.sol";

/// @title A whole house, on the real coordinator
/// @notice Three tables, a bank of 1,000 coins, three players with 100 coins of chips each, and a proving key registered as on a
/// real network. The test contract is the admin, without delay.
abstract contract House is Test {
    uint256 internal constant CHIP = 1 gwei;
    uint256 internal constant COIN = 1e9; // chips
    uint256 internal constant BANK = 1_000 * COIN;
    uint256 internal constant PURSE = 100 * COIN;
    uint256 internal constant KAPPA = 0.25e6; // 25%

    uint8 internal constant COIN_FLIP = 1;
    uint8 internal constant DICE = 2;
    uint8 internal constant ROULETTE = 3;

    uint32 internal constant CALLBACK_GAS = 2_500_000;
    uint32 internal constant GAS_AFTER_PAYMENT = 33_285;
    uint8 internal constant PREMIUM = 60; // percent
    uint64 internal constant GAS_LANE = 500 gwei;
    uint256 internal constant BASE_FEE = 1 gwei;

    address internal immutable alice = vm.addr(uint256(keccak256("alice")));
    address internal immutable bob = vm.addr(uint256(keccak256("bob")));
    address internal immutable carol = vm.addr(uint256(keccak256("carol")));
    address internal immutable lender = vm.addr(uint256(keccak256("lender")));
    address internal immutable stranger = vm.addr(uint256(keccak256("stranger")));

    Prover internal prover;
    Coordinator internal coordinator;
    IAccessManager internal authority;
    CasinoContract internal casino;
    BankContract internal bank;
    PlayersContract internal desk;
    IGame internal coinFlip;
    IGame internal dice;
    RouletteContract internal roulette;

    struct Books {
        uint256 cash;
        uint256 chips;
        uint256 reserved;
        uint256 fees;
    }

    function setUp() public virtual {
        vm.roll(1_000);
        vm.warp(1_800_000_000);
        vm.fee(BASE_FEE);
        vm.txGasPrice(BASE_FEE);

        prover = Prover(deploy("Prover", abi.encode(uint256(keccak256("a development key")) >> 1)));
        address blockHashStore = address(0xB10C);
        coordinator = Coordinator(deploy("VRFCoordinatorV2_5", abi.encode(blockHashStore)));
        coordinator.setConfig(0, CALLBACK_GAS, 1 days, GAS_AFTER_PAYMENT, 1e16, 0, 0, PREMIUM, PREMIUM);
        coordinator.registerProvingKey(prover.publicKey(), GAS_LANE);

        authority = IAccessManager(deploy("AccessManager", abi.encode(address(this))));
        casino = CasinoContract(openCasino());
        bank = BankContract(address(casino.bankroll()));
        desk = PlayersContract(address(casino.players()));
        coinFlip = IGame(deploy("CoinFlip", ""));
        dice = IGame(deploy("Dice", ""));
        roulette = RouletteContract(deploy("Roulette", ""));
        casino.openTable(coinFlip, KAPPA, 0);
        casino.openTable(dice, KAPPA, 0);
        casino.openTable(roulette, KAPPA, 0);

        vm.deal(address(this), 1e9 ether);
        if (prepaid() != 0) coordinator.fundSubscriptionWithNative{ value: prepaid() }(casino.subscription());
        lend(lender, BANK);
        buyIn(alice, PURSE);
        buyIn(bob, PURSE);
        buyIn(carol, PURSE);
    }

    /// @dev The token that wraps the native coin: none, where the reserve does not trade.
    function wrapped() internal view virtual returns (address) {
        return address(0);
    }

    /// @dev The gate of the casino: none.
    function gate() internal virtual returns (address) {
        return address(0);
    }

    /// @dev A casino with a bank.
    function openCasino() internal returns (address) {
        address reserves = deploy("ReserveFactory", abi.encode(authority, wrapped()));
        address banks = deploy("BankFactory", abi.encode(reserves));
        address desks = deploy("PlayersFactory", abi.encode(gate()));
        return deploy("Casino", abi.encode(authority, chance(), banks, reserves, desks));
    }

    /// @dev What is prepaid to the subscription at the start.
    function prepaid() internal view virtual returns (uint256) {
        return 100 ether;
    }

    function chance() internal view virtual returns (ChanceConfig memory) {
        return ChanceConfig({
            coordinator: coordinator,
            keyHash: prover.keyHash(),
            confirmations: 0,
            callbackGasLimit: CALLBACK_GAS,
            premiumPercent: PREMIUM,
            minGasPrice: 0.1 gwei
        });
    }

    // --- time ---

    // The compiler may read `block` once and keep it across these calls: the tests ask the runner instead.

    function nextBlock() internal {
        vm.roll(vm.getBlockNumber() + 1);
        vm.warp(vm.getBlockTimestamp() + 12);
    }

    function skip(uint256 time) internal {
        vm.roll(vm.getBlockNumber() + 1);
        vm.warp(vm.getBlockTimestamp() + time);
    }

    // --- people ---

    function buyIn(address player, uint256 chips) internal {
        bank.buyIn{ value: chips * CHIP }(player);
    }

    function lend(address provider, uint256 chips) internal returns (uint256 shares) {
        return bank.deposit{ value: chips * CHIP }(chips * CHIP, provider);
    }

    /// @dev Chips that shares are redeemed for, now.
    function soldFor(uint256 shares) internal view returns (uint256 chips) {
        return bank.previewRedeem(shares) / CHIP;
    }

    function place(address player, uint8 table, uint256 stake, uint256 choice) internal returns (BetId) {
        vm.prank(player);
        return casino.place(table, stake, choice);
    }

    function placeRolls(address player, uint8 table, uint256 stake, uint256 choice, Rolls memory rolls)
        internal
        returns (BetId)
    {
        vm.prank(player);
        return casino.placeRolls(table, stake, choice, rolls);
    }

    /// @dev Choice of a roulette spread of one spot.
    function spot(uint256 number, uint256 count) internal pure returns (uint256) {
        return count << 8 | number;
    }

    // --- chance ---

    /// @dev Answers a round that is open with a genuine proof through the coordinator, in a later block.
    function fulfil(uint256 round) internal returns (uint256 word) {
        (, uint256 seats,,, uint256 requestBlock,) = casino.roundOf(round);
        assertNotEq(seats, 0, "seats of the round to be answered");
        return fulfil(round, requestBlock);
    }

    function fulfil(uint256 round, uint256 requestBlock) internal returns (uint256 word) {
        if (vm.getBlockNumber() <= requestBlock) nextBlock();
        VRF.Proof memory proof = prove(round, requestBlock);
        coordinator.fulfillRandomWords(proof, commitment(requestBlock), false);
        return prover.wordOf(proof);
    }

    /// @dev Answers a round as `fulfil` does, and tells what the coordinator says of it.
    function fulfilAndTell(uint256 round) internal returns (uint256 word, uint256 payment, bool success) {
        vm.recordLogs();
        (,,,, uint256 requestBlock,) = casino.roundOf(round);
        word = fulfil(round, requestBlock);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != Coordinator.RandomWordsFulfilled.selector) continue;
            assertEq(uint256(logs[i].topics[1]), casino.requestIdOf(round), "request that was answered");
            uint256 randomness;
            (randomness, payment,, success,) = abi.decode(logs[i].data, (uint256, uint256, bool, bool, bool));
            assertEq(uint256(keccak256(abi.encode(randomness, uint256(0)))), word, "word of the answer");
        }
    }

    function prove(uint256 round, uint256 requestBlock) internal view returns (VRF.Proof memory) {
        uint256 preSeed =
            uint256(keccak256(abi.encode(casino.keyHash(), address(casino), casino.subscription(), round)));
        return prover.prove(preSeed, blockhash(requestBlock));
    }

    /// @dev What the coordinator was asked in a block, which it keeps as a hash only.
    function commitment(uint256 requestBlock) internal view returns (VRFTypes.RequestCommitmentV2Plus memory) {
        return VRFTypes.RequestCommitmentV2Plus({
            blockNum: uint64(requestBlock),
            subId: casino.subscription(),
            callbackGasLimit: casino.callbackGasLimit(),
            numWords: 1,
            sender: address(casino),
            extraArgs: VRFV2PlusClient._argsToBytes(VRFV2PlusClient.ExtraArgsV1({ nativePayment: true }))
        });
    }

    /// @dev Answers a round with a word of the test's choice: the coordinator's part is played.
    function answer(uint256 round, uint256 word) internal {
        answerWithGas(round, word, casino.callbackGasLimit());
    }

    function answerWithGas(uint256 round, uint256 word, uint256 gas) internal {
        uint256[] memory words = new uint256[](1);
        words[0] = word;
        uint256 requestId = casino.requestIdOf(round);
        nextBlock();
        vm.prank(address(coordinator));
        casino.rawFulfillRandomWords{ gas: gas }(requestId, words);
    }

    function outcomeOf(uint256 word, BetId bet, uint256 roll, uint256 outcomes) internal pure returns (uint256) {
        return Draw.outcome(Draw.rollWord(Draw.betWord(word, bet), roll), outcomes);
    }

    /// @dev A word of the round that draws this outcome for the first roll of a bet.
    function wordFor(BetId bet, uint256 outcomes, uint256 outcome) internal pure returns (uint256 word) {
        while (outcomeOf(word, bet, 0, outcomes) != outcome) ++word;
    }

    /// @dev Plays a bet on the coin flip alone in its round, to its end.
    function flip(address player, uint256 stake, bool win) internal returns (BetId bet) {
        nextBlock();
        bet = place(player, COIN_FLIP, stake, 0);
        answer(bet.round(), wordFor(bet, 2, win ? 0 : 1));
    }

    /// @dev What a bet pays for a word, told again from the rules.
    function payoutOf(IGame game, uint256 stake, uint256 choice, Rolls memory rolls, uint256 word, BetId bet)
        internal
        pure
        returns (uint256 payout)
    {
        (uint256 outcomes, uint256 units,) = game.quote(choice);
        int256 gain = 0;
        uint256 left = rolls.count;
        for (uint256 roll = 0; left != 0; ++roll) {
            uint256 won = stake * game.multiplier(choice, outcomeOf(word, bet, roll, outcomes)).toUint() / 1e6;
            payout += won;
            gain += int256(won) - int256(stake * units);
            --left;
            if (rolls.stopGain != 0 && gain >= int256(uint256(rolls.stopGain))) break;
            if (rolls.stopLoss != 0 && gain <= -int256(uint256(rolls.stopLoss))) break;
        }
        return payout + left * stake * units;
    }

    // --- the books ---

    /// @dev The most that one bet at a table may win now.
    function profitLimit(uint256 table) internal view returns (uint256) {
        (, uint256 share,) = casino.tableOf(table);
        return bank.hotEquityLow() * share / 1e9;
    }

    function books() internal view returns (Books memory b) {
        (b.cash, b.chips, b.reserved, b.fees) = bank.ledger();
    }

    function feeOf(bool opensRound, uint256 rolls) internal view returns (uint256) {
        return casino.feeOf(BASE_FEE, opensRound, rolls);
    }

    /// @dev What must hold between any two calls.
    function assertBooks() internal view {
        Books memory b = books();
        assertLe(b.chips + b.reserved + b.fees, b.cash, "chips, reserved and fees against cash");
        assertLe(b.cash * CHIP, address(bank).balance, "cash against the money held");
    }

    /// @dev What must hold when no bet is open.
    function assertNothingReserved() internal view {
        assertEq(books().reserved, 0, "reserved with no bet open");
        assertEq(bank.equityLow(), bank.equityHigh(), "the two prices with no bet open");
    }
}
