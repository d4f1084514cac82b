import { isHex } from "viem";
import type { Certificate, SignedCertificate } from "../../lib/certificate/certificate.ts";
import { differenceOf } from "../../lib/certificate/difference.ts";
import { Problem } from "../problem.ts";
import { readJson } from "../read-json.ts";

/** Reads a certificate from a file. @throws Problem if it is none. */
export function readCertificate(file: string): SignedCertificate {
  const read = readJson(file) as SignedCertificate;
  if (read?.certificate?.format !== "glasshouse-certificate/1" || !isHex(read.hash)) {
    throw new Problem(`${file} is not a certificate of this audit.`);
  }
  return read;
}

/** Where a certificate differs from the one that was made again. */
export function checkAgain(theirs: Certificate, ours: Certificate): string[] {
  const where = differenceOf(theirs, ours);
  if (where === undefined) return [];
  const at = (of: unknown) => JSON.stringify(valueAt(of, where)) ?? "nothing";
  return [`${where} is ${clip(at(theirs))}; made again it is ${clip(at(ours))}.`];
}

function valueAt(of: unknown, path: string): unknown {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], of);
}

function clip(text: string): string {
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}
