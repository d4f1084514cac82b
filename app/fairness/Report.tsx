"use client";

import Link from "next/link";
import type { GameReport, SignedCertificate, Verdict } from "../../lib/certificate/certificate.ts";
import { decisionsOf, drawsOf, drawsOfHands } from "../../lib/certificate/decisions.ts";
import { commandOf } from "../../lib/certificate/page.ts";
import { sortedPlot } from "../../lib/certificate/plots.ts";
import { shortP } from "../../lib/certificate/text.ts";
import { percent } from "../../lib/page/text.ts";
import { holds, type SealCheck } from "../../lib/seal.ts";
import { useHouse } from "../chain/use-house.ts";
import { grouped, moment } from "../format.ts";
import { Copyable } from "../parts/Copyable.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { copy } from "./copy.ts";
import { GamePane } from "./GamePane.tsx";
import { HandPane } from "./HandPane.tsx";
import { Plot } from "./Plot.tsx";
import styles from "./Report.module.css";
import { type CodeMatch, useCodeMatches } from "./use-code.ts";

const WORDS: Record<Verdict["result"], string> = {
  passed: "Fair",
  failed: "Not fair",
  void: "Void",
};

/** A certificate that was opened: its seal, its verdict, and game by game what was found. */
export function Report({
  from,
  signed,
  seal,
}: {
  from: string;
  signed: SignedCertificate;
  seal: SealCheck;
}) {
  const { certificate, run } = signed;
  const { verdict, games, hands = [], level, parameters } = certificate;
  const all = [...games, ...hands];
  const matches = useCodeMatches(all);
  if (!holds(seal)) {
    return (
      <Pane aria-label="Seal">
        <div className={styles.refused}>
          <Notice tone="error">{copy.refused}</Notice>
          <SealLines signed={signed} seal={seal} />
        </div>
      </Pane>
    );
  }
  const strands = games.flatMap((game) => game.strands);
  const values = decisionsOf(strands, hands).map(({ p }) => p);
  const tiles = [
    [grouped(drawsOf(certificate) + drawsOfHands(certificate)), "draws through the bytecode"],
    [grouped(certificate.vrf.words), "genuine VRF words, each proof verified"],
    [grouped(all.length), all.length === 1 ? "game" : "games"],
    [grouped(verdict.tests), "tests"],
    [shortP(verdict.smallest), `the smallest p; ${shortP(level / verdict.tests)} would fail`],
  ] as const;
  return (
    <>
      <Pane aria-label="Verdict">
        <p className={styles.from}>Certificate {from}</p>
        <p className={`${styles.verdict} ${styles[verdict.result]}`} role="status">
          {WORDS[verdict.result]}
        </p>
        <p className={styles.sentence}>{sentenceOf(verdict, level)}</p>
        {verdict.reasons.length > 0 && (
          <ul className={styles.reasons}>
            {verdict.reasons.map((reason) => (
              <li key={reason}>
                <Icon name="cross" size={14} />
                {reason}
              </li>
            ))}
          </ul>
        )}
        <dl className={styles.tiles}>
          {tiles.map(([figure, what]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{figure}</dd>
            </div>
          ))}
        </dl>
        <SealLines signed={signed} seal={seal} />
      </Pane>
      <CodePane games={all} matches={matches} />
      <Pane title="All p-values at once" aside={<span className="dim">{values.length}</span>}>
        <p className={styles.note}>
          Fair draws have p-values along the dashed line. What falls below the amber line is
          rejected, by Holm's correction for all of them together.
        </p>
        <Plot svg={sortedPlot(values, level)} />
      </Pane>
      {games.map((game) => (
        <GamePane
          key={game.slug}
          game={game}
          certificate={certificate}
          match={matches?.[game.name]}
        />
      ))}
      {hands.map((hand) => (
        <HandPane
          key={hand.slug}
          hand={hand}
          certificate={certificate}
          match={matches?.[hand.name]}
        />
      ))}
      <Pane title="Make it again">
        <div className={styles.again}>
          <p>{copy.again}</p>
          <Copyable text="npm run audit -- --check certificate.json" label="command that checks" />
          <p>The same by its parts, with its seed:</p>
          <Copyable text={commandOf(parameters)} label="command that makes it" />
          {run && (
            <p className={styles.note}>
              Made on {moment(Date.parse(run.date) / 1000)}, in {grouped(Math.round(run.seconds))}{" "}
              seconds of work. This line is not part of what is hashed.
            </p>
          )}
        </div>
      </Pane>
    </>
  );
}

function sentenceOf({ result, tests }: Verdict, level: number): string {
  if (result === "failed") return "Something does not hold.";
  if (result === "void") {
    return "No test of the games failed, but a fault that was made on purpose was not found either: more draws are needed for a verdict.";
  }
  return `None of ${grouped(tests)} tests finds a fault, at ${percent(1 - level, 0)} for all of them together, and every fault that was made on purpose was found.`;
}

function SealLines({ signed, seal }: { signed: SignedCertificate; seal: SealCheck }) {
  const { found, isWhole, signer } = seal;
  return (
    <ul className={styles.seal} aria-label="Seal">
      <li className={isWhole ? styles.good : styles.bad}>
        <Icon name={isWhole ? "check" : "cross"} size={14} />
        <span>
          {isWhole ? copy.seal.whole : copy.seal.changed}
          <Copyable text={found} label="hash" />
          {!isWhole && (
            <>
              It names
              <Copyable text={signed.hash} label="hash that it names" />
            </>
          )}
        </span>
      </li>
      {signer ? (
        <li className={signer.isGenuine ? styles.good : styles.bad}>
          <Icon name={signer.isGenuine ? "check" : "cross"} size={14} />
          <span>
            {signer.isGenuine ? copy.seal.signed : copy.seal.forged}
            <Copyable text={signer.address} label="signer" />
          </span>
        </li>
      ) : (
        <li className={styles.none}>
          <Icon name="info" size={14} />
          <span>{copy.seal.unsigned}</span>
        </li>
      )}
    </ul>
  );
}

const SAID: Record<CodeMatch, string> = {
  same: "the same",
  differs: "differs",
  absent: "no such table",
};

/** Whether the tables of the connected house run what was tested. */
function CodePane({
  games,
  matches,
}: {
  games: readonly Pick<GameReport, "slug" | "name" | "code">[];
  matches: Record<string, CodeMatch> | undefined;
}) {
  const { chain } = useHouse();
  return (
    <Pane title={`${copy.code} ${chain.name}`}>
      <table className={styles.code}>
        <thead className="sr-only">
          <tr>
            <th>Game</th>
            <th>Hash of its code</th>
            <th>Its table</th>
          </tr>
        </thead>
        <tbody>
          {games.map(({ slug, name, code }) => {
            const match = matches?.[name];
            return (
              <tr key={slug}>
                <th scope="row">
                  <Link href={`/fairness#${slug}`}>{name}</Link>
                </th>
                <td>
                  <Copyable
                    text={code.hash}
                    short={`${code.hash.slice(0, 14)}…${code.hash.slice(-8)}`}
                    label={`hash of the code of ${name}`}
                  />
                </td>
                <td>
                  {match === undefined ? (
                    <span className="dim">is read</span>
                  ) : (
                    <span className={`${styles.match} ${styles[match]}`}>
                      {match !== "absent" && (
                        <Icon name={match === "same" ? "check" : "cross"} size={13} />
                      )}
                      {SAID[match]}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Pane>
  );
}
