// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IBankroll } from "../../../contracts/interfaces/IBankroll.sol";
import { ICasino } from "../../../contracts/interfaces/ICasino.sol";
import { Rolls } from "../../../contracts/types/Bet.sol";
import { BetId } from "../../../contracts/types/BetId.sol";
import { RoundStatus } from "../../../contracts/types/Round.sol";
import { HookedToken } from "../../support/HookedToken.sol";
import { HostilePlayer } from "../../support/HostilePlayer.sol";
import { Rung } from "../../support/Ladder.sol";
import { TokenHouse } from "../../support/TokenHouse.sol";

/// @notice Tests 3, 12 and 20 of the adversarial list, for a bank whose token calls back in the middle of a transfer, or fails.
contract AdversarialTokens is TokenHouse {
    uint256 private constant STAKE = 10 * DOLLAR;

    HookedToken private token;
    HostilePlayer private player;
    HostilePlayer private accomplice;

    /// @dev What became of an attempt in the middle of a transfer.
    bool private tried;
    bytes4 private refusal;

    function setUp() public override {
        super.setUp();
        token = HookedToken(address(dollar));
        player = new HostilePlayer();
        accomplice = new HostilePlayer();
        buyIn(address(player), PURSE);
        buyIn(address(accomplice), PURSE);
        dollars.buyIn(address(accomplice), DOLLAR_PURSE);
        token.mint(address(player), DOLLAR_PURSE);
        _act(address(token), abi.encodeCall(token.approve, (address(dollars), type(uint256).max)));
    }

    function deployToken() internal override returns (address) {
        return address(new HookedToken());
    }

    function _act(address target, bytes memory data) private returns (bytes memory) {
        return player.act(target, 0, data);
    }

    /// @dev Somebody acts at the tables in the middle of the next transfer, which goes on if that is refused.
    function _inTheMiddle(HostilePlayer who, bytes memory data) private {
        token.hook(address(this), abi.encodeCall(this.attempt, (who, data)));
    }

    function attempt(HostilePlayer who, bytes calldata data) external {
        tried = true;
        try who.act(address(casino), 0, data) {
            refusal = 0;
        } catch (bytes memory reason) {
            refusal = bytes4(reason);
        }
    }

    function _place(uint8 table) private pure returns (bytes memory) {
        return abi.encodeCall(ICasino.place, (table, STAKE, 0));
    }

    function _decide(Rung rung) private pure returns (bytes memory) {
        return abi.encodeCall(ICasino.decide, (DOLLAR_LADDER, uint256(rung)));
    }

    /// @dev A hand of the player on the first rung, who has no dollars in chips.
    function _stand() private returns (BetId hand) {
        hand = abi.decode(_act(address(casino), _place(DOLLAR_LADDER)), (BetId));
        answer(hand.round(), wordFor(hand, 2, 1));
        assertEq(dollars.chipsOf(address(player)), 0, "dollars in chips");
        nextBlock();
    }

    // --- 3: a token that calls back ---

    function testFuzz_3_betInTheMiddleOfABet(bool native, bool own, uint256 word) external {
        HostilePlayer who = own && native ? player : accomplice;
        uint8 table = native ? COIN_FLIP : DOLLAR_COIN_FLIP;
        _inTheMiddle(who, _place(table));
        _act(address(casino), _place(DOLLAR_COIN_FLIP));
        assertTrue(tried, "the token called back");
        assertEq(bytes32(refusal), 0, "why the bet in the middle was refused");
        (, uint256 seats,,,,) = casino.roundOf(1);
        assertEq(seats, 2, "seats");
        uint256 chips = (native ? bank.chipsOf(address(who)) : dollars.chipsOf(address(who)));
        answer(1, word);
        uint256[2] memory paid;
        for (uint64 i = 0; i < 2; ++i) {
            paid[i] = payoutOf(coinFlip, STAKE, 0, Rolls(1, 0, 0), word, BetId.wrap(1 << 16 | i));
        }
        assertEq(dollars.chipsOf(address(player)), paid[1], "what the bet paid");
        uint256 held = (native ? bank.chipsOf(address(who)) : dollars.chipsOf(address(who)));
        assertEq(held, chips + paid[0], "what the bet in the middle paid");
        assertNothingReservedInBoth();
    }

    /// @dev Chips that are spent in the middle are not there for the bet around it.
    function test_3_sameChipsTwice() external {
        dollars.buyIn(address(player), STAKE / 2);
        bytes memory half = abi.encodeCall(ICasino.place, (DOLLAR_COIN_FLIP, STAKE / 2, 0));
        _inTheMiddle(player, half);
        vm.expectRevert(abi.encodeWithSelector(IBankroll.NotEnoughChips.selector, STAKE / 2, STAKE));
        _act(address(casino), _place(DOLLAR_COIN_FLIP));
        assertEq(dollars.chipsOf(address(player)), STAKE / 2, "dollars");
        assertEq(casino.latestRound(), 0, "latest round");
        assertBothBooks();
    }

    function test_3_handInTheMiddleOfADeal() external {
        dollars.buyIn(address(player), STAKE - 1);
        token.hook(address(player), abi.encodeCall(player.act, (address(casino), 0, _place(DOLLAR_LADDER))));
        vm.expectRevert();
        _act(address(casino), _place(DOLLAR_LADDER));
        assertEq(casino.handOf(address(player), DOLLAR_LADDER).reserved, 0, "reserved for a hand");
        assertEq(casino.latestRound(), 0, "latest round");
    }

    /// @dev A decision that costs something is paid while the hand waits: no other can be made meanwhile, with or without chance.
    function testFuzz_3_decisionInTheMiddleOfADecision(bool chance, uint8 inner) external {
        inner = uint8(bound(inner, uint8(Rung.Leave), uint8(Rung.Stand)));
        BetId hand = _stand();
        _inTheMiddle(player, _decide(Rung(inner)));
        _act(address(casino), _decide(chance ? Rung.Double : Rung.Insure));
        assertTrue(tried, "the token called back");
        assertEq(bytes32(refusal), bytes32(ICasino.HandIsWaiting.selector), "why it was refused");
        if (chance) answer(2, wordFor(BetId.wrap(2 << 16), 2, 1));
        else _act(address(casino), _decide(Rung.Leave));
        uint256 pays = chance ? 398 : 238;
        assertEq(dollars.chipsOf(address(player)), STAKE * pays / 100, "what the hand paid");
        assertEq(casino.handOf(address(player), DOLLAR_LADDER).id.round(), hand.round(), "the hand");
        assertNothingReservedInBoth();
    }

    /// @dev A word that comes in the middle of any transfer of the token is taken: nobody can lose it for a round on purpose.
    function testFuzz_3_wordInTheMiddleOfATransfer(uint8 how) external {
        how = uint8(bound(how, 0, 4));
        dollars.buyIn(address(player), STAKE);
        _act(address(casino), _place(DOLLAR_COIN_FLIP));
        place(alice, DOLLAR_COIN_FLIP, STAKE, 0);
        place(bob, COIN_FLIP, COIN, 0);
        dollars.deposit(DOLLAR, address(player));
        token.mint(address(this), DOLLAR_PURSE);
        nextBlock();
        uint256 requestBlock = vm.getBlockNumber() - 1;
        bytes memory fulfilment =
            abi.encodeCall(coordinator.fulfillRandomWords, (prove(1, requestBlock), commitment(requestBlock), false));
        token.hook(address(coordinator), fulfilment);
        if (how == 0) dollars.buyIn(carol, STAKE);
        if (how == 1) dollars.deposit(STAKE, carol);
        if (how == 2) _act(address(casino), _place(DOLLAR_COIN_FLIP));
        if (how == 3) _act(address(dollars), abi.encodeCall(dollars.redeem, (1e9, address(player), address(player))));
        if (how == 4) {
            vm.prank(alice);
            dollars.cashOut(DOLLAR, alice);
        }
        (RoundStatus status,,,,,) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Closed), "status of the round that was answered");
        assertEq(books().fees, tokenFee(true, 1) + tokenFee(false, 1) + feeOf(false, 1), "fees that were used");
        assertBothBooks();
    }

    // --- 12: a token that fails ---

    /// @dev All that is open ends as it would, and what is owed stays owed, until the token works again.
    function testFuzz_12_tokenThatFailsStopsNoSettlement(uint8 how, uint256 word) external {
        bytes memory works = address(token).code;
        BetId hand = _stand();
        place(alice, DOLLAR_COIN_FLIP, STAKE, 0);
        place(bob, COIN_FLIP, COIN, 0);
        dollars.buyIn(address(player), STAKE);
        _act(address(casino), _decide(Rung.Double));
        bytes[4] memory codes =
            [bytes(hex"fe"), bytes(hex"5f5ffd"), bytes(hex"5b5f56"), bytes(hex"60015f5260205ff3")];
        vm.etch(address(token), codes[bound(how, 0, 3)]); // burns its gas, reverts, loops, says 1 to everything
        bool drawn = word % 2 == 0;
        if (drawn) {
            answer(2, word);
        } else {
            skip(25 hours);
            casino.refund(2, 3);
            _act(address(casino), _decide(Rung.Leave));
        }
        place(alice, DOLLAR_DICE, STAKE, 5_000);
        answer(casino.latestRound(), word);
        assertEq(casino.handOf(address(player), DOLLAR_LADDER).reserved, 0, "reserved for the hand");
        assertNothingReserved();
        assertEq(tokenBooks().reserved, 0, "dollars reserved");
        uint256 chips = dollars.chipsOf(alice);
        vm.prank(alice);
        vm.expectRevert();
        dollars.cashOut{ gas: 1_000_000 }(chips, alice);
        vm.etch(address(token), works);
        vm.prank(alice);
        dollars.cashOut(chips, alice);
        assertEq(token.balanceOf(alice), chips, "tokens");
        assertEq(casino.handOf(address(player), DOLLAR_LADDER).id.round(), hand.round(), "the hand");
        assertBothBooks();
    }
}

/// @notice Tests 4, 5 and 20 for tokens: a round that is crowded with them, at any gas, with storage as cold as on a chain.
contract AdversarialTokensWithAnyGas is TokenHouse {
    uint256 private constant SEATS = 300;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < SEATS; ++i) {
            address player = _player(i);
            bool native = i % 3 == 0;
            // Players who stake all that they have: what they win is written where nothing was.
            if (native) buyIn(player, 10_000 + casino.feeOf(BASE_FEE, i == 0, 1));
            else buyIn(player, tokenFee(i == 0, i % 3));
            if (native) {
                place(player, COIN_FLIP, 10_000, 0);
            } else {
                dollars.buyIn(player, 10_000 * (i % 3));
                placeRolls(player, DOLLAR_COIN_FLIP, 10_000, 0, Rolls(uint8(i % 3), 0, 0));
            }
        }
    }

    function _player(uint256 i) private pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("crowd", i)))));
    }

    function _cool() private {
        vm.cool(address(casino));
        vm.cool(address(bank));
        vm.cool(address(dollars));
        vm.cool(address(coinFlip));
    }

    function _paid(uint256 settled, uint256 word) private view {
        for (uint256 i = 0; i < SEATS; ++i) {
            BetId id = BetId.wrap(uint64(1 << 16 | i));
            uint256 rolls = i % 3 == 0 ? 1 : i % 3;
            uint256 paid =
                i < settled ? payoutOf(coinFlip, 10_000, 0, Rolls(uint8(rolls), 0, 0), word, id) : 0;
            uint256 held = i % 3 == 0 ? bank.chipsOf(_player(i)) : dollars.chipsOf(_player(i));
            assertEq(held, paid, "chips of a player");
        }
        assertBothBooks();
    }

    function testFuzz_5_callbackKeepsTheWord(uint256 gas, uint256 word) external {
        _cool();
        answerWithGas(1, word, bound(gas, 300_000, 4_000_000));
        (RoundStatus status,, uint256 settled,,, uint256 kept) = casino.roundOf(1);
        assertEq(uint256(status), uint256(RoundStatus.Drawn), "status");
        assertEq(kept, word, "word that was kept");
        _paid(settled, word);
    }

    function testFuzz_5_settlementSettlesOrReverts(uint256 gas, uint256 word) external {
        answerWithGas(1, word, 300_000);
        (,, uint256 before,,,) = casino.roundOf(1);
        _cool();
        try casino.settle{ gas: bound(gas, 50_000, 4_000_000) }(1, SEATS) {
            (,, uint256 settled,,,) = casino.roundOf(1);
            assertGt(settled, before, "bets that a settlement settles");
            _paid(settled, word);
        } catch {
            _paid(before, word);
        }
    }
}
