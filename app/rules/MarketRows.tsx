"use client";

import type { Market } from "../../lib/market.ts";
import { duration } from "../format.ts";
import { Copyable } from "../parts/Copyable.tsx";
import { tables } from "../tables/registry.ts";
import { copy } from "./copy.ts";
import styles from "./Rules.module.css";

/** The rules of a market, a row each. */
export function MarketRows({ market }: { market: Market }) {
  const { regions, since, eligibility, games, limits, leastExclusionHours, languages } = market;
  const { kind, ...fields } = eligibility;
  return (
    <dl className={styles.rows}>
      <Row name={copy.where}>
        {regions.length === 0 ? copy.everywhere : regions.map(regionName).join(", ")}
      </Row>
      <Row name={copy.since}>
        <time dateTime={since}>{day(since)}</time>
      </Row>
      <Row name={copy.who}>{copy.whoKinds[kind]}</Row>
      {Object.entries(fields as Record<string, string>).map(([field, value]) => (
        <Row key={field} name={copy[field as "list" | "eas" | "schema" | "attester"]}>
          <Copyable text={value} label={field} />
        </Row>
      ))}
      <Row name={copy.games}>
        {tables.every(({ slug }) => games.includes(slug))
          ? copy.all
          : tables
              .filter(({ slug }) => games.includes(slug))
              .map(({ name }) => name)
              .join(", ")}
      </Row>
      <Row name={copy.limits}>
        <FirstLimits limits={limits} />
      </Row>
      <Row name={copy.exclusion}>{copy.exclusionOf(duration(leastExclusionHours * 3_600))}</Row>
      <Row name={copy.languages}>{languages.map(languageName).join(", ")}</Row>
    </dl>
  );
}

function FirstLimits({ limits }: Pick<Market, "limits">) {
  const lines = Object.entries(limits).flatMap(([asset, kinds]) =>
    Object.entries(kinds).flatMap(([kind, periods]) =>
      Object.entries(periods).map(([period, amount]) => {
        const what = copy.limitKinds[kind as keyof typeof copy.limitKinds];
        const when = copy.limitPeriods[period as keyof typeof copy.limitPeriods];
        return `${what}: ${copy.atMost} ${amount} ${asset} ${when}`;
      }),
    ),
  );
  if (lines.length === 0) return <>{copy.noLimits}</>;
  return (
    <>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className={styles.small}>{copy.limitsNote}</p>
    </>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function day(date: string): string {
  return new Date(date).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}

/** Of ISO 3166: what a country is called; of its parts, the code. */
function regionName(code: string): string {
  const country = code.slice(0, 2);
  const name = new Intl.DisplayNames("en-GB", { type: "region" }).of(country) ?? country;
  return code === country ? name : `${name} (${code})`;
}

/** What a language is called by those who speak it. */
function languageName(tag: string): string {
  return new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
}
