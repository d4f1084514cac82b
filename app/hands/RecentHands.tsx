"use client";

import { formatBetId } from "../../lib/bet-id.ts";
import type { Hand } from "../../lib/hands/hand.ts";
import type { BetRow } from "../chain/bet-log.ts";
import { copy } from "../copy.ts";
import styles from "../tables/Recent.module.css";
import { netOfHand, playHand } from "./hand-play.ts";
import { titleOfHand } from "./title.ts";

type Props = {
  bets: BetRow[] | undefined;
  model: Hand | undefined;
  shown: bigint | undefined;
  onChoose: (bet: bigint) => void;
};

/** The player's last hands at this table, newest first, to be looked at again. */
export function RecentHands({ bets, model, shown, onChoose }: Props) {
  return (
    <div className={styles.recent}>
      <h2 className={styles.title}>{copy.hands.recent}</h2>
      {bets && model && bets.length > 0 ? (
        <ol className={styles.list}>
          {bets.map((bet) => {
            const play = playHand(bet, model);
            const net = netOfHand(play);
            const label = net === undefined ? "open" : (titleOfHand(play, model) ?? "over");
            return (
              <li key={bet.id.toString()}>
                <button
                  type="button"
                  className={net === undefined ? styles.open : net > 0n ? styles.won : styles.lost}
                  aria-pressed={bet.id === shown}
                  aria-label={`Hand ${formatBetId(bet.id)}: ${label}`}
                  onClick={() => onChoose(bet.id)}
                >
                  {label}
                </button>
              </li>
            );
          })}
        </ol>
      ) : (
        <p className={styles.none}>None yet</p>
      )}
    </div>
  );
}
