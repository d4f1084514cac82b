import { readFileSync } from "node:fs";
import { expect } from "chai";
import { AbiCoder, type Contract, type FunctionFragment, id } from "ethers";
import { OWNER_ROLE, ROLES } from "../../lib/roles.ts";
import { type LocalHouse, openLocalHouse } from "../support/local.ts";

const UNAUTHORIZED = [
  "AccessManagedUnauthorized(address)",
  "AccessManagerUnauthorizedAccount(address,uint64)",
].map((error) => id(error).slice(0, 10));

const DELAYED = "after 48 hours";

/** What the README's table lets somebody do, by the names of functions in it. */
function readmeOf(who: string): Record<string, string[]> {
  const lines = readFileSync("README.md", "utf8").split("\n");
  const cells = (line: string | undefined) => (line ?? "").split("|").map((cell) => cell.trim());
  const heads = cells(lines.find((line) => line.startsWith("| who | at once")));
  const row = cells(lines.find((line) => line.startsWith(`| ${who}`)));
  const namesOf = (cell = "") => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? "");
  return Object.fromEntries(heads.map((head, i) => [head, namesOf(row[i]).sort()]));
}

describe("lib/roles", () => {
  let house: LocalHouse;
  let stranger: LocalHouse["signers"][number];

  before(async () => {
    house = await openLocalHouse();
    stranger = house.signers[9] as typeof stranger;
  });

  /** Functions of a contract that a stranger is not authorized to call. */
  async function restricted(contract: Contract): Promise<FunctionFragment[]> {
    const found: FunctionFragment[] = [];
    const coder = AbiCoder.defaultAbiCoder();
    for (const fragment of contract.interface.fragments) {
      if (fragment.type !== "function") continue;
      const called = fragment as FunctionFragment;
      if (called.constant) continue;
      const args = coder.encode(called.inputs, coder.getDefaultValue(called.inputs));
      const call = { to: contract, data: called.selector + args.slice(2), from: stranger };
      const refusal = await house.ethers.provider.call(call).then(
        () => undefined,
        ({ data }: { data?: unknown }) => `${data}`.slice(0, 10),
      );
      if (refusal && UNAUTHORIZED.includes(refusal)) found.push(called);
    }
    return found;
  }

  const at = async (name: string, address: string) =>
    (await house.ethers.getContractAt(name, address)) as unknown as Contract;

  async function banks(): Promise<Contract[]> {
    const count = await house.casino.bankCount();
    const names = ["NativeBankroll", ...new Array(Number(count) - 1).fill("TokenBankroll")];
    return Promise.all(
      names.map(async (name, index) => at(name, await house.casino.bankOf(index))),
    );
  }

  /** Names of a contract's functions that need a role, by the role's number, as the AccessManager has them. */
  async function rolesOf(contract: Contract): Promise<Map<bigint, string[]>> {
    const roles = new Map<bigint, string[]>();
    for (const { name, selector } of await restricted(contract)) {
      const role = await house.authority.getTargetFunctionRole(contract, selector);
      roles.set(role, [...(roles.get(role) ?? []), name].sort());
    }
    return roles;
  }

  it("gives every restricted function of casino and reserves the role of the README's table", async () => {
    const guardian = readmeOf("guardian");
    const admin = readmeOf("admin (Safe)");
    const planned = new Map<bigint, string[] | undefined>([
      [ROLES.guardian, guardian["at once"]],
      [ROLES.admin, admin["at once"]],
      [ROLES.delayedAdmin, admin[DELAYED]],
    ]);
    const casino = await rolesOf(house.casino as unknown as Contract);
    for (const bank of await banks()) {
      const reserve = await rolesOf(await at("Reserve", await bank.getFunction("reserve")()));
      for (const [role, names] of planned) {
        const found = [...(casino.get(role) ?? []), ...(reserve.get(role) ?? [])].sort();
        expect(found, `role ${role}`).to.deep.equal(names);
      }
      // The AccessManager itself calls it, for who may call its `updateAuthority`.
      for (const roles of [casino, reserve]) {
        expect(roles.get(OWNER_ROLE)).to.deep.equal(["setAuthority"]);
        expect([...roles.keys()].every((role) => role <= ROLES.delayedAdmin)).to.equal(true);
      }
    }
  });

  it("lets the owner change roles after the delay alone, and the guardian cancel all but the end of his own", async () => {
    const authority = await rolesOf(house.authority as unknown as Contract);
    expect(authority.get(OWNER_ROLE)).to.deep.equal(["revokeRole"]);
    expect(authority.get(ROLES.delayedAdmin)).to.deep.equal([
      "grantRole",
      "labelRole",
      "setGrantDelay",
      "setRoleAdmin",
      "setRoleGuardian",
      "setTargetAdminDelay",
      "setTargetClosed",
      "setTargetFunctionRole",
      "updateAuthority",
    ]);
    expect(authority.size).to.equal(2);
    for (const role of [OWNER_ROLE, ROLES.delayedAdmin]) {
      const [isMember, delay] = await house.authority.hasRole(role, house.safe);
      expect([isMember, delay > 0n], `role ${role}`).to.deep.equal([true, true]);
    }
    expect(await house.authority.getRoleGuardian(ROLES.delayedAdmin)).to.equal(ROLES.guardian);
  });

  it("finds nothing that needs a role in banks, factories, the players' desk and the lottery", async () => {
    const factories = await Promise.all([
      at("BankFactory", await house.casino.bankFactory()),
      at(
        "ReserveFactory",
        await (await at("BankFactory", await house.casino.bankFactory())).getFunction("reserves")(),
      ),
    ]);
    const desk = await at("Players", await house.casino.players());
    const others = [...(await banks()), ...factories, desk, house.lottery as unknown as Contract];
    for (const contract of others) {
      expect((await restricted(contract)).map(({ name }) => name)).to.deep.equal([]);
    }
  });

  it("gives the roles to the Safe and to the guardian, and to nobody else", async () => {
    const granted = await house.authority.queryFilter(house.authority.filters.RoleGranted());
    const guardian = house.signers[16]?.address;
    const deployer = house.signers[0]?.address;
    const members = new Set<string>();
    for (const { args } of granted) {
      const [isMember] = await house.authority.hasRole(args.roleId, args.account);
      if (isMember) members.add(`${args.roleId} ${args.account}`);
    }
    expect([...members].sort()).to.deep.equal([
      `0 ${house.safe}`,
      `1 ${guardian}`,
      `2 ${house.safe}`,
      `3 ${house.safe}`,
    ]);
    expect(granted.some(({ args }) => args.account === deployer)).to.equal(true);
  });
});
