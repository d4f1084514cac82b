"use client";

import { formatBetId } from "../../lib/bet-id.ts";
import type { Game } from "../../lib/games/game.ts";
import type { BetRow } from "../chain/bet-log.ts";
import { netOf, replay, type TitleOf } from "./bet-view.ts";
import styles from "./Recent.module.css";

type Props = {
  bets: BetRow[] | undefined;
  model: Game | undefined;
  titleOf: TitleOf;
  shown: bigint | undefined;
  onChoose: (bet: bigint) => void;
};

/** The player's last bets at this table, newest first, to be looked at again. */
export function Recent({ bets, model, titleOf, shown, onChoose }: Props) {
  return (
    <div className={styles.recent}>
      <h2 className={styles.title}>Your last bets here</h2>
      {bets && model && bets.length > 0 ? (
        <ol className={styles.list}>
          {bets.map((bet) => (
            <li key={bet.id.toString()}>
              <button
                type="button"
                className={lookOf(bet, model)}
                aria-pressed={bet.id === shown}
                aria-label={`Bet ${formatBetId(bet.id)}: ${labelOf(bet, model, titleOf)}`}
                onClick={() => onChoose(bet.id)}
              >
                {labelOf(bet, model, titleOf)}
              </button>
            </li>
          ))}
        </ol>
      ) : (
        <p className={styles.none}>None yet</p>
      )}
    </div>
  );
}

function labelOf(bet: BetRow, model: Game, titleOf: TitleOf): string {
  if (!bet.end) return "open";
  if (bet.end.kind === "refunded") return "refunded";
  const rolls = replay(bet, model)?.rolls;
  if (!rolls) return "void";
  return rolls.length === 1 && rolls[0] ? titleOf(rolls[0], bet.choice) : `${rolls.length} rolls`;
}

function lookOf(bet: BetRow, model: Game): string | undefined {
  const net = netOf(bet, model);
  if (net === undefined) return styles.open;
  return net > 0n ? styles.won : styles.lost;
}
