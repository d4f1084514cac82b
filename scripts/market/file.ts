import { isAddress, isHex } from "viem";
import { type Market, MarketError, readMarket, type SealedMarket } from "../../lib/market.ts";
import { checkSeal, faultsOfSeal, type Seal } from "../../lib/seal.ts";
import { Problem } from "../problem.ts";
import { readJson } from "../read-json.ts";

/**
 * Reads rules of a market from a file, sealed or not yet.
 *
 * @throws Problem that says all that is wrong, with the rules or with their seal.
 */
export async function readMarketFile(
  file: string,
): Promise<{ market: Market; seal: Seal | undefined }> {
  const read = readJson(file);
  const isSealed = typeof read === "object" && read !== null && "market" in read;
  let market: Market;
  try {
    market = readMarket(isSealed ? read.market : read);
  } catch (error) {
    if (!(error instanceof MarketError)) throw error;
    throw new Problem(`${file} has no rules of a market.\n  ${error.faults.join("\n  ")}`);
  }
  if (!isSealed) return { market, seal: undefined };
  const seal = read as SealedMarket;
  if (!isHex(seal.hash)) throw new Problem(`${file}: the seal has no hash.`);
  const { hash, signature } = seal;
  if (signature && !(isAddress(signature.address) && isHex(signature.signature)))
    throw new Problem(`${file}: the seal's signature has no address, or no signature in hex.`);
  const faults = faultsOfSeal(await checkSeal(market, seal), seal);
  if (faults.length > 0) throw new Problem(`${file} does not hold.\n  ${faults.join("\n  ")}`);
  return { market, seal: signature ? { hash, signature } : { hash } };
}
