import { expect } from "chai";
import { actOf, sayAct } from "../../app/operator/acts.ts";
import type { BankFacts, Facts } from "../../app/operator/facts.ts";
import { FORMS, fill, KINDS } from "../../app/operator/forms.ts";
import {
  amount,
  parseAddress,
  parseAmount,
  parseAmountOrAll,
  parsePercent,
  parseSeconds,
  parseWhole,
  WrongInput,
  within,
} from "../../app/operator/input.ts";
import { targetsOf } from "../../app/operator/targets.ts";
import { POWERS } from "../../lib/roles.ts";

const ETH = { symbol: "ETH", decimals: 18, chip: 10n ** 9n };
const USDG = { symbol: "USDG", decimals: 6, chip: 1n };

const address = (digit: string) => `0x${digit.repeat(40)}` as const;

const BANK = {
  ...ETH,
  index: 0,
  reserve: address("2"),
  hot: 5_000n * 10n ** 9n,
  held: 1_000n * 10n ** 9n,
  target: 5_000n * 10n ** 9n,
  bucket: { capacity: 500n * 10n ** 9n, window: 3_600n },
  hedge: { share: 100_000n, band: 20_000n, capacity: 10n ** 9n, window: 3_600n },
  venue: {
    router: address("3"),
    stable: address("4"),
    fee: 500,
    maxSlippage: 10_000,
    ofAsset: { source: address("5"), maxAge: 3_600 },
    ofStable: { source: address("6"), maxAge: 86_400 },
  },
  maxShare: 500_000n,
  maxWindow: 30n * 86_400n,
  maxSlippage: 10_000n,
  slowest: 30n * 86_400n,
} as unknown as BankFacts;

const FACTS = {
  house: { casino: address("1"), authority: address("7") },
  banks: [BANK],
  tables: [{ number: 1, name: "Coin flip", bank: 0, kappa: 250_000n }],
  maxKappa: 500_000n,
} as unknown as Facts;

/** What somebody writes into the fields, by their names. */
const TEXTS: Record<string, string> = {
  kappa: "20",
  game: address("8"),
  asset: address("8"),
  chip: "1000",
  chips: "400",
  capacity: "400",
  window: "2 h",
  share: "5",
  band: "1",
  account: address("9"),
  executionDelay: "2 d",
  label: "croupier",
  newDelay: "5 d",
  selectors: "pause, resume",
  newAuthority: address("9"),
};

describe("app/operator", () => {
  it("encodes every act as it was filled in, and says it again from its calldata", () => {
    for (const kind of KINDS) {
      const { form, signature, room } = kind;
      const scene = { facts: FACTS, bank: BANK, values: {} };
      const texts = Object.fromEntries(
        form.fields.map(({ name, start, options }) => [
          name,
          start?.(scene) || options?.(scene)[0]?.value || TEXTS[name] || "",
        ]),
      );
      if (signature.startsWith("raiseTarget")) texts.chips = "all";
      const { values, wrong } = fill(form, texts, scene);
      expect(wrong, signature).to.deep.equal({});
      const target = targetsOf(FACTS).find((one) => one.room === room);
      if (!target) throw new Error(`there is no ${room}`);
      const said = sayAct(actOf(kind, target.address, values), FACTS);
      expect(said?.kind?.signature).to.equal(signature);
      expect(
        said?.args.every(({ text }) => text !== ""),
        signature,
      ).to.equal(true);
    }
  });

  it("knows no function that the house has not, and no contract beside it", () => {
    expect(sayAct({ target: address("1"), data: "0x12345678" }, FACTS)).to.equal(undefined);
    expect(sayAct({ target: address("8"), data: "0x8456cb59" }, FACTS)).to.equal(undefined);
  });

  it("has a form for every act of the table of roles, and none besides", () => {
    const acts = POWERS.flatMap(({ functions }) => functions);
    expect(Object.keys(FORMS).sort()).to.deep.equal([...acts].sort());
    expect(KINDS.map(({ signature }) => signature)).to.deep.equal(acts);
  });

  it("reads amounts exactly, in the chips of their bank", () => {
    expect(parseAmount("12.5", ETH)).to.equal(12_500_000_000n);
    expect(parseAmount(" 0.000000001 ", ETH)).to.equal(1n);
    expect(parseAmount("1.10", USDG)).to.equal(1_100_000n);
    expect(parseAmountOrAll("All", ETH)).to.equal(2n ** 256n - 1n);
    for (const chips of [0n, 1n, 12_500_000_000n, 10n ** 30n]) {
      expect(parseAmount(amount(chips, ETH).replace(" ETH", ""), ETH)).to.equal(chips);
    }
  });

  it("reads shares in millionths, and times in seconds", () => {
    expect(parsePercent("25")).to.equal(250_000n);
    expect(parsePercent("0.0001 %")).to.equal(1n);
    expect(parseSeconds("90")).to.equal(90n);
    expect(parseSeconds("30 min")).to.equal(1_800n);
    expect(parseSeconds("1h")).to.equal(3_600n);
    expect(parseSeconds("2 d")).to.equal(172_800n);
  });

  it("says what is wrong, in a sentence", () => {
    const wrong: [() => unknown, RegExp][] = [
      [() => parseAmount("", ETH), /^Enter an amount of ETH\.$/],
      [() => parseAmount("-1", ETH), /^Not an amount: "-1"\. Write it as 12\.5\.$/],
      [() => parseAmount("1e9", ETH), /^Not an amount/],
      [() => parseAmount("0.0000000001", ETH), /^Too fine: at most 9 digits after the point\.$/],
      [() => parseAmount("0.0000001", USDG), /^Too fine: at most 6 digits after the point\.$/],
      [() => parsePercent("0.00001"), /^Too fine: at most 4 digits/],
      [() => parseSeconds("1 week"), /^Not a time: "1 week"/],
      [() => parseWhole("1.5", "a table"), /^Too fine: no digits after the point\.$/],
      [() => parseAddress("0x12"), /^Not an address/],
      [() => within(3n, { most: 2n }, (value) => `${value} chips`), /^At most 2 chips\.$/],
      [() => within(0n, { least: 1n }, (value) => `${value} chips`), /^At least 1 chips\.$/],
    ];
    for (const [parse, sentence] of wrong) expect(parse).to.throw(WrongInput, sentence);
  });
});
