import type {
  Certificate,
  ChoiceReport,
  GameReport,
  StrandReport,
} from "../../lib/certificate/certificate.ts";
import { histogramPlot, pValuePlot, returnPlot } from "../../lib/certificate/plots.ts";
import { percent } from "../../lib/page/text.ts";
import { grouped, times } from "../format.ts";
import { Disclosure } from "../parts/Disclosure.tsx";
import { Pane } from "../parts/Pane.tsx";
import { returnOf } from "./exact.ts";
import styles from "./GamePane.module.css";
import { Items } from "./Items.tsx";
import { Plot } from "./Plot.tsx";
import type { CodeMatch } from "./use-code.ts";
import { verdictOf } from "./verdict.ts";

type Props = { game: GameReport; certificate: Certificate; match: CodeMatch | undefined };

/** What was found of one game. */
export function GamePane({ game, certificate, match }: Props) {
  const { name, slug, code, choices, strands, checks, controls, smallestBias } = game;
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
      {derived.map((strand) => (
        <Strand key={strand.digest} strand={strand} choices={choices} />
      ))}
      <div className={styles.two}>
        <div>
          <h3 className={styles.title}>What holds exactly</h3>
          <Items items={checks} />
        </div>
        <div>
          <h3 className={styles.title}>Faults made on purpose</h3>
          <Items items={controls.map(({ found, ...control }) => ({ ...control, ok: found }))} />
          <p className={styles.bias}>
            The smallest bias that would have been seen:{" "}
            <strong>{percent(smallestBias.relative, 2)}</strong>
            <small>
              {percent(certificate.power, 0)} of the time, on one of {grouped(smallestBias.cells)}{" "}
              equal parts of the outcomes.
            </small>
          </p>
        </div>
      </div>
      <Disclosure
        className={styles.more}
        title={`Exact odds of ${choices.length} ${choices.length === 1 ? "choice" : "choices"}`}
      >
        <Odds choices={choices} />
      </Disclosure>
      {genuine.length > 0 && (
        <Disclosure
          className={styles.more}
          title={`With ${grouped(certificate.vrf.words)} genuine words`}
        >
          {genuine.map((strand) => (
            <Strand key={strand.digest} strand={strand} choices={choices} />
          ))}
        </Disclosure>
      )}
    </Pane>
  );
}

function Strand({ strand, choices }: { strand: StrandReport; choices: readonly ChoiceReport[] }) {
  const { draws, outcomes, histogram, tests, returns } = strand;
  const whatOf = (choice: string) => choices.find((one) => one.choice === choice)?.what ?? choice;
  const payouts = returns.map(({ payouts, test }) => ({
    ...payouts,
    rejected: payouts.rejected || (test?.rejected ?? false),
  }));
  return (
    <>
      <h3 className={styles.title}>
        {grouped(draws)} draws of {grouped(BigInt(outcomes))} outcomes, against what is expected
      </h3>
      <Plot svg={histogramPlot(histogram)} />
      <div className={styles.two}>
        <div>
          <h3 className={styles.title}>p-values: points are blocks, diamonds all draws</h3>
          <Plot svg={pValuePlot([...tests, ...payouts])} />
        </div>
        <div>
          <h3 className={styles.title}>Return to player, paid with its 99 % interval, and exact</h3>
          <Plot svg={returnPlot(returns, whatOf)} />
        </div>
      </div>
    </>
  );
}

function Odds({ choices }: { choices: readonly ChoiceReport[] }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.odds}>
        <thead>
          <tr>
            <th>Choice</th>
            <th>Outcomes</th>
            <th>Pays up to</th>
            <th>Exact return</th>
          </tr>
        </thead>
        <tbody>
          {choices.map(({ choice, what, outcomes, max, returnToPlayer }) => (
            <tr key={choice}>
              <td>{what}</td>
              <td>{grouped(BigInt(outcomes))}</td>
              <td>{times(BigInt(max))}</td>
              <td title={`${returnToPlayer.num}/${returnToPlayer.den}`}>
                {returnOf(returnToPlayer)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
