"use client";

import { useState } from "react";
import type { Statement } from "../../lib/reserves/statement.ts";
import { grouped, moment } from "../format.ts";
import { Disclosure } from "../parts/Disclosure.tsx";
import styles from "./Chart.module.css";
import { Coins, shortCoins } from "./Coins.tsx";
import { heldOf, PARTS, stack } from "./stack.ts";

export type Stood = { block: bigint; time: bigint; statement: Statement };

const WIDTH = 720;
const HEIGHT = 240;

/** What a bank owes, part upon part, against what it really holds, over the blocks that were read; and the same as a table. */
export function Chart({ points }: { points: readonly Stood[] }) {
  const [chosen, setPicked] = useState<number>();
  const last = points.length - 1;
  const picked = Math.min(chosen ?? last, last);
  const point = points[picked];
  const first = points[0];
  if (!point || !first) return null;
  const { statement: bank, block, time } = point;
  const layers = stack(points.map(({ statement }) => statement));
  const held = points.map(({ statement }) => Number(heldOf(statement)));
  const top = Math.max(1, ...held, ...layers.flatMap((layer) => layer.map(([, to]) => to))) * 1.06;
  const begin = Number(first.block);
  const span = Number(points[last]?.block ?? first.block) - begin || 1;
  const xs = points.map(({ block: at }) => ((Number(at) - begin) / span) * WIDTH);
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
  const path = (values: number[]) =>
    values.map((value, i) => `${(xs[i] ?? 0).toFixed(1)},${y(value).toFixed(1)}`);
  const areas = layers.map((layer) =>
    [...path(layer.map(([, to]) => to)), ...path(layer.map(([from]) => from)).reverse()].join(" "),
  );
  return (
    <div className={styles.chart}>
      <div className={styles.scale}>
        <span>{shortCoins(bank, BigInt(Math.round(top)))}</span>
      </div>
      <svg
        className={styles.plot}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`What the bank owes, against what it holds, at ${points.length} blocks from ${first.block} on. The same stands in the table below.`}
      >
        {[0.25, 0.5, 0.75].map((part) => (
          <line key={part} x1="0" x2={WIDTH} y1={HEIGHT * part} y2={HEIGHT * part} />
        ))}
        {PARTS.map(({ key }, i) => (
          <polygon key={key} points={areas[i]} className={styles[key]} />
        ))}
        <polyline points={path(held).join(" ")} className={styles.held} />
        <line x1={xs[picked]} x2={xs[picked]} y1="0" y2={HEIGHT} className={styles.cursor} />
      </svg>
      <input
        type="range"
        className={styles.range}
        min={0}
        max={last}
        value={picked}
        onChange={(event) => setPicked(Number(event.target.value))}
        aria-label="Block to look at"
        aria-valuetext={`Block ${block}`}
      />
      <p className={styles.when}>
        Block <b>{grouped(block)}</b>, {moment(Number(time))}
      </p>
      <dl className={styles.legend}>
        {[...PARTS].reverse().map(({ key, name, of }) => (
          <div key={key}>
            <dt>
              <i className={styles[key]} />
              {name}
            </dt>
            <dd>
              <Coins bank={bank} chips={of(bank)} />
            </dd>
          </div>
        ))}
        <div>
          <dt>
            <i className={styles.line} />
            Really held, all together
          </dt>
          <dd>
            <Coins bank={bank} chips={heldOf(bank)} />
          </dd>
        </div>
      </dl>
      <Disclosure title="As a table">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well. */}
        <section className={styles.scroll} tabIndex={0} aria-label="Table of the blocks">
          <table>
            <thead>
              <tr>
                <th scope="col">Block</th>
                {PARTS.map(({ key, name }) => (
                  <th key={key} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col">Really held</th>
                <th scope="col">Difference</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ block: at, statement }) => (
                <tr key={`${at}`}>
                  <th scope="row">{grouped(at)}</th>
                  {PARTS.map(({ key, of }) => (
                    <td key={key}>
                      <Coins bank={statement} chips={of(statement)} bare />
                    </td>
                  ))}
                  <td>
                    <Coins bank={statement} chips={heldOf(statement)} bare />
                  </td>
                  <td className={statement.difference === 0n ? "win" : "error"}>
                    {`${statement.difference}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Disclosure>
    </div>
  );
}
