"use client";

import { useConnection } from "wagmi";
import { useHouse } from "../chain/use-house.ts";
import { Notice } from "../parts/Notice.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Counter } from "./Counter.tsx";
import { CurrentDraw } from "./CurrentDraw.tsx";
import { copy } from "./copy.ts";
import { LastDraw } from "./LastDraw.tsx";
import styles from "./Lottery.module.css";
import { MyTickets } from "./MyTickets.tsx";
import { PastDraws } from "./PastDraws.tsx";
import { useLotteryBook } from "./use-lottery.ts";

/** The room of the lottery. */
export function Lottery() {
  const { address } = useConnection();
  const { deployment } = useHouse();
  const book = useLotteryBook(address);
  return (
    <div className={styles.room}>
      <PageHead title={copy.title} lead={copy.lead} />
      {deployment ? (
        <div className={styles.two}>
          <div className={styles.stack}>
            <CurrentDraw />
            <LastDraw draw={book.draws?.[0]} />
          </div>
          <Counter />
          <div className={styles.stack}>
            <MyTickets book={book} />
            <PastDraws book={book} />
          </div>
        </div>
      ) : (
        <Notice tone="error">{copy.absent}</Notice>
      )}
    </div>
  );
}
