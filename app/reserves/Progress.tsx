import type { CSSProperties } from "react";
import { grouped } from "../format.ts";
import { Button } from "../parts/Button.tsx";
import styles from "./Progress.module.css";
import type { Reading } from "./use-proof.ts";

/** How far the events were read, and a way to stop. */
export function Progress({ reading, onStop }: { reading: Reading; onStop: () => void }) {
  const { from, block, to, bets } = reading;
  const done = to > from ? Number(((block - from) * 1_000n) / (to - from)) / 10 : 0;
  return (
    <div className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label="Events read"
        aria-valuenow={Math.round(done)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ "--done": `${done}%` } as CSSProperties} />
      </div>
      <p>
        {to > from
          ? `Block ${grouped(block)} of ${grouped(to)}, ${grouped(bets)} bets`
          : "Asking the node"}
      </p>
      <Button size="s" onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}
