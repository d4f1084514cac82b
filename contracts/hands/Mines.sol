// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IHand } from "../interfaces/IHand.sol";
import { Multiplier } from "../types/Multiplier.sol";

/// @title Mines
/// @notice 25 tiles, 1 to 24 of them mines. Nothing lies under a tile before it is chosen: with n tiles closed and m mines among them, the
/// tile that is opened is a mine in m of n outcomes, and a mine ends the hand. With k tiles open the hand is worth
/// 0.99 * C(25, k) / C(25 - m, k), rounded down to a millionth, and C(25 - m, k) / C(25, k) is the chance to come so far: whatever is
/// opened and whenever it is cashed out, a hand returns 99/100, less the rounding. With nothing but mines left it is paid at once.
///
///   choice     m << 25 | tiles to open first      tiles as bits: bit n is tile n, counted row by row
///   action     0 cashes out; else the tiles to open next, the lowest first
///   state      m << 25 | open tiles
///   outcomes   n * (n - 1) * ... for each tile: the lowest digit is the first tile's, and a mine if it is below m
///
/// One decision opens as many tiles as the player likes, if that many can be safe.
contract Mines is IHand {
    uint256 private constant TILES = 25;
    uint256 private constant EVERY = (1 << TILES) - 1;
    uint256 private constant RETURN = 990_000; // 99%, in millionths
    uint256 private constant CASH_OUT = 0;

    string public constant name = "Mines";

    uint256 public constant edge = 10_000; // 1%

    /// @inheritdoc IHand
    function quote(uint256 choice) external pure returns (uint256 outcomes, uint256 units, Multiplier max) {
        (uint256 mines, uint256 tiles) = (choice >> TILES, choice & EVERY);
        if (!_canOpen(mines, 0, tiles)) revert InvalidChoice(choice);
        return (_outcomes(0, tiles), 1, _worth(mines, tiles));
    }

    /// @inheritdoc IHand
    function deal(uint256 choice, uint256 outcome) external pure returns (uint256 state, Multiplier payout) {
        (uint256 mines, uint256 tiles) = (choice >> TILES, choice & EVERY);
        if (!_canOpen(mines, 0, tiles)) revert InvalidChoice(choice);
        return _open(mines, 0, tiles, outcome);
    }

    /// @inheritdoc IHand
    function decide(uint256 state, uint256 action)
        external
        pure
        returns (uint256 outcomes, Multiplier cost, Multiplier max)
    {
        (uint256 mines, uint256 open) = _check(state, action);
        return (_outcomes(open, action), Multiplier.wrap(0), _worth(mines, open | action));
    }

    /// @inheritdoc IHand
    function play(uint256 state, uint256 action, uint256 outcome)
        external
        pure
        returns (uint256 next, Multiplier payout)
    {
        (uint256 mines, uint256 open) = _check(state, action);
        return action == CASH_OUT ? (0, _worth(mines, open)) : _open(mines, open, action, outcome);
    }

    /// @inheritdoc IHand
    function closing(uint256) external pure returns (uint256) {
        return CASH_OUT;
    }

    /// @dev A hand with a tile to open, and an action that it may take.
    function _check(uint256 state, uint256 action) private pure returns (uint256 mines, uint256 open) {
        (mines, open) = (state >> TILES, state & EVERY);
        bool canCashOut = open != 0 && mines != 0 && _count(open) + mines < TILES;
        if (!canCashOut || action != CASH_OUT && !_canOpen(mines, open, action)) revert InvalidAction(state, action);
    }

    /// @dev Whether there are such tiles, all closed, and as many that are safe.
    function _canOpen(uint256 mines, uint256 open, uint256 tiles) private pure returns (bool) {
        return mines != 0 && mines < TILES && tiles != 0 && tiles <= EVERY && tiles & open == 0
            && _count(open | tiles) + mines <= TILES;
    }

    /// @dev In how many ways the tiles may turn out, one after the other. 1 for none.
    function _outcomes(uint256 open, uint256 tiles) private pure returns (uint256 outcomes) {
        outcomes = 1;
        for (uint256 closed = TILES - _count(open); tiles != 0; tiles &= tiles - 1) outcomes *= closed--;
    }

    function _open(uint256 mines, uint256 open, uint256 tiles, uint256 outcome)
        private
        pure
        returns (uint256 state, Multiplier payout)
    {
        uint256 closed = TILES - _count(open);
        for (uint256 rest = tiles; rest != 0; rest &= rest - 1) {
            if (outcome % closed < mines) return (0, payout);
            outcome /= closed--;
        }
        open |= tiles;
        return closed == mines ? (0, _worth(mines, open)) : (mines << TILES | open, payout);
    }

    /// @dev C(25, k) / C(25 - m, k) is 25 / (25 - m) * 24 / (24 - m) and so on, k times. The products stay below 25!, 2^84.
    function _worth(uint256 mines, uint256 open) private pure returns (Multiplier) {
        uint256 all = RETURN;
        uint256 safe = 1;
        for (uint256 closed = TILES; open != 0; open &= open - 1) {
            all *= closed;
            safe *= closed-- - mines;
        }
        return Multiplier.wrap(uint64(all / safe));
    }

    function _count(uint256 tiles) private pure returns (uint256 count) {
        for (; tiles != 0; tiles &= tiles - 1) ++count;
    }
}
