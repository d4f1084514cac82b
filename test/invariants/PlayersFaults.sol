// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Faults } from "../support/Faults.sol";
import { PlayersHandler } from "../support/PlayersHandler.sol";

/// @notice Each invariant of the players' desk finds a fault, and finds none where there is none.
contract PlayersInvariantsFindFaults is Faults {
    // As the compiler lays them out: names of the signature's domain 0 and 1, nonces 2, then those of Sessions and of Limits.
    uint256 private constant SESSIONS_SLOT = 3;
    uint256 private constant WATCHES_SLOT = 4;
    uint256 private constant EXCLUDED_SLOT = 5;
    // Of a bank: the ledger 0, then the accounts.
    uint256 private constant ACCOUNTS_SLOT = 1;

    PlayersHandler private handler;
    address private desk;
    address private bank;
    address private alice;
    address private key;
    uint256 private seed = 1;

    function setUp() external {
        handler = new PlayersHandler();
        (desk, bank, alice, key) = handler.parts();
    }

    function test_noFault_everythingHappens() external {
        for (uint256 i = 0; i < 600; ++i) _act();
        _all();
        PlayersHandler.Counts memory c = handler.counts();
        assertGt(c.bets, 20, "bets");
        assertGt(c.betsByKey, 20, "bets by the key");
        assertGt(c.betsRefused, 20, "bets that were refused");
        assertGt(c.buyIns, 10, "buy-ins");
        assertGt(c.buyInsRefused, 5, "buy-ins that were refused");
        assertGt(c.exclusions, 1, "exclusions");
        assertGt(c.raises, 5, "limits raised");
        assertGt(c.words, 20, "words");
    }

    /// @dev A desk that allows a key everything for ever.
    function test_P1_findsASessionWithoutBounds() external {
        bytes32 slot = keccak256(abi.encode(key, keccak256(abi.encode(alice, SESSIONS_SLOT))));
        // All but the bank, which is the lowest byte: the native one.
        bytes32 everything = bytes32(type(uint256).max << 8);
        for (uint256 i = 0; i < 300; ++i) {
            _act();
            handler.fault(desk, slot, everything);
        }
        assertFinds(address(handler), "P1: a key went beyond its session", abi.encodeCall(handler.checkP1, ()));
    }

    function test_P2_findsAnExclusionThatIsForgotten() external {
        for (uint256 i = 0; i < 300; ++i) {
            _act();
            handler.fault(desk, keccak256(abi.encode(alice, EXCLUDED_SLOT)), 0);
        }
        assertFinds(address(handler), "P2: an exclusion was bypassed", abi.encodeCall(handler.checkP2, ()));
    }

    /// @dev A desk that begins the day anew with every bet.
    function test_P3_findsAPeriodThatIsForgotten() external {
        bytes32 watches = keccak256(abi.encode(bank, keccak256(abi.encode(alice, WATCHES_SLOT))));
        // After the limits, and those to come.
        bytes32 slot = bytes32(uint256(keccak256(abi.encode(uint256(0), watches))) + 2);
        for (uint256 i = 0; i < 600; ++i) {
            _act();
            // The number of the period stands above the time of the next limits.
            handler.fault(desk, slot, bytes32(uint256(uint64(uint256(vm.load(desk, slot))))));
        }
        assertFinds(address(handler), "P3: a limit was passed", abi.encodeCall(handler.checkP3, ()));
    }

    function test_P4_findsAChipThatNobodyWon() external {
        bytes32 slot = keccak256(abi.encode(alice, ACCOUNTS_SLOT));
        handler.fault(bank, slot, bytes32(uint256(vm.load(bank, slot)) + 1));
        assertFinds(address(handler), "P4: chips", abi.encodeCall(handler.checkP4, ()));
    }

    // --- helpers ---

    function _all() private view {
        handler.checkP1();
        handler.checkP2();
        handler.checkP3();
        handler.checkP4();
    }

    function _act() private {
        seed = uint256(keccak256(abi.encode(seed)));
        (uint256 a, uint256 b) = (seed >> 8 & type(uint64).max, seed >> 72);
        uint256 act = seed % 12;
        if (act < 2) handler.bet(a, b);
        else if (act < 5) handler.steal(a, b);
        else if (act < 6) handler.buy(a);
        else if (act < 7) handler.leave(a);
        else if (act < 8) handler.setLimits(a, b, b >> 64);
        else if (act < 9) handler.session(a, b);
        else if (act < 11) handler.word(b);
        else handler.wait_(a);
    }
}
