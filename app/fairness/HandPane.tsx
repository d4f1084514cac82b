import type {
  Certificate,
  HandReport,
  HandStrandReport,
} from "../../lib/certificate/certificate.ts";
import { returnOfHands } from "../../lib/certificate/hand-return.ts";
import { pValuePlot, returnPlot } from "../../lib/certificate/plots.ts";
import { OTHERWISE_THAN_GAMES } from "../../lib/certificate/text.ts";
import { grouped, times } from "../format.ts";
import { Disclosure } from "../parts/Disclosure.tsx";
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
  const { name, slug, code, line, strands, checks, controls, max } = hand;
  const verdict = verdictOf(name, certificate);
  const derived = strands.filter(({ words }) => words === "derived");
  const genuine = strands.filter(({ words }) => words === "genuine");
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
      <p className={styles.note}>
        Played by {line}. So it returns {returnOf(hand.returnToPlayer)} exactly, and pays up to{" "}
        {times(BigInt(max))}.
      </p>
      {derived.map((strand) => (
        <HandStrand key={strand.digest} hand={hand} strand={strand} />
      ))}
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
      {genuine.length > 0 && (
        <Disclosure
          className={styles.more}
          title={`With ${grouped(certificate.vrf.words)} genuine words`}
        >
          {genuine.map((strand) => (
            <HandStrand key={strand.digest} hand={hand} strand={strand} />
          ))}
        </Disclosure>
      )}
      <p className={styles.note}>{OTHERWISE_THAN_GAMES}</p>
    </Pane>
  );
}

function HandStrand({ hand, strand }: { hand: HandReport; strand: HandStrandReport }) {
  const { hands, draws, tests } = strand;
  return (
    <>
      <h3 className={styles.title}>
        {grouped(hands)} hands with {grouped(draws)} draws
      </h3>
      <div className={styles.two}>
        <div>
          <h3 className={styles.title}>p-values: points are blocks, diamonds all draws</h3>
          <Plot svg={pValuePlot(tests)} />
        </div>
        <div>
          <h3 className={styles.title}>Return to player, paid with its 99 % interval, and exact</h3>
          <Plot svg={returnPlot(returnOfHands(hand, strand), () => "all hands")} />
        </div>
      </div>
    </>
  );
}
