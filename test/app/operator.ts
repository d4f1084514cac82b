import { expect } from "chai";
import { FORMS, KINDS } from "../../app/operator/acts.ts";
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
import { POWERS } from "../../lib/roles.ts";

const ETH = { symbol: "ETH", decimals: 18, chip: 10n ** 9n };
const USDG = { symbol: "USDG", decimals: 6, chip: 1n };

describe("app/operator", () => {
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
