// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IHand } from "../../contracts/interfaces/IHand.sol";
import { ITokenBankroll } from "../../contracts/interfaces/ITokenBankroll.sol";
import { House } from "./House.sol";
import { TokenContract } from "./Outside.sol";

/// @title A house with a bank of dollars
/// @notice Beside what `House` has: a bank of a token of six decimals, of which a chip is one unit, with a million of them; the three games
/// and a ladder of hands at tables of that bank; and chips for 10,000 dollars for each of the players.
abstract contract TokenHouse is House {
    uint256 internal constant DOLLAR = 1e6; // chips, and units
    uint256 internal constant DOLLARS = 1_000_000 * DOLLAR;
    uint256 internal constant DOLLAR_PURSE = 10_000 * DOLLAR;

    uint8 internal constant DOLLAR_COIN_FLIP = 4;
    uint8 internal constant DOLLAR_DICE = 5;
    uint8 internal constant DOLLAR_ROULETTE = 6;
    uint8 internal constant DOLLAR_LADDER = 7;

    TokenContract internal dollar;
    ITokenBankroll internal dollars;

    function setUp() public virtual override {
        super.setUp();
        dollar = TokenContract(deployToken());
        casino.openBank(dollar, 1);
        dollars = ITokenBankroll(address(casino.bankOf(1)));
        casino.openTable(coinFlip, KAPPA, 1);
        casino.openTable(dice, KAPPA, 1);
        casino.openTable(roulette, KAPPA, 1);
        casino.openHandTable(IHand(deploy("Ladder", "")), KAPPA, 1);

        dollar.mint(address(this), 2 * DOLLARS);
        dollar.approve(address(dollars), type(uint256).max);
        dollars.deposit(DOLLARS, lender);
        dollars.buyIn(alice, DOLLAR_PURSE);
        dollars.buyIn(bob, DOLLAR_PURSE);
        dollars.buyIn(carol, DOLLAR_PURSE);
    }

    function deployToken() internal virtual returns (address) {
        return deploy("LocalToken", abi.encode("Glasshouse Dollar", "USDG", uint8(6)));
    }

    /// @dev The fee of chance of a bet in tokens: in native chips.
    function tokenFee(bool opensRound, uint256 rolls) internal view returns (uint256) {
        return casino.feeOfWide(BASE_FEE, opensRound, rolls);
    }

    function tokenBooks() internal view returns (Books memory b) {
        (b.cash, b.chips, b.reserved, b.fees) = dollars.ledger();
    }

    /// @dev What must hold between any two calls, of both banks.
    function assertBothBooks() internal view {
        assertBooks();
        Books memory b = tokenBooks();
        assertLe(b.chips + b.reserved, b.cash, "chips and reserved against cash, in dollars");
        assertLe(b.cash, dollar.balanceOf(address(dollars)), "cash against the dollars held");
        assertEq(b.fees, 0, "fees of chance in dollars");
    }

    /// @dev What must hold when no bet is open.
    function assertNothingReservedInBoth() internal view {
        assertNothingReserved();
        assertEq(tokenBooks().reserved, 0, "dollars reserved with no bet open");
        assertBothBooks();
    }
}
