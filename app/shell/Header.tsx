"use client";

import Link from "next/link";
import { useConnection, useSwitchChain } from "wagmi";
import { BURNER_ID } from "../chain/burner.ts";
import { chains } from "../chain/chains.ts";
import { useNodeDown } from "../chain/heartbeat.ts";
import { useHouse, usePurse } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { shorten } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Mark } from "../parts/Mark.tsx";
import { NAV, type NavItem } from "../routes.ts";
import { useCage } from "./CageProvider.tsx";
import styles from "./Header.module.css";
import { Panes } from "./Panes.tsx";
import { useRoom } from "./use-room.ts";
import { useWalletDialog } from "./WalletProvider.tsx";

export function Header() {
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.brand} aria-label={copy.name}>
        <Mark />
        <span>{copy.name}</span>
      </Link>
      <nav className={styles.nav} aria-label="Rooms">
        {NAV.map((item) => (
          <NavLink key={item.href} item={item} />
        ))}
      </nav>
      <div className={styles.right}>
        <Network />
        <Wallet />
      </div>
    </header>
  );
}

/** On a phone the rooms stand below, in the thumb's reach. */
export function Tabs() {
  return (
    <nav className={styles.tabs} aria-label="Rooms">
      {NAV.filter(({ desk }) => !desk).map((item) => (
        <NavLink key={item.href} item={item} withIcon />
      ))}
    </nav>
  );
}

function NavLink({ item, withIcon }: { item: NavItem; withIcon?: boolean }) {
  const path = useRoom();
  const here = path === item.href || item.also?.includes(path);
  return (
    <Link href={item.href} aria-current={here ? "page" : undefined}>
      {withIcon && <Icon name={item.icon} size={20} />}
      {item.label}
    </Link>
  );
}

function Network() {
  const { chain } = useHouse();
  const down = useNodeDown();
  const change = useSwitchChain();
  return (
    <span
      className={`${styles.pill} ${styles.network}`}
      title={down ? "The node does not answer" : "The node answers"}
    >
      <i className={down ? styles.off : styles.on} />
      {chains.length === 1 ? (
        chain.name
      ) : (
        <select
          aria-label="Network"
          value={chain.id}
          onChange={(event) => change.mutate({ chainId: Number(event.target.value) })}
        >
          {chains.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}

function Wallet() {
  const { address, connector, status } = useConnection();
  const openWallet = useWalletDialog();
  const openCage = useCage();
  const chips = usePurse(address).data?.chips;
  if (!address) {
    return (
      <Button look="glass" onClick={openWallet} disabled={status === "reconnecting"}>
        Connect
      </Button>
    );
  }
  return (
    <>
      <button
        type="button"
        className={`${styles.pill} ${styles.chips}`}
        onClick={() => openCage("in")}
      >
        <span className="sr-only">Your chips: </span>
        <Amount chips={chips} className={styles.balance} />
        <span className={styles.word}>chips</span>
        <span className="sr-only">, buy in or cash out</span>
        <span className={styles.plus}>
          <Icon name="plus" size={14} />
        </span>
      </button>
      <button type="button" className={`${styles.pill} ${styles.account}`} onClick={openWallet}>
        <Panes address={address} />
        <span className="sr-only">Your wallet {shorten(address)} </span>
        <span className={styles.address} aria-hidden="true">
          {connector?.id === BURNER_ID ? "Local key" : shorten(address)}
        </span>
      </button>
    </>
  );
}
