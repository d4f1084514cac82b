import { existsSync, readFileSync } from "node:fs";
import { isHex, size } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { Problem } from "./problem.ts";

/**
 * The account that signs.
 *
 * @param place The name of an environment variable that holds the private key, or of a file that does: a key on the command line could be
 * seen by everybody on the machine.
 * @throws Problem if there is no key. It never says what was found instead.
 */
export function accountOf(place: string): PrivateKeyAccount {
  const text = process.env[place] ?? (existsSync(place) ? readFileSync(place, "utf8") : undefined);
  if (text === undefined) {
    throw new Problem(
      "--key takes the name of an environment variable or of a file, which is not there.",
    );
  }
  const trimmed = text.trim();
  const key = trimmed.startsWith("0x") ? trimmed : `0x${trimmed}`;
  if (!isHex(key) || size(key) !== 32) {
    throw new Problem("--key: what stands there is not a private key of 32 bytes in hex.");
  }
  return privateKeyToAccount(key);
}
