// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IReserve } from "../../../contracts/interfaces/IReserve.sol";
import { House } from "../../support/House.sol";

/// @notice I8: a liquidity provider who sees every result one block early. He tries all that he can do before each settlement, does what pays most, and
/// goes back to where he was. With the bank's two prices nothing ever pays, and he earns what an honest provider earns. With one price, which
/// is put into the same bank to show it, he takes a part of all gains and leaves the losses to the others.
contract AdversarialForesight is House {
    uint256 private constant ROUNDS = 10;
    uint256 private constant LENT = 20 * COIN; // 2 % of the bank, each

    address private immutable sly = vm.addr(uint256(keccak256("sly")));
    address private immutable honest = vm.addr(uint256(keccak256("honest")));

    bool private _onePrice;

    enum Move {
        Stay,
        Buy,
        Sell,
        SellInLine
    }

    struct Life {
        uint256 moves; // that paid
        uint256 sly; // what he has at the end, in chips
        uint256 honest;
    }

    function setUp() public override {
        super.setUp();
        lend(sly, LENT);
        lend(honest, LENT);
        vm.deal(sly, LENT * CHIP);
        vm.deal(honest, LENT * CHIP);
    }

    /// @dev What the cold money is worth makes up for all that open bets may win: shares are bought and sold at one price, as if there were none.
    function _price() private {
        if (!_onePrice) return;
        bytes memory value = abi.encodeCall(IReserve.value, ());
        vm.mockCall(address(bank.reserve()), value, abi.encode(books().reserved, 0));
    }

    /// @dev Two bets that cannot even out, in one round.
    function _bet() private returns (uint256 round) {
        nextBlock();
        place(alice, COIN_FLIP, 2 * COIN, 0);
        round = place(bob, DICE, COIN / 2, 5_000).round();
        _price();
    }

    function _settle(uint256 round, uint256 word) private {
        answer(round, word);
        _price();
    }

    function _worth(address who) private view returns (uint256) {
        return who.balance / CHIP + bank.chipsOf(who) + soldFor(bank.balanceOf(who));
    }

    /// @dev Moves a part of what he has, in percent.
    function _move(Move move, uint256 part) private {
        uint256 shares = bank.balanceOf(sly) * part / 100;
        uint256 money = sly.balance * part / 100;
        vm.startPrank(sly);
        if (move == Move.Buy) bank.deposit{ value: money }(money, sly);
        if (move == Move.Sell) bank.redeem(shares, sly, sly);
        if (move == Move.SellInLine) {
            bank.requestExit(shares, sly, sly);
            bank.serveExits(1);
        }
        vm.stopPrank();
    }

    /// @dev As much in the bank as in his purse, as at the beginning.
    function _moveBack() private {
        uint256 lent = soldFor(bank.balanceOf(sly));
        uint256 half = _worth(sly) / 2;
        vm.startPrank(sly);
        if (bank.chipsOf(sly) != 0) bank.cashOut(bank.chipsOf(sly), sly);
        if (lent > half) bank.withdraw((lent - half) * CHIP, sly, sly);
        if (lent < half) bank.deposit{ value: (half - lent) * CHIP }((half - lent) * CHIP, sly);
        vm.stopPrank();
    }

    /// @dev What pays most, if anything does.
    function _foresee(uint256 round, uint256 word, uint256 part) private returns (Move best) {
        uint256 most = 0;
        for (uint256 i = 0; i < 4; ++i) {
            uint256 state = vm.snapshotState();
            _move(Move(i), part);
            _settle(round, word);
            uint256 worth = _worth(sly);
            vm.revertToState(state);
            _price();
            if (worth > most) (best, most) = (Move(i), worth);
        }
    }

    function _live(uint256 seed, uint256 part) private returns (Life memory life) {
        part = bound(part, 5, 100);
        for (uint256 i = 0; i < ROUNDS; ++i) {
            uint256 word = uint256(keccak256(abi.encode(seed, i)));
            uint256 round = _bet();
            Move move = _foresee(round, word, part);
            _move(move, part);
            _settle(round, word);
            if (move == Move.Stay) continue;
            ++life.moves;
            _moveBack();
        }
        (life.sly, life.honest) = (_worth(sly), _worth(honest));
    }

    function testFuzz_foresight_findsNoMoveThatPays(uint256 seed, uint256 part) external {
        Life memory life = _live(seed, part);
        assertEq(life.moves, 0, "moves that paid");
        assertEq(life.sly, life.honest, "who foresees against who is honest");
        assertNothingReserved();
    }

    function testFuzz_onePrice_paysWhoForesees(uint256 seed, uint256 part) external {
        _onePrice = true;
        Life memory life = _live(seed, part);
        assertEq(life.moves, ROUNDS, "moves that paid");
        assertGt(life.sly, life.honest, "who foresees against who is honest");
    }
}
