import { styleText } from "node:util";
import { bytesToHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { MNEMONIC } from "../local.ts";

const PLAYERS = 3;

type Chain = {
  rpc: string;
  chainId: number;
  contracts: Record<string, string>;
  banks: readonly { symbol: string; asset: string; bankroll: string }[];
};

/** What somebody who has just started the world wants to know. */
export function banner(world: {
  dapp: string | null;
  seconds: number;
  chains: readonly Chain[];
}): string {
  const bold = (text: string) => styleText("bold", text);
  const dim = (text: string) => styleText("dim", text);
  const link = (text: string) => styleText(["cyan", "underline"], text);
  const pace = world.seconds === 0 ? "each transaction" : `every ${world.seconds} s`;

  const players = Array.from({ length: PLAYERS }, (_, addressIndex) => {
    const account = mnemonicToAccount(MNEMONIC, { addressIndex });
    const key = account.getHdKey().privateKey;
    return `     ${account.address}\n     ${dim(`key ${key ? bytesToHex(key) : ""}`)}`;
  });

  const houses = world.chains.map(({ rpc, chainId, contracts, banks: [native, ...tokens] }) =>
    [
      `  Node        ${rpc}  ${dim(`chain ${chainId}, a block ${pace}`)}`,
      `  Casino      ${contracts.casino}`,
      `  Bankroll    ${native?.bankroll}`,
      ...tokens.map(
        ({ symbol, asset, bankroll }) =>
          `  of ${symbol.padEnd(9)}${bankroll}  ${dim(`token ${asset}`)}`,
      ),
      `  Owner       ${contracts.safe}  ${dim("a Safe: two of accounts 11, 12 and 13 sign")}`,
    ].join("\n"),
  );
  const networks = world.chains.map(
    ({ rpc, chainId }) => `RPC URL ${rpc}, chain ID ${chainId}, currency ETH`,
  );

  return `
  ${bold("The house is open.")}

  ${world.dapp ? `Play at     ${link(world.dapp)}` : "The dApp was left out."}
${houses.join("\n\n")}

  ${bold("With MetaMask")}
  1. Add a network by hand: ${networks.join("; ")}.
  2. Import one of these accounts by its private key; each has 10,000 ETH of this chain.

${players.join("\n")}

     ${styleText("yellow", "Development accounts: everybody knows these keys. Never send them anything of value.")}

  3. The tokens have a faucet: mint(address, amount), for everybody.
  4. After a restart the chain begins anew: clear MetaMask's activity data (Settings, Advanced).

  Without a wallet, choose "Play without a wallet" in the page.

  ${dim("Ctrl-C ends everything.")}
`;
}
