import type { Hex } from "../bytes.ts";
import type { Seal } from "../seal.ts";

/** What a certificate follows from: with the same source, these give the same certificate, to the last bit. */
export type Parameters = {
  seed: string;
  /** Draws of each game by derived words. */
  draws: number;
  /** Genuine words of the VRF. Each decides a round of every game, and of hands. */
  words: number;
  /** Hands of each game of several decisions by derived words, if any was played. */
  hands?: number;
  /** Games by their slugs, those of several decisions among them. */
  games: string[];
};

/** A number of any size, or a fraction, as text. */
export type Exact = { num: string; den: string };

export type TestReport = {
  id: string;
  title: string;
  about: string;
  statistic: number;
  freedom?: number;
  p: number;
  rejected: boolean;
  /** The p-value of each block, for tests that are made block by block, and whether these are spread evenly from 0 to 1. */
  blocks?: number[];
  spread?: { statistic: number; p: number; rejected: boolean };
};

/** What the bets on one choice paid. */
export type ReturnReport = {
  choice: string;
  draws: number;
  /** Payout over cost, with the ends of its 99 % interval, and what it is in the long run. */
  paid: number;
  low: number;
  high: number;
  exact: number;
  /** Absent where prizes are too rare for so few draws to be judged by a normal law: the payouts are judged one by one all the same. */
  test?: { statistic: number; p: number; rejected: boolean };
  payouts: TestReport;
};

/** Draws of one game with one number of outcomes, by words of one kind. */
export type StrandReport = {
  /** "genuine": outputs of a VRF with their proofs. "derived": hashes of the seed. */
  words: "genuine" | "derived";
  outcomes: string;
  draws: number;
  rounds: number;
  seats: number;
  rolls: number;
  /** SHA-256 over the SHA-256 of the draws of each block, four bytes a draw; of hands, over what the code answered. */
  digest: Hex;
  /** How often each of equal parts of the outcomes came. */
  histogram: number[];
  tests: TestReport[];
  returns: ReturnReport[];
};

/** Something that holds exactly, or does not. */
export type ExactCheck = { id: string; title: string; ok: boolean; detail: string };

/** A fault that was made on purpose. An audit that does not find it is worth nothing. */
export type Control = { id: string; title: string; found: boolean; detail: string };

export type ChoiceReport = {
  choice: string;
  what: string;
  outcomes: string;
  returnToPlayer: Exact;
  variance: Exact;
  /** Largest multiplier, in millionths of one unit of stake. */
  max: string;
};

export type GameReport = {
  name: string;
  slug: string;
  contract: string;
  /** The code that was asked: its length in bytes, and keccak256 of it. */
  code: { bytes: number; hash: Hex };
  choices: ChoiceReport[];
  checks: ExactCheck[];
  strands: StrandReport[];
  controls: Control[];
  /** The smallest shift of one outcome's chance that the sample would have shown, for the strand with the fewest draws by derived words. */
  smallestBias: { cells: number; relative: number; absolute: number };
};

/** Hands of one game by words of one kind. */
export type HandStrandReport = Pick<StrandReport, "words" | "draws" | "tests" | "digest"> & {
  hands: number;
  /** What a hand brought on average, payout less what decisions cost, with the ends of its 99 % interval. */
  paid: number;
  low: number;
  high: number;
};

/** Hands of a game of several decisions, all played by one line. */
export type HandReport = Pick<
  GameReport,
  "name" | "slug" | "contract" | "code" | "checks" | "controls"
> & {
  /** How they were played, in words. */
  line: string;
  choice: string;
  /** The exact odds of the line: payout less what decisions cost, of the first stake; and the largest payout, in millionths. */
  returnToPlayer: Exact;
  variance: Exact;
  max: string;
  /** What a hand brings in the long run. */
  exact: number;
  strands: HandStrandReport[];
};

export type Verdict = {
  /** "void": a control passed, so that a pass of the games would mean nothing. */
  result: "passed" | "failed" | "void";
  /** How many p-values there are, and the smallest one. */
  tests: number;
  smallest: number;
  /** What failed, or which controls passed. */
  reasons: string[];
};

export type Certificate = {
  format: "glasshouse-certificate/1";
  parameters: Parameters;
  /** Chance of a false alarm among all p-values together, by Holm's correction; and the power for which the smallest bias is given. */
  level: number;
  power: number;
  /** The contract that drew, as `code` of a game. */
  sampler: { bytes: number; hash: Hex };
  /** The genuine words: the key that proved them, how many proofs were verified, and SHA-256 over the words. */
  vrf: { keyHash: Hex; words: number; verified: number; digest: Hex };
  games: GameReport[];
  /** Absent where no game of several decisions was played. */
  hands?: HandReport[];
  verdict: Verdict;
};

/** What a particular run was like. Not part of what is hashed. */
export type Run = {
  date: string;
  seconds: number;
  draws: number;
  /** Draws a second and core through the bytecode alone, of each game by its slug. */
  paces: Record<string, number>;
  machine: string;
  /** Tests of others, where they are installed: see the tools of the audit. */
  tools: ToolReport[];
};

export type ToolReport = {
  tool: string;
  /** Absent if the tool was skipped. */
  results?: { what: string; p: number; rejected: boolean }[];
  /** Why it was skipped, or on what it was run. */
  note: string;
};

/** The file: a certificate, and its seal. */
export type SignedCertificate = Seal & { certificate: Certificate; run?: Run };
