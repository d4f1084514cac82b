import { forecast } from "../../lib/bank/forecast.ts";
import { backtestOf } from "../../lib/bank/forecast-words.ts";
import { PastError, readPast } from "../../lib/bank/read-past.ts";
import type { Hex } from "../../lib/bytes.ts";
import type { Bank } from "./banks.ts";
import type { Errand, Now, Sender } from "./sender.ts";

const DAY = 86_400n;

/**
 * Says once a day how much of a bank's equity should be kept hot by its past, beside what its reserve is told. Reads all of that past:
 * where it is long, that takes its time.
 */
export function openForecast(casino: Hex) {
  return ({ client: rpc, log }: Sender, { index, name, amountOf }: Bank): Errand => {
    let next = 0n;

    async function tick(now: Now): Promise<void> {
      if (now.timestamp < next) return;
      const past = await readPast({ rpc, casino, bank: index }).catch((error: unknown) => {
        if (error instanceof PastError) return undefined;
        throw error;
      });
      next = now.timestamp + DAY;
      if (!past) return;
      const found = forecast(past.history, past.refills);
      if (found.hotTarget === null) return;
      const { hotTarget } = past.standing;
      const target = hotTarget === null ? "everything" : amountOf(hotTarget);
      log(
        `The ${name} should keep ${amountOf(found.hotTarget)} hot, and keeps ${target}. ${backtestOf(found)}`,
      );
    }

    return { tick };
  };
}
