// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IBankroll } from "../../contracts/interfaces/IBankroll.sol";
import { ICasino } from "../../contracts/interfaces/ICasino.sol";
import { IGame } from "../../contracts/interfaces/IGame.sol";
import { IPlayers } from "../../contracts/interfaces/IPlayers.sol";
import { INativeBankroll } from "../../contracts/interfaces/INativeBankroll.sol";
import { ITokenBankroll } from "../../contracts/interfaces/ITokenBankroll.sol";
import { IVault } from "../../contracts/interfaces/IVault.sol";

// What the tests call beyond the interfaces of the house. They know the contracts by interface alone, and deploy them from
// their artifacts: what is tested is what is deployed, and the tests compile fast.

interface CasinoContract is ICasino {
    error AccessManagedUnauthorized(address caller);

    function MIN_STAKE() external view returns (uint256);
    function MAX_ROLLS() external view returns (uint256);
    function MAX_KAPPA() external view returns (uint256);
    function MAX_SEATS() external view returns (uint256);
    function HAND_DEADLINE() external view returns (uint256);
    function GAME_GAS() external view returns (uint256);
    function REFUND_AFTER() external view returns (uint256);
    function ROWS() external view returns (uint256);
    function subscription() external view returns (uint256);
    function keyHash() external view returns (bytes32);
    function callbackGasLimit() external view returns (uint32);
    function requestIdOf(uint256 nonce) external view returns (uint256);
    function rawFulfillRandomWords(uint256 requestId, uint256[] calldata words) external;
    function authority() external view returns (address);
    function bankFactory() external view returns (address);
    function setAuthority(address newAuthority) external;
}

/// @notice What the banks of all assets have in common.
interface VaultContract is IVault, IBankroll, IERC20, IERC20Permit {
    error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed);
    error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed);
    error ERC20InvalidReceiver(address receiver);

    function MAX_EXPOSURE() external view returns (uint256);
    function MIN_EXIT() external view returns (uint256);
    function CALM() external view returns (uint256);
    function symbol() external view returns (string memory);
    function decimals() external view returns (uint8);
}

interface BankContract is INativeBankroll, VaultContract {
    error FailedCall();

    function CONTRIBUTION_TIME() external view returns (uint256);
}

interface TokenBankContract is ITokenBankroll, VaultContract {
    error ReentrancyGuardReentrantCall();
}

interface PlayersContract is IPlayers {
    error InvalidAccountNonce(address account, uint256 currentNonce);

    function RAISE_DELAY() external view returns (uint256);
    function MIN_EXCLUSION() external view returns (uint256);
    function MAX_EXCLUSION() external view returns (uint256);
    function casino() external view returns (ICasino);
    function nonces(address owner) external view returns (uint256);
}

interface RouletteContract is IGame {
    function numbers(uint256 spot) external view returns (uint256 mask, uint256 size);
}
