// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { Rounds } from "../../../contracts/Rounds.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId, toBetId } from "../../../contracts/types/BetId.sol";
import { House } from "../../support/House.sol";

contract CasinoViewsTest is House {
    function test_feeOf_revertsIfChanceTooDear() external {
        uint256 tooDear = 2 ** 32 * 10_000 * 100 / 160 / 2 + 10_000;
        vm.expectRevert(abi.encodeWithSelector(Rounds.ChanceTooDear.selector, tooDear));
        casino.feeOf(tooDear, true, 1);
    }

    function test_feeOf_overTheLeastGasPrice() external view {
        assertEq(casino.feeOf(0, true, 1), casino.feeOf(0.05 gwei, true, 1), "fee at the least gas price");
        assertGt(casino.feeOf(0.06 gwei, true, 1), casino.feeOf(0.05 gwei, true, 1), "fee above it");
    }

    function testFuzz_feeOf_growsWithPriceAndRolls(uint256 price, uint256 rolls) external view {
        price = bound(price, 0.05 gwei, 10_000 gwei);
        rolls = bound(rolls, 1, 99);
        assertGt(casino.feeOf(price, true, rolls), casino.feeOf(price, false, rolls), "opening a round costs more");
        assertGt(casino.feeOf(price, false, rolls + 1), casino.feeOf(price, false, rolls), "a roll costs more");
        assertGe(casino.feeOf(price + 1, true, rolls), casino.feeOf(price, true, rolls), "a higher price costs more");
        uint256 gas = 125_000 + 44_000 + (rolls - 1) * 6_000;
        uint256 wei_ = gas * price * 2 * 160 / 100;
        assertGe(casino.feeOf(price, true, rolls) * CHIP, wei_, "fee against the gas it stands for");
        assertLe(casino.feeOf(price, true, rolls) * CHIP, wei_ + gas * 10_000 + CHIP, "fee is rounded, not raised");
    }

    /// @dev A wide choice counts twice, but for the request.
    function testFuzz_feeOfWide_countsTwiceButForTheRequest(uint256 price, uint256 rolls, bool opens) external view {
        price = bound(price, 0.05 gwei, 10_000 gwei);
        rolls = bound(rolls, 1, 100);
        uint256 gas = 88_000 + (rolls - 1) * 18_000 + (opens ? 125_000 : 0);
        uint256 wei_ = gas * price * 2 * 160 / 100;
        assertGe(casino.feeOfWide(price, opens, rolls) * CHIP, wei_, "fee against the gas it stands for");
        assertLe(casino.feeOfWide(price, opens, rolls) * CHIP, wei_ + gas * 10_000 + CHIP, "fee is rounded, not raised");
    }

    /// @dev Two spots fit a bet's own slot; three do not. What is quoted is what is taken, and what comes back.
    function testFuzz_feeOfWide_isWhatAWideBetPays(uint256 price, uint256 spots, uint8 rolls) external {
        price = bound(price, 0, 1_000 gwei);
        spots = bound(spots, 1, 16);
        rolls = uint8(bound(rolls, 1, 100));
        uint256 choice = 0;
        for (uint256 i = 0; i < spots; ++i) choice |= spot(7, 1) << 16 * i;
        vm.fee(price);
        uint256 paid = 0;
        for (uint256 i = 0; i < 2; ++i) {
            address player = i == 0 ? alice : bob;
            placeRolls(player, ROULETTE, 10_000, choice, Rolls(rolls, 0, 0));
            uint256 fee =
                spots > 2 ? casino.feeOfWide(price, i == 0, rolls) : casino.feeOf(price, i == 0, rolls);
            assertEq(bank.chipsOf(player), PURSE - 10_000 * spots * rolls - fee, "chips");
            paid += fee;
        }
        uint256 state = vm.snapshotState();
        answerWithGas(1, 5, 15_000_000);
        assertEq(books().fees, paid, "fees of the settled bets");
        vm.revertToState(state);
        skip(25 hours);
        casino.refund(1, 2);
        assertEq(bank.chipsOf(alice) + bank.chipsOf(bob), 2 * PURSE, "chips after a refund");
    }

    /// @dev What the page quotes is what the contract takes.
    function testFuzz_feeOf_isWhatABetPays(uint256 price, uint8 rolls) external {
        price = bound(price, 0, 1_000 gwei);
        rolls = uint8(bound(rolls, 1, 100));
        vm.fee(price);
        placeRolls(alice, COIN_FLIP, 10_000, 0, Rolls(rolls, 0, 0));
        assertEq(bank.chipsOf(alice), PURSE - 10_000 * uint256(rolls) - casino.feeOf(price, true, rolls), "chips");
        place(bob, COIN_FLIP, 10_000, 0);
        assertEq(bank.chipsOf(bob), PURSE - 10_000 - casino.feeOf(price, false, 1), "chips of the joiner");
    }

    function testFuzz_betOf_isEmptyForUnknownBets(uint64 id) external {
        place(alice, COIN_FLIP, COIN, 0);
        BetId bet = BetId.wrap(id);
        if (bet.round() == 1 && bet.seat() == 0) return;
        (address player, uint256 table, uint256 stake, uint256 choice, Rolls memory rolls, bool settled) =
            casino.betOf(bet);
        assertEq(player, address(0), "player");
        assertEq(table + stake + choice + rolls.count, 0, "terms");
        assertFalse(settled, "settled");
    }

    function test_betOf_isEmptyOnceTheRoundIsClosed() external {
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        answer(1, 5);
        (address player,,,,,) = casino.betOf(bet);
        assertEq(player, address(0), "player");
    }

    function testFuzz_roundOf_isEmptyForUnknownRounds(uint256 nonce) external {
        place(alice, COIN_FLIP, COIN, 0);
        if (nonce == 1) return;
        (, uint256 seats, uint256 settled, uint256 openedAt, uint256 blockNumber, uint256 word) =
            casino.roundOf(nonce);
        assertEq(seats + settled + openedAt + blockNumber + word, 0, "a round that never was");
    }

    function test_roundOf_keepsSeparateRoundsSeparate() external {
        for (uint256 round = 1; round <= 5; ++round) {
            for (uint256 i = 0; i < round; ++i) place(alice, COIN_FLIP, COIN, 0);
            nextBlock();
        }
        for (uint256 round = 1; round <= 5; ++round) {
            (, uint256 seats,,, uint256 blockNumber,) = casino.roundOf(round);
            assertEq(seats, round, "seats");
            assertEq(blockNumber, 999 + round, "block");
            for (uint256 i = 0; i < round; ++i) {
                (address player,,,,,) = casino.betOf(toBetId(round, i));
                assertEq(player, alice, "player");
            }
        }
    }

    function testFuzz_tableOf_revertsIfUnknown(uint256 table) external {
        if (table > 0 && table < 4) table = 4;
        vm.expectRevert(abi.encodeWithSelector(ICasino.UnknownTable.selector, table));
        casino.tableOf(table);
    }
}
