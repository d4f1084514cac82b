// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { IHand } from "../../../contracts/interfaces/IHand.sol";
import { INativeBankroll } from "../../../contracts/interfaces/INativeBankroll.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId, toBetId } from "../../../contracts/types/BetId.sol";
import { Hand } from "../../../contracts/types/Hand.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { House } from "../../support/House.sol";
import { TokenHouse } from "../../support/TokenHouse.sol";

/// @title A coin that takes every choice
/// @notice Outcome 0 pays 1.9. Choice 1 pays a chip for the least stake, whatever is drawn. Choice 2 takes almost all the gas there is for
/// its quote, and for its answer.
contract EdgeCoin is IGame {
    string public constant name = "Edge coin";
    uint256 public constant edge = 50_000; // 5%

    function quote(uint256 choice) external pure returns (uint256, uint256, Multiplier) {
        if (choice == 2) _takeTime();
        return (2, 1, Multiplier.wrap(1_900_000));
    }

    function multiplier(uint256 choice, uint256 outcome) external pure returns (Multiplier) {
        if (choice == 2) _takeTime();
        if (choice == 1) return Multiplier.wrap(100);
        return Multiplier.wrap(outcome == 0 ? 1_900_000 : 0);
    }

    function _takeTime() private pure {
        bytes32 waste;
        for (uint256 i = 0; i < 420; ++i) waste = keccak256(abi.encode(waste));
        if (waste == 0) revert InvalidChoice(0);
    }
}

/// @notice Decisions of the edge hand. Only `Leave` ends it, and only `TipByChance` needs chance.
enum Edge {
    Raise, // wants more reserved, at no cost
    Tip, // costs a chip of the least stake
    TipByChance,
    Leave // pays the stake for outcome 0, which is that of a decision without chance
}

/// @title A hand that costs and pays the least there is
contract EdgeHand is IHand {
    string public constant name = "Edge hand";
    uint256 public constant edge = 50_000; // 5%

    function quote(uint256) external pure returns (uint256, uint256, Multiplier) {
        return (2, 1, Multiplier.wrap(1_900_000));
    }

    function deal(uint256, uint256) external pure returns (uint256, Multiplier) {
        return (1, Multiplier.wrap(0));
    }

    function decide(uint256, uint256 action) external pure returns (uint256, Multiplier, Multiplier) {
        bool tips = action == uint256(Edge.Tip) || action == uint256(Edge.TipByChance);
        return (
            action == uint256(Edge.TipByChance) ? 2 : 1,
            Multiplier.wrap(tips ? 1 : 0),
            Multiplier.wrap(action == uint256(Edge.Raise) ? 3_000_000 : 0)
        );
    }

    function play(uint256 state, uint256 action, uint256 outcome) external pure returns (uint256, Multiplier) {
        if (action != uint256(Edge.Leave)) return (state, Multiplier.wrap(0));
        return (0, Multiplier.wrap(outcome == 0 ? 1_000_000 : 0));
    }

    function closing(uint256) external pure returns (uint256) {
        return uint256(Edge.Leave);
    }
}

/// @notice Bets, decisions and rounds at their edges: one chip, one unit, no bets, the largest choice.
contract CasinoEdgesTest is TokenHouse {
    uint256 private constant LEAST = 10_000;

    uint8 private edgeCoin;
    uint8 private edgeHand;
    uint8 private dollarHand;

    function setUp() public override {
        super.setUp();
        IHand hand = IHand(deploy("EdgeHand", ""));
        edgeCoin = uint8(casino.openTable(IGame(deploy("EdgeCoin", "")), KAPPA, 0));
        edgeHand = uint8(casino.openHandTable(hand, KAPPA, 0));
        dollarHand = uint8(casino.openHandTable(hand, KAPPA, 1));
    }

    // --- bets ---

    /// @dev It stands in a bet's own slot, at the fee of such a bet, which is what comes back.
    function test_place_theLargestNarrowChoice() external {
        BetId bet = place(alice, edgeCoin, COIN, type(uint40).max);
        assertEq(bank.chipsOf(alice), PURSE - COIN - feeOf(true, 1), "chips");
        (,,, uint256 choice, Rolls memory rolls,) = casino.betOf(bet);
        assertEq(choice, type(uint40).max, "choice");
        assertEq(keccak256(abi.encode(rolls)), keccak256(abi.encode(Rolls(1, 0, 0))), "rolls");
        skip(25 hours);
        casino.refund(1, 1);
        assertEq(bank.chipsOf(alice), PURSE, "chips after a refund");
        assertNothingReserved();
    }

    function test_settle_aPayoutOfOneChip() external {
        place(alice, edgeCoin, LEAST, 1);
        uint256[] memory payouts = new uint256[](1);
        payouts[0] = 1;
        vm.expectEmit(address(casino));
        emit ICasino.BetsSettled(1, 0, 7, payouts);
        answer(1, 7);
        assertEq(bank.chipsOf(alice), PURSE - LEAST - feeOf(true, 1) + 1, "chips");
        assertNothingReserved();
    }

    /// @dev Rows are used again: what an earlier round left in a seat is no bet of this one.
    function test_betOf_isEmptyWhereAnEarlierRoundHadABet() external {
        (uint256 first, uint256 second) = _roundsOfOneRow();
        for (uint256 round = 1; round <= second; ++round) {
            nextBlock();
            place(alice, COIN_FLIP, LEAST, 0);
            if (round == first) place(bob, COIN_FLIP, LEAST, 0);
            if (round < second) answer(round, 5);
        }
        (address player,,,,,) = casino.betOf(toBetId(second, 0));
        assertEq(player, alice, "player of the only bet");
        (player,,,,,) = casino.betOf(toBetId(second, 1));
        assertEq(player, address(0), "player of a seat that nobody has taken");
    }

    /// @dev The first two rounds that share a row.
    function _roundsOfOneRow() private view returns (uint256 first, uint256 second) {
        for (second = 2; ; ++second) {
            for (first = 1; first < second; ++first) {
                if (casino.requestIdOf(first) % casino.ROWS() == casino.requestIdOf(second) % casino.ROWS()) {
                    return (first, second);
                }
            }
        }
    }

    // --- settlements and refunds of no bets ---

    function test_settle_revertsIfNoBetsAreToBeSettled() external {
        place(alice, COIN_FLIP, COIN, 0);
        answerWithGas(1, 5, 200_000);
        vm.expectRevert(ICasino.NothingToDo.selector);
        casino.settle(1, 0);
    }

    function test_refund_revertsIfNoBetsAreToBeRefunded() external {
        place(alice, COIN_FLIP, COIN, 0);
        skip(25 hours);
        vm.expectRevert(ICasino.NothingToDo.selector);
        casino.refund(1, 0);
        (RoundStatus status,,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Open), "status");
    }

    // --- hands ---

    function _deal(uint8 table) private {
        nextBlock();
        answer(place(alice, table, LEAST, 0).round(), 5);
    }

    function _decide(uint8 table, Edge action) private returns (BetId) {
        nextBlock();
        vm.prank(alice);
        return casino.decide(table, uint256(action));
    }

    function test_decide_thatCostsOneChip() external {
        _deal(edgeHand);
        uint256 chips = bank.chipsOf(alice);
        uint256 reserved = books().reserved;
        _decide(edgeHand, Edge.Tip);
        assertEq(bank.chipsOf(alice), chips - 1, "chips");
        assertEq(books().reserved, reserved + 1, "reserved");
        assertEq(casino.handOf(alice, edgeHand).reserved, reserved + 1, "reserved for the hand");
    }

    function test_decide_refunded_thatCostOneChip() external {
        _deal(dollarHand);
        uint256 chips = dollars.chipsOf(alice);
        Hand memory hand = casino.handOf(alice, dollarHand);
        BetId bet = _decide(dollarHand, Edge.TipByChance);
        assertEq(dollars.chipsOf(alice), chips - 1, "dollars");
        skip(25 hours);
        casino.refund(bet.round(), 1);
        assertEq(dollars.chipsOf(alice), chips, "dollars after a refund");
        assertEq(tokenBooks().reserved, hand.reserved, "dollars reserved");
        assertEq(casino.handOf(alice, dollarHand).reserved, hand.reserved, "reserved for the hand");
        assertBothBooks();
    }

    /// @dev What is reserved for a hand is reserved at the bank.
    function test_decide_revertsIfItRaisesForNothing() external {
        _deal(edgeHand);
        (IGame game,,) = casino.tableOf(edgeHand);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICasino.BrokenRules.selector, game));
        casino.decide(edgeHand, uint256(Edge.Raise));
        assertEq(casino.handOf(alice, edgeHand).reserved, books().reserved, "reserved");
    }

    /// @dev A unit that is no chip is refused, not kept.
    function test_decide_revertsWithOneUnitOfMoney() external {
        _deal(edgeHand);
        vm.deal(alice, 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(INativeBankroll.NotWholeChips.selector, 1, CHIP));
        casino.decide{ value: 1 }(edgeHand, uint256(Edge.Leave));
    }

    function test_decide_withoutChanceIsOutcomeZero() external {
        _deal(edgeHand);
        uint256 chips = bank.chipsOf(alice);
        _decide(edgeHand, Edge.Leave);
        assertEq(bank.chipsOf(alice), chips + LEAST, "chips");
        assertNothingReserved();
    }

    // --- gas ---

    /// @dev A game that is slow to quote is not asked with too little gas: it costs the word at no gas at which a quick one does not.
    function test_callback_withTooLittleGasForAQuote() external {
        uint256 kept = 0;
        for (uint256 gas = 40_000; gas <= 300_000; gas += 5_000) {
            bool keeps = _keepsWord(COIN_FLIP, 0, gas);
            assertEq(_keepsWord(edgeCoin, 2, gas), keeps, string.concat("keeps the word at ", vm.toString(gas)));
            if (keeps) ++kept;
        }
        assertGt(kept, 20, "amounts of gas that keep the word");
    }

    function _keepsWord(uint8 table, uint256 choice, uint256 gas) private returns (bool keeps) {
        uint256 state = vm.snapshotState();
        place(alice, table, LEAST, choice);
        uint256[] memory words = new uint256[](1);
        uint256 requestId = casino.requestIdOf(1);
        vm.prank(address(coordinator));
        try casino.rawFulfillRandomWords{ gas: gas }(requestId, words) {
            (RoundStatus status,,,,,) = casino.roundOf(1);
            keeps = status == RoundStatus.Drawn;
        } catch { }
        vm.revertToState(state);
    }
}

/// @notice A round of many players with nothing left, at any gas, with storage as cold as on a chain.
contract CasinoManyCreditsTest is House {
    uint256 private constant SEATS = 300;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < SEATS; ++i) {
            address player = _player(i);
            buyIn(player, 10_000 + feeOf(i == 0, 1));
            place(player, COIN_FLIP, 10_000, 0);
        }
    }

    function _player(uint256 i) private pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("one of many", i)))));
    }

    /// @dev Gas for everybody's credit is kept back: whoever is settled is paid, and the word is never lost.
    function test_callback_paysEverybodyItSettles() external {
        uint256 state = vm.snapshotState();
        for (uint256 gas = 500_000; gas <= CALLBACK_GAS; gas += 500_000) {
            vm.cool(address(casino));
            vm.cool(address(bank));
            vm.cool(address(coinFlip));
            answerWithGas(1, 5, gas);
            (RoundStatus status,, uint256 settled,,,) = casino.roundOf(1);
            assertEq(uint256(status), uint256(RoundStatus.Drawn), "status");
            assertGt(settled, 0, "bets that are settled");
            for (uint256 i = 0; i < SEATS; ++i) {
                bool wins = i < settled && outcomeOf(5, toBetId(1, i), 0, 2) == 0;
                assertEq(bank.chipsOf(_player(i)), wins ? 19_800 : 0, "chips of a player");
            }
            vm.revertToState(state);
        }
    }
}
