// No first picture needs what is here, nor the ABIs and the codec that it brings: so it is loaded when it is first asked for.

/** What reads the house from a node. */
export const reads = () => import("./read-house.ts");

/** What tells bets from the casino's events. */
export const betLog = () => import("./bet-log.ts");

/** What a player asks of the casino, as calldata. */
export const calls = () => import("./casino-calls.ts");
