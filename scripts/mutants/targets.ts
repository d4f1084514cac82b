/** What is mutated, and which tests are to see it. */
export type Target = {
  /** Below `contracts/`. */
  file: string;
  /** Files and folders of tests below `test/`: the ones that see most come first. */
  tests: readonly string[];
  /** A mutant that no tests worth the name let live: if they do, nothing that the run says counts. */
  fatal: string;
};

/** Those of an attacker that are quick; the crowds are not, but alone know how much gas is enough. */
const ATTACKS = [
  "BadGame",
  "Chance",
  "HostilePlayer",
  "ImpureGame",
  "Liquidity",
  "Subscription",
].map((name) => `contracts/adversarial/${name}.sol`);
const CASINO = [
  "contracts/casino",
  // Who plays is asked by the players' desk.
  "contracts/players/PlayInSession.sol",
  "contracts/players/Exclude.sol",
  ...ATTACKS,
  "invariants/House.sol",
  "contracts/adversarial/Tokens.sol",
  "contracts/adversarial/CrowdedRound.sol",
];
const BANK = [
  "contracts/bankroll",
  "contracts/players/Exclude.sol",
  "contracts/players/Gate.sol",
  "contracts/players/Limits.sol",
  "contracts/casino/Place.sol",
  "contracts/casino/Refund.sol",
  "contracts/casino/Settle.sol",
  "contracts/adversarial/OddTokens.sol",
  "contracts/adversarial/Foresight.sol",
  ...ATTACKS,
  "invariants/Banks.sol",
  "invariants/House.sol",
  "contracts/adversarial/Tokens.sol",
];
const RESERVE = ["contracts/reserve", "contracts/adversarial/Venue.sol", "invariants/Banks.sol"];

export const TARGETS: readonly Target[] = [
  {
    file: "types/Ledger.sol",
    tests: ["contracts/types/Ledger.sol", "contracts/bankroll", "invariants/House.sol"],
    fatal: "cashOut: if (amount > l.chips()) revert LedgerWouldNotBalance(); => (nothing)",
  },
  {
    file: "Rounds.sol",
    tests: CASINO,
    fatal:
      "Rounds.rawFulfillRandomWords: if (msg.sender != address(coordinator)) revert OnlyCoordinator(msg.sender); => (nothing)",
  },
  {
    file: "Casino.sol",
    tests: CASINO,
    fatal: "Casino._settle: bankroll.pay(credits, released, fees); => (nothing)",
  },
  {
    file: "Tables.sol",
    tests: CASINO,
    fatal:
      "Tables._setLimit: if (kappa > MAX_KAPPA) revert KappaOutOfRange(kappa, MAX_KAPPA); => (nothing)",
  },
  {
    file: "Bankroll.sol",
    tests: BANK,
    fatal: "Bankroll.payOne: onlyCasino => (nothing)",
  },
  {
    file: "Vault.sol",
    tests: BANK,
    fatal: "Vault._sell: _burn(owner, shares); => (nothing)",
  },
  {
    file: "NativeBankroll.sol",
    tests: BANK,
    fatal: "NativeBankroll._send: Address.sendValue(payable(to), amount); => (nothing)",
  },
  {
    file: "TokenBankroll.sol",
    tests: BANK,
    fatal: "TokenBankroll._send: token.safeTransfer(to, amount); => (nothing)",
  },
  {
    file: "Reserve.sol",
    tests: RESERVE,
    fatal: "Reserve.refillMore: restricted => (nothing)",
  },
  {
    file: "Hedge.sol",
    tests: RESERVE,
    fatal: "Hedge.setVenue: restricted => (nothing)",
  },
];
