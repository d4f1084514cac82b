"use client";

import { useState } from "react";
import { encodeSide, type Side, sideOf } from "../../lib/games/coin-flip.ts";
import { Segmented } from "../parts/Segmented.tsx";
import type { TableFacts } from "../tables/board.ts";
import { Table } from "../tables/Table.tsx";
import { Coin, SideMark } from "./Coin.tsx";

const FACTS: TableFacts = {
  slug: "coin",
  verb: "Flip",
  firstStake: 10_000_000n,
  resting: "Pick a side and a stake. The coin turns when your bet's word has come.",
  reveal: 1.5,
  rules: [
    "Pick a side. If the coin shows it, you win; if not, the stake stays with the bank.",
    "Both sides are equally likely: the outcome is the bet's word, reduced without bias to one of two.",
  ],
};

export function CoinTable() {
  const [side, setSide] = useState<Side>("heads");
  return (
    <Table
      facts={FACTS}
      choice={encodeSide(side)}
      board={({ roll, waiting, fresh, progress }) => (
        <Coin
          side={roll ? sideOf(roll.outcome) : undefined}
          rest={side}
          waiting={waiting}
          progress={progress}
          fresh={fresh}
        />
      )}
    >
      <Segmented<Side>
        legend="Side"
        shown
        value={side}
        onValue={setSide}
        options={(["heads", "tails"] as const).map((value) => ({
          value,
          label: (
            <>
              <SideMark side={value} size={18} />
              {value === "heads" ? "Heads" : "Tails"}
            </>
          ),
        }))}
      />
    </Table>
  );
}
