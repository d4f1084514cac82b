"use client";

import Link from "next/link";
import { rpcUrlOf } from "../chain/chains.ts";
import { useHead } from "../chain/heartbeat.ts";
import { useHouse } from "../chain/use-house.ts";
import { grouped } from "../format.ts";
import { GLASS } from "../routes.ts";
import styles from "./Footer.module.css";
import { ThemeSwitch } from "./Theme.tsx";

/** Says where everything on the page comes from. */
export function Footer() {
  const { chain } = useHouse();
  const head = useHead();
  return (
    <footer className={styles.footer}>
      <p>
        Everything here is read from one node,{" "}
        <span className="mono">{new URL(rpcUrlOf(chain)).host}</span>
        {head && (
          <>
            , now at block <span className={styles.block}>{grouped(head.number)}</span>
          </>
        )}
        . No server of ours is asked.
      </p>
      <nav className={styles.glass} aria-label="Through the glass">
        {GLASS.map(({ href, label }) => (
          <Link key={href} href={href}>
            {label}
          </Link>
        ))}
      </nav>
      <ThemeSwitch />
    </footer>
  );
}
