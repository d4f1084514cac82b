// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { BetId } from "../../../contracts/types/BetId.sol";
import { House } from "../../support/House.sol";

/// @notice A liquidity provider who sees every result before it is settled: he would be in the bank when players lose, and out of it when they win.
/// With one price, told here in plain numbers, he would take the gains and leave the losses to the others. With the bank's two prices he never finds
/// a move that pays, and so earns what an honest provider earns.
contract AdversarialForesight is House {
    uint256 private constant ROUNDS = 25;
    uint256 private constant STAKE = 2 * COIN;
    uint256 private constant LENT = 20 * COIN; // 2 % of the bank, each; the sly one has as much in his purse

    address private immutable sly = vm.addr(uint256(keccak256("sly")));
    address private immutable honest = vm.addr(uint256(keccak256("honest")));

    /// @dev The same bank with one price, which knows nothing of open bets.
    struct OnePrice {
        uint256 ofSly;
        uint256 ofOthers;
    }

    function setUp() public override {
        super.setUp();
        lend(sly, LENT);
        lend(honest, LENT);
        vm.deal(sly, LENT * CHIP);
    }

    function _worth(address who) private view returns (uint256) {
        return who.balance / CHIP + soldFor(bank.balanceOf(who));
    }

    /// @dev Out of the bank before a loss that he sees coming, into it before a gain.
    function _move(bool win, uint256 part) private {
        uint256 shares = bank.balanceOf(sly) * part / 100;
        uint256 money = LENT * CHIP * part / 100;
        vm.prank(sly);
        if (win) bank.redeem(shares, sly, sly);
        else bank.deposit{ value: money }(money, sly);
    }

    /// @dev What he has after a settlement if he stays, and if he moves a part before it.
    function _choices(BetId bet, uint256 word, bool win, uint256 part) private returns (uint256 stayed, uint256 moved) {
        uint256 state = vm.snapshotState();
        _move(win, part);
        answer(bet.round(), word);
        moved = _worth(sly);
        vm.revertToState(state);
        answer(bet.round(), word);
        stayed = _worth(sly);
    }

    function testFuzz_foresight_findsNoMoveThatPays(uint256 seed, uint256 part) external {
        part = bound(part, 1, 100);
        OnePrice memory p = OnePrice(LENT, BANK + LENT);
        uint256 lost = 0;
        for (uint256 i = 0; i < ROUNDS; ++i) {
            bool win = uint256(keccak256(abi.encode(seed, i))) % 2 == 0;
            nextBlock();
            BetId bet = place(alice, COIN_FLIP, STAKE, 0);
            (uint256 stayed, uint256 moved) = _choices(bet, wordFor(bet, 2, win ? 0 : 1), win, part);
            assertLe(moved, stayed, "who moves against who stays");

            if (win) {
                p.ofOthers -= STAKE * 98 / 100;
            } else {
                uint256 gain = STAKE * p.ofSly / (p.ofSly + p.ofOthers);
                (p.ofSly, p.ofOthers) = (p.ofSly + gain, p.ofOthers + STAKE - gain);
                ++lost;
            }
        }
        assertEq(soldFor(bank.balanceOf(sly)), soldFor(bank.balanceOf(honest)), "who foresees against who is honest");
        // With one price: a part of each loss of a player, and of none of their wins.
        uint256 won = LENT * STAKE * lost * 9 / (10 * BANK);
        assertGe(p.ofSly, LENT + won, "who foresees, at one price");
        if (lost < ROUNDS) assertGt(p.ofSly, p.ofOthers * LENT / (BANK + LENT), "and the honest beside him");
        assertBooks();
    }
}
