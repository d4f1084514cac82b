import { Problem } from "./problem.ts";

/** Reads a whole number. @throws Problem */
export function wholeNumber(text: string, option: string, least: number, most: number): number {
  const value = Number(text.replaceAll("_", ""));
  if (!/^\d[\d_]*$/.test(text) || value < least || value > most) {
    throw new Problem(`${option} takes a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}
