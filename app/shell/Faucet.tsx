"use client";

import { useState } from "react";
import { encodeFunctionData, parseAbi } from "viem";
import { useConnection } from "wagmi";
import { isLocal } from "../chain/local.ts";
import { useAsset, useHouse } from "../chain/use-house.ts";
import { useSend } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { notify } from "./Notices.tsx";
import { sendLabel } from "./send-label.ts";

// Only tokens of the local world have one: see contracts/local/LocalToken.sol.
const FAUCET = parseAbi(["function mint(address to, uint256 amount)"]);
const TOKENS = 10_000n;

/** On a local chain, tokens for nothing, as there are coins for nothing. */
export function Faucet() {
  const { chain } = useHouse();
  const { symbol, token, chip, digits } = useAsset();
  const { address } = useConnection();
  const { send, step } = useSend();
  const [failure, setFailure] = useState<Explanation>();
  if (!isLocal(chain.id) || !token || !address) return null;

  async function take() {
    if (!token || !address) return;
    setFailure(undefined);
    try {
      const amount = TOKENS * chip * 10n ** BigInt(digits);
      const args = [address, amount] as const;
      await send({
        to: token,
        data: encodeFunctionData({ abi: FAUCET, functionName: "mint", args }),
      });
      notify(`${TOKENS.toLocaleString("en-GB")} ${symbol} are in your wallet`);
    } catch (error) {
      setFailure(await explain(error, symbol, "bet", digits));
    }
  }

  return (
    <>
      <Notice
        tone="quiet"
        action={
          <Button size="s" disabled={step !== "idle"} onClick={() => void take()}>
            {sendLabel(step) ?? `Take ${TOKENS.toLocaleString("en-GB")} ${symbol}`}
          </Button>
        }
      >
        {copy.wallet.faucet(symbol)}
      </Notice>
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
    </>
  );
}
