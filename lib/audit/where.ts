import { formatBetId, roundOf } from "../bet-id.ts";
import type { Hex } from "../bytes.ts";
import type { EventOf } from "./events.ts";
import type { Scene } from "./state.ts";

/** The block and the transaction of an event. */
export function at({ answer }: Scene, { log }: { log: { transaction: Hex } }) {
  return { block: answer.number, transaction: log.transaction };
}

/** Where a bet or decision was made. */
export function atBet(scene: Scene, event: EventOf<"BetPlaced"> | EventOf<"Decided">) {
  const { bet } = event.args;
  return { ...at(scene, event), round: roundOf(bet), bet: formatBetId(bet) };
}
