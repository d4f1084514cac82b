import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { createPublicClient, encodeAbiParameters, http, toFunctionSelector } from "viem";
import type { Rpc } from "../../../lib/evidence.ts";
import { type BrowserHouse, closeBrowserHouse } from "../../support/app/house.ts";
import { connect, violationsByTheme, widthOnPhone } from "../../support/app/steps.ts";
import { visitForAll } from "../../support/app/visit.ts";
import { liar } from "../../support/liar.ts";
import { serve } from "../../support/node.ts";

const GATE = "0x000000000000000000000000000000000000dEaD";
const UID = `0x${"5".repeat(64)}`;

describe("the dApp: the rules of the house", function () {
  let house: BrowserHouse;
  let page: Page;

  visitForAll(this, { reducedMotion: "reduce" }, (visit) => {
    ({ house, page } = visit);
  });

  beforeEach(async () => {
    await page.goto(`${house.url}/rules`);
  });

  it("says the rules of the local house, and finds that it keeps them", async () => {
    await page.getByText("Everybody. Nobody is asked who he is.").waitFor();
    await page.getByText("Buy in: at most 1 ETH a day").waitFor();
    for (const good of [
      "The rules are those that were sealed",
      "The house has no gate, as the rules say",
      "A table of each game is open, and of no other game",
    ]) {
      await page.getByText(good).waitFor();
    }
  });

  it("gives the rules as a file that the script takes", async () => {
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the rules" }).click();
    const file = JSON.parse(readFileSync(await (await coming).path(), "utf8"));
    const source = JSON.parse(readFileSync("ignition/markets/local.json", "utf8"));
    expect(file.market).to.deep.equal(source);
    await page.getByRole("button", { name: `Copy Hash of the rules: ${file.hash}` }).waitFor();
  });

  it("says whether an address may play", async () => {
    await page.getByText("Connect a wallet to see whether its address may play.").waitFor();
    await connect(page);
    await page.getByText("May play. This house asks nobody.").waitFor();
  });

  it("finds a gate that the rules do not name, and says whom it turns away", async () => {
    const node = createPublicClient({ transport: http(house.world.rpc) }) as Rpc;
    const answers: Record<string, string> = {
      [toFunctionSelector("gate()")]: encodeAbiParameters([{ type: "address" }], [GATE]),
      [toFunctionSelector("admits(address)")]: encodeAbiParameters([{ type: "bool" }], [false]),
      [toFunctionSelector("attestationOf(address)")]: UID,
    };
    const { url, close } = await serve(
      liar(node, ({ method, params, result }) => {
        const [call] = params as [{ data?: string }];
        return (method === "eth_call" && answers[call.data?.slice(0, 10) ?? ""]) || result;
      }),
    );
    house.relay.turnTo(url);
    try {
      await page.reload();
      await page.getByText(`The rules name no gate, and the house has one at ${GATE}`).waitFor();
      await page.getByText("May not play: the gate does not admit it.").waitFor();
    } finally {
      house.relay.turnTo(house.world.rpc);
      await close();
    }
  });

  it("fits a phone, and axe finds nothing by night or by day", async () => {
    await page.getByText("A table of each game is open").waitFor();
    expect(await widthOnPhone(page)).to.equal(360);
    expect(await violationsByTheme(page)).to.deep.equal({ day: [], night: [] });
  });
});

after(closeBrowserHouse);
