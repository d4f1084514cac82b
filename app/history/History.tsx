"use client";

import Link from "next/link";
import { useConnection } from "wagmi";
import { formatBetId } from "../../lib/bet-id.ts";
import type { BetRow } from "../chain/bet-log.ts";
import { useBlockTime, useMyBets } from "../chain/use-bets.ts";
import { type TableInfo, useTables, useVerifyHref } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { moment } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button, LinkButton } from "../parts/Button.tsx";
import { Delta } from "../parts/Delta.tsx";
import { Icon } from "../parts/Icon.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import { lineOf } from "../tables/bet-line.ts";
import styles from "./History.module.css";

/** The player's own bets, from the chain. */
export function History() {
  const { address, status } = useConnection();
  const tables = useTables().data;
  const { bets, hasFailed, hasOlder, readOlder, isReadingOlder } = useMyBets(address);
  const openWallet = useWalletDialog();
  const known = bets && tables;

  return (
    <div className={styles.room}>
      <PageHead title={copy.history.title} lead={copy.history.lead} />
      {known && bets.length > 0 && <Sums bets={bets} tables={tables} all={!hasOlder} />}
      <Pane flush>
        {!address && status !== "reconnecting" ? (
          <Empty text={copy.history.disconnected}>
            <Button look="glass" onClick={openWallet}>
              Connect
            </Button>
          </Empty>
        ) : !known ? (
          hasFailed ? (
            <Empty text={copy.banner.down} />
          ) : (
            <Ghost />
          )
        ) : bets.length === 0 ? (
          <Empty text={copy.history.empty}>
            <LinkButton look="glass" href="/">
              To the tables
            </LinkButton>
          </Empty>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th>Bet</th>
                <th>Table</th>
                <th>Choice</th>
                <th>Came out</th>
                <th className={styles.right}>Staked</th>
                <th className={styles.right}>Net</th>
                <th className={styles.right}>When</th>
              </tr>
            </thead>
            <tbody>
              {bets.map((bet) => (
                <Row
                  key={bet.id.toString()}
                  bet={bet}
                  table={tables.find(({ number }) => number === bet.table)}
                />
              ))}
            </tbody>
          </table>
        )}
        {known && hasOlder && (
          <div className={styles.more}>
            <Button onClick={() => readOlder()} disabled={isReadingOlder}>
              {isReadingOlder ? "Reading…" : "Read older bets"}
            </Button>
          </div>
        )}
      </Pane>
    </div>
  );
}

function Row({ bet, table }: { bet: BetRow; table: TableInfo | undefined }) {
  const line = lineOf(bet, table);
  const hrefOf = useVerifyHref();
  const time = useBlockTime(bet.block);
  const id = formatBetId(bet.id);
  return (
    <tr>
      <td>
        <Link href={hrefOf(id)} className={styles.id} title="Check this bet">
          {id} <Icon name="proof" size={13} />
        </Link>
      </td>
      <td className={styles.game}>{table?.name}</td>
      <td className={styles.choice} title={line?.wholeChoice}>
        {line?.choice}
      </td>
      <td className={styles.out}>
        {line?.state === "waiting" ? (
          <span className="warn">waits for its word</span>
        ) : line?.state === "playing" ? (
          <span className="warn">{line.title}, in play</span>
        ) : (
          (line?.title ?? line?.state)
        )}
      </td>
      <td className={styles.right}>{line && <Amount chips={line.cost} bare />}</td>
      <td className={`${styles.right} ${styles.net}`}>
        {line?.net === undefined ? "" : <Delta chips={line.net} bare />}
      </td>
      <td className={`${styles.right} ${styles.when}`}>
        {time === undefined ? <Skeleton width="9em" /> : moment(time)}
      </td>
    </tr>
  );
}

function Sums({ bets, tables, all }: { bets: BetRow[]; tables: TableInfo[]; all: boolean }) {
  let staked = 0n;
  let net = 0n;
  let open = 0;
  for (const bet of bets) {
    const line = lineOf(
      bet,
      tables.find(({ number }) => number === bet.table),
    );
    if (!line) continue;
    if (line.net === undefined) open++;
    else {
      staked += line.state === "refunded" ? 0n : line.cost;
      net += line.net;
    }
  }
  return (
    <dl className={styles.sums}>
      <div>
        <dt>{all ? "Bets" : "Bets read so far"}</dt>
        <dd>
          {bets.length}
          {open > 0 && <span className="dim">, {open} open</span>}
        </dd>
      </div>
      <div>
        <dt>Staked and settled</dt>
        <dd>
          <Amount chips={staked} />
        </dd>
      </div>
      <div>
        <dt>Net, without the fees of chance</dt>
        <dd>
          <Delta chips={net} />
        </dd>
      </div>
    </dl>
  );
}

function Empty({ text, children }: { text: string; children?: React.ReactNode }) {
  return (
    <div className={styles.empty}>
      <Icon name="list" size={26} />
      <p>{text}</p>
      {children}
    </div>
  );
}

function Ghost() {
  return (
    <div className={styles.ghost} aria-hidden="true">
      {Array.from({ length: 7 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places that never move.
        <div key={i}>
          <Skeleton width="3.5em" />
          <Skeleton width={`${20 + ((i * 13) % 20)}%`} />
          <Skeleton width="5em" />
        </div>
      ))}
    </div>
  );
}
