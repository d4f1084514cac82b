"use client";

import { chooseBank } from "../chain/use-bank-choice.ts";
import { useAsset, useAssets } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { Segmented } from "../parts/Segmented.tsx";
import { AssetPlace } from "./AssetPlace.tsx";
import { useTablesOf } from "./AtTable.tsx";

/** What is played for, where a game has tables of several assets. */
export default function AssetSwitch({ slug, disabled }: { slug: string; disabled: boolean }) {
  const { bank } = useAsset();
  const assets = useAssets().data;
  const tables = useTablesOf(slug);
  if (!assets || !tables) return <AssetPlace />;
  if (tables.length < 2) return null;
  return (
    <AssetPlace>
      <Segmented
        legend={copy.slip.asset}
        size="s"
        disabled={disabled}
        value={bank.toString()}
        onValue={(value) => chooseBank(Number(value))}
        options={tables.map(({ bank: of }) => ({
          value: of.toString(),
          label: assets[of]?.symbol ?? `Bank ${of}`,
        }))}
      />
    </AssetPlace>
  );
}
