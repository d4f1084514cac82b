"use client";

import Link from "next/link";
import { useState } from "react";
import { copy } from "../copy.ts";
import { Pane } from "../parts/Pane.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import { Feed } from "../tables/Feed.tsx";
import styles from "./LobbyFeed.module.css";

const ROWS = 12;

type Kind = keyof typeof copy.lobby.feedKinds;

/** What happens at the tables: all bets as they come, or the wins among them. */
export function LobbyFeed() {
  const { feed, feedKind, feedKinds, leaders } = copy.lobby;
  const [kind, setKind] = useState<Kind>("all");
  return (
    <Pane
      title={feed}
      className={styles.pane}
      aside={
        <div className={styles.aside}>
          <Link href="/leaders">{leaders}</Link>
          <Segmented<Kind>
            legend={feedKind}
            size="s"
            value={kind}
            onValue={setKind}
            options={(Object.keys(feedKinds) as Kind[]).map((value) => ({
              value,
              label: feedKinds[value],
            }))}
          />
        </div>
      }
    >
      <Feed rows={ROWS} wide won={kind === "won"} />
    </Pane>
  );
}
