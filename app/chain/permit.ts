import {
  type Address,
  type Client,
  domainSeparator,
  type Hex,
  parseAbi,
  parseSignature,
  type TypedDataDomain,
} from "viem";
import { getBlock, signTypedData } from "viem/actions";
import type { Config, Connector } from "wagmi";
import { getConnectorClient } from "wagmi/actions";
import { read } from "./read.ts";

const ABI = parseAbi([
  "function name() view returns (string)",
  "function version() view returns (string)",
  "function nonces(address owner) view returns (uint256)",
  "function DOMAIN_SEPARATOR() view returns (bytes32)",
]);

const TYPES = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** Seconds that a permit holds. */
const VALID = 1_800n;

/**
 * The domain in which a token takes permits (ERC-2612). The token says the hash of its own: what it does not match is not signed.
 *
 * @returns Undefined if it takes none, or in another way.
 */
export async function permitDomain(
  client: Client,
  chainId: number,
  token: Address,
): Promise<TypedDataDomain | undefined> {
  const of = { address: token, abi: ABI } as const;
  try {
    const [name, separator, version] = await Promise.all([
      read(client, { ...of, functionName: "name" }),
      read(client, { ...of, functionName: "DOMAIN_SEPARATOR" }),
      // Only some tokens say their version; that of the others is 1.
      read(client, { ...of, functionName: "version" }).catch(() => "1"),
    ]);
    const domain = { name, version, chainId, verifyingContract: token };
    return domainSeparator({ domain }) === separator ? domain : undefined;
  } catch {
    return undefined;
  }
}

export type Permit = { deadline: bigint; v: number; r: Hex; s: Hex };

type Signer = {
  config: Config;
  client: Client;
  chainId: number;
  account: Address;
  connector: Connector | undefined;
};

/**
 * Has the person sign that a spender may take an amount of a token, once and soon.
 *
 * @throws what the wallet or the node said: see errors.ts.
 */
export async function signPermit(
  { config, client, chainId, account, connector }: Signer,
  { domain, spender, value }: { domain: TypedDataDomain; spender: Address; value: bigint },
): Promise<Permit> {
  const args = [account] as const;
  const address = domain.verifyingContract as Address;
  const [nonce, { timestamp }, wallet] = await Promise.all([
    read(client, { address, abi: ABI, functionName: "nonces", args }),
    getBlock(client),
    getConnectorClient(config, { chainId, ...(connector && { connector }) }),
  ]);
  const deadline = timestamp + VALID;
  const signature = await signTypedData(wallet, {
    account: wallet.account,
    domain,
    types: TYPES,
    primaryType: "Permit",
    message: { owner: account, spender, value, nonce, deadline },
  });
  const { r, s, yParity } = parseSignature(signature);
  return { deadline, v: 27 + yParity, r, s };
}
