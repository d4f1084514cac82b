// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IGate } from "../interfaces/IGate.sol";

/// @notice A published list of sanctioned addresses, as Chainalysis and others keep on chain.
interface ISanctionsList {
    function isSanctioned(address account) external view returns (bool);
}

/// @title SanctionsGate
/// @notice Admits everybody whom a sanctions list does not name. Who keeps the list decides who may play, and nothing else.
contract SanctionsGate is IGate {
    ISanctionsList public immutable list;

    /// @notice The address has no code.
    error NotAList(address list);

    constructor(ISanctionsList list_) {
        if (address(list_).code.length == 0) revert NotAList(address(list_));
        list = list_;
    }

    /// @inheritdoc IGate
    function admits(address player) external view returns (bool) {
        return !list.isSanctioned(player);
    }
}
