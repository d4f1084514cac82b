"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Forecast, forecast } from "../../../lib/bank/forecast.ts";
import { type Past, readPast } from "../../../lib/bank/read-past.ts";
import { causes } from "../../../lib/chain/client.ts";
import { useHouse } from "../../chain/use-house.ts";
import { copy } from "./copy.ts";

/** How far the events were read. */
export type Reading = { block: bigint; to: bigint; bets: number };

export type Found = { past: Past; forecast: Forecast };

const SHOW_EVERY_MS = 80;

/** The forecast of a bank, made in this browser with the code of `npm run forecast`. It is made once, and again when it is asked for. */
export function useForecast(bank: number) {
  const { chain, client, deployment } = useHouse();
  const [reading, setReading] = useState<Reading>();
  const query = useQuery({
    queryKey: ["forecast", chain.id, bank],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: deployment
      ? async ({ signal }): Promise<Found> => {
          let shownAt = performance.now();
          const past = await readPast({
            // Whoever leaves stops it at the next question.
            rpc: {
              request: (question) => {
                signal.throwIfAborted();
                return client.request(question as never);
              },
            },
            casino: deployment.casino,
            bank,
            fromBlock: deployment.fromBlock,
            progress(now) {
              if (performance.now() - shownAt < SHOW_EVERY_MS) return;
              shownAt = performance.now();
              setReading(now);
            },
          });
          setReading(undefined);
          return { past, forecast: forecast(past.history, past.refills) };
        }
      : skipToken,
  });
  return {
    found: query.data,
    reading: query.isFetching ? reading : undefined,
    busy: query.isFetching,
    problem: query.error ? problemOf(query.error) : undefined,
    again: () => void query.refetch(),
  };
}

function problemOf(error: Error & { shortMessage?: string }): string {
  const names = causes(error).map(({ name }) => name);
  const isDown = names.includes("HttpRequestError") || names.includes("TimeoutError");
  return isDown ? copy.down : (error.shortMessage ?? error.message);
}
