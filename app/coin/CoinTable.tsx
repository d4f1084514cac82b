"use client";

import { useState } from "react";
import { encodeSide, type Side, sideOf } from "../../lib/games/coin-flip.ts";
import { Segmented } from "../parts/Segmented.tsx";
import { Table } from "../tables/Table.tsx";
import { Coin, SideMark } from "./Coin.tsx";

export function CoinTable() {
  const [side, setSide] = useState<Side>("heads");
  return (
    <Table
      game="coin"
      choice={encodeSide(side)}
      verb="Flip"
      firstStake={10_000_000n}
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
