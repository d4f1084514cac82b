"use client";

import Link from "next/link";
import { useBank, useTables } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { percent } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { type GameKey, nameOfGameKey } from "../routes.ts";
import { CoinPicture, DicePicture, RoulettePicture } from "./pictures.tsx";
import styles from "./TableCard.module.css";

const PICTURES = { coin: CoinPicture, dice: DicePicture, roulette: RoulettePicture };
const MILLION = 1_000_000n;
const BILLION = 1_000_000_000n;

/** A table, worth looking at, with what it keeps and what it lets be won now. */
export function TableCard({ game }: { game: GameKey }) {
  const { name, line } = copy.games[game];
  const Picture = PICTURES[game];
  const table = useTables().data?.find((candidate) => candidate.name === nameOfGameKey(game));
  const bank = useBank().data;
  const share = table && bank?.profitShares[table.number];
  return (
    <Link href={`/${game}`} className={styles.card}>
      <div className={styles.picture}>
        <Picture />
      </div>
      <div className={styles.body}>
        <h2>
          {name}
          <Icon name="right" />
        </h2>
        <p>{line}</p>
        <dl className={styles.facts}>
          <div>
            <dt>House edge</dt>
            <dd>
              {table?.game ? (
                percent({ num: table.game.edge, den: MILLION })
              ) : (
                <Skeleton width="3.6em" />
              )}
            </dd>
          </div>
          <div>
            <dt>Most to win on one bet</dt>
            <dd>
              {share === 0n ? (
                "closed"
              ) : (
                <Amount
                  chips={
                    bank && share !== undefined ? (bank.equityLow * share) / BILLION : undefined
                  }
                />
              )}
            </dd>
          </div>
        </dl>
      </div>
    </Link>
  );
}
