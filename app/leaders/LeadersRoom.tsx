"use client";

import Link from "next/link";
import { type ReactNode, useState } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { formatBetId } from "../../lib/bet-id.ts";
import type { Asset } from "../chain/asset.ts";
import { useHouse, useVerifyHref } from "../chain/use-house.ts";
import { grouped, shorten, times } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button } from "../parts/Button.tsx";
import { Delta } from "../parts/Delta.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { Panes } from "../shell/Panes.tsx";
import { copy } from "./copy.ts";
import styles from "./Leaders.module.css";
import { leadersOf, type Standing, type Win } from "./leaders.ts";
import { type Span, useLeaders } from "./use-leaders.ts";

const ROWS = 10;

/** The room of the luckiest bets and the busiest players. */
export function LeadersRoom() {
  const { deployment } = useHouse();
  const [span, setSpan] = useState<Span>("week");
  const [bank, setBank] = useState(0);
  const { data, assets = [], progress, isReading, failed, again } = useLeaders(span);
  const asset = assets[bank];
  const leaders = data && asset ? leadersOf(data.past, bank, ROWS) : undefined;
  return (
    <div className={styles.room}>
      <PageHead title={copy.title} lead={copy.lead} />
      {!deployment && <Notice tone="error">{copy.absent}</Notice>}
      <div className={styles.choose}>
        <Segmented<Span>
          legend={copy.span}
          value={span}
          onValue={setSpan}
          options={(["week", "all"] as const).map((value) => ({
            value,
            label: copy.spans[value],
          }))}
        />
        {assets.length > 1 && (
          <Segmented
            legend={copy.asset}
            value={`${bank}`}
            onValue={(value) => setBank(Number(value))}
            options={assets.map(({ bank: value, symbol }) => ({
              value: `${value}`,
              label: symbol,
            }))}
          />
        )}
        <div className={styles.state} role="status">
          {isReading
            ? copy.reading(Math.round(progress * 100))
            : data && copy.read(data.past.length, grouped(data.head))}
          <Button size="s" onClick={again} disabled={isReading || !deployment}>
            {copy.again}
          </Button>
        </div>
      </div>
      {failed && !isReading && <Notice tone="wait">{copy.failed}</Notice>}
      <div className={styles.lists}>
        <List title={copy.wins} empty={copy.none} rows={leaders?.wins}>
          {(win) => (
            <WinRow key={`${win.past.bet.id}`} win={win}>
              <Delta chips={win.net} asset={asset} />
            </WinRow>
          )}
        </List>
        <List title={copy.multipliers} empty={copy.none} rows={leaders?.multipliers}>
          {(win) => (
            <WinRow key={`${win.past.bet.id}`} win={win}>
              {times(win.multiplier)}
            </WinRow>
          )}
        </List>
        <List title={copy.players} empty={copy.nobody} rows={leaders?.players}>
          {(standing) => <PlayerRow key={standing.player} standing={standing} asset={asset} />}
        </List>
      </div>
      <p className={styles.note}>{copy.note}</p>
    </div>
  );
}

type ListProps<T> = {
  title: string;
  empty: string;
  rows: readonly T[] | undefined;
  children: (row: T) => ReactNode;
};

function List<T>({ title, empty, rows, children }: ListProps<T>) {
  return (
    <Pane title={title} className={styles.pane}>
      {!rows ? (
        <Skeleton width="100%" height="420px" />
      ) : rows.length === 0 ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        <ol className={styles.list}>{rows.map(children)}</ol>
      )}
    </Pane>
  );
}

function WinRow({ win: { past }, children }: { win: Win; children: ReactNode }) {
  const hrefOf = useVerifyHref();
  const { bet, table, line } = past;
  return (
    <li>
      <Link href={hrefOf(formatBetId(bet.id))} prefetch={false}>
        <Panes address={bet.player} size={22} />
        <span className={styles.who}>
          <Name player={bet.player} />
          <span className={styles.what}>
            {table?.name}, {line?.choice}
          </span>
        </span>
        <span className={styles.amount}>{children}</span>
      </Link>
    </li>
  );
}

type PlayerProps = { standing: Standing; asset: Asset | undefined };

function PlayerRow({ standing: { player, bets, staked, net }, asset }: PlayerProps) {
  return (
    <li>
      <div>
        <Panes address={player} size={22} />
        <span className={styles.who}>
          <Name player={player} />
          <span className={styles.what}>
            {copy.bets(bets)}, {copy.net} <Amount chips={net} sign asset={asset} bare />
          </span>
        </span>
        <span className={styles.amount}>
          <Amount chips={staked} asset={asset} />
        </span>
      </div>
    </li>
  );
}

function Name({ player }: { player: Address }) {
  const { address } = useConnection();
  return (
    <span className="mono" title={player}>
      {address === player ? copy.you : shorten(player)}
    </span>
  );
}
