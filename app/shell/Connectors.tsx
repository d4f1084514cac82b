"use client";

import { useMemo, useState } from "react";
import { type Connector, useConnect, useConnectors } from "wagmi";
import { BURNER_ID } from "../chain/burner.ts";
import { isLocal } from "../chain/local.ts";
import { useHouse } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import styles from "./Wallet.module.css";

/** The wallets to choose from. */
export function Connectors({ onConnected }: { onConnected: () => void }) {
  const { chain } = useHouse();
  const connect = useConnect();
  const [failure, setFailure] = useState<Explanation>();
  const [asked, setAsked] = useState<string>();
  const { wallets, burner } = useOffers(isLocal(chain.id));

  async function choose(connector: Connector) {
    setFailure(undefined);
    setAsked(connector.uid);
    try {
      await connect.mutateAsync({ connector });
      onConnected();
    } catch (error) {
      setFailure(await explain(error));
      setAsked(undefined);
    }
  }

  return (
    <div className={styles.stack}>
      <ul className={styles.list}>
        {wallets.map((connector) => (
          <li key={connector.uid}>
            <button
              type="button"
              className={styles.wallet}
              onClick={() => void choose(connector)}
              disabled={!!asked}
            >
              {connector.icon ? (
                // biome-ignore lint/performance/noImgElement: a data URI that the wallet announces.
                <img src={connector.icon} alt="" width={32} height={32} />
              ) : (
                <span className={styles.icon}>
                  <Icon name="wallet" size={18} />
                </span>
              )}
              <span className={styles.name}>
                {connector.id === "injected" ? "Browser wallet" : connector.name}
              </span>
              <span className={styles.state}>
                {asked === connector.uid ? "Answer in your wallet" : ""}
              </span>
              <Icon name="right" />
            </button>
          </li>
        ))}
        {burner && (
          <li>
            <button
              type="button"
              className={styles.wallet}
              onClick={() => void choose(burner)}
              disabled={!!asked}
            >
              <span className={styles.icon}>
                <Icon name="tables" size={18} />
              </span>
              <span className={styles.name}>
                {copy.wallet.burnerName}
                <small>{copy.wallet.burner}</small>
              </span>
              <Icon name="right" />
            </button>
          </li>
        )}
      </ul>
      {wallets.length === 0 && <NoWallet />}
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
    </div>
  );
}

function NoWallet() {
  const onPhone =
    typeof navigator !== "undefined" && /android|iphone|ipad/i.test(navigator.userAgent);
  if (!onPhone) return <p className={styles.none}>{copy.wallet.none}</p>;
  const { host, pathname } = window.location;
  return (
    <p className={styles.none}>
      {copy.wallet.phone}{" "}
      <a href={`https://link.metamask.io/dapp/${host}${pathname}`} rel="noreferrer">
        open in MetaMask
      </a>
    </p>
  );
}

/** The wallets that announced themselves by name; the nameless one only if there is no other. */
function useOffers(local: boolean): { wallets: Connector[]; burner: Connector | undefined } {
  const connectors = useConnectors();
  return useMemo(() => {
    const burner = connectors.find(({ id }) => id === BURNER_ID);
    const named = connectors.filter(({ id }) => id !== BURNER_ID && id !== "injected");
    const nameless = connectors.filter(({ id }) => id === "injected" && hasProvider());
    return { wallets: named.length > 0 ? named : nameless, burner: local ? burner : undefined };
  }, [connectors, local]);
}

function hasProvider(): boolean {
  return typeof window !== "undefined" && "ethereum" in window;
}
