// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../../contracts/interfaces/IGame.sol";
import { Multiplier } from "../../../contracts/types/Multiplier.sol";
import { House } from "../../support/House.sol";

/// @title A coin that says of itself what its edge is
contract CoinOfEdge is IGame {
    string public constant name = "Coin";
    uint256 public immutable edge;

    constructor(uint256 edge_) {
        edge = edge_;
    }

    function quote(uint256) external pure returns (uint256, uint256, Multiplier) {
        return (2, 1, Multiplier.wrap(2_000_000));
    }

    function multiplier(uint256, uint256 outcome) external pure returns (Multiplier) {
        return Multiplier.wrap(outcome == 0 ? 2_000_000 : 0);
    }
}

/// @notice Tables at their edges: the least and the greatest edge, and a limit that stays.
contract CasinoTablesEdgesTest is House {
    function _expectUnfair(uint256 edge) private {
        IGame game = IGame(deploy("CoinOfEdge", abi.encode(edge)));
        vm.expectRevert(abi.encodeWithSelector(ICasino.UnfairGame.selector, game));
        casino.openTable(game, KAPPA, 0);
    }

    function _open(uint256 edge) private {
        IGame game = IGame(deploy("CoinOfEdge", abi.encode(edge)));
        uint256 table = casino.openTable(game, 0.5e6, 0);
        (, uint256 share,) = casino.tableOf(table);
        assertEq(share, edge * 500, "share of the equity, in billionths");
    }

    function test_openTable_revertsIfTheHouseHasNoEdge() external {
        _expectUnfair(0);
        _open(1);
    }

    function test_openTable_revertsIfThePlayerHasNoChance() external {
        _expectUnfair(1_000_000);
        _expectUnfair(1_000_001);
        _open(999_999);
    }

    function test_lowerLimit_toWhatItIs() external {
        vm.expectEmit(address(casino));
        emit ICasino.LimitChanged(COIN_FLIP, KAPPA);
        casino.lowerLimit(COIN_FLIP, KAPPA);
        vm.expectRevert(abi.encodeWithSelector(ICasino.NotLower.selector, COIN_FLIP, KAPPA + 1));
        casino.lowerLimit(COIN_FLIP, KAPPA + 1);
    }
}
