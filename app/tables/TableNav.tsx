"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { hrefOfBank } from "../chain/use-bank-choice.ts";
import { useAsset } from "../chain/use-house.ts";
import { tables } from "./registry.ts";
import styles from "./TableNav.module.css";

/** From table to table: a row that scrolls where it is narrow, with this table in its middle. */
export function TableNav({ slug }: { slug: string }) {
  const { bank } = useAsset();
  const row = useRef<HTMLElement>(null);

  useEffect(() => {
    const here = row.current?.querySelector<HTMLElement>("[aria-current]");
    if (!row.current || !here) return;
    row.current.scrollLeft =
      here.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - here.clientWidth) / 2;
  }, []);

  return (
    <nav ref={row} className={styles.tables} aria-label="Tables">
      {tables.map((table) => (
        <Link
          key={table.slug}
          href={hrefOfBank(`/${table.slug}`, bank)}
          prefetch={false}
          aria-current={table.slug === slug ? "page" : undefined}
        >
          {table.name}
        </Link>
      ))}
    </nav>
  );
}
