import { isAddress, isHex, size } from "viem";
import type { Hex } from "./bytes.ts";
import { games } from "./games/index.ts";
import { hands } from "./hands/index.ts";
import type { Seal } from "./seal.ts";

/** Who may play: everybody, whom no sanctions list names, or whom an attester has attested (see contracts/gates). */
export type Eligibility =
  | { kind: "none" }
  | { kind: "sanctions"; list: Hex }
  | { kind: "attestation"; eas: Hex; schema: Hex; attester: Hex };

/**
 * The rules of a market, by which a house is deployed and shown there. A house's gate and tables are bound to them on chain; limits, the
 * least exclusion and languages are what its dApp goes by.
 */
export type Market = {
  format: typeof FORMAT;
  /** Regions by ISO 3166, such as "PT" or "US-NJ". None: everywhere else. */
  regions: string[];
  title: string;
  /** Date from which they are valid, as 2026-11-23. */
  since: string;
  /** The chain that the addresses are of. */
  chainId: number;
  eligibility: Eligibility;
  /** Games that have a table, by their slugs. */
  games: string[];
  /** What a player is offered as first limits, in whole units of an asset, such as { "ETH": { "buyIn": { "month": "1" } } }. */
  limits: Record<string, Partial<Record<LimitKind, Partial<Record<LimitPeriod, string>>>>>;
  /** The least self-exclusion that is offered, in hours: from 24 on, as the contract has it. */
  leastExclusionHours: number;
  /** Languages of the dApp, by BCP 47, the first by default. */
  languages: string[];
};

/** The file: a market's rules, and their seal. */
export type SealedMarket = Seal & { market: Market };

export type LimitKind = (typeof KINDS)[number];
export type LimitPeriod = (typeof PERIODS)[number];

const FORMAT = "glasshouse-market/1";
const KINDS = ["buyIn", "stake", "loss"] as const;
const PERIODS = ["day", "week", "month"] as const;

// As in contracts/Limits.sol.
const LEAST_EXCLUSION = 24;
const LONGEST_EXCLUSION = 5 * 365 * 24;

/** The slugs of all games. */
export const ALL_GAMES: readonly string[] = [...games, ...hands].map(({ slug }) => slug);

/**
 * Reads rules of a market.
 *
 * @throws MarketError that names every field that is wrong.
 */
export function readMarket(value: unknown): Market {
  const faults: string[] = [];
  const object = recordOf(value);
  if (!object) throw new MarketError(["The rules of a market are an object."]);
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };

  const known = new Set<string>([
    "format",
    "regions",
    "title",
    "since",
    "chainId",
    "eligibility",
    "games",
    "limits",
    "leastExclusionHours",
    "languages",
  ] satisfies (keyof Market)[]);
  for (const name of Object.keys(object)) expect(known.has(name), `"${name}" is no rule.`);

  const { format, regions, title, since, chainId, games, leastExclusionHours, languages } = object;
  expect(format === FORMAT, `format is not "${FORMAT}".`);
  expect(
    isListOf(regions, (one) => /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(one)),
    'regions are codes of ISO 3166, each once, such as ["PT", "US-NJ"], or none.',
  );
  expect(typeof title === "string" && title.trim() !== "", "title is missing.");
  expect(isDate(since), "since is no date such as 2026-11-23.");
  expect(isWhole(chainId, 1, Number.MAX_SAFE_INTEGER), "chainId is no number of a chain.");
  expect(
    isListOf(games, (one) => ALL_GAMES.includes(one)) && games.length > 0,
    `games are slugs, each once, of ${ALL_GAMES.join(", ")}.`,
  );
  expect(
    isWhole(leastExclusionHours, LEAST_EXCLUSION, LONGEST_EXCLUSION),
    `leastExclusionHours is a whole number from ${LEAST_EXCLUSION} to ${LONGEST_EXCLUSION}.`,
  );
  expect(
    isListOf(languages, isLanguage) && languages.length > 0,
    'languages are tags of BCP 47, each once, such as ["pt", "en"].',
  );
  faults.push(...faultsOfEligibility(object.eligibility), ...faultsOfLimits(object.limits));
  if (faults.length > 0) throw new MarketError(faults);
  return value as Market;
}

/** Says all that is wrong with rules of a market. */
export class MarketError extends Error {
  override name = "MarketError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join(" "));
    this.faults = faults;
  }
}

const FIELDS: Record<Eligibility["kind"], Record<string, (value: unknown) => boolean>> = {
  none: {},
  sanctions: { list: isAccount },
  attestation: {
    eas: isAccount,
    schema: (value) => isHex(value) && size(value) === 32,
    attester: isAccount,
  },
};

function faultsOfEligibility(value: unknown): string[] {
  const { kind, ...fields } = recordOf(value) ?? {};
  const wanted = typeof kind === "string" && Object.hasOwn(FIELDS, kind) ? kind : undefined;
  if (!wanted) return [`eligibility is of a kind: ${Object.keys(FIELDS).join(", ")}.`];
  const checks = FIELDS[wanted as Eligibility["kind"]];
  return [
    ...Object.keys(fields)
      .filter((name) => !Object.hasOwn(checks, name))
      .map((name) => `eligibility of the kind ${wanted} has no ${name}.`),
    ...Object.entries(checks)
      .filter(([name, isGood]) => !isGood(fields[name]))
      .map(([name]) => `eligibility.${name} is no ${name === "schema" ? "UID" : "address"}.`),
  ];
}

function faultsOfLimits(value: unknown): string[] {
  const limits = recordOf(value);
  if (!limits) return ["limits is an object, which may be empty."];
  const faults: string[] = [];
  for (const [asset, kinds] of Object.entries(limits)) {
    const byKind = recordOf(kinds);
    if (!byKind) faults.push(`limits.${asset} is an object of kinds: ${KINDS.join(", ")}.`);
    for (const [kind, periods] of Object.entries(byKind ?? {})) {
      const where = `limits.${asset}.${kind}`;
      const isKnown = (KINDS as readonly string[]).includes(kind) && recordOf(periods);
      if (!isKnown) faults.push(`${where}: kinds are ${KINDS.join(", ")}, each with its periods.`);
      else
        for (const [period, most] of Object.entries(periods as Record<string, unknown>)) {
          if (!(PERIODS as readonly string[]).includes(period))
            faults.push(`${where}.${period}: periods are ${PERIODS.join(", ")}.`);
          if (typeof most !== "string" || !/^(0|[1-9]\d*)(\.\d{1,9})?$/.test(most))
            faults.push(`${where}.${period} is no amount such as "0.5".`);
        }
    }
  }
  return faults;
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : undefined;
}

function isListOf(value: unknown, isGood: (one: string) => boolean): value is string[] {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
  return value.every((one) => typeof one === "string" && isGood(one));
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isDate(value: unknown): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isLanguage(tag: string): boolean {
  try {
    return new Intl.Locale(tag).toString() === tag;
  } catch {
    return false;
  }
}

function isAccount(value: unknown): boolean {
  return typeof value === "string" && isAddress(value) && BigInt(value) !== 0n;
}
