"use client";

import type { Asset } from "../chain/asset.ts";
import { Segmented } from "../parts/Segmented.tsx";
import { tables } from "../tables/registry.ts";
import { copy } from "./copy.ts";
import styles from "./Filters.module.css";
import type { Filter } from "./filter.ts";

type Props = {
  filter: Filter;
  /** Games that there are bets of, by their slugs. */
  games: ReadonlySet<string | undefined>;
  assets: readonly Asset[];
  onFilter: (filter: Filter) => void;
};

const RESULTS = ["all", "won", "lost", "open", "refunded"] as const;

/** Which bets to show. */
export function Filters({ filter, games, assets, onFilter }: Props) {
  const set = (change: Partial<Filter>) => onFilter({ ...filter, ...change });
  return (
    <search className={styles.filters} aria-label={copy.filter}>
      <label className={styles.field}>
        <span>{copy.game}</span>
        <select
          value={filter.game ?? ""}
          onChange={(event) => set({ game: event.target.value || undefined })}
        >
          <option value="">{copy.allGames}</option>
          {tables
            .filter(({ slug }) => games.has(slug) || slug === filter.game)
            .map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
        </select>
      </label>
      {assets.length > 1 && (
        <label className={styles.field}>
          <span>{copy.asset}</span>
          <select
            value={filter.bank ?? ""}
            onChange={({ target: { value } }) =>
              set({ bank: value === "" ? undefined : Number(value) })
            }
          >
            <option value="">{copy.allAssets}</option>
            {assets.map(({ bank, symbol }) => (
              <option key={bank} value={bank}>
                {symbol}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={styles.result}>
        <Segmented
          legend={copy.result}
          shown
          size="s"
          value={filter.result ?? "all"}
          onValue={(result) => set({ result: result === "all" ? undefined : result })}
          options={RESULTS.map((value) => ({ value, label: copy.results[value] }))}
        />
      </div>
      {(["from", "to"] as const).map((end) => (
        <label key={end} className={styles.field}>
          <span>{copy[end]}</span>
          <input
            type="date"
            value={filter[end] ?? ""}
            min={end === "to" ? filter.from : undefined}
            max={end === "from" ? filter.to : undefined}
            onChange={(event) => set({ [end]: event.target.value || undefined })}
          />
        </label>
      ))}
    </search>
  );
}
