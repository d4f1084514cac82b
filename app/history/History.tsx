"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { type ReactElement, useMemo, useState } from "react";
import { useConnection } from "wagmi";
import { formatBetId } from "../../lib/bet-id.ts";
import type { Asset } from "../chain/asset.ts";
import { useBlockTime, useMyBets } from "../chain/use-bets.ts";
import { useAssets, useHouse, useTables, useVerifyHref } from "../chain/use-house.ts";
import { copy as shellCopy } from "../copy.ts";
import { moment } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button, LinkButton } from "../parts/Button.tsx";
import { Delta } from "../parts/Delta.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import { copy } from "./copy.ts";
import { Filters } from "./Filters.tsx";
import { type Filter, filterOf, isEmpty, matches, queryOf } from "./filter.ts";
import styles from "./History.module.css";
import { ProfitChart } from "./ProfitChart.tsx";
import { type PastBet, pastOf, profitOf, resultOf, slugOf, sumsOf } from "./past.ts";
import { useBlocks } from "./use-blocks.ts";

const PAGE = 50;

/** The player's own bets, from the chain. */
export function History() {
  const { address, status } = useConnection();
  const tables = useTables().data;
  const assets = useAssets().data;
  const log = useMyBets(address);
  const openWallet = useWalletDialog();
  const { bets } = log;
  const past = useMemo(
    () => bets && tables && assets && pastOf(bets, tables, assets),
    [bets, tables, assets],
  );
  return (
    <div className={styles.room}>
      <PageHead title={copy.title} lead={copy.lead} />
      {!address && status !== "reconnecting" ? (
        <Pane>
          <Empty text={copy.disconnected}>
            <Button look="glass" onClick={openWallet}>
              {copy.connect}
            </Button>
          </Empty>
        </Pane>
      ) : !past || !assets ? (
        <Pane flush>{log.hasFailed ? <Empty text={shellCopy.banner.down} /> : <Ghost />}</Pane>
      ) : past.length === 0 && !log.hasOlder ? (
        <Pane>
          <Empty text={copy.empty}>
            <LinkButton look="glass" href="/">
              {copy.toTables}
            </LinkButton>
          </Empty>
        </Pane>
      ) : (
        <Past past={past} assets={assets} log={log} />
      )}
    </div>
  );
}

type Log = ReturnType<typeof useMyBets>;

function Past({ past, assets, log }: { past: PastBet[]; assets: readonly Asset[]; log: Log }) {
  const router = useRouter();
  const query = useSearchParams();
  const filter = filterOf(query);
  const blocks = useBlocks(filter);
  const [pages, setPages] = useState(1);
  const shown = blocks ? past.filter((one) => matches(one, filter, blocks)) : undefined;
  const onFilter = (next: Filter) => {
    setPages(1);
    router.replace(`/history?${queryOf(next)}`, { scroll: false });
  };
  const rest = shown ? shown.length - pages * PAGE : 0;
  return (
    <>
      <Filters
        filter={filter}
        games={new Set(past.map(slugOf))}
        assets={assets}
        onFilter={onFilter}
      />
      {shown && <Summary past={shown} filter={filter} assets={assets} all={!log.hasOlder} />}
      <Pane flush>
        {!shown ? (
          <Ghost />
        ) : shown.length === 0 ? (
          <Empty text={copy.none}>
            {!isEmpty(filter) && <Button onClick={() => onFilter({})}>{copy.clear}</Button>}
          </Empty>
        ) : (
          <Bets past={shown.slice(0, pages * PAGE)} />
        )}
        <div className={styles.more}>
          {rest > 0 && (
            <Button onClick={() => setPages(pages + 1)}>{copy.more(Math.min(rest, PAGE))}</Button>
          )}
          {log.hasOlder && (
            <>
              <Button onClick={() => log.readOlder()} disabled={log.isReadingOlder}>
                {log.isReadingOlder ? copy.reading : copy.older}
              </Button>
              <Button onClick={() => log.readAll()} disabled={log.isReadingOlder}>
                {copy.all}
              </Button>
            </>
          )}
          {shown && shown.length > 0 && <SaveCsv past={shown} />}
        </div>
      </Pane>
    </>
  );
}

function Bets({ past }: { past: readonly PastBet[] }) {
  const { columns } = copy;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{columns.bet}</th>
          <th>{columns.table}</th>
          <th>{columns.choice}</th>
          <th>{columns.out}</th>
          <th className={styles.right}>{columns.staked}</th>
          <th className={styles.right}>{columns.net}</th>
          <th className={styles.right}>{columns.when}</th>
        </tr>
      </thead>
      <tbody>
        {past.map((one) => (
          <Row key={one.bet.id.toString()} past={one} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ past: { bet, table, asset, line } }: { past: PastBet }) {
  const hrefOf = useVerifyHref();
  const time = useBlockTime(bet.block);
  const id = formatBetId(bet.id);
  // Of the coin, the unit is left to the list.
  const bare = asset?.bank === 0;
  return (
    <tr>
      <td>
        <Link href={hrefOf(id)} className={styles.id} title={copy.check}>
          {id} <Icon name="proof" size={13} />
        </Link>
      </td>
      <td className={styles.game}>{table?.name}</td>
      <td className={styles.choice} title={line?.wholeChoice}>
        {line?.choice}
      </td>
      <td className={styles.out}>
        {line?.state === "waiting" ? (
          <span className="warn">{copy.waits}</span>
        ) : line?.state === "playing" ? (
          <span className="warn">{copy.playing(line.title ?? "")}</span>
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

type SummaryProps = {
  past: readonly PastBet[];
  filter: Filter;
  assets: readonly Asset[];
  all: boolean;
};

/** What was staked and what came of it, and how the net went. */
function Summary({ past, filter, assets, all }: SummaryProps) {
  const sums = sumsOf(past);
  const open = past.filter((one) => resultOf(one) === "open").length;
  // One asset at a time: that of the filter, or the one that was played most.
  const [most] = sums.toSorted((a, b) => b.settled - a.settled);
  const asset = assets[filter.bank ?? most?.asset.bank ?? 0];
  return (
    <Pane>
      <dl className={styles.sums}>
        <div>
          <dt>{all ? copy.bets : copy.betsSoFar}</dt>
          <dd>
            {past.length}
            {open > 0 && <span className="dim">{copy.open(open)}</span>}
          </dd>
        </div>
        <SumOf title={copy.stakedSum}>
          {sums.map((sum) => (
            <Amount key={sum.asset.bank} chips={sum.staked} asset={sum.asset} />
          ))}
        </SumOf>
        <SumOf title={copy.netSum}>
          {sums.map((sum) => (
            <Delta key={sum.asset.bank} chips={sum.net} asset={sum.asset} />
          ))}
        </SumOf>
        <SumOf title={copy.best}>
          {sums.map((sum) => (
            <Delta key={sum.asset.bank} chips={sum.best} asset={sum.asset} />
          ))}
        </SumOf>
      </dl>
      {asset && <ProfitChart sums={profitOf(past, asset.bank)} asset={asset} />}
    </Pane>
  );
}

function SumOf({ title, children }: { title: string; children: ReactElement[] }) {
  return (
    <div>
      <dt>{title}</dt>
      {children.length === 0 && <dd>0</dd>}
      {children.map((amount) => (
        <dd key={amount.key}>{amount}</dd>
      ))}
    </div>
  );
}

/** Gives the bets that are shown as a file. */
function SaveCsv({ past }: { past: readonly PastBet[] }) {
  const { chain, client, deployment } = useHouse();
  const [progress, setProgress] = useState<string>();
  const save = useMutation({
    mutationFn: async () => {
      if (!deployment) return;
      const { saveCsv } = await import("./save-csv.ts");
      await saveCsv(client, deployment, chain.id, past, (done, all) =>
        setProgress(copy.saving(done, all)),
      );
    },
  });
  return (
    <>
      <Button onClick={() => save.mutate()} disabled={save.isPending}>
        {save.isPending ? (progress ?? copy.reading) : copy.save}
      </Button>
      {save.isError && <Notice tone="error">{copy.notSaved}</Notice>}
    </>
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
