"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { CSSProperties } from "react";
import { bankrollAbi } from "../../lib/generated/abi.ts";
import { read, readBalance } from "../chain/read.ts";
import { useAsset, useBank, useHouse } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { Amount } from "../parts/Amount.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import styles from "./Ledger.module.css";

/** The four sums that make up the cash, to scale, and whether the contract really holds it. */
export function Ledger() {
  const { token } = useAsset();
  const bank = useBank().data;
  const parts = [
    { name: "Equity of the bank", look: styles.equity, chips: bank?.equityLow },
    { name: "Reserved for open bets", look: styles.reserved, chips: bank?.reserved },
    { name: "Chips of players", look: styles.chips, chips: bank?.chips },
    // A token's bets pay for chance in the native coin, to its own bank.
    ...(token ? [] : [{ name: "Fees of chance", look: styles.fees, chips: bank?.fees }]),
  ];
  return (
    <Pane>
      <div className={styles.top}>
        <div>
          <p className={styles.label}>Cash</p>
          <p className={styles.cash}>
            <Amount chips={bank?.cash} />
          </p>
        </div>
        <Reserves />
      </div>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(({ name, look, chips }) => (
          <i
            key={name}
            className={look}
            style={{ "--part": shareOf(chips, bank?.cash) } as CSSProperties}
          />
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
      <p className={styles.note}>{token ? copy.bank.sumsOfToken : copy.bank.sums}</p>
    </Pane>
  );
}

function shareOf(chips: bigint | undefined, cash: bigint | undefined): number {
  return chips === undefined || !cash ? 0 : Number((chips * 10_000n) / cash) / 10_000;
}

/** Compares the ledger with the coins or tokens that the contract holds. */
function Reserves() {
  const { chain, client, deployment } = useHouse();
  const { bank, bankroll: address, token, chip } = useAsset();
  const cash = useBank().data?.cash;
  const held = useQuery({
    queryKey: ["chain", chain.id, "reserves", bank],
    queryFn: deployment
      ? async () => {
          if (token) {
            const args = [address] as const;
            const of = { address: token, abi: bankrollAbi } as const;
            return {
              balance: await read(client, { ...of, functionName: "balanceOf", args }),
              contributed: 0n,
            };
          }
          const [balance, [contributed]] = await Promise.all([
            readBalance(client, address),
            read(client, { address, abi: bankrollAbi, functionName: "contributed" }),
          ]);
          return { balance, contributed };
        }
      : skipToken,
  }).data;
  if (held === undefined || cash === undefined) return <Skeleton width="12em" height="1.2em" />;
  const rest = held.balance - cash * chip;
  return (
    <p className={rest < 0n ? styles.short : styles.exact}>
      <Icon name={rest < 0n ? "cross" : "check"} />
      {rest < 0n
        ? "The contract holds less than its ledger says"
        : rest === 0n
          ? "The contract holds exactly this"
          : held.contributed > 0n
            ? "The contract holds this, and the lottery's cut that becomes equity within a week"
            : "The contract holds this, and more that arrived by another way"}
    </p>
  );
}
