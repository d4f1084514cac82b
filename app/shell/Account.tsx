"use client";

import { useConnection, useDisconnect } from "wagmi";
import { weiToChipsDown } from "../../lib/chips.ts";
import { BURNER_ID } from "../chain/burner.ts";
import { useHouse, usePurse } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { shorten } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button } from "../parts/Button.tsx";
import { Copyable } from "../parts/Copyable.tsx";
import { useCage } from "./CageProvider.tsx";
import { Panes } from "./Panes.tsx";
import styles from "./Wallet.module.css";

/** The account that is connected, and what it has. */
export function Account({ onLeave }: { onLeave: () => void }) {
  const { address, connector } = useConnection();
  const { chain } = useHouse();
  const purse = usePurse(address).data;
  const disconnect = useDisconnect();
  const openCage = useCage();
  if (!address) return null;
  const cage = (side: "in" | "out") => {
    onLeave();
    openCage(side);
  };
  return (
    <div className={styles.stack}>
      <div className={styles.who}>
        <Panes address={address} size={40} />
        <div>
          <small>{connector?.id === BURNER_ID ? copy.wallet.burnerName : connector?.name}</small>
          <Copyable text={address} short={shorten(address, 10)} label="address" />
        </div>
      </div>
      <dl className={styles.rows}>
        <div>
          <dt>Chips</dt>
          <dd>
            <Amount chips={purse?.chips} />
          </dd>
        </div>
        <div>
          <dt>In your wallet</dt>
          <dd>
            <Amount chips={purse && weiToChipsDown(purse.wallet)} />
          </dd>
        </div>
        <div>
          <dt>Network</dt>
          <dd>{chain.name}</dd>
        </div>
      </dl>
      <div className={styles.actions}>
        <Button look="glass" onClick={() => cage("in")}>
          Buy in
        </Button>
        <Button onClick={() => cage("out")}>Cash out</Button>
      </div>
      <Button
        look="bare"
        size="s"
        onClick={() => {
          onLeave();
          disconnect.mutate({});
        }}
      >
        Disconnect
      </Button>
    </div>
  );
}
