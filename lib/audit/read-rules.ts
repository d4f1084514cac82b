import type { Hex } from "../bytes.ts";
import { clientOf, isContractFault } from "../chain/client.ts";
import type { Rpc } from "../evidence.ts";
import { type Game, gameOf, type Quote } from "../games/index.ts";
import { gameAbi, handAbi } from "../generated/abi.ts";
import { handOf } from "../hands/index.ts";
import { settleBet } from "../play.ts";
import { type CompiledGames, compareCode } from "./code.ts";
import { ownHandRules, ownRules, type Rules, type Stakes } from "./rules.ts";
import type { Table } from "./state.ts";

/** How many outcomes are asked of a game for one bet of 100 rolls, at most: then something is wrong with the answers. */
const MOST_QUESTIONS = 101;

const NAMELESS = "a game without a name";

/**
 * The rules of tables: models of this source, found by the code of the game; by its name, where no code is the same; where there is no
 * model, the game's contract is asked.
 */
export function rulesReader(rpc: Rpc, source: CompiledGames, blockNumber: bigint) {
  const client = clientOf(rpc);
  const known = new Map<Hex, Promise<Rules>>();

  return (table: Table): Promise<Rules> => {
    const rules = known.get(table.game) ?? read(table);
    known.set(table.game, rules);
    return rules;
  };

  async function read(table: Table): Promise<Rules> {
    const address = table.game;
    const code = (await client.getCode({ address, blockNumber })) ?? "0x";
    if (table.hands) return readHand(address, code);
    const own = source.games.find(({ compiled }) => !compareCode(code, compiled).difference);
    if (own) return ownRules(own.game);
    const contract = { address, abi: gameAbi, blockNumber } as const;
    const [name, edge] = await Promise.all([
      client.readContract({ ...contract, functionName: "name" }).catch(faultAs(NAMELESS)),
      client.readContract({ ...contract, functionName: "edge" }).catch(faultAs(0n)),
    ]);
    // The code differs, which is said elsewhere; what it calls itself still tells which rules it should keep.
    const model = gameOf(name);
    return model ? ownRules(model) : askedRules(address, name, edge);
  }

  async function readHand(address: Hex, code: Hex): Promise<Rules> {
    const own = source.hands.find(({ compiled }) => !compareCode(code, compiled).difference);
    if (own) return ownHandRules(own.hand);
    const contract = { address, abi: handAbi, blockNumber } as const;
    const [name, edge] = await Promise.all([
      client.readContract({ ...contract, functionName: "name" }).catch(faultAs(NAMELESS)),
      client.readContract({ ...contract, functionName: "edge" }).catch(faultAs(0n)),
    ]);
    const model = handOf(name);
    if (model) return ownHandRules(model);
    const broken = faultAs(undefined);
    const ask = client.readContract;
    return {
      kind: "hand",
      name,
      own: false,
      edge,
      quote: (choice) =>
        ask({ ...contract, functionName: "quote", args: [choice] }).then(
          ([outcomes, units, max]) => ({ outcomes, units, max }),
        ),
      deal: (choice, outcome) =>
        ask({ ...contract, functionName: "deal", args: [choice, outcome] })
          .then(([state, payout]) => ({ state, payout }))
          .catch(broken),
      decide: (state, action) =>
        ask({ ...contract, functionName: "decide", args: [state, action] })
          .then(([outcomes, cost, max]) => ({ outcomes, cost, max }))
          .catch(broken),
      play: (state, action, outcome) =>
        ask({ ...contract, functionName: "play", args: [state, action, outcome] })
          .then(([next, payout]) => ({ state: next, payout }))
          .catch(broken),
      closing: (state) =>
        ask({ ...contract, functionName: "closing", args: [state] }).catch(broken),
    };
  }

  function askedRules(address: Hex, name: string, edge: bigint): Rules {
    const contract = { address, abi: gameAbi, blockNumber } as const;
    const quotes = new Map<bigint, Promise<Quote>>();
    const quote = (choice: bigint) => {
      const asked =
        quotes.get(choice) ??
        client
          .readContract({ ...contract, functionName: "quote", args: [choice] })
          .then(([outcomes, units, max]) => ({ outcomes, units, max }));
      quotes.set(choice, asked);
      return asked;
    };
    const pays = async (
      choice: bigint,
      outcome: bigint,
      max: bigint,
    ): Promise<bigint | undefined> => {
      const answer = await client
        .readContract({ ...contract, functionName: "multiplier", args: [choice, outcome] })
        .catch(faultAs(undefined));
      return answer === undefined || answer > max ? undefined : answer;
    };

    async function payout(stakes: Stakes, betWord: bigint): Promise<bigint | undefined> {
      const { choice } = stakes;
      const terms = await quote(choice);
      const answers = new Map<bigint, bigint>();
      for (let i = 0; i < MOST_QUESTIONS; i++) {
        let missing: bigint | undefined;
        // Played as far as the answers reach; then one more is asked for.
        const multiplier = (_: bigint, outcome: bigint) => {
          const answer = answers.get(outcome);
          if (answer === undefined) missing ??= outcome;
          return answer ?? 0n;
        };
        const game = { quote: () => terms, multiplier } as unknown as Game;
        const settlement = settleBet({ game, ...stakes }, betWord);
        if (missing === undefined) return settlement.payout;
        const answer = await pays(choice, missing, terms.max);
        if (answer === undefined) return undefined;
        answers.set(missing, answer);
      }
      return undefined;
    }
    return { kind: "game", name, own: false, edge, quote, payout };
  }
}

function faultAs<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (isContractFault(error)) return value;
    throw error;
  };
}
