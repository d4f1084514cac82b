import type { Forecast, Reason } from "./forecast.ts";

/** Writes chips as an amount of the bank's asset. */
export type WriteChips = (chips: bigint) => string;

/** Why a forecast is what it is, each reason in a sentence. */
export function sentencesOf(forecast: Forecast, write: WriteChips): string[] {
  return forecast.reasons
    .filter(({ chips }) => chips > 0n)
    .map((reason) => `${write(reason.chips)} ${reasonOf(reason, forecast, write)}`);
}

/** What the past says of a forecast, in sentences. */
export function backtestOf({ backtest, ahead, hotTarget }: Forecast): string {
  if (hotTarget === null) {
    return "The past is shorter than two refills, or has no bets: nothing should go cold yet.";
  }
  return `It would have lasted, and left the equity for bets, in ${backtest.sufficed} of ${backtest.windows} such times of the past; what was to be recommended before each, in ${ahead.sufficed} of ${ahead.windows}.`;
}

/** How long hot money must last, in a sentence. */
export function refillOf({ refill }: Forecast): string {
  const lasts = `Hot money must last for ${timeOf(refill.seconds)}`;
  return refill.by === "bucket"
    ? `${lasts}: what it needs by then comes back through the bucket.`
    : `${lasts}, which a larger refill takes: the bucket holds less than is needed.`;
}

/** Why an amount is a part of the hot target: words that follow the amount. */
export function reasonOf(
  { id }: Reason,
  { bets, wins, withdrawals, refill }: Forecast,
  write: WriteChips,
): string {
  const time = timeOf(refill.seconds);
  switch (id) {
    case "bets":
      return `so that bets are taken as before: what is reserved for them, ${write(bets.reserved)}, is a quarter of the equity at most, and 99 of 100 are within their limits from ${write(bets.limit)} on`;
    case "withdrawals":
      return `for liquidity providers: what they take out in ${time}, less deposits, but for 1 of 1,000 such times; at most it was ${write(withdrawals.most)}`;
    case "wins":
      return `for players who win: 3.1 deviations of ${wins.bets} bets, which were taken in the busiest ${time} of the past`;
    case "together":
      return "because more was asked for at times than both explain";
  }
}

/** Seconds as people say them, such as "1 day" or "36 hours". */
export function timeOf(seconds: number): string {
  const units = [
    [86_400, "day"],
    [3_600, "hour"],
    [60, "minute"],
    [1, "second"],
  ] as const;
  const [length, unit] = units.find(([size]) => seconds >= 2 * size || seconds === size) ?? [
    1,
    "second",
  ];
  const count = Math.round((10 * seconds) / length) / 10;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
