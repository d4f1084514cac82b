// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { VRF } from "@chainlink/contracts/src/v0.8/vrf/VRF.sol";
import { DrawStatus, ILottery } from "../../contracts/interfaces/ILottery.sol";
import { LotteryHouse } from "./LotteryHouse.sol";

/// @title What may happen to a lottery, in any order
/// @notice Players, keepers, money by force, an oracle that answers with genuine proofs, late or never, and time. It knows every ticket,
/// looks at them one by one where the lottery counts, and each `check` holds the lottery against that.
contract LotteryHandler is LotteryHouse {
    uint256 private constant REFUND_AFTER = 25 hours;

    struct Ticket {
        address player;
        uint256 index; // among his own
        uint16 number;
        bool paid;
    }

    struct Known {
        uint256 end;
        uint256 lastSaleAt;
        uint256 requestedAt;
        uint256 requestBlock;
        uint256 nonce;
        uint256 word;
        bool isDrawn;
        bool abandoned;
        uint256[4] prizes;
    }

    mapping(uint256 draw => Ticket[]) private _tickets;
    mapping(uint256 draw => mapping(address player => uint256)) private _bought;
    mapping(uint256 draw => Known) private _draws;
    address[] private _players;
    uint256 private _latest = 1;
    uint256 private _requests;
    uint256 private _sales;
    uint256 private _jackpot;
    uint256 private _cut;
    uint256 private _owed;
    uint256 private _forced; // wei

    /// @notice How often things happened, to show that they do.
    struct Counts {
        uint256 sold;
        uint256 drawn;
        uint256 failed;
        uint256 abandoned;
        uint256 jackpots;
        uint256 prizes;
        uint256 refunds;
        uint256 refusedClaims;
        uint256 lateWords;
    }

    Counts private _counts;

    // The chain's clock. Each act begins by setting it.
    uint256 private _block = 2_000;
    uint256 private _time = 1_800_001_000;

    constructor() {
        setUp();
        _players = [alice, bob, carol];
        _draws[1].end = endOfSale();
    }

    modifier now_() {
        vm.roll(_block);
        vm.warp(_time);
        _;
    }

    function counts() external view returns (Counts memory) {
        return _counts;
    }

    function parts() external view returns (address lottery_, address coordinator_) {
        return (address(lottery), address(coordinator));
    }

    function selectors() external pure returns (bytes4[] memory list_) {
        list_ = new bytes4[](7);
        (list_[0], list_[1], list_[2]) = (this.sell.selector, this.pass.selector, this.begin.selector);
        (list_[3], list_[4], list_[5]) = (this.answer_.selector, this.claim.selector, this.claimWrongly.selector);
        list_[6] = this.other.selector;
    }

    // --- what happens ---

    function pass(uint256 time) external {
        ++_block;
        uint256 kind = time % 16;
        if (kind < 4 && _draws[_latest].end > _time) _time = _draws[_latest].end;
        else if (kind == 4) _time += REFUND_AFTER;
        else if (kind == 5) _time += 4 days;
        else _time += 1 + time % 1 hours;
    }

    /// @dev A random number seldom wins: some players take each first pair of digits once.
    function sell(uint256 seed, uint256 count) public now_ {
        count = bound(count, 1, 20);
        uint16[] memory numbers = some(seed, count);
        if (seed % 4 == 0) {
            for (uint256 i = 0; i < count; ++i) numbers[i] = uint16((seed / 4 + i) % 64 * 512 + seed % 512);
        }
        address player = _players[seed % 3];
        Known storage d = _draws[_latest];
        if (_tickets[_latest].length == 0) while (_time >= d.end) d.end += PERIOD;
        bool may = _time < d.end;
        try lottery.buy{ value: count * PRICE * CHIP }(_latest, numbers, player) {
            assertTrue(may, "L4: a ticket of a draw that has ended");
        } catch (bytes memory reason) {
            assertFalse(may, "a ticket that should have been sold");
            assertEq(bytes32(bytes4(reason)), bytes32(ILottery.NotOnSale.selector), "why a ticket was refused");
            return;
        }
        for (uint256 i = 0; i < count; ++i) {
            _tickets[_latest].push(Ticket(player, _bought[_latest][player]++, numbers[i], false));
        }
        d.lastSaleAt = _time;
        _sales += count * PRICE;
        _counts.sold += count;
    }

    function _isOver(uint256 draw) private view returns (bool) {
        Known storage d = _draws[draw];
        return draw == 0 || d.isDrawn || d.abandoned || d.requestedAt != 0 && _time >= d.requestedAt + REFUND_AFTER;
    }

    function begin() public now_ {
        Known storage d = _draws[_latest];
        bool may = _tickets[_latest].length != 0 && _time >= d.end && _isOver(_latest - 1);
        uint256 missing = lottery.chanceMissing();
        (,, uint256 before,) = lottery.books();
        vm.prank(stranger);
        vm.deal(stranger, missing);
        try lottery.startDraw{ value: missing }() {
            assertTrue(may, "L3: a draw that should not have been started");
        } catch {
            assertFalse(may, "L5: a draw that should have been started");
            return;
        }
        (,, uint256 cut,) = lottery.books();
        if (_time >= d.end + 3 days) {
            d.abandoned = true;
            assertEq(cut, before, "cut, which pays for no chance");
            ++_counts.abandoned;
        } else {
            (d.requestedAt, d.requestBlock, d.nonce) = (_time, _block, ++_requests);
            _cut -= before - cut;
        }
        uint256 sales = _tickets[_latest].length * PRICE;
        (_sales, _owed) = (_sales - sales, _owed + sales);
        ++_latest;
        _draws[_latest].end = endOfSale();
    }

    /// @dev The oracle answers a draw that waits, in time or late. One time in three it is as if a ticket's number were drawn.
    function answer_(uint256 seed) public now_ {
        uint256 draw = _latest - 1;
        Known storage d = _draws[draw];
        if (d.requestedAt == 0 || d.word != 0) return;
        if (_block == d.requestBlock) ++_block;
        vm.roll(_block);
        if (_block - d.requestBlock > 256) return;
        bool inTime = _time < d.requestedAt + REFUND_AFTER;
        if (seed % 3 == 0) {
            uint256[] memory words = new uint256[](1);
            words[0] = NUMBERS * (1 + seed % 99) + _tickets[draw][seed / 3 % _tickets[draw].length].number;
            d.word = words[0];
            uint256 id = lottery.requestIdOf(draw);
            vm.prank(address(coordinator));
            lottery.rawFulfillRandomWords(id, words);
        } else {
            VRF.Proof memory proof = proofOf(d.nonce, d.requestBlock);
            d.word = prover.wordOf(proof);
            coordinator.fulfillRandomWords(proof, requestOf(d.requestBlock), false);
        }
        if (inTime) _draw(draw);
        else ++_counts.lateWords;
    }

    /// @dev The draw, told again from the rules, ticket by ticket.
    function _draw(uint256 draw) private {
        Known storage d = _draws[draw];
        d.isDrawn = true;
        ++_counts.drawn;
        uint256[4] memory winners;
        for (uint256 i = 0; i < _tickets[draw].length; ++i) {
            uint256 count = _matches(_tickets[draw][i].number, d.word % NUMBERS);
            if (count >= 2) ++winners[5 - count];
        }
        if (winners[0] != 0) ++_counts.jackpots;
        uint256 sales = _tickets[draw].length * PRICE;
        uint256 pool = sales - sales / 10;
        uint256[4] memory pools = [uint256(0), pool / 5, pool * 3 / 20, pool * 3 / 20];
        pools[0] = pool - pools[1] - pools[2] - pools[3] + _jackpot;
        uint256 won = 0;
        for (uint256 tier = 0; tier < 4; ++tier) {
            if (winners[tier] != 0) d.prizes[tier] = pools[tier] / winners[tier];
            won += d.prizes[tier] * winners[tier];
        }
        _cut += sales / 10;
        _jackpot = _jackpot + pool - won;
        _owed = _owed + won - sales;
    }

    function _matches(uint256 a, uint256 b) private pure returns (uint256 count) {
        for (uint256 unit = 8 ** 4; unit != 0 && a / unit == b / unit; unit /= 8) ++count;
    }

    function _worth(uint256 draw, uint16 number) private view returns (uint256) {
        Known storage d = _draws[draw];
        if (!_isOver(draw)) return 0;
        if (!d.isDrawn) return PRICE;
        uint256 count = _matches(number, d.word % NUMBERS);
        return count < 2 ? 0 : d.prizes[5 - count];
    }

    /// @dev A few tickets of a player that are worth something, by any of the three doors.
    function claim(uint256 seed) public now_ {
        if (_latest == 1) return;
        uint256 draw = 1 + seed % (_latest - 1);
        address player = _players[seed / 7 % 3];
        uint256[] memory found = new uint256[](5);
        uint256 count = 0;
        uint256 worth = 0;
        Ticket[] storage all = _tickets[draw];
        for (uint256 i = 0; i < all.length && count < 5; ++i) {
            if (all[i].player != player || all[i].paid || _worth(draw, all[i].number) == 0) continue;
            found[count++] = all[i].index;
            worth += _worth(draw, all[i].number);
            all[i].paid = true;
        }
        if (count == 0) return;
        uint256[] memory tickets = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) tickets[i] = found[i];
        uint256 door = seed / 21 % 3;
        uint256 before = player.balance / CHIP + bank.chipsOf(player);
        if (door == 0) vm.prank(stranger);
        else vm.prank(player);
        uint256 paid = door == 0
            ? lottery.payOut(draw, player, tickets)
            : door == 1 ? lottery.claim(draw, tickets, player) : lottery.claimAsChips(draw, tickets);
        assertEq(paid, worth, "L2: paid for tickets");
        assertEq(player.balance / CHIP + bank.chipsOf(player) - before, worth, "L2: what the player got");
        _owed -= worth;
        if (_draws[draw].isDrawn) _counts.prizes += count;
        else _counts.refunds += count;
    }

    /// @dev A ticket that is paid, lost, somebody else's, or not drawn yet.
    function claimWrongly(uint256 seed) public now_ {
        uint256 draw = seed % (_latest + 2);
        Ticket[] storage all = _tickets[draw];
        address player = _players[seed / 7 % 3];
        uint256 index = all.length == 0 ? 0 : all[seed / 21 % all.length].index;
        for (uint256 i = 0; i < all.length; ++i) {
            if (all[i].player != player || all[i].index != index) continue;
            if (!all[i].paid && _worth(draw, all[i].number) != 0) return;
        }
        try lottery.payOut(draw, player, ids(index)) {
            assertTrue(false, "L2: a ticket that should not be paid");
        } catch {
            ++_counts.refusedClaims;
        }
    }

    function other(uint256 kind, uint256 amount) public now_ {
        if (kind % 2 == 0) {
            (,, uint256 before,) = lottery.books();
            try lottery.payBank() returns (uint256 chips) {
                _cut -= chips;
            } catch {
                (,, uint256 cut,) = lottery.books();
                assertEq(cut, before, "cut after nothing was paid");
            }
        } else {
            amount = bound(amount, 1, 1 ether);
            vm.deal(address(lottery), address(lottery).balance + amount);
            _forced += amount;
        }
    }

    // --- what must hold between any two of these acts ---

    function checkL1() external view {
        (uint256 sales, uint256 jackpot, uint256 cut, uint256 owed) = lottery.books();
        assertEq(
            (sales + jackpot + cut + owed) * CHIP + _forced, address(lottery).balance, "L1: the books against the money held"
        );
        assertEq(sales, _sales, "L1: sales");
        assertEq(jackpot, _jackpot, "L1: jackpot");
        assertEq(cut, _cut, "L1: cut");
        assertEq(owed, _owed, "L1: owed");
    }

    /// @dev Looks at every ticket of the last three draws.
    function checkL2() external {
        vm.warp(_time);
        for (uint256 draw = _latest < 3 ? 1 : _latest - 2; draw < _latest; ++draw) {
            if (!_isOver(draw)) continue;
            for (uint256 p = 0; p < 3; ++p) {
                uint256 worth = 0;
                for (uint256 i = 0; i < _tickets[draw].length; ++i) {
                    Ticket storage t = _tickets[draw][i];
                    if (t.player == _players[p] && !t.paid) worth += _worth(draw, t.number);
                }
                (, uint256 chips) = lottery.claimable(draw, _players[p]);
                assertEq(chips, worth, "L2: what a player can claim");
            }
        }
    }

    function checkL3() external view {
        for (uint256 draw = 1; draw <= _latest; ++draw) {
            Known storage d = _draws[draw];
            (DrawStatus status,,, uint256 number,,) = lottery.drawOf(draw);
            assertEq(status == DrawStatus.Drawn, d.isDrawn, "L3: draws that are drawn");
            if (d.isDrawn) assertEq(number, d.word % NUMBERS, "L3: the number is that of the word");
            assertEq(lottery.requestIdOf(draw) == 0, d.nonce == 0, "L3: a draw makes one request, or was abandoned");
        }
        uint256 next = uint256(
            keccak256(
                abi.encode(
                    lottery.keyHash(),
                    keccak256(
                        abi.encode(lottery.keyHash(), address(lottery), lottery.subscription(), _requests + 1)
                    )
                )
            )
        );
        assertEq(uint256(coordinator.s_requestCommitments(next)), 0, "L3: requests without a draw");
    }

    function checkL4() external view {
        for (uint256 draw = 1; draw <= _latest; ++draw) {
            (, uint256 tickets, uint256 requestedAt,,,) = lottery.drawOf(draw);
            assertEq(tickets, _tickets[draw].length, "L4: tickets of a draw");
            if (requestedAt != 0) assertLt(_draws[draw].lastSaleAt, requestedAt, "L4: the last sale, before the request");
        }
    }

    /// @dev A stranger ends every draw and pays everybody. Nothing is left but the jackpot and the cut. The state is put back.
    function checkL5() external {
        uint256 state = vm.snapshotState();
        vm.roll(_block + 1);
        vm.warp(_time + PERIOD + REFUND_AFTER);
        vm.startPrank(stranger);
        vm.deal(stranger, 10 ether);
        if (_tickets[_latest].length != 0) lottery.startDraw{ value: lottery.chanceMissing() }();
        vm.warp(_time + PERIOD + 2 * REFUND_AFTER);
        for (uint256 draw = 1; draw <= _latest; ++draw) {
            for (uint256 p = 0; p < 3; ++p) {
                if (_bought[draw][_players[p]] == 0) continue;
                (uint256[] memory tickets,) = lottery.claimable(draw, _players[p]);
                if (tickets.length != 0) lottery.payOut(draw, _players[p], tickets);
            }
        }
        vm.stopPrank();
        (uint256 sales, uint256 jackpot, uint256 cut, uint256 owed) = lottery.books();
        assertEq(sales + owed, 0, "L5: owed when everybody was paid");
        assertEq((jackpot + cut) * CHIP + _forced, address(lottery).balance, "L5: money that is left");
        vm.revertToState(state);
    }

    // --- faults, to show that each check can fail ---

    /// @dev Changes a word of the lottery's storage, as a fault in its code could.
    function faultInStorage(bytes32 slot, uint256 difference) external {
        unchecked {
            vm.store(address(lottery), slot, bytes32(uint256(vm.load(address(lottery), slot)) + difference));
        }
    }

    /// @dev Money that leaves by another door.
    function faultLeak(uint256 amount) external {
        vm.deal(address(lottery), address(lottery).balance - amount);
    }

    /// @dev A word that comes twice, from nobody's proof.
    function faultForgedWord(uint256 draw) external now_ {
        uint256[] memory words = new uint256[](1);
        words[0] = 7;
        uint256 id = lottery.requestIdOf(draw);
        vm.prank(address(coordinator));
        lottery.rawFulfillRandomWords(id, words);
    }

    /// @dev The clock that the lottery sees stays behind that of the chain.
    function faultLateSale() external {
        vm.roll(_block);
        vm.warp(_draws[_latest].end - 1);
        lottery.buy{ value: PRICE * CHIP }(_latest, list(1), alice);
        _tickets[_latest].push(Ticket(alice, _bought[_latest][alice]++, 1, false));
        _sales += PRICE;
        _draws[_latest].lastSaleAt = _draws[_latest].end;
    }

    /// @dev A ticket of this handler's books that the lottery does not know.
    function faultLostTicket() external {
        uint256 draw = _latest - 1;
        _tickets[draw].push(Ticket(alice, _bought[draw][alice]++, uint16(_draws[draw].word % NUMBERS), false));
    }
}
