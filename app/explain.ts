import type { Explanation } from "./errors.ts";

/** What an error is about: a decision of a hand is not refused as a bet is. */
type Subject = "bet" | "hand";

/**
 * What to tell a person about an error. The sentences are read when the first one is needed, which most visits never do.
 *
 * @param unit The coin that chips are of, for amounts.
 * @param digits Digits after the point that a chip has.
 */
export async function explain(
  error: unknown,
  unit?: string,
  subject: Subject = "bet",
  digits?: number,
): Promise<Explanation> {
  const errors = await import("./errors.ts").catch(() => undefined);
  if (!errors) {
    return {
      tone: "error",
      text: "It did not work, and the page could not be read to its end to say why. Reload it, and try again.",
    };
  }
  return errors.explain(
    error,
    unit,
    subject === "hand" ? errors.SENTENCES_OF_HANDS : errors.SENTENCES,
    digits,
  );
}
