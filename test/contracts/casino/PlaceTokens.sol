// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { Rounds } from "../../../contracts/Rounds.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { TokenHouse } from "../../support/TokenHouse.sol";

/// @notice Bets in tokens: the stake comes from the table's bank, the fee of chance from the native one.
contract CasinoPlaceTokensTest is TokenHouse {
    uint256 private constant STAKE = 10 * DOLLAR;

    /// @dev Nothing of either bank, of the token or of the tables is other than before.
    modifier leavesNoTrace() {
        bytes32 before = _state();
        _;
        assertEq(_state(), before, "the house after a refusal");
    }

    function _state() private view returns (bytes32) {
        (RoundStatus status, uint256 seats,,,,) = casino.roundOf(1);
        return keccak256(
            abi.encode(
                books(),
                tokenBooks(),
                bank.chipsOf(alice),
                dollars.chipsOf(alice),
                bank.betsOpened(),
                dollars.betsOpened(),
                dollar.balanceOf(address(dollars)),
                casino.latestRound(),
                status,
                seats
            )
        );
    }

    function _expectRevert(bytes memory reason, uint256 stake) private leavesNoTrace {
        vm.prank(alice);
        vm.expectRevert(reason);
        casino.place(DOLLAR_COIN_FLIP, stake, 0);
    }

    function _cashOut(address player, uint256 chips) private {
        vm.prank(player);
        dollars.cashOut(chips, player);
    }

    // --- what refuses ---

    function test_place_revertsWithoutTheFeeInNativeChips() external {
        uint256 fee = tokenFee(true, 1);
        vm.prank(alice);
        bank.cashOut(PURSE - fee + 1, alice);
        _expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, fee - 1, fee), STAKE);
        buyIn(alice, 1);
        place(alice, DOLLAR_COIN_FLIP, STAKE, 0);
        assertEq(bank.chipsOf(alice), 0, "native chips after a bet with the last of them");
    }

    function test_place_revertsWithoutTokens() external {
        _cashOut(alice, DOLLAR_PURSE - STAKE + 1);
        _expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, STAKE - 1, STAKE), STAKE);
    }

    /// @dev Coins in plenty are no dollars.
    function test_place_nativeChipsDoNotBuyIt() external {
        _cashOut(alice, DOLLAR_PURSE);
        vm.deal(alice, 100 ether);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 0, STAKE));
        casino.place{ value: 100 ether }(DOLLAR_COIN_FLIP, STAKE, 0);
    }

    /// @dev Nor are dollars coins.
    function test_place_tokensDoNotPayTheFee() external {
        vm.prank(alice);
        bank.cashOut(PURSE, alice);
        _expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 0, tokenFee(true, 1)), STAKE);
    }

    function testFuzz_place_revertsIfTheProfitIsAboveTheBanksLimit(uint256 stake) external {
        (, uint256 share,) = casino.tableOf(DOLLAR_COIN_FLIP);
        uint256 limit = dollars.hotEquityLow() * share / 1e9;
        assertEq(limit, 2_500 * DOLLAR, "limit: a quarter of the edge of a million");
        stake = bound(stake, limit * 100 / 98 + 2, DOLLAR_PURSE);
        uint256 profit = stake * 198 / 100 - stake;
        _expectRevert(abi.encodeWithSelector(IBankroll.ProfitAboveLimit.selector, profit, limit), stake);
        place(alice, DOLLAR_COIN_FLIP, limit * 100 / 98, 0);
    }

    /// @dev However rich the bank of coins is.
    function test_place_revertsIfTheExposureIsAboveTheBanksLimit() external {
        dollar.mint(alice, 10_000_000 * DOLLAR);
        vm.prank(alice);
        dollar.approve(address(dollars), type(uint256).max);
        uint256 placed = 0;
        while (true) {
            vm.prank(alice);
            try casino.place(DOLLAR_COIN_FLIP, 2_000 * DOLLAR, 0) {
                ++placed;
            } catch (bytes memory reason) {
                assertEq(bytes32(bytes4(reason)), bytes32(IBankroll.ExposureAboveLimit.selector), "why it is full");
                break;
            }
        }
        assertGt(placed, 60, "bets that the bank takes");
        assertLe(tokenBooks().reserved, dollars.hotEquityHigh() / 4, "reserved");
        place(alice, COIN_FLIP, COIN, 0);
    }

    function testFuzz_place_revertsIfTheStakeIsOutOfRange(uint256 stake) external {
        stake = bound(stake, 0, 9_999);
        _expectRevert(abi.encodeWithSelector(ICasino.StakeTooSmall.selector, stake, 10_000), stake);
    }

    function test_place_revertsIfTheHouseIsPaused() external {
        casino.pause();
        _expectRevert(abi.encodeWithSelector(Rounds.NewBetsPaused.selector), STAKE);
        casino.resume();
        place(alice, DOLLAR_COIN_FLIP, STAKE, 0);
    }

    function test_place_revertsIfTheTableIsClosed() external {
        casino.lowerLimit(DOLLAR_COIN_FLIP, 0);
        _expectRevert(abi.encodeWithSelector(ICasino.TableClosed.selector, DOLLAR_COIN_FLIP), STAKE);
    }

    function test_place_revertsIfTheRoundIsFull() external {
        for (uint256 i = 0; i < 1000; ++i) place(bob, DOLLAR_COIN_FLIP, 10_000, 0);
        uint256 chips = dollars.chipsOf(alice);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICasino.RoundIsFull.selector, 1000));
        casino.place(DOLLAR_COIN_FLIP, STAKE, 0);
        assertEq(dollars.chipsOf(alice), chips, "chips");
    }

    // --- buying in with the bet ---

    function test_place_buysInWhatIsMissing() external {
        _cashOut(alice, DOLLAR_PURSE - 3 * DOLLAR);
        vm.prank(alice);
        dollar.approve(address(dollars), 7 * DOLLAR);
        uint256 held = dollar.balanceOf(alice);
        vm.expectEmit(address(dollars));
        emit IBankroll.BoughtIn(alice, 7 * DOLLAR);
        place(alice, DOLLAR_COIN_FLIP, STAKE, 0);
        assertEq(dollar.balanceOf(alice), held - 7 * DOLLAR, "tokens");
        assertEq(dollar.allowance(alice, address(dollars)), 0, "allowance");
        assertEq(dollars.chipsOf(alice), 0, "chips");
        assertBothBooks();
    }

    function test_place_takesNothingIfNothingIsMissing() external {
        vm.prank(alice);
        dollar.approve(address(dollars), type(uint256).max);
        dollar.mint(alice, STAKE);
        place(alice, DOLLAR_COIN_FLIP, STAKE, 0);
        assertEq(dollar.balanceOf(alice), STAKE, "tokens");
    }

    function test_place_revertsIfTheAllowanceIsTooSmall() external {
        _cashOut(alice, DOLLAR_PURSE);
        vm.prank(alice);
        dollar.approve(address(dollars), STAKE - 1);
        _expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 0, STAKE), STAKE);
    }

    function test_place_buysInTheCoinsThatAreSent() external {
        vm.prank(alice);
        bank.cashOut(PURSE, alice);
        uint256 fee = tokenFee(true, 1);
        vm.deal(alice, 2 * fee * CHIP);
        vm.prank(alice);
        casino.place{ value: 2 * fee * CHIP }(DOLLAR_COIN_FLIP, STAKE, 0);
        assertEq(bank.chipsOf(alice), fee, "native chips: what was sent beyond the fee");
        assertBothBooks();
    }

    // --- what is taken ---

    function testFuzz_place_takesTheStakeInTokensAndTheFeeInCoins(uint256 stake, bool opensRound) external {
        stake = bound(stake, 10_000, 2_500 * DOLLAR);
        if (!opensRound) place(bob, COIN_FLIP, COIN, 0);
        (Books memory coins, Books memory tokens) = (books(), tokenBooks());
        uint256 fee = tokenFee(opensRound, 1);
        BetId id = place(alice, DOLLAR_COIN_FLIP, stake, 0);
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE - stake, "dollars");
        assertEq(bank.chipsOf(alice), PURSE - fee, "native chips");
        assertEq(tokenBooks().reserved, tokens.reserved + stake * 198 / 100, "dollars reserved");
        assertEq(books().reserved, coins.reserved + fee, "coins reserved: the fee");
        assertEq(tokenBooks().cash, tokens.cash, "cash in dollars");
        assertEq(books().cash, coins.cash, "cash in coins");
        (address player, uint256 table, uint256 kept,,,) = casino.betOf(id);
        assertEq(player, alice, "player");
        assertEq(table, DOLLAR_COIN_FLIP, "table");
        assertEq(kept, stake, "stake");
        assertBothBooks();
    }

    function test_place_isNumberedByTheNativeBank() external {
        BetId a = place(alice, COIN_FLIP, COIN, 0);
        BetId b = place(alice, DOLLAR_COIN_FLIP, STAKE, 0);
        BetId c = place(bob, DOLLAR_DICE, STAKE, 5_000);
        BetId d = place(bob, DICE, COIN, 5_000);
        assertEq(a.seat(), 0, "seat of a bet in coins");
        assertEq(b.seat(), 1, "seat of a bet in dollars");
        assertEq(c.seat(), 2, "seat of the next");
        assertEq(d.seat(), 3, "seat of a bet in coins");
        assertEq(bank.betsOpened(), 4, "bets of the house");
        assertEq(dollars.betsOpened(), 2, "bets of the bank of dollars");
        assertEq(casino.latestRound(), 1, "one round");
    }

    function test_place_tellsItsTable() external {
        vm.expectEmit(address(casino));
        emit ICasino.BetPlaced(BetId.wrap(1 << 16), alice, DOLLAR_COIN_FLIP, STAKE, 1);
        place(alice, DOLLAR_COIN_FLIP, STAKE, 1);
    }

    function testFuzz_placeRolls_takesAllRollsAtOnce(uint8 count) external {
        count = uint8(bound(count, 2, 100));
        uint256 fee = tokenFee(true, count);
        placeRolls(alice, DOLLAR_DICE, DOLLAR, 5_000, Rolls(count, 3, 4));
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE - count * DOLLAR, "dollars");
        assertEq(bank.chipsOf(alice), PURSE - fee, "native chips");
        (,,,, Rolls memory rolls,) = casino.betOf(BetId.wrap(1 << 16));
        assertEq(rolls.count, count, "rolls");
        assertEq(rolls.stopGain, 3, "stop at a gain");
        assertEq(rolls.stopLoss, 4, "stop at a loss");
    }

    function test_place_takesAWideChoice() external {
        uint256 choice = spot(5, 1) | spot(150, 3) << 16 | spot(0, 2) << 32;
        BetId id = place(alice, DOLLAR_ROULETTE, DOLLAR, choice);
        (,,, uint256 kept,,) = casino.betOf(id);
        assertEq(kept, choice, "choice");
        assertEq(dollars.chipsOf(alice), DOLLAR_PURSE - 6 * DOLLAR, "dollars");
        assertEq(bank.chipsOf(alice), PURSE - tokenFee(true, 1), "native chips: the fee is no larger for it");
    }

    /// @dev A token bank's own count of bets is its own: it never moves a seat.
    function test_place_anotherBankOfTheSameToken() external {
        casino.openBank(dollar, 1);
        IBankroll second = casino.bankOf(2);
        uint8 table = uint8(casino.openTable(coinFlip, KAPPA, 2));
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, 0, STAKE));
        casino.place(table, STAKE, 0);
        assertEq(second.chipsOf(alice), 0, "chips in the second bank");
        assertEq(IERC20(address(dollar)).balanceOf(address(second)), 0, "dollars of the second bank");
    }
}
