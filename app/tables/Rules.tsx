"use client";

import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import type { Game } from "../../lib/games/game.ts";
import { copy } from "../copy.ts";
import { oddsRows } from "./odds-rows.ts";
import styles from "./Rules.module.css";

type Props = {
  rules: readonly string[];
  model?: Game | undefined;
  /** The odds, where they are not those of a game of one draw. */
  children?: ReactNode;
};

/** What a table plays, and its exact odds, from the model of its game. */
export default function Rules({ rules, model, children }: Props) {
  return (
    <div className={styles.rules}>
      {rules.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <div className={styles.frame}>{children ?? (model && <OddsTable model={model} />)}</div>
      <p className={styles.note}>
        {copy.rules.note} <Link href="/help#odds">{copy.rules.more}</Link>
      </p>
    </div>
  );
}

function OddsTable({ model }: { model: Game }) {
  const rows = useMemo(() => oddsRows(model), [model]);
  return (
    <table>
      <thead>
        <tr>
          <th>Choice</th>
          <th>Chance to win</th>
          <th>Pays</th>
          <th>Edge</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ choice, wins, pays, returns, edge }) => (
          <tr key={choice}>
            <td>{choice}</td>
            <td title={wins.exact}>{wins.text}</td>
            <td>{pays}</td>
            <td title={`Returns ${returns.exact}`}>{edge}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
