import type { Metadata } from "next";
import { copy } from "./copy.ts";
import styles from "./not-found.module.css";
import { LinkButton } from "./parts/Button.tsx";

export const metadata: Metadata = { title: copy.notFound.title };

export default function NotFound() {
  return (
    <div className={styles.room}>
      <svg viewBox="0 0 220 150" aria-hidden="true" className={styles.house}>
        <path d="M20 62 110 10l90 52v78H20V62Z" />
        <path d="M20 62h180M65 62v78M110 10v130M155 62v78M20 101h180" />
      </svg>
      <h1>{copy.notFound.title}</h1>
      <p>{copy.notFound.lead}</p>
      <LinkButton look="glass" href="/">
        To the tables
      </LinkButton>
    </div>
  );
}
