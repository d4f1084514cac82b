"use client";

import { useState } from "react";
import { encodeFunctionData } from "viem";
import { useConnection } from "wagmi";
import { chipsToWei, weiToChipsDown } from "../../lib/chips.ts";
import { lotteryAbi } from "../../lib/generated/abi.ts";
import { formatNumber } from "../../lib/lottery.ts";
import { useBaseFee, useChainTime } from "../chain/heartbeat.ts";
import type { Call } from "../chain/send.ts";
import { useHouse, usePurse } from "../chain/use-house.ts";
import { coins } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import styles from "./Counter.module.css";
import { copy } from "./copy.ts";
import { Digits } from "./Digits.tsx";
import { Pad } from "./Pad.tsx";
import { MOST_AT_ONCE, pick } from "./tickets.ts";
import { useAct } from "./use-act.ts";
import { useGas } from "./use-gas.ts";
import { useSale, useTerms } from "./use-lottery.ts";

type Chosen = { key: number; number: number };

const QUICK = [1, 5, 10, 50];

let keys = 0;

/** Where tickets are chosen and bought. */
export function Counter() {
  const { address } = useConnection();
  const { chain, deployment } = useHouse();
  const unit = chain.nativeCurrency.symbol;
  const sale = useSale().data;
  const price = useTerms().data?.price;
  const wallet = usePurse(address).data?.wallet;
  const baseFee = useBaseFee();
  const now = useChainTime();
  const openWallet = useWalletDialog();
  const { act, busy, label, failure, setFailure } = useAct();
  const [chosen, setChosen] = useState<Chosen[]>([]);

  const count = chosen.length;
  const cost = price === undefined ? undefined : price * BigInt(count);
  // Whoever watches the clock may be a block ahead of the chain.
  const over = sale !== undefined && now !== undefined && sale.tickets > 0n && now >= sale.end;
  const closed = sale !== undefined && (sale.state.status !== "on sale" || over);
  const call = callOf();
  const gas = useGas(closed ? undefined : call);
  const fee = baseFee === undefined || gas === undefined ? undefined : gas * baseFee;
  const short =
    address && wallet !== undefined && cost !== undefined && count > 0
      ? wallet < chipsToWei(cost) + (fee ?? 0n)
      : false;

  const add = (numbers: number[]) => {
    setFailure(undefined);
    setChosen((before) =>
      [...numbers.map((number) => ({ key: ++keys, number })), ...before].slice(-MOST_AT_ONCE),
    );
  };

  function callOf(): Call | undefined {
    if (!deployment || !address || !sale || cost === undefined || count === 0) return undefined;
    const numbers = chosen.map(({ number }) => number).reverse();
    const args = [sale.draw, numbers, address] as const;
    return {
      to: deployment.lottery,
      data: encodeFunctionData({ abi: lotteryAbi, functionName: "buy", args }),
      value: chipsToWei(cost),
    };
  }

  async function buy() {
    if (!call || !sale) return;
    const wrong = await act(call, `Bought ${tickets(count)} of draw ${sale.draw}`);
    if (!wrong) setChosen([]);
  }

  return (
    <Pane title={sale ? `Tickets of draw ${sale.draw}` : "Tickets"}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (address) void buy();
          else openWallet();
        }}
      >
        <Pad onNumber={(number) => add([number])} disabled={busy || count >= MOST_AT_ONCE} />
        <fieldset className={styles.quick}>
          <legend>Quick picks</legend>
          {QUICK.map((many) => (
            <button
              key={many}
              type="button"
              disabled={busy || count + many > MOST_AT_ONCE}
              onClick={() => add(pick(many))}
            >
              {many}
              <span className="sr-only">{many === 1 ? " random ticket" : " random tickets"}</span>
            </button>
          ))}
        </fieldset>
        {count === 0 ? (
          <p className={styles.empty}>{copy.empty}</p>
        ) : (
          <div>
            <div className={styles.head}>
              <span aria-live="polite">{tickets(count)}</span>
              <Button look="bare" size="s" disabled={busy} onClick={() => setChosen([])}>
                Clear
              </Button>
            </div>
            <ul className={styles.list} aria-label="Tickets chosen">
              {chosen.map(({ key, number }) => (
                <li key={key}>
                  <Digits number={number} />
                  <span className="sr-only">{formatNumber(number)}</span>
                  <button
                    type="button"
                    disabled={busy}
                    aria-label={`Remove ${formatNumber(number)}`}
                    onClick={() => setChosen((all) => all.filter((one) => one.key !== key))}
                  >
                    <Icon name="cross" size={13} />
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        <dl className={styles.sums}>
          <div>
            <dt>{count === 0 ? "A ticket" : tickets(count)}</dt>
            <dd>
              <Amount chips={count === 0 ? price : cost} />
            </dd>
          </div>
          <div>
            <dt title={copy.feeHint}>Network fee, about</dt>
            <dd>
              {!call || closed || short ? (
                "–"
              ) : (
                <Amount chips={fee === undefined ? fee : weiToChipsDown(fee)} />
              )}
            </dd>
          </div>
        </dl>
        {closed && <Notice tone="wait">{copy.closed}</Notice>}
        {short && !busy && (
          <Notice tone="error">
            Your wallet holds {coins(weiToChipsDown(wallet ?? 0n))} {unit}, too little for these
            tickets and the fee.
          </Notice>
        )}
        {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
        <Button
          look="glass"
          size="l"
          wide
          type="submit"
          disabled={!sale || busy || (address !== undefined && (count === 0 || closed || short))}
        >
          {label ??
            (!address
              ? "Connect to buy"
              : count === 0
                ? "Choose tickets"
                : `Buy ${tickets(count)} for ${cost === undefined ? "…" : `${coins(cost)} ${unit}`}`)}
        </Button>
        <p className={styles.note}>{copy.picked}</p>
      </form>
    </Pane>
  );
}

function tickets(count: number): string {
  return `${count} ${count === 1 ? "ticket" : "tickets"}`;
}
