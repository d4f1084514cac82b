// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { VRFTypes } from "@chainlink/contracts/src/v0.8/vrf/VRFTypes.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { House } from "../../support/House.sol";

/// @notice Tests 4, 5 and 23 of the adversarial list: the dearest bets within the gas of the real coordinator's callback.
contract AdversarialWorstBet is House {
    uint256 private constant STAKE = 10_000;

    /// @dev Sixteen chips on the spot that takes longest to read, each on its own.
    function _worst() private pure returns (uint256 choice) {
        for (uint256 i = 0; i < 16; ++i) choice |= spot(156, 1) << 16 * i;
    }

    function _place(address player, uint8 count) private returns (BetId) {
        return placeRolls(player, ROULETTE, STAKE, _worst(), Rolls(count, 0, 0));
    }

    /// @dev Settles what the callback left, each time within the gas of a transaction.
    function _settleAll(uint256 round) private returns (uint256 transactions) {
        while (true) {
            (RoundStatus status, uint256 seats, uint256 settled,,,) = casino.roundOf(round);
            if (status == RoundStatus.Closed) return transactions;
            assertEq(uint256(status), uint256(RoundStatus.Drawn), "status: the word is kept");
            casino.settle{ gas: 15_000_000 }(round, seats);
            (,, uint256 now_,,,) = casino.roundOf(round);
            assertTrue(now_ == 0 || now_ > settled, "a settlement settles");
            ++transactions;
        }
    }

    function _checkRound(uint256 bets, uint8 count) private {
        uint256 before = bank.chipsOf(alice);
        BetId[] memory ids = new BetId[](bets);
        for (uint256 i = 0; i < bets; ++i) ids[i] = _place(alice, count);
        uint256 cost = before - bank.chipsOf(alice);
        (uint256 word,, bool success) = fulfilAndTell(1);
        assertTrue(success, "the callback did not fail");
        _settleAll(1);
        uint256 paid = 0;
        for (uint256 i = 0; i < bets; ++i) {
            paid += payoutOf(roulette, STAKE, _worst(), Rolls(count, 0, 0), word, ids[i]);
        }
        assertEq(bank.chipsOf(alice), before - cost + paid, "chips");
        assertNothingReserved();
    }

    function test_4_worstBetIsSettledByTheCallback() external {
        _place(alice, 100);
        (,, bool success) = fulfilAndTell(1);
        assertTrue(success, "the callback did not fail");
        (RoundStatus status,,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Closed), "status");
        assertNothingReserved();
    }

    function test_4_fortyOfTheWorstBetsInARound() external {
        _checkRound(40, 100);
    }

    function testFuzz_4_anyNumberOfDearBetsInARound(uint256 bets, uint8 count) external {
        _checkRound(bound(bets, 1, 30), uint8(bound(count, 1, 30)));
    }

    /// @dev The coordinator gives the callback all the gas that was asked for, or does not answer at all: nobody who sends the
    /// answer can starve it.
    function testFuzz_5_answerWithLittleGasChangesNothing(uint256 gas) external {
        gas = bound(gas, 100_000, CALLBACK_GAS + 60_000);
        place(alice, COIN_FLIP, COIN, 0);
        uint256 requestBlock = vm.getBlockNumber();
        nextBlock();
        VRF.Proof memory proof = prove(1, requestBlock);
        VRFTypes.RequestCommitmentV2Plus memory request = commitment(requestBlock);
        try coordinator.fulfillRandomWords{ gas: gas }(proof, request, false) {
            assertTrue(false, "an answer without the gas of the callback");
        } catch { }
        (RoundStatus status,,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Open), "status");
        fulfil(1);
        assertNothingReserved();
    }

    /// @dev Whatever gas a callback has, from nothing on: it settles some bets and keeps the word, or fails as a whole.
    function testFuzz_5_callbackWithAnyGasSettlesOrKeepsTheWord(uint256 gas, uint256 bets, uint256 word) external {
        gas = bound(gas, 20_000, 1_500_000);
        bets = bound(bets, 1, 6);
        uint256 cost = 0;
        for (uint256 i = 0; i < bets; ++i) {
            uint256 before = bank.chipsOf(alice);
            if (i % 2 == 0) _place(alice, uint8(1 + i * 8));
            else place(alice, COIN_FLIP, COIN / 100, 0);
            cost += before - bank.chipsOf(alice);
        }
        uint256 chips = bank.chipsOf(alice);
        try this.answerFromOutside(1, word, gas) {
            (RoundStatus status, uint256 seats, uint256 settled,,, uint256 kept) = casino.roundOf(1);
            if (status == RoundStatus.Drawn) {
                assertEq(kept, word, "the word that was kept");
                assertLt(settled, seats, "bets that are settled");
                _settleAll(1);
            }
            for (uint64 i = 0; i < bets; ++i) {
                BetId bet = BetId.wrap(1 << 16 | i);
                chips += i % 2 == 0
                    ? payoutOf(roulette, STAKE, _worst(), Rolls(uint8(1 + i * 8), 0, 0), word, bet)
                    : payoutOf(coinFlip, COIN / 100, 0, Rolls(1, 0, 0), word, bet);
            }
            assertNothingReserved();
        } catch {
            assertLt(gas, 200_000, "gas of a callback that failed");
            (RoundStatus status,,,,,) = casino.roundOf(1);
            assertEq(uint256(status), uint256(RoundStatus.Open), "status");
        }
        assertEq(bank.chipsOf(alice), chips, "chips");
        assertBooks();
    }

    function answerFromOutside(uint256 round, uint256 word, uint256 gas) external {
        answerWithGas(round, word, gas);
    }
}
