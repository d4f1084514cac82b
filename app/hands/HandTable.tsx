"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useConnection } from "wagmi";
import { ONE_ROLL } from "../../lib/play.ts";
import type { BetRow } from "../chain/bet-log.ts";
import { drawsOf } from "../chain/draws.ts";
import { useHandLog, useMyBets } from "../chain/use-bets.ts";
import { useAsset, useNative, usePurse } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { AssetPlace } from "../tables/AssetPlace.tsx";
import { AtTable, type Seat } from "../tables/AtTable.tsx";
import { Life } from "../tables/Life.tsx";
import { entryOf } from "../tables/registry.ts";
import { type Sheet, SlipHead } from "../tables/SlipHead.tsx";
import { progressOf } from "../tables/Stage.tsx";
import { chime, isSoundOn, setSound } from "../tables/sound.ts";
import styles from "../tables/Table.module.css";
import { TableNav } from "../tables/TableNav.tsx";
import { useBetState } from "../tables/use-bet-state.ts";
import { useHotKeys } from "../tables/use-hot-keys.ts";
import { usePlace } from "../tables/use-place.ts";
import { useSlip } from "../tables/use-slip.ts";
import { useToBoard } from "../tables/use-to-board.ts";
import { DealSlip, type Term } from "./DealSlip.tsx";
import { HandSlip } from "./HandSlip.tsx";
import { HandStage } from "./HandStage.tsx";
import { chipsUp, pendingMove, playHand } from "./hand-play.ts";
import type { HandFacts, HandScene } from "./scene.ts";
import { useDecide } from "./use-decide.ts";
import { useHands } from "./use-hands.ts";

const AssetSwitch = dynamic(() => import("../tables/AssetSwitch.tsx"), {
  ssr: false,
  loading: () => <AssetPlace />,
});

type Props<View> = {
  facts: HandFacts<View>;
  /** What opens a hand. Undefined while there is nothing to open it with. */
  choice: bigint | undefined;
  choiceMissing?: string | undefined;
  /** What the choice means, before the button. */
  terms: readonly Term[];
  /** Where a choice is made, if not on the board. */
  children?: ReactNode;
  board: (scene: HandScene<View>) => ReactNode;
  /** The decisions, while the hand goes on. */
  decisions: (scene: HandScene<View>) => ReactNode;
};

/** The room of a table of hands: a slip that deals or decides, the board, and the life of the house. */
export function HandTable<View>(props: Props<View>) {
  return <AtTable slug={props.facts.slug}>{(seat) => <Room {...props} {...seat} />}</AtTable>;
}

function Room<View>(props: Props<View> & Seat) {
  const { facts, choice, choiceMissing, terms, children, board, decisions, table, absent } = props;
  const { address } = useConnection();
  const isToken = useAsset().token !== undefined;
  const native = useNative();
  const model = table?.hand as import("../../lib/hands/hand.ts").Hand<View> | undefined;
  const slip = useSlip(table, choice, facts.firstStake);
  /** Of the native coin, which pays for chance. */
  const chips = usePurse(address, native).data?.chips;
  const held = useHands(address);
  const open = table && held?.[table.number];
  const openLog = useHandLog(address, open?.id);
  const mine = useMyBets(address).bets?.filter((bet) => bet.table === table?.number);
  const [chosen, setChosen] = useState<bigint>();
  const [cleared, setCleared] = useState<bigint>();
  const [sheet, setSheet] = useState<Sheet>();
  const placing = usePlace((bet) => setChosen(bet.id));
  const deciding = useDecide(table?.number);
  const watched = useRef(new Set<bigint>());
  const form = useRef<HTMLFormElement>(null);

  const latest = mine?.find(({ id }) => id === chosen) ?? mine?.[0];
  const shown = openLog ?? (open || latest?.id === cleared ? undefined : latest);
  const bet: BetRow | undefined = placing.step === "idle" ? shown : undefined;
  const play = bet && model ? playHand(bet, model) : undefined;
  const draws = bet ? drawsOf(bet) : [];
  const draw = draws.findLast((one) => !one.end) ?? draws.at(-1);
  const state = useBetState(draw);
  const step = placing.step === "idle" ? deciding.step : placing.step;
  const inPlay = open !== undefined || (play !== undefined && !play.over);
  const canDecide =
    step === "idle" &&
    open !== undefined &&
    !open.waiting &&
    open.id === bet?.id &&
    open.state === play?.state;
  const waiting = step !== "idle" || (draw !== undefined && !draw.end);

  useEffect(() => {
    if (draw && !draw.end) watched.current.add(draw.id);
  }, [draw]);

  async function deal(): Promise<void> {
    if (!table || choice === undefined || slip.stake === undefined || !slip.ready || inPlay) return;
    chime("placed");
    const { stake, missing } = slip;
    await placing.place({ table: table.number, stake, choice, rolls: ONE_ROLL, missing });
  }

  const priceOf = (action: bigint) => {
    if (!model || !play || !bet) return { cost: 0n, coins: 0n };
    const { outcomes, cost } = model.decide(play.state, action);
    const price = chipsUp(cost, bet.stake);
    const fee = outcomes > 1n ? (slip.fee ?? 0n) : 0n;
    return { cost: price, coins: isToken ? fee : price + fee };
  };
  const missingFor = (total: bigint) => (chips !== undefined && total > chips ? total - chips : 0n);

  const scene: HandScene<View> = {
    id: `${bet?.id} ${bet?.moves.length} ${waiting}`,
    view: play?.view,
    play,
    choice: bet?.choice ?? (placing.step === "idle" ? undefined : choice),
    stake: bet?.stake,
    waiting,
    pending: deciding.action ?? (bet && pendingMove(bet)?.action),
    progress: draw && !draw.end ? progressOf(state) : 0,
    fresh: draw !== undefined && watched.current.has(draw.id),
    inPlay,
    canDecide,
    decide: (action) => {
      if (!canDecide) return;
      chime("placed");
      void deciding.decide(action, missingFor(priceOf(action).coins));
    },
    costOf: (action) => priceOf(action).cost,
    clear: () => !inPlay && setCleared(latest?.id),
  };

  useToBoard(step);
  useHotKeys({
    b: () => form.current?.requestSubmit(),
    r: () => setSheet("rules"),
    s: () => setSound(!isSoundOn()),
    k: () => setSheet("keys"),
  });

  const head = (
    <>
      <SlipHead
        name={entryOf(facts.slug).name}
        rules={facts.rules}
        odds={model && facts.odds(model)}
        keys={[...facts.keys, ...copy.hands.keys]}
        sheet={sheet}
        onSheet={setSheet}
      />
      <AssetSwitch slug={facts.slug} disabled={step !== "idle"} />
    </>
  );
  return (
    <div className={styles.room}>
      <TableNav slug={facts.slug} />
      {inPlay ? (
        <HandSlip
          head={head}
          className={styles.slip}
          scene={scene}
          open={open}
          fee={slip.fee}
          chips={chips}
          step={step}
          failure={deciding.failure}
          onClose={() => void deciding.close(missingFor(slip.fee ?? 0n))}
        >
          {decisions(scene)}
        </HandSlip>
      ) : (
        <DealSlip
          head={head}
          className={styles.slip}
          form={form}
          table={table}
          absent={absent}
          slip={slip}
          verb={facts.verb}
          choiceMissing={choiceMissing}
          terms={terms}
          step={step}
          failure={placing.failure}
          onDeal={() => void deal()}
        >
          {children}
        </DealSlip>
      )}
      <HandStage
        facts={facts}
        model={model}
        scene={scene}
        bet={bet}
        draw={draw}
        state={state}
        step={step}
        reading={open !== undefined && openLog === undefined && step === "idle"}
        board={board}
        recent={mine?.slice(0, 12)}
        onChoose={(id) => {
          setCleared(undefined);
          setChosen(id);
        }}
      />
      <Life />
    </div>
  );
}
