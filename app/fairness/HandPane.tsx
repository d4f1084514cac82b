import type { Certificate, HandReport } from "../../lib/certificate/certificate.ts";
import { returnOfHands } from "../../lib/certificate/hand-return.ts";
import { pValuePlot, returnPlot } from "../../lib/certificate/plots.ts";
import { grouped, times } from "../format.ts";
import { Pane } from "../parts/Pane.tsx";
import { returnOf } from "./exact.ts";
import styles from "./GamePane.module.css";
import { Items } from "./Items.tsx";
import { Plot } from "./Plot.tsx";
import type { CodeMatch } from "./use-code.ts";
import { verdictOf } from "./verdict.ts";

type Props = { hand: HandReport; certificate: Certificate; match: CodeMatch | undefined };

/** What was found of a game of several decisions. */
export function HandPane({ hand, certificate, match }: Props) {
  const { name, slug, code, line, hands, draws, checks, controls, tests, max } = hand;
  const verdict = verdictOf(name, certificate);
  return (
    <Pane id={slug} aria-label={name}>
      <div className={styles.head}>
        <h2>{name}</h2>
        <span className={verdict === "fair" ? styles.good : styles.bad}>{verdict}</span>
      </div>
      <p className={styles.note}>
        {grouped(code.bytes)} bytes of code
        {match === "differs" && ", which is not the code of the connected table"}
      </p>
      <h3 className={styles.title}>
        {grouped(hands)} hands with {grouped(draws)} draws: {line}
      </h3>
      <div className={styles.two}>
        <div>
          <h3 className={styles.title}>p-values: points are blocks, diamonds all hands</h3>
          <Plot svg={pValuePlot(tests)} />
        </div>
        <div>
          <h3 className={styles.title}>Return to player, paid with its 99 % interval, and exact</h3>
          <Plot svg={returnPlot(returnOfHands(hand), () => "all hands")} />
        </div>
      </div>
      <p className={styles.note}>
        Played so it returns {returnOf(hand.returnToPlayer)} exactly, and pays up to{" "}
        {times(BigInt(max))}.
      </p>
      <div className={styles.two}>
        <div>
          <h3 className={styles.title}>What holds exactly</h3>
          <Items items={checks} />
        </div>
        <div>
          <h3 className={styles.title}>Faults made on purpose</h3>
          <Items items={controls.map(({ found, ...control }) => ({ ...control, ok: found }))} />
        </div>
      </div>
    </Pane>
  );
}
