import { expect } from "chai";
import { network } from "hardhat";
import { coinFlip, dice, type Game, gameOf, games, roulette } from "../../../lib/games/index.ts";
import { encodeSpread, SPOTS } from "../../../lib/games/roulette.ts";
import { sample } from "../../support/sample.ts";

const CONTRACTS: [Game, "CoinFlip" | "Dice" | "Roulette"][] = [
  [coinFlip, "CoinFlip"],
  [dice, "Dice"],
  [roulette, "Roulette"],
];

// Every kind of legal and illegal choice, and many at random.
const CHOICES: Record<string, bigint[]> = {
  CoinFlip: [0n, 1n, 2n, 1n << 255n],
  Dice: [
    ...[0n, 1n, 2n, 4_950n, 9_799n, 9_800n, 9_801n, 9_999n, 10_000n, 16_383n],
    ...[0n, 198n, 199n, 200n, 5_049n, 9_997n, 9_998n, 9_999n, 10_000n].map((t) => t + (1n << 14n)),
    ...[1n << 15n, (1n << 15n) + 5_000n, (1n << 256n) - 1n],
    ...sample(1n, 40, 1n << 15n),
  ],
  Roulette: [
    ...[
      0n,
      255n,
      0x1000n,
      0x019dn,
      0x0100n,
      0xff9cn,
      (1n << 256n) - 1n,
      0x01010000n,
      0x0101n << 240n,
    ],
    ...SPOTS.map(({ id }) => encodeSpread([{ spot: id, count: 1 + (id % 3) }])),
    ...sample(2n, 40, 1n << 240n).map(spreadOf),
    // Sixteen spots with the most chips on each.
    encodeSpread(Array.from({ length: 16 }, (_, i) => ({ spot: i * 9, count: 255 }))),
    encodeSpread(Array.from({ length: 16 }, () => ({ spot: 17, count: 255 }))),
  ],
};

describe("games", () => {
  for (const [game, contractName] of CONTRACTS) {
    describe(game.name, () => {
      it("is what the contract says: name, edge, quotes and multipliers", async () => {
        const { ethers } = await network.create();
        const deployed = await ethers.deployContract(contractName);
        const contract = await ethers.getContractAt("IGame", await deployed.getAddress());
        expect(await contract.name()).to.equal(game.name);
        expect(await contract.edge()).to.equal(game.edge);

        let legal = 0;
        for (const choice of CHOICES[contractName] ?? []) {
          const theirs = await contract.quote(choice).catch(() => undefined);
          if (!theirs) {
            expect(() => game.quote(choice), `${choice}`).to.throw("no such choice");
            expect(() => game.describe(choice), `${choice}`).to.throw("no such choice");
            continue;
          }
          legal++;
          const [outcomes, units, max] = theirs;
          expect(game.quote(choice), `${choice}`).to.deep.equal({ outcomes, units, max });
          expect(game.describe(choice)).to.match(/^[a-z0-9]/);
          for (const outcome of outcomesFor(choice, outcomes)) {
            const pays = await contract.multiplier(choice, outcome);
            expect(game.multiplier(choice, outcome), `${choice}, ${outcome}`).to.equal(pays);
            expect(pays <= max).to.equal(true);
          }
        }
        expect(legal).to.be.greaterThan(1);
      });

      it("has a name for every outcome, each another", () => {
        const legal = { CoinFlip: 0n, Dice: 5_000n, Roulette: 0x0100n }[contractName];
        const { outcomes } = game.quote(legal);
        const labels = Array.from({ length: Number(outcomes) }, (_, o) =>
          game.outcomeLabel(BigInt(o)),
        );
        expect(new Set(labels).size).to.equal(labels.length);
      });
    });
  }

  it("are found by the name on chain", () => {
    for (const game of games) expect(gameOf(game.name)).to.equal(game);
    expect(gameOf("Poker")).to.equal(undefined);
  });
});

/** All outcomes of a small game; of a large one those around the threshold, and some. */
function outcomesFor(choice: bigint, outcomes: bigint): bigint[] {
  if (outcomes <= 37n) return Array.from({ length: Number(outcomes) }, (_, i) => BigInt(i));
  const threshold = choice % (1n << 14n);
  const around = [threshold - 1n, threshold, threshold + 1n, 0n, outcomes - 1n];
  return [...around, ...sample(choice, 3, outcomes)].filter((o) => o >= 0n && o < outcomes);
}

/** A legal spread out of a random number. */
function spreadOf(random: bigint): bigint {
  const spread = [];
  for (let rest = random; rest !== 0n && spread.length < 15; rest >>= 16n) {
    const spot = Number(rest & 0xffn) % SPOTS.length;
    spread.push({ spot, count: 1 + (Number((rest >> 8n) & 0xffn) % 255) });
  }
  return encodeSpread(spread);
}
