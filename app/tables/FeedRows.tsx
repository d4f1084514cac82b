"use client";

import Link from "next/link";
import { useConnection } from "wagmi";
import { formatBetId } from "../../lib/bet-id.ts";
import type { BetRow } from "../chain/bet-log.ts";
import { type TableInfo, useAssets, useNative, useVerifyHref } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { shorten } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Delta } from "../parts/Delta.tsx";
import { Panes } from "../shell/Panes.tsx";
import { type BetLine, lineOf } from "./bet-line.ts";
import styles from "./Feed.module.css";
import { tables as boards } from "./registry.ts";

type Props = {
  bets: readonly BetRow[];
  tables: readonly TableInfo[];
  rows: number;
  wide?: boolean | undefined;
  won?: boolean | undefined;
};

/** The first bets of a list, newest first. */
export function FeedRows({ bets, tables, rows, wide, won }: Props) {
  const told = bets.map((bet) => {
    const table = tables.find(({ number }) => number === bet.table);
    return { bet, table, line: lineOf(bet, table) };
  });
  const shown = won ? told.filter(({ line }) => (line?.net ?? 0n) > 0n) : told;
  if (shown.length === 0) return <p className={styles.empty}>{copy.lobby.winsEmpty}</p>;
  return (
    <ul className={styles.feed}>
      {shown.slice(0, rows).map((one) => (
        <Row key={one.bet.id.toString()} {...one} wide={wide} />
      ))}
    </ul>
  );
}

type RowProps = {
  bet: BetRow;
  table: TableInfo | undefined;
  line: BetLine | undefined;
  wide: boolean | undefined;
};

/** What was played, by whom, and how it ended. */
function Row({ bet, table, line, wide }: RowProps) {
  const { address } = useConnection();
  const hrefOf = useVerifyHref();
  const entry = boards.find(({ slug }) => slug === (table?.game ?? table?.hand)?.slug);
  const mine = address === bet.player;
  const native = useNative();
  const assets = useAssets().data;
  const bank = table?.bank ?? 0;
  const asset = assets?.[bank] ?? native;
  // Of the coin, the unit is left to the list.
  const bare = bank === 0;
  return (
    <li className={styles.row}>
      <Link
        href={hrefOf(formatBetId(bet.id))}
        title={`Bet ${formatBetId(bet.id)} of ${bet.player}`}
      >
        <Panes address={bet.player} size={18} />
        <span className={styles.what}>
          {entry?.name ?? table?.name ?? `Table ${bet.table}`}{" "}
          {line && <span className={styles.choice}>{line.choice}</span>}
        </span>
        {wide && <span className={styles.who}>{mine ? "you" : shorten(bet.player)}</span>}
        {wide && <span className={styles.out}>{line?.title}</span>}
        {wide && line && (
          <span className={styles.stake}>
            <Amount chips={line.cost} bare={bare} asset={asset} />
          </span>
        )}
        <span className={styles.end}>
          {!line ? (
            bet.end ? (
              "settled"
            ) : (
              <span className={styles.open}>open</span>
            )
          ) : line.net === undefined ? (
            <span className={styles.open}>{line.state === "playing" ? "playing" : "open"}</span>
          ) : line.state === "refunded" ? (
            <span className="dim">refunded</span>
          ) : (
            <Delta chips={line.net} bare={bare} asset={asset} />
          )}
        </span>
      </Link>
    </li>
  );
}
