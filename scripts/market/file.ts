import { readFileSync } from "node:fs";
import { isHex } from "viem";
import { type Market, MarketError, readMarket, type SealedMarket } from "../../lib/market.ts";
import { checkSeal, faultsOfSeal, type Seal } from "../../lib/seal.ts";
import { Problem } from "../problem.ts";

/**
 * Reads rules of a market from a file, sealed or not yet.
 *
 * @throws Problem that says all that is wrong, with the rules or with their seal.
 */
export async function readMarketFile(
  file: string,
): Promise<{ market: Market; seal: Seal | undefined }> {
  const read = parse(file);
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
  const faults = faultsOfSeal(await checkSeal(market, seal), seal);
  if (faults.length > 0) throw new Problem(`${file} does not hold.\n  ${faults.join("\n  ")}`);
  const { hash, signature } = seal;
  return { market, seal: signature ? { hash, signature } : { hash } };
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Problem(`There is no file ${file}.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(`${file} is not JSON.`);
  }
}
