import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Abi,
  concatHex,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  numberToHex,
  slice,
} from "viem";
import type { Game } from "../../lib/games/index.ts";
import { type Hand, hands } from "../../lib/hands/index.ts";
import { ROOT } from "../root.ts";
import { type Anvil, startAnvil } from "./anvil.ts";
import { ROLLS, SEATS, type Strand } from "./plan.ts";

/** Draws of one call. More would only take more memory. */
const DRAWS_OF_CALL = 100_000;
const ROUNDS_OF_CALL = DRAWS_OF_CALL / SEATS / ROLLS;

/** Outcomes about which a game is asked in one call. */
const QUESTIONS = 10_000;

/** What came of hands: a word of each, as Sampler.sol packs it. */
export type Played = { bytes: Buffer; took: number };

/** What came of rounds. */
export type Drawn = {
  symbols: Uint32Array;
  /** What each draw pays, if the game was asked. */
  pays: BigUint64Array | undefined;
  /** Milliseconds that the node took. */
  took: number;
};

/** Rules with a contract. */
type Rules = Pick<Game | Hand, "contract">;

type Artifact = { abi: Abi; bytecode: Hex; deployedBytecode: Hex };

/** What the compiler made of a contract. */
export function artifactOf(path: string): Artifact {
  return JSON.parse(readFileSync(join(ROOT, "artifacts/contracts", `${path}.json`), "utf8"));
}

/** What the compiler made of rules: of a game, or of a hand. */
export function artifactOfRules({ contract }: Rules): Artifact {
  const folder = hands.some((hand) => hand.contract === contract) ? "hands" : "games";
  return artifactOf(`${folder}/${contract}.sol/${contract}`);
}

/** The contract that draws, beside the games, on a node of its own. */
export class Sampler {
  readonly #anvil: Anvil;
  readonly #abi: Abi;
  readonly #address: Hex;
  readonly #games = new Map<string, Promise<{ address: Hex; code: Hex }>>();
  readonly code: Hex;

  private constructor(anvil: Anvil, abi: Abi, { address, code }: { address: Hex; code: Hex }) {
    this.#anvil = anvil;
    this.#abi = abi;
    this.#address = address;
    this.code = code;
  }

  /** Starts a node. It must be stopped. */
  static async start(): Promise<Sampler> {
    const { abi, bytecode } = artifactOf("local/Sampler.sol/Sampler");
    const anvil = await startAnvil();
    return new Sampler(anvil, abi, await anvil.deploy(bytecode));
  }

  stop(): Promise<void> {
    return this.#anvil.stop();
  }

  /** The code of a game, as it is deployed. */
  async codeOf(game: Rules): Promise<Hex> {
    return (await this.#deployed(game)).code;
  }

  /** What outcomes pay, in the game's own words. */
  async paysOf(game: Game, choice: bigint, outcomes: readonly bigint[]): Promise<bigint[]> {
    const { address } = await this.#deployed(game);
    const pays: bigint[] = [];
    for (let i = 0; i < outcomes.length; i += QUESTIONS) {
      const some = outcomes.slice(i, i + QUESTIONS);
      pays.push(...((await this.#ask("paysOf", [address, choice, some])) as bigint[]));
    }
    return pays;
  }

  /** Whether the code of a game is pure, as the casino wants it before a table is opened. */
  async isPure(game: Rules): Promise<boolean> {
    const { address } = await this.#deployed(game);
    return this.#ask("checkPurity", [address]).then(
      () => true,
      (error: Error) => {
        if (error.message.includes("revert")) return false;
        throw error;
      },
    );
  }

  /** Plays rounds of a strand, from `first` on. @param words Their words, if they are genuine. */
  async play(
    game: Game,
    strand: Strand,
    first: number,
    count: number,
    words?: readonly bigint[],
  ): Promise<Drawn> {
    const { address } = await this.#deployed(game);
    const plan = {
      game: address,
      choices: strand.choices,
      seats: BigInt(SEATS),
      rolls: BigInt(ROLLS),
      pays: strand.asked,
    };
    const draws = count * SEATS * ROLLS;
    const symbols = new Uint32Array(draws);
    const pays = strand.asked ? new BigUint64Array(draws) : undefined;
    let took = 0;
    for (let done = 0; done < count; done += ROUNDS_OF_CALL) {
      const some = Math.min(ROUNDS_OF_CALL, count - done);
      const round = BigInt(first + done);
      const start = performance.now();
      const answer = await (words
        ? this.#bytes("given", [plan, round, words.slice(done, done + some)])
        : this.#bytes("derived", [plan, strand.seed, round, BigInt(some)]));
      took += performance.now() - start;
      read(answer, done * SEATS * ROLLS, some * SEATS * ROLLS, symbols, pays);
    }
    return { symbols, pays, took };
  }

  /** Deals hands, from `first` on. @param letters The parts in which outcomes are told apart. */
  async deals(
    hand: Hand,
    choice: bigint,
    letters: number,
    seed: bigint,
    first: number,
    count: number,
  ): Promise<Played> {
    const { address } = await this.#deployed(hand);
    const start = performance.now();
    const args = [address, choice, BigInt(letters), seed, BigInt(first), BigInt(count)];
    const bytes = await this.#bytes("deals", args);
    return { bytes, took: performance.now() - start };
  }

  /** Makes a decision in each of some hands. @param asked A word of each hand, as Sampler.sol takes it. */
  async decisions(
    hand: Hand,
    letters: number,
    seed: bigint,
    decision: number,
    asked: Buffer,
  ): Promise<Played> {
    const { address } = await this.#deployed(hand);
    return this.#packed("decisions", [address, BigInt(letters), seed, BigInt(decision)], asked);
  }

  /** Plays hands of one round by its word. @param asked A word of each hand, as Sampler.sol takes it. */
  async handsGiven(
    hand: Hand,
    choice: bigint,
    letters: number,
    round: number,
    word: bigint,
    asked: Buffer,
  ): Promise<Played> {
    const { address } = await this.#deployed(hand);
    const args = [address, choice, BigInt(letters), BigInt(round), word];
    return this.#packed("handsGiven", args, asked);
  }

  /** Words of rolls as they are before they are reduced to outcomes, 32 bytes each. */
  async rollWords(seed: bigint, first: number, count: number): Promise<Buffer> {
    const args = [seed, BigInt(first), BigInt(count), BigInt(SEATS), BigInt(ROLLS)];
    return this.#bytes("rollWords", args);
  }

  async #ask(functionName: string, args: unknown[]): Promise<unknown> {
    const data = encodeFunctionData({ abi: this.#abi, functionName, args });
    const answer = await this.#anvil.call(this.#address, data);
    return decodeFunctionResult({ abi: this.#abi, functionName, data: answer });
  }

  /** An answer that is one array of bytes or words, without the two words before it. */
  async #bytes(functionName: string, args: unknown[]): Promise<Buffer> {
    const data = encodeFunctionData({ abi: this.#abi, functionName, args });
    const answer = await this.#anvil.call(this.#address, data);
    return Buffer.from(answer.slice(2 + 2 * 64), "hex");
  }

  /** Asks about words that are packed already, in the last argument. */
  async #packed(functionName: string, args: unknown[], asked: Buffer): Promise<Played> {
    const empty = encodeFunctionData({ abi: this.#abi, functionName, args: [...args, []] });
    // They take the place of the empty array, whose length is the last word.
    const length = numberToHex(asked.length / 32, { size: 32 });
    const data = concatHex([slice(empty, 0, -32), length, `0x${asked.toString("hex")}`]);
    const start = performance.now();
    const answer = await this.#anvil.call(this.#address, data);
    const took = performance.now() - start;
    return { bytes: Buffer.from(answer.slice(2 + 2 * 64), "hex"), took };
  }

  #deployed(game: Rules): Promise<{ address: Hex; code: Hex }> {
    let found = this.#games.get(game.contract);
    if (!found) {
      const { bytecode } = artifactOfRules(game);
      found = this.#anvil.deploy(bytecode);
      this.#games.set(game.contract, found);
    }
    return found;
  }
}

/** Reads draws as the contract packs them. */
function read(
  bytes: Buffer,
  from: number,
  count: number,
  symbols: Uint32Array,
  pays: BigUint64Array | undefined,
): void {
  const width = pays ? 12 : 4;
  if (bytes.length < count * width) throw new Error("The sampler answered with too few draws");
  for (let i = 0; i < count; i++) {
    symbols[from + i] = bytes.readUInt32BE(i * width);
    if (pays) pays[from + i] = bytes.readBigUInt64BE(i * width + 4);
  }
}
