"use client";

import { type CSSProperties, useState } from "react";
import { encodeFunctionData } from "viem";
import { useConnection } from "wagmi";
import { reserveAbi } from "../../lib/generated/abi.ts";
import { useAsset, useBank } from "../chain/use-house.ts";
import { type ReserveState, useReserve } from "../chain/use-reserve.ts";
import { useSend } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";
import { coins, duration, percent } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { notify } from "../shell/Notices.tsx";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import styles from "./Cold.module.css";

const MILLION = 1_000_000n;
const ALL = 2n ** 128n - 1n;

/** Where the equity lies: at hand, cold, or in a stablecoin; and what anybody may move now. */
export function Cold() {
  const { token } = useAsset();
  const hot = useBank().data?.equityLow;
  const reserve = useReserve().data;
  const hedged = reserve && reserve.low - reserve.held;
  const parts = [
    { name: "At hand", look: styles.hot, chips: hot },
    { name: "In the cold reserve", look: styles.held, chips: reserve?.held },
    ...(token ? [] : [{ name: "Of it in a stablecoin", look: styles.hedged, chips: hedged }]),
  ];
  const all = parts.reduce((sum, { chips = 0n }) => sum + chips, 0n);
  return (
    <Pane title="Where the equity lies">
      <div className={styles.bar} aria-hidden="true">
        {parts.map(({ name, look, chips }) => (
          <i key={name} className={look} style={{ "--part": part(chips, all) } as CSSProperties} />
        ))}
      </div>
      <dl className={styles.parts}>
        {parts.map(({ name, look, chips }) => (
          <div key={name}>
            <dt>
              <i className={look} />
              {name}
            </dt>
            <dd>
              <Amount chips={chips} />
            </dd>
          </div>
        ))}
      </dl>
      {reserve && !reserve.priced && <Notice tone="wait">{copy.bank.unpriced}</Notice>}
      {reserve && <Bucket reserve={reserve} />}
      {reserve && <Moves reserve={reserve} />}
      <p className={styles.note}>{token ? copy.bank.coldOfToken : copy.bank.cold}</p>
    </Pane>
  );
}

function part(chips: bigint | undefined, all: bigint): number {
  return chips === undefined || all === 0n ? 0 : Number((chips * 10_000n) / all) / 10_000;
}

/** The bucket through which cold money comes back without asking anybody. */
function Bucket({ reserve: { bucket, target, hedge } }: { reserve: ReserveState }) {
  const { symbol, digits, token } = useAsset();
  const { capacity, window, available } = bucket;
  const full = part(available, capacity);
  return (
    <div className={styles.bucket}>
      <div
        className={styles.vessel}
        role="img"
        aria-label={`The bucket holds ${coins(available, { digits })} of ${coins(capacity, { digits })} ${symbol}`}
      >
        <i style={{ "--full": full } as CSSProperties} />
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>May come back now</dt>
          <dd>
            <Amount chips={available} />
          </dd>
        </div>
        <div>
          <dt>And so much every {duration(Number(window))}</dt>
          <dd>
            <Amount chips={capacity} />
          </dd>
        </div>
        <div>
          <dt>Kept at hand</dt>
          <dd>{target === undefined ? "everything" : <Amount chips={target} />}</dd>
        </div>
        {!token && (
          <div>
            <dt>Share in a stablecoin</dt>
            <dd>
              {hedge.share === 0n
                ? "none"
                : `${percent({ num: hedge.share, den: MILLION })} ± ${percent({ num: hedge.band, den: MILLION })}`}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

type Move = "sweep" | "refill" | "hedge";

/** What is due, and may be done by anybody. */
function Moves({ reserve }: { reserve: ReserveState }) {
  const { address } = useConnection();
  const { symbol, digits, token } = useAsset();
  const openWallet = useWalletDialog();
  const { send, step } = useSend();
  const [failure, setFailure] = useState<Explanation>();

  const { shortage, held, bucket } = reserve;
  const refillable = least(shortage, least(held, bucket.available));
  const moves: { name: Move; label: string; chips: bigint; idle: string }[] = [
    { name: "sweep", label: "Send to cold", chips: reserve.excess, idle: copy.bank.noExcess },
    { name: "refill", label: "Bring back", chips: refillable, idle: copy.bank.noShortage },
  ];
  if (!token) {
    moves.push({
      name: "hedge",
      label: reserve.hedge.sell ? "Hedge" : "Unhedge",
      chips: reserve.hedge.due,
      idle: copy.bank.noHedge,
    });
  }

  async function move(name: Move, label: string) {
    if (!address) return openWallet();
    setFailure(undefined);
    try {
      const data =
        name === "sweep"
          ? encodeFunctionData({ abi: reserveAbi, functionName: name })
          : encodeFunctionData({ abi: reserveAbi, functionName: name, args: [ALL] });
      await send({ to: reserve.address, data });
      notify(`Done: ${label}`);
    } catch (error) {
      setFailure(await explain(error, symbol, "bet", digits));
    }
  }

  return (
    <>
      <ul className={styles.moves}>
        {moves.map(({ name, label, chips, idle }) => (
          <li key={name}>
            <span>{chips === 0n ? idle : <Amount chips={chips} />}</span>
            <Button
              size="s"
              disabled={chips === 0n || step !== "idle"}
              onClick={() => void move(name, label)}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
    </>
  );
}
