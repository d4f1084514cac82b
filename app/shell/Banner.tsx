"use client";

import { useState } from "react";
import { useConnection, useSwitchChain } from "wagmi";
import { chainOf, rpcUrlOf } from "../chain/chains.ts";
import { useHousePresent, useNodeDown } from "../chain/heartbeat.ts";
import { isLocal } from "../chain/local.ts";
import { hrefOfBank, useBankChoice } from "../chain/use-bank-choice.ts";
import { useBank, useHouse } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";
import { useOpenTables } from "../hands/use-hands.ts";
import { NewVersion } from "../offline/NewVersion.tsx";
import { Button, LinkButton } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import styles from "./Banner.module.css";
import { useRoom } from "./use-room.ts";

/** What holds for the whole house and stands in a player's way. */
export function Banner() {
  const { chain } = useHouse();
  const down = useNodeDown();
  const present = useHousePresent();
  const paused = useBank().data?.paused;
  return (
    <div className={styles.banner}>
      <NewVersion />
      <WrongNetwork />
      {down && (
        <Notice tone="wait">
          {copy.banner.down} {isLocal(chain.id) && copy.banner.downLocal(rpcUrlOf(chain))}
        </Notice>
      )}
      {!down && present === false && <Notice tone="error">{copy.banner.absent}</Notice>}
      {!down && <OpenHands />}
      {!down && paused && <Notice tone="wait">{copy.banner.paused}</Notice>}
    </div>
  );
}

/** Hands that wait for their player, unless this is their table. */
function OpenHands() {
  const { address } = useConnection();
  const here = useRoom();
  const chosen = useBankChoice();
  const tables = useOpenTables(address).filter(
    ({ hand, bank }) => here !== `/${hand?.slug}` || chosen !== bank,
  );
  if (tables.length === 0) return null;
  return (
    <Notice
      tone="quiet"
      action={tables.map(({ number, name, hand, bank }) => (
        <LinkButton
          key={number}
          size="s"
          href={hrefOfBank(`/${hand?.slug}`, bank)}
          prefetch={false}
        >
          {copy.hands.toTable(name)}
        </LinkButton>
      ))}
    >
      {copy.hands.open}
    </Notice>
  );
}

/** Whether the wallet is on a network that has no house. */
export function useWrongNetwork(): boolean {
  const { chainId, isConnected } = useConnection();
  return isConnected && chainId !== undefined && !chainOf(chainId);
}

function WrongNetwork() {
  const wrong = useWrongNetwork();
  const { chain } = useHouse();
  const change = useSwitchChain();
  const [failure, setFailure] = useState<Explanation>();
  if (!wrong) return null;
  return (
    <Notice
      tone="error"
      action={
        <Button
          size="s"
          disabled={change.isPending}
          onClick={() => {
            setFailure(undefined);
            change.mutate(
              { chainId: chain.id },
              { onError: async (error) => setFailure(await explain(error)) },
            );
          }}
        >
          Switch to {chain.name}
        </Button>
      }
    >
      {copy.banner.wrongNetwork(chain.name)} {failure?.text}
    </Notice>
  );
}
