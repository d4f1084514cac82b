"use client";

import { useEffect, useState } from "react";
import { formatBetId } from "../../lib/bet-id.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { linkTo } from "./link-to.ts";
import styles from "./ShareLink.module.css";
import { share } from "./share-copy.ts";

const SHOWN_MS = 2_400;

/** Passes on the link of a bet: as the device shares things if it does, else as a text that is copied. */
export function ShareLink({ bet, chainId }: { bet: bigint; chainId: number }) {
  const id = formatBetId(bet);
  const [said, setSaid] = useState<"copied" | "refused">();

  useEffect(() => {
    if (said !== "copied") return;
    const timer = setTimeout(() => setSaid(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);

  async function pass(): Promise<void> {
    const url = linkTo(window.location.href, id, chainId);
    const isTouched = window.matchMedia("(pointer: coarse)").matches;
    if (isTouched && navigator.canShare?.({ url })) {
      // Who closes the sheet has changed his mind, and nothing is to be said.
      return navigator.share({ title: share.title(id), url }).catch(() => {});
    }
    setSaid(
      await navigator.clipboard.writeText(url).then(
        () => "copied" as const,
        () => "refused" as const,
      ),
    );
  }

  return (
    <span className={styles.share}>
      <Button size="s" onClick={() => void pass()}>
        <Icon name={said === "copied" ? "check" : "out"} size={13} />
        {said === "copied" ? share.copied : share.share}
      </Button>
      <span className={styles.said} role="status">
        {said === "refused" && share.refused}
        {said === "copied" && <span className="sr-only">{share.copied}</span>}
      </span>
    </span>
  );
}
