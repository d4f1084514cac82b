// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IPlayers } from "../../../contracts/interfaces/IPlayers.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { House } from "../../support/House.sol";

/// @notice A list as those of sanctions oracles, which the test writes.
contract List {
    mapping(address account => bool) public isSanctioned;

    function set(address account, bool sanctioned) external {
        isSanctioned[account] = sanctioned;
    }
}

contract PlayersGateTest is House {
    List private _list;

    function gate() internal override returns (address) {
        if (address(_list) == address(0)) _list = new List();
        return deploy("SanctionsGate", abi.encode(_list));
    }

    function test_gate_admitsEverybodyWhoIsNotOnTheList() external {
        buyIn(alice, COIN);
        place(alice, COIN_FLIP, COIN, 0);
        desk.requireAdmitted(alice);
    }

    function test_gate_turnsAwayWhoIs() external {
        _list.set(alice, true);
        bytes memory turnedAway = abi.encodeWithSelector(IPlayers.NotAdmitted.selector, alice, desk.gate());
        vm.expectRevert(turnedAway);
        bank.buyIn{ value: CHIP }(alice);
        vm.prank(alice);
        vm.expectRevert(turnedAway);
        casino.place(COIN_FLIP, COIN, 0);
        vm.expectRevert(turnedAway);
        desk.requireAdmitted(alice);
        place(bob, COIN_FLIP, COIN, 0);
        _list.set(alice, false);
        place(alice, COIN_FLIP, COIN, 0);
    }

    function test_gate_neverStandsBeforeACashOutOrASettlement() external {
        nextBlock();
        BetId bet = place(alice, COIN_FLIP, COIN, 0);
        _list.set(alice, true);
        answer(bet.round(), wordFor(bet, 2, 0));
        uint256 chips = bank.chipsOf(alice);
        assertGt(chips, PURSE - COIN, "chips after the win");
        vm.prank(alice);
        bank.cashOut(chips, alice);
        assertEq(alice.balance, chips * CHIP, "money");
    }

    /// @dev A list that is dead closes the tables, and holds no money.
    function test_gate_whoseListIsDead() external {
        vm.etch(address(_list), hex"fe");
        vm.prank(alice);
        vm.expectRevert();
        casino.place(COIN_FLIP, COIN, 0);
        vm.prank(alice);
        bank.cashOut(PURSE, alice);
        assertEq(alice.balance, PURSE * CHIP, "money");
    }

    function test_sanctionsGate_refusesAListThatIsNone() external {
        vm.expectRevert(abi.encodeWithSignature("NotAList(address)", stranger));
        deploy("SanctionsGate", abi.encode(stranger));
    }
}
