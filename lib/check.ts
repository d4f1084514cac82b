/** Whether something holds, or that it could not be told. */
export type Ok = boolean | "unknown";

/** A raw number, for those who want to do the sum again. */
export type Value = { label: string; value: string };

/** One thing that was checked. */
export type Check = {
  /** A short name that stays the same, for links and tests. */
  id: string;
  title: string;
  ok: Ok;
  /** What was found, in a sentence. */
  detail: string;
  values: Value[];
  /** It strengthens the proof, but some chains do not allow it: when it is unknown, that holds nothing back. */
  optional?: true;
};

/** False if one is false; unknown if one that is needed is unknown; else true. */
export function together(checks: readonly Pick<Check, "ok" | "optional">[]): Ok {
  if (checks.some(({ ok }) => ok === false)) return false;
  return checks.some(({ ok, optional }) => ok === "unknown" && !optional) ? "unknown" : true;
}
