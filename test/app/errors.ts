import { expect } from "chai";
import { type Abi, encodeErrorResult, type Hex } from "viem";
import { explain, explainRevert, SENTENCES } from "../../app/errors.ts";
import { coordinatorAbi, errorsAbi } from "../../lib/generated/abi.ts";
import { type House, openHouse } from "../support/house.ts";

type AbiError = Extract<Abi[number], { type: "error" }>;

const errorsOf = (abi: Abi): AbiError[] => abi.filter((item) => item.type === "error");
const coordinators = new Set(errorsOf(coordinatorAbi).map(signatureOf));
const own = errorsAbi as Abi;
const names = [
  ...new Set(
    errorsOf(own)
      .filter((error) => !coordinators.has(signatureOf(error)))
      .map(({ name }) => name),
  ),
];

function signatureOf({ name, inputs }: AbiError): string {
  return `${name}(${inputs.map(({ type }) => type).join()})`;
}

const SAMPLES: Record<string, unknown> = {
  address: "0x0000000000000000000000000000000000000001",
  // The highest number that every enum has.
  uint8: 1,
  bytes32: `0x${"00".repeat(32)}`,
};

function encode(error: AbiError): Hex {
  const args = error.inputs.map(
    ({ type }) => SAMPLES[type] ?? (/^uint(8|16|32)$/.test(type) ? 7 : 7n),
  );
  return encodeErrorResult({ abi: [error], errorName: error.name, args });
}

const revert = (data: Hex) => Object.assign(new Error("execution reverted"), { code: 3, data });

describe("app/errors", () => {
  describe("the sentences", () => {
    for (const name of names) {
      it(`there is one for ${name}`, () => {
        expect(SENTENCES, `no sentence for ${name}`).to.have.property(name);
        for (const error of errorsOf(own).filter((candidate) => candidate.name === name)) {
          const { text } = explainRevert(encode(error));
          expect(text).to.match(/^[A-Z].*[.]$/s);
          expect(text).not.to.match(/undefined|\[object|NaN|unknown error/);
        }
      });
    }

    it("there is none for an error that the house does not have", () => {
      const solidity = ["Error", "Panic"];
      expect(
        Object.keys(SENTENCES).filter((name) => !names.includes(name) && !solidity.includes(name)),
      ).to.deep.equal([]);
    });

    it("an error of the coordinator is named", () => {
      const error = errorsOf(coordinatorAbi).find(
        ({ name }) => name === "InvalidConsumer",
      ) as AbiError;
      expect(explainRevert(encode(error)).text).to.contain(
        "VRF coordinator refused: invalid consumer",
      );
    });

    it("an unknown error says so", () => {
      expect(explainRevert("0x12345678").text).to.contain("unknown error 0x12345678");
    });

    it("amounts stand in the coin of the network", () => {
      const error = errorsOf(own).find(({ name }) => name === "StakeTooSmall") as AbiError;
      const data = encodeErrorResult({ abi: [error], errorName: error.name, args: [1n, 10_000n] });
      expect(explainRevert(data, "POL").text).to.equal("Stake at least 0.00001 POL.");
    });
  });

  describe("explain", () => {
    it("a declined signature is quiet", () => {
      const declined = Object.assign(new Error("User rejected the request."), { code: 4001 });
      expect(explain(new Error("outer", { cause: declined }))).to.deep.equal({
        tone: "quiet",
        text: "You declined in your wallet. Nothing was sent.",
      });
    });

    it("a node that is down passes by itself", () => {
      const down = Object.assign(new Error("HTTP request failed."), { name: "HttpRequestError" });
      expect(explain(down).tone).to.equal("wait");
    });

    it("too little money says so, however the node puts it", () => {
      for (const message of [
        "insufficient funds for gas * price + value",
        "Sender doesn't have enough funds to send tx. The max upfront cost is: 5",
      ]) {
        expect(explain(new Error(message)).text).to.contain("holds too little");
      }
    });

    it("the data of a revert is found wherever a wallet puts it", () => {
      const error = errorsOf(own).find(({ name }) => name === "NewBetsPaused") as AbiError;
      const data = encode(error);
      const places = [
        revert(data),
        new Error("outer", { cause: revert(data) }),
        Object.assign(new Error("x"), { data: { data } }),
        Object.assign(new Error("x"), { data: { originalError: { data } } }),
        Object.assign(new Error("x"), { raw: data }),
      ];
      for (const place of places) expect(explain(place).text).to.contain("New bets are paused");
    });

    it("anything else is told in its own words", () => {
      expect(explain(new Error("the moon is blue.")).text).to.equal(
        "Something unexpected happened: the moon is blue. Try again.",
      );
      expect(explain("a string").text).to.contain("a string");
      expect(explain(undefined).text).to.contain("Something unexpected");
    });
  });

  describe("against the contracts", () => {
    let house: House;

    before(async () => {
      house = await openHouse();
    });

    async function sentenceOf(call: Promise<unknown>): Promise<string> {
      const error = await call.then(
        () => undefined,
        (thrown) => thrown,
      );
      expect(error, "the contract did not refuse").not.to.equal(undefined);
      return explain(error).text;
    }

    it("a stake of nothing", async () => {
      const sent = house.casino.place.staticCall(1n, 0n, 0n);
      expect(await sentenceOf(sent)).to.equal("Stake at least 0.00001 ETH.");
    });

    it("a choice that there is not", async () => {
      const sent = house.casino.place.staticCall(1n, 20_000n, 2n, { value: 10n ** 15n });
      expect(await sentenceOf(sent)).to.contain("does not take this choice");
    });

    it("not enough chips", async () => {
      const sent = house.casino.place.staticCall(1n, 10n ** 9n, 0n);
      expect(await sentenceOf(sent)).to.contain("and you have 0 ETH");
    });

    it("more than the bank risks", async () => {
      const sent = house.casino.place.staticCall(2n, 10n ** 10n, 1n, { value: 11n * 10n ** 18n });
      expect(await sentenceOf(sent)).to.contain("on one bet now");
    });

    it("a table that there is not", async () => {
      const sent = house.casino.place.staticCall(9n, 20_000n, 0n);
      expect(await sentenceOf(sent)).to.contain("no table 9");
    });

    it("a buy-in that is not whole chips", async () => {
      const [player] = house.players;
      const sent = house.bankroll.buyIn.staticCall(player?.address ?? "", { value: 1n });
      expect(await sentenceOf(sent)).to.contain("whole gwei");
    });
  });
});
