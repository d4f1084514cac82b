"use client";

import type { ReactNode, RefObject } from "react";
import { useConnection } from "wagmi";
import { useAsset, useNative } from "../chain/use-house.ts";
import { copy } from "../copy.ts";
import { coins } from "../format.ts";
import { Button } from "../parts/Button.tsx";
import { Pane } from "../parts/Pane.tsx";
import { useCage } from "../shell/CageProvider.tsx";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import styles from "./Slip.module.css";
import type { Slip } from "./use-slip.ts";

type Props = {
  head: ReactNode;
  className: string | undefined;
  /** To be sent by a key. */
  form: RefObject<HTMLFormElement | null>;
  slip: Pick<Slip, "total" | "missing" | "short">;
  /** What the button says to whoever is connected. */
  label: string;
  look?: "glass" | "line";
  /** Something stands against it. */
  blocked: boolean;
  onSubmit: () => void;
  /** All that stands before the button. */
  children: ReactNode;
};

/** The form of a bet slip: its button, which connects whoever is not, and what pays for the bet. */
export function SlipForm(props: Props) {
  const { head, className, form, slip, label, look = "glass", blocked, onSubmit, children } = props;
  const { address, status } = useConnection();
  const { bank, symbol, token } = useAsset();
  const native = useNative();
  const openCage = useCage();
  // Tokens are bought in before the bet: coins come with it.
  const needsChips = address !== undefined && slip.short > 0n;
  const openWallet = useWalletDialog();
  return (
    <Pane className={`${styles.slip} ${className ?? ""}`} aria-label="Bet slip">
      {head}
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!address) openWallet();
          else if (needsChips) openCage("in", bank);
          else if (!blocked) onSubmit();
        }}
      >
        {children}
        <div className={styles.bar}>
          <Button
            look={address ? look : "glass"}
            size="l"
            wide
            type="submit"
            disabled={address ? blocked && !needsChips : status === "reconnecting"}
          >
            {!address ? copy.slip.connect : needsChips ? copy.slip.getChips(symbol) : label}
          </Button>
        </div>
        <p className={styles.under}>
          {!address || slip.total === undefined
            ? "\u00a0"
            : needsChips
              ? copy.slip.shortOf(symbol)
              : slip.missing > 0n
                ? copy.slip.buysIn(`${coins(slip.missing)} ${native.symbol}`)
                : token
                  ? copy.slip.fromBoth(symbol, native.symbol)
                  : copy.slip.fromChips}
        </p>
      </form>
    </Pane>
  );
}
