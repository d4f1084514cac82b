"use client";

import { encodeFunctionData } from "viem";
import { useConnection } from "wagmi";
import { weiToChipsDown } from "../../lib/chips.ts";
import { lotteryAbi } from "../../lib/generated/abi.ts";
import { useHouse } from "../chain/use-house.ts";
import { coins } from "../format.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import { copy } from "./copy.ts";
import styles from "./StartDraw.module.css";
import { useAct } from "./use-act.ts";
import type { Sale } from "./use-lottery.ts";

/** The button that anybody may press when sales are over. */
export function StartDraw({ sale }: { sale: Sale }) {
  const { address } = useConnection();
  const { chain, deployment } = useHouse();
  const openWallet = useWalletDialog();
  const { act, busy, label, failure } = useAct();
  const { draw, before, chanceMissing } = sale;
  const { status } = sale.state;
  if (!deployment || (status !== "ended" && status !== "failed")) return null;
  const behind = before?.status === "requested" ? before.draw : undefined;
  const pays = status === "ended" && chanceMissing > 0n;

  const start = () =>
    act(
      {
        to: deployment.lottery,
        data: encodeFunctionData({ abi: lotteryAbi, functionName: "startDraw" }),
        // The price of chance may change until the block; what is too much comes back.
        value: pays ? (chanceMissing * 6n) / 5n : 0n,
      },
      status === "ended" ? `Draw ${draw} is started` : `Draw ${draw} is closed`,
    );

  return (
    <div className={styles.start}>
      <Notice tone="wait">
        {status === "failed"
          ? copy.failed
          : behind !== undefined
            ? copy.endedBehind(behind)
            : copy.ended}
      </Notice>
      {behind === undefined && (
        <Button
          look="glass"
          disabled={busy}
          onClick={() => (address ? void start() : openWallet())}
        >
          {label ?? (status === "ended" ? "Start the draw" : "Close the draw")}
        </Button>
      )}
      {pays && (
        <p className={styles.note}>
          The lottery's cut does not cover the word yet: whoever starts adds{" "}
          {coins(weiToChipsDown(chanceMissing))} {chain.nativeCurrency.symbol}.
        </p>
      )}
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
    </div>
  );
}
