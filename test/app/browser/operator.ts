import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import {
  createPublicClient,
  createWalletClient,
  encodeFunctionData,
  getAddress,
  http,
  type PublicClient,
  publicActions,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { type Call, cancelOf, executeOf, scheduleOf } from "../../../lib/act.ts";
import type { Hex } from "../../../lib/bytes.ts";
import { CHIPS_PER_COIN, formatChips } from "../../../lib/chips.ts";
import { authorityAbi, casinoAbi, reserveAbi, safeAbi } from "../../../lib/generated/abi.ts";
import { POWERS } from "../../../lib/roles.ts";
import { checksumOf } from "../../../lib/safe.ts";
import { MNEMONIC, STAFF } from "../../../scripts/local.ts";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openContext,
} from "../../support/app/house.ts";
import { keepPicture, violationsByTheme, widthOnPhone } from "../../support/app/steps.ts";
import { sendBySafe } from "../../support/safe.ts";

const KELLY = "Part of the Kelly stake on one bet";

describe("the dApp: the operator's desk", function () {
  this.timeout(90_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let client: PublicClient;
  let context: BrowserContext;
  let page: Page;

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
    client = createPublicClient({ transport: http(house.world.rpc) });
    context = await openContext(house, { reducedMotion: "reduce" });
  });

  beforeEach(async () => {
    page = await context.newPage();
    await page.goto(`${house.url}/operator`);
    await page.getByLabel("Act", { exact: true }).waitFor();
  });

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
    await house.relay.open();
    await page.close();
  });

  after(async () => {
    await context?.close();
  });

  const choose = (label: string) => page.getByLabel("Act", { exact: true }).selectOption({ label });
  const step = (name: string) => page.getByRole("region", { name, exact: true });

  /** The value of a row that can be copied. */
  async function copied(where: ReturnType<typeof step>, label: string): Promise<Hex> {
    const text = await where.getByRole("button", { name: `Copy ${label}:` }).textContent();
    return (/0x[0-9a-fA-F]+/.exec(text ?? "")?.[0] ?? "0x") as Hex;
  }

  /** A call as it stands on the page. */
  async function callIn(where: ReturnType<typeof step>): Promise<Call> {
    return { to: await copied(where, "target"), data: await copied(where, "calldata") };
  }

  const bySafe = (call: Call) =>
    sendBySafe(http(house.world.rpc), house.world.contracts.safe, call);

  async function reserveOf(): Promise<Hex> {
    return house.world.banks[0]?.reserve as Hex;
  }

  const limitOf = async (table: bigint) => {
    const [, share] = await client.readContract({
      address: house.world.contracts.casino,
      abi: casinoAbi,
      functionName: "tableOf",
      args: [table],
    });
    return share;
  };

  const hotTargetOf = (address: Hex) =>
    client.readContract({ address, abi: reserveAbi, functionName: "hotTarget" });

  it("has a form for every act of the table of roles", async () => {
    const titles = await page
      .getByLabel("Act", { exact: true })
      .locator("option")
      .allTextContents();
    const acts = POWERS.flatMap(({ functions }) => functions);
    expect(new Set(titles).size).to.equal(acts.length);
  });

  it("an act at once, executed through the real Safe, does what it says", async () => {
    await choose("Lower the limit of a table");
    // The house is the same for every test of a run: at this table none of them meets the limit.
    const tables = page.getByLabel("Table", { exact: true });
    const labels = await tables.locator("option").allTextContents();
    const label = labels.find((text) => /^\d+: Rock.*, in ETH$/.test(text)) ?? "";
    await tables.selectOption({ label });
    const table = BigInt(Number.parseInt(label, 10));
    const before = await limitOf(table);
    const hint = (await page.getByText(/^Now \d+\.00 %/).textContent()) ?? "";
    const now = BigInt(/\d+/.exec(hint)?.[0] ?? 0);
    const less = now - 1n;
    await page.getByLabel(KELLY).fill(`${less}`);
    const prepared = step("Do it");
    const call = await callIn(prepared);
    expect(call).to.deep.equal({
      to: getAddress(house.world.contracts.casino),
      data: encodeFunctionData({
        abi: casinoAbi,
        functionName: "lowerLimit",
        args: [table, less * 10_000n],
      }),
    });
    const hash = await copied(prepared, "Safe transaction hash");
    const nonce = await client.readContract({
      address: house.world.contracts.safe,
      abi: safeAbi,
      functionName: "nonce",
    });
    const zero = "0x0000000000000000000000000000000000000000";
    expect(hash).to.equal(
      await client.readContract({
        address: house.world.contracts.safe,
        abi: safeAbi,
        functionName: "getTransactionHash",
        args: [call.to, 0n, call.data, 0, 0n, 0n, 0n, zero, zero, nonce],
      }),
    );
    await bySafe(call);
    expect(await limitOf(table)).to.equal((before * less) / now);
  });

  it("gives a file that the Transaction Builder takes", async () => {
    await choose("Take bets again");
    const coming = page.waitForEvent("download");
    await page
      .getByRole("button", { name: "File for the Transaction Builder", exact: true })
      .click();
    const stream = await (await coming).createReadStream();
    let text = "";
    for await (const chunk of stream) text += chunk;
    const batch = JSON.parse(text);
    expect(batch.meta.checksum).to.equal(checksumOf(batch));
    expect(batch.chainId).to.equal(`${house.world.chainId}`);
    expect(batch.transactions).to.deep.equal([{ ...(await callIn(step("Do it"))), value: "0" }]);
  });

  it("an act that waits is scheduled, shown to everybody, and carried out after its delay", async () => {
    const target = await reserveOf();
    const more = (await hotTargetOf(target)) + CHIPS_PER_COIN;
    const coins = formatChips(more);
    await choose("Keep more at hand");
    await page.getByLabel("Hot equity to keep").fill(coins);
    const schedule = await callIn(step("First, schedule it"));
    const data = encodeFunctionData({
      abi: reserveAbi,
      functionName: "raiseTarget",
      args: [more],
    });
    const authority = house.world.contracts.authority.toLowerCase() as Hex;
    expect({ ...schedule, to: schedule.to.toLowerCase() }).to.deep.equal(
      scheduleOf(authority, { target, data }),
    );
    await bySafe(schedule);
    const waiting = page
      .getByRole("article", { name: "Keep more at hand" })
      .filter({ hasText: `${coins} ETH` });
    await waiting.waitFor();
    await waiting.getByText(/^can be carried out in \d+ s/).waitFor();
    await waiting.getByRole("button", { name: "Carry it out", exact: true }).click();
    const execute = await callIn(
      waiting.getByRole("region", { name: "When it has waited, carry it out" }),
    );
    expect({ ...execute, to: execute.to.toLowerCase() }).to.deep.equal(
      executeOf(authority, { target, data }),
    );
    await house.chain.increaseTime({ seconds: 61 });
    await house.chain.mine({ blocks: 1 });
    await waiting.getByText("can be carried out now").waitFor();
    await bySafe(execute);
    expect(await hotTargetOf(target)).to.equal(more);
    await waiting.waitFor({ state: "detached" });
  });

  it("what is scheduled is cancelled by the guardian with the calldata of the page", async () => {
    const target = await reserveOf();
    const data = encodeFunctionData({
      abi: reserveAbi,
      functionName: "setBucket",
      args: [10n ** 12n, 3_600n],
    });
    const { authority, safe } = house.world.contracts;
    await bySafe(scheduleOf(authority, { target, data }));
    const waiting = page.getByRole("article", { name: "Set the bucket" });
    await waiting.getByRole("button", { name: "Cancel it", exact: true }).click();
    const cancel = await callIn(waiting.getByRole("region", { name: "Cancel it" }));
    expect(cancel.data).to.equal(cancelOf(authority, { target, data }, safe).data);
    const guardian = createWalletClient({
      account: mnemonicToAccount(MNEMONIC, { addressIndex: STAFF.guardian }),
      transport: http(house.world.rpc),
    }).extend(publicActions);
    const hash = await guardian.sendTransaction({ ...cancel, chain: null });
    await guardian.waitForTransactionReceipt({ hash, pollingInterval: 100 });
    await waiting.waitFor({ state: "detached" });
    await page.getByText("Nothing waits.").waitFor();
  });

  it("says in words what is wrong with a field, from the contract's own limits", async () => {
    const expectWrong = async (label: string, text: string, sentence: RegExp) => {
      const field = page.getByLabel(label, { exact: true });
      await field.fill(text);
      await field.blur();
      await page.getByText(sentence).waitFor();
      expect(await page.getByRole("button", { name: /^Copy calldata/ }).count()).to.equal(0);
    };
    await choose("Raise the limit of a table");
    await expectWrong(KELLY, "50.1", /^At most 50\.00 %\.$/);
    await expectWrong(KELLY, "a lot", /^Not a share: "a lot"/);
    await expectWrong(KELLY, "1.00001", /^Too fine: at most 4 digits after the point\.$/);
    await choose("Set the bucket");
    await page.getByLabel("Capacity of the bucket").fill("1");
    await expectWrong("Refills in", "31 d", /^At most 30 days\.$/);
    await expectWrong("Refills in", "soon", /^Not a time: "soon"/);
    await expectWrong("Capacity of the bucket", "0.0000000001", /^Too fine: at most 9 digits/);
    await choose("Bring back more than the bucket allows");
    await expectWrong("Amount", "99999999", /^At most [\d.]+ ETH\.$/);
    await choose("Open a table");
    await page.getByLabel(KELLY).fill("25");
    await expectWrong("Contract of the game", "0x12", /^Not an address/);
    await page
      .getByLabel("Contract of the game")
      .fill("0x00000000000000000000000000000000006c6173");
    await page.getByText("There is no contract at this address.").waitFor();
  });

  it("shows the owners of the Safe, and that the roles are as planned; in red if they are not", async () => {
    await page.getByText("2 of 3").waitFor();
    expect(await page.getByRole("list", { name: "Owners" }).getByRole("listitem").count()).to.equal(
      3,
    );
    await page.getByText("Who may do what is as the table of roles says.").waitFor();
    const { authority } = house.world.contracts;
    const stranger = "0x00000000000000000000000000000000006c6173";
    const give = (functionName: "grantRole" | "revokeRole"): Call => {
      const args = [2n, stranger, 0] as const;
      const data =
        functionName === "grantRole"
          ? encodeFunctionData({ abi: authorityAbi, functionName, args })
          : encodeFunctionData({ abi: authorityAbi, functionName, args: [args[0], args[1]] });
      return { to: authority, data };
    };
    for (const name of ["grantRole", "revokeRole"] as const) {
      const { data } = give(name);
      await bySafe(scheduleOf(authority, { target: authority, data }));
      await house.chain.increaseTime({ seconds: 61 });
      await house.chain.mine({ blocks: 1 });
      await bySafe(executeOf(authority, { target: authority, data }));
      if (name === "grantRole") {
        await page.getByText("The house should have one owner, with its three roles.").waitFor();
      }
    }
    await page.getByText("Who may do what is as the table of roles says.").waitFor();
  });

  it("says so when the node is down, and goes on by itself", async () => {
    const other = await context.newPage();
    await house.relay.cut();
    await other.goto(`${house.url}/operator`);
    await other.getByText("Nothing can be prepared without the state of the house").waitFor();
    await house.relay.open();
    await other.getByLabel("Act", { exact: true }).waitFor();
    await other.close();
  });

  it("is for everybody: axe finds nothing by night and by day, nothing is wider than a phone", async () => {
    await choose("Set the venue of the hedge");
    await step("First, schedule it").waitFor();
    expect(await violationsByTheme(page)).to.deep.equal({ day: [], night: [] });
    expect(await widthOnPhone(page)).to.equal(360);
  });
});

after(closeBrowserHouse);
