const MINUS = "\u2212";

/** The price of a share, to the millionth. */
export function price(value: number): string {
  return value.toFixed(6);
}

/** A change in per cent, with its sign, and three digits that say something: "+0.0213 %". */
export function change(part: number): string {
  const percent = Math.abs(part) * 100;
  const digits =
    percent === 0 || percent >= 100
      ? 2
      : Math.min(8, Math.max(2, 2 - Math.floor(Math.log10(percent))));
  const sign = part > 0 ? "+" : part < 0 ? MINUS : "";
  return `${sign}${percent.toFixed(digits)} %`;
}

/** How many times as long, in words. */
export function times(spans: number): string {
  if (spans >= 1_000_000) return "over a million times";
  if (spans >= 10) return `about ${Number(spans.toPrecision(2)).toLocaleString("en-GB")} times`;
  return `about ${spans.toFixed(1)} times`;
}
