// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { LotteryHouse } from "../../support/LotteryHouse.sol";

/// @notice What a ticket costs in gas, and that it does not grow with tickets sold. Each call is a transaction of its own, so that storage
/// is as cold as on a chain, and what a transaction costs is in the figures.
/// hardhat-config: isolate = true
contract LotteryGasTest is LotteryHouse {
    uint256 private _players;

    function _buyer() private returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("buyer", ++_players)))));
    }

    /// @dev Gas of one purchase by somebody who has no ticket yet.
    function _gasOf(uint256 tickets) private returns (uint256) {
        uint16[] memory numbers = some(uint256(keccak256(abi.encode("gas", _players))), tickets);
        lottery.buy{ value: tickets * PRICE * CHIP }(latest(), numbers, _buyer());
        return uint256(vm.lastCallGas().used);
    }

    /// @dev The median of several, since two random numbers may share a slot.
    function _median(uint256 tickets) private returns (uint256) {
        uint256[5] memory all;
        for (uint256 i = 0; i < 5; ++i) {
            all[i] = _gasOf(tickets);
            for (uint256 j = i; j != 0 && all[j] < all[j - 1]; --j) (all[j], all[j - 1]) = (all[j - 1], all[j]);
        }
        return all[2];
    }

    function _sell(uint256 tickets) private {
        for (uint256 i = 0; i < tickets; i += 250) {
            lottery.buy{ value: 250 * PRICE * CHIP }(latest(), some(uint256(keccak256(abi.encode("sold", i))), 250), carol);
        }
    }

    /// @dev As after many draws: every tally of both banks was used by a draw before.
    function _useEverySlot() private {
        for (uint256 draw = 1; draw <= 2; ++draw) {
            uint16[] memory numbers = new uint16[](512);
            for (uint256 i = 0; i < 4096; i += 512) {
                for (uint256 j = 0; j < 512; ++j) numbers[j] = uint16((i + j) * 8);
                lottery.buy{ value: 512 * PRICE * CHIP }(draw, numbers, carol);
            }
            drawWith(1);
        }
    }

    /// @dev The same from the tenth ticket to the twenty thousandth, in steady state.
    function test_gas_doesNotGrowWithTicketsSold() external {
        _useEverySlot();
        lottery.buy{ value: 10 * PRICE * CHIP }(latest(), some(1, 10), carol);
        uint256[3] memory few = [_median(1), _median(10), _median(100)];
        _sell(20_000);
        (,, uint256 sold,) = lottery.onSale();
        assertGt(sold, 20_000, "tickets sold");
        uint256[3] memory many = [_median(1), _median(10), _median(100)];
        for (uint256 i = 0; i < 3; ++i) {
            assertLe(many[i] * 1000, few[i] * 1005, "gas after 20,000 tickets over gas after 10, in thousandths");
        }
        assertLt(many[0], 75_000, "gas of one ticket");
        assertLt(many[1] / 10, 18_000, "gas of one of ten tickets");
        assertLt(many[2] / 100, 12_000, "gas of one of a hundred tickets");
    }

    /// @dev The first draws write where nothing was: dearer, and cheaper the more is sold.
    function test_gas_ofTheFirstDrawFalls() external {
        lottery.buy{ value: 10 * PRICE * CHIP }(latest(), some(1, 10), carol);
        uint256 few = _median(100);
        _sell(20_000);
        assertLt(_median(100), few, "gas of a hundred tickets after 20,000");
        assertLt(few / 100, 30_000, "gas of one of a hundred tickets at first");
    }

    /// @dev The callback finds the winners by counters, whatever was sold. In its dearest draw it uses half of what it is given.
    function test_gas_ofTheCallbackIsFixed() external {
        lottery.buy{ value: PRICE * CHIP }(1, list(5), carol);
        uint256 draw = start();
        uint256 few = _callback(draw, 5); // a winner in each tier, nothing stored before
        _sell(20_000);
        draw = start();
        uint256 many = _callback(draw, 5);
        assertLe(many * 1000, few * 1010, "gas of the callback after 20,000 tickets over gas after one, in thousandths");
        assertLt(few * 2, lottery.CALLBACK_GAS(), "gas of the callback, twice");
    }

    function _callback(uint256 draw, uint256 word) private returns (uint256 gas) {
        uint256[] memory words = new uint256[](1);
        words[0] = word;
        uint256 id = lottery.requestIdOf(draw);
        nextBlock();
        vm.prank(address(coordinator));
        lottery.rawFulfillRandomWords(id, words);
        return uint256(vm.lastCallGas().used);
    }
}
