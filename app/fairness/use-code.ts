"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { keccak256 } from "viem";
import type { GameReport } from "../../lib/certificate/certificate.ts";
import { useHouse, useTables } from "../chain/use-house.ts";

/** Whether a table of the connected house runs the code that was tested. `absent`: the house has no such table. */
export type CodeMatch = "same" | "differs" | "absent";

/** Compares the code of games with that of the tables, by game. Undefined while it is read. */
export function useCodeMatches(
  games: readonly Pick<GameReport, "name" | "code">[],
): Record<string, CodeMatch> | undefined {
  const { chain, client } = useHouse();
  const tables = useTables().data;
  return useQuery({
    queryKey: ["codes", chain.id, tables?.length, games.map(({ code }) => code.hash).join()],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: tables
      ? async () => {
          const matches = games.map(async ({ name, code }) => {
            const own = tables.filter((table) => table.name === name);
            if (own.length === 0) return [name, "absent"] as const;
            const codes = await Promise.all(
              own.map(({ address }) =>
                client.request({ method: "eth_getCode", params: [address, "latest"] }),
              ),
            );
            const same = codes.every((found) => keccak256(found) === code.hash);
            return [name, same ? "same" : "differs"] as const;
          });
          return Object.fromEntries(await Promise.all(matches));
        }
      : skipToken,
  }).data;
}
