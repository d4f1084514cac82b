import { readFileSync } from "node:fs";
import { Problem } from "./problem.ts";

/** Reads a JSON file. @throws Problem if there is none, or if it is not JSON. */
export function readJson(file: string): unknown {
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
