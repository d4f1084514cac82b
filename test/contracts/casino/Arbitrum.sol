// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IArbSys } from "../../../contracts/interfaces/IArbSys.sol";
import { House } from "../../support/House.sol";

/// @notice A chain that counts blocks of its own.
contract Clock is IArbSys {
    uint256 public arbBlockNumber;

    function tick() external {
        ++arbBlockNumber;
    }
}

/// @notice Where `block.number` is another chain's, a round lasts one block of the chain's own.
contract CasinoArbitrumTest is House {
    Clock private constant CLOCK = Clock(address(100));

    function test_rounds_lastABlockOfArbitrum() external {
        uint256[3] memory chains = [uint256(42161), 42170, 421614];
        for (uint256 i = 0; i < chains.length; ++i) {
            _open(chains[i]);
            place(alice, COIN_FLIP, COIN, 0);
            nextBlock();
            place(bob, COIN_FLIP, COIN, 0);
            assertEq(casino.latestRound(), 1, "rounds while the chain's block lasts");
            CLOCK.tick();
            place(carol, COIN_FLIP, COIN, 0);
            assertEq(casino.latestRound(), 2, "rounds in the chain's next block");
        }
    }

    function test_rounds_lastABlockElsewhere() external {
        uint256[7] memory chains = [uint256(1), 42160, 42162, 42169, 42171, 421613, 421615];
        for (uint256 i = 0; i < chains.length; ++i) {
            _open(chains[i]);
            place(alice, COIN_FLIP, COIN, 0);
            CLOCK.tick();
            place(bob, COIN_FLIP, COIN, 0);
            assertEq(casino.latestRound(), 1, "rounds while the block lasts");
            nextBlock();
            place(carol, COIN_FLIP, COIN, 0);
            assertEq(casino.latestRound(), 2, "rounds in the next block");
        }
    }

    function _open(uint256 chain) private {
        vm.chainId(chain);
        vm.etch(address(CLOCK), type(Clock).runtimeCode);
        setUp();
    }
}
