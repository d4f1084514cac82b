"use client";

import { getAddress } from "viem";
import { roundOf } from "../../lib/bet-id.ts";
import type { HandVerdict } from "../../lib/verify/hand.ts";
import type { BetVerdict } from "../../lib/verify-bet.ts";
import { AssetRoom } from "../chain/asset.ts";
import { useAssets, useHouse, useTables } from "../chain/use-house.ts";
import { grouped, shorten } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Copyable } from "../parts/Copyable.tsx";
import { outcomeTitle } from "../tables/bet-view.ts";
import styles from "./BetFacts.module.css";

type Props = { bet: bigint; chainId: number | undefined; verdict: BetVerdict };

/** The bet in words: who, what, how much, and what came of it. */
export function BetFacts({ bet, chainId, verdict }: Props) {
  const { hand, settlement, rolls } = verdict;
  const placed = verdict.placed ?? hand?.dealt;
  const { chain } = useHouse(chainId);
  const table = useTables(chainId).data?.find(({ number }) => BigInt(number) === placed?.table);
  const asset = useAssets(chainId).data?.[table?.bank ?? 0];
  const game = table?.game;
  if (!placed) return null;
  const player = getAddress(placed.player);
  return (
    <AssetRoom value={asset}>
      <dl className={styles.facts}>
        <div>
          <dt>Table</dt>
          <dd>{table?.name ?? `Table ${placed.table}`}</dd>
        </div>
        {hand ? (
          <HandFacts hand={hand} />
        ) : (
          <>
            <div>
              <dt>Choice</dt>
              <dd>
                {game ? game.describe(placed.choice) : `${placed.choice}`}
                {rolls.count > 1 && `, ${rolls.count} rolls`}
              </dd>
            </div>
            <div>
              <dt>Stake{game && game.quote(placed.choice).units > 1n ? " for one chip" : ""}</dt>
              <dd>
                <Amount chips={placed.stake} />
              </dd>
            </div>
            <div>
              <dt>Came out</dt>
              <dd>
                {settlement && game
                  ? outcomeTitle({ choice: placed.choice, rolls }, game, settlement)
                  : "nothing yet"}
              </dd>
            </div>
            <div>
              <dt>Payout</dt>
              <dd>{settlement ? <Amount chips={settlement.payout} /> : "none yet"}</dd>
            </div>
          </>
        )}
        <div>
          <dt>Player</dt>
          <dd>
            <Copyable text={player} short={shorten(player, 6)} label="player" />
          </dd>
        </div>
        <div>
          <dt>Round</dt>
          <dd>{grouped(roundOf(bet))}</dd>
        </div>
        <div>
          <dt>Network</dt>
          <dd>{chain.name}</dd>
        </div>
      </dl>
    </AssetRoom>
  );
}

/** A hand in words: how it began, what this bet was of it, and what came of it. */
function HandFacts({ hand }: { hand: HandVerdict }) {
  const { choice, moves, asked, spent, over, payout } = hand;
  return (
    <>
      <div>
        <dt>Hand</dt>
        <dd>{choice}</dd>
      </div>
      <div>
        <dt>This bet</dt>
        <dd>
          {moves[asked]?.what}, move {asked + 1} of {moves.length}
        </dd>
      </div>
      <div>
        <dt>Put in</dt>
        <dd>
          <Amount chips={spent} />
        </dd>
      </div>
      <div>
        <dt>Came out</dt>
        <dd>{over ? "the hand is over" : "the hand goes on"}</dd>
      </div>
      <div>
        <dt>Payout</dt>
        <dd>{payout === undefined ? "none yet" : <Amount chips={payout} />}</dd>
      </div>
    </>
  );
}
