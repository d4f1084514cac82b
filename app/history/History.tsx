"use client";

import Link from "next/link";
import { useConnection } from "wagmi";
import { formatBetId } from "../../lib/bet-id.ts";
import type { Asset } from "../chain/asset.ts";
import type { BetRow } from "../chain/bet-log.ts";
import { useBlockTime, useMyBets } from "../chain/use-bets.ts";
import { type TableInfo, useAssets, useTables, useVerifyHref } from "../chain/use-house.ts";
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
  const assets = useAssets().data;
  const { bets, hasFailed, hasOlder, readOlder, isReadingOlder } = useMyBets(address);
  const openWallet = useWalletDialog();
  const known = bets && tables && assets;

  return (
    <div className={styles.room}>
      <PageHead title={copy.history.title} lead={copy.history.lead} />
      {known && bets.length > 0 && (
        <Sums bets={bets} tables={tables} assets={assets} all={!hasOlder} />
      )}
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
              {bets.map((bet) => {
                const table = tables.find(({ number }) => number === bet.table);
                const asset = assets[table?.bank ?? 0];
                return <Row key={bet.id.toString()} bet={bet} table={table} asset={asset} />;
              })}
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

type RowProps = { bet: BetRow; table: TableInfo | undefined; asset: Asset | undefined };

function Row({ bet, table, asset }: RowProps) {
  const line = lineOf(bet, table);
  const hrefOf = useVerifyHref();
  const time = useBlockTime(bet.block);
  const id = formatBetId(bet.id);
  // Of the coin, the unit is left to the list.
  const bare = asset?.bank === 0;
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
      <td className={styles.right}>
        {line && <Amount chips={line.cost} bare={bare} asset={asset} />}
      </td>
      <td className={`${styles.right} ${styles.net}`}>
        {line?.net === undefined ? "" : <Delta chips={line.net} bare={bare} asset={asset} />}
      </td>
      <td className={`${styles.right} ${styles.when}`}>
        {time === undefined ? <Skeleton width="9em" /> : moment(time)}
      </td>
    </tr>
  );
}

type SumsProps = { bets: BetRow[]; tables: TableInfo[]; assets: readonly Asset[]; all: boolean };

/** What was staked and what came of it, by asset: sums of different assets are none. */
function Sums({ bets, tables, assets, all }: SumsProps) {
  let open = 0;
  const sums = new Map<number, { staked: bigint; net: bigint }>();
  for (const bet of bets) {
    const table = tables.find(({ number }) => number === bet.table);
    const line = lineOf(bet, table);
    if (!table || !line) continue;
    if (line.net === undefined) {
      open++;
      continue;
    }
    const { staked, net } = sums.get(table.bank) ?? { staked: 0n, net: 0n };
    sums.set(table.bank, {
      staked: staked + (line.state === "refunded" ? 0n : line.cost),
      net: net + line.net,
    });
  }
  if (sums.size === 0) sums.set(0, { staked: 0n, net: 0n });
  const rows = [...sums].sort(([a], [b]) => a - b);
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
        {rows.map(([bank, { staked }]) => (
          <dd key={bank}>
            <Amount chips={staked} asset={assets[bank]} />
          </dd>
        ))}
      </div>
      <div>
        <dt>Net, without the fees of chance</dt>
        {rows.map(([bank, { net }]) => (
          <dd key={bank}>
            <Delta chips={net} asset={assets[bank]} />
          </dd>
        ))}
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
