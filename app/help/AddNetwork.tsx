"use client";

import { useState } from "react";
import { useConnection, useSwitchChain } from "wagmi";
import { BURNER_ID } from "../chain/burner.ts";
import { rpcUrlOf } from "../chain/chains.ts";
import { useHouse } from "../chain/use-house.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";
import { Button } from "../parts/Button.tsx";
import { Copyable } from "../parts/Copyable.tsx";
import { Notice } from "../parts/Notice.tsx";
import styles from "./AddNetwork.module.css";

/** What to enter in a wallet to reach the network of the house. */
export function AddNetwork() {
  const { chain } = useHouse();
  const { chainId, isConnected, connector } = useConnection();
  const change = useSwitchChain();
  const [failure, setFailure] = useState<Explanation>();
  const rows = [
    ["Name", chain.name],
    ["RPC address", rpcUrlOf(chain)],
    ["Chain id", `${chain.id}`],
    ["Symbol", chain.nativeCurrency.symbol],
  ] as const;
  const byHand = isConnected && connector?.id !== BURNER_ID && chainId !== chain.id;
  return (
    <div className={styles.add}>
      <dl className={styles.rows}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Copyable text={value} label={name} />
            </dd>
          </div>
        ))}
      </dl>
      {byHand && (
        <Button
          disabled={change.isPending}
          onClick={() => {
            setFailure(undefined);
            change.mutate(
              { chainId: chain.id },
              { onError: async (error) => setFailure(await explain(error)) },
            );
          }}
        >
          Add it to your wallet
        </Button>
      )}
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
    </div>
  );
}
