import { expect } from "chai";
import { privateKeyToAccount } from "viem/accounts";
import { readCertificate } from "../../app/fairness/read-certificate.ts";
import { hashOf } from "../../lib/canonical.ts";
import type { Certificate, SignedCertificate } from "../../lib/certificate/certificate.ts";
import { checkSeal, holds } from "../../lib/seal.ts";

const account = privateKeyToAccount(`0x${"5a".repeat(32)}`);
const other = privateKeyToAccount(`0x${"5b".repeat(32)}`);

const certificate: Certificate = {
  format: "glasshouse-certificate/1",
  parameters: { seed: "test", draws: 1, words: 1, hands: 1, games: ["coin", "mines"] },
  level: 0.01,
  power: 0.99,
  sampler: { bytes: 1, hash: "0x01" },
  vrf: { keyHash: "0x02", words: 1, verified: 1, digest: "0x03" },
  games: [
    {
      name: "Coin flip",
      slug: "coin",
      contract: "CoinFlip",
      code: { bytes: 2, hash: "0x04" },
      choices: [],
      checks: [{ id: "pure", title: "The code is pure", ok: true, detail: "It is" }],
      strands: [],
      controls: [],
      smallestBias: { cells: 2, relative: 0.1, absolute: 0.05 },
    },
  ],
  hands: [
    {
      name: "Mines",
      slug: "mines",
      contract: "Mines",
      code: { bytes: 3, hash: "0x05" },
      checks: [],
      controls: [{ id: "bias", title: "A bias", found: true, detail: "It was found" }],
      line: "3 mines, 3 tiles",
      choice: "1",
      returnToPlayer: { num: "99", den: "100" },
      variance: { num: "1", den: "2" },
      max: "1470000",
      exact: 0.99,
      strands: [
        {
          words: "genuine",
          hands: 1,
          draws: 3,
          paid: 0.98,
          low: 0.9,
          high: 1.1,
          tests: [],
          digest: "0x06",
        },
      ],
    },
  ],
  verdict: { result: "passed", tests: 1, smallest: 0.5, reasons: [] },
};

async function sign(by = account, address = by.address): Promise<SignedCertificate> {
  const hash = hashOf(certificate);
  return {
    certificate,
    hash,
    signature: { address, signature: await by.signMessage({ message: hash }) },
  };
}

const copyOf = (signed: SignedCertificate) => JSON.parse(JSON.stringify(signed));

describe("app/fairness", () => {
  it("reads a certificate as it was written", async () => {
    const signed = await sign();
    expect(readCertificate(JSON.stringify(signed))).to.deep.equal(signed);
  });

  it("refuses what is no certificate", () => {
    for (const file of ["", "not JSON", "[]", "{}", "null", '{"certificate":{"format":"x"}}']) {
      expect(() => readCertificate(file), file).to.throw(/is not JSON|is not a certificate/);
    }
  });

  it("refuses markup where a figure should be, and says where", async () => {
    const markup = "<img src=x onerror=alert(1)>";
    const paths = [
      "hash",
      "signature.address",
      "certificate.level",
      "certificate.verdict.result",
      "certificate.games.0.code.bytes",
      "certificate.games.0.code.hash",
      "certificate.games.0.strands",
      "certificate.games.0.smallestBias.relative",
      "certificate.hands.0.exact",
      "certificate.hands.0.strands.0.paid",
      "certificate.hands.0.strands.0.words",
      "certificate.hands.0.code.hash",
      "certificate.hands.0.returnToPlayer.num",
    ];
    for (const path of paths) {
      const file = copyOf(await sign());
      const keys = path.split(".");
      const last = keys.pop() as string;
      const inner = keys.reduce((value, key) => value[key], file);
      inner[last] = markup;
      const where = path.replaceAll(".0", "[0]");
      expect(() => readCertificate(JSON.stringify(file)), path).to.throw(`${where} is missing, or`);
    }
  });

  it("holds a certificate that is whole, signed or not", async () => {
    const signed = await sign();
    const seal = await checkSeal(signed.certificate, signed);
    expect(seal).to.deep.equal({
      found: signed.hash,
      isWhole: true,
      signer: { address: account.address, isGenuine: true },
    });
    expect(holds(seal)).to.equal(true);
    expect(holds(await checkSeal(certificate, { hash: signed.hash }))).to.equal(true);
  });

  it("does not hold one that was changed, or that another one signed", async () => {
    const changed = copyOf(await sign());
    changed.certificate.verdict.tests = 2;
    const seal = await checkSeal(changed.certificate, changed);
    expect(seal.isWhole).to.equal(false);
    expect(holds(seal)).to.equal(false);
    const foreign = await sign(other, account.address);
    const forged = await checkSeal(foreign.certificate, foreign);
    expect(forged).to.deep.include({
      isWhole: true,
      signer: { address: account.address, isGenuine: false },
    });
    expect(holds(forged)).to.equal(false);
  });
});
