"use client";

import { toHex } from "viem";
import { useAsset, useConstants, useHouse } from "../chain/use-house.ts";
import { Copyable } from "../parts/Copyable.tsx";
import { Pane } from "../parts/Pane.tsx";
import styles from "./Rows.module.css";

/** Where the house stands, for those who read contracts. */
export function Contracts() {
  const { chain, deployment } = useHouse();
  const { bankroll, token } = useAsset();
  const constants = useConstants().data;
  if (!deployment) return null;
  const rows = [
    ["Casino", deployment.casino],
    ["Bankroll", bankroll],
    ...(token ? [["Token", token] as const] : []),
    ["VRF coordinator", deployment.coordinator],
    ["Access manager", deployment.authority],
    ["VRF key hash", constants?.keyHash],
    ["VRF subscription", constants && toHex(constants.subscription)],
  ] as const;
  const explorer = chain.blockExplorers?.default;
  return (
    <Pane title={`The contracts on ${chain.name}`}>
      <dl className={`${styles.rows} ${styles.long}`}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>
              {name}
              {explorer && value?.length === 42 && (
                <a
                  href={`${explorer.url}/address/${value}`}
                  rel="noreferrer"
                  className={styles.out}
                >
                  {explorer.name}
                </a>
              )}
            </dt>
            <dd>{value && <Copyable text={value} label={name} />}</dd>
          </div>
        ))}
      </dl>
    </Pane>
  );
}
