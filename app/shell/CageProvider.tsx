"use client";

import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useState } from "react";
import { useConnection } from "wagmi";
import { Dialog } from "../parts/Dialog.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { useWalletDialog } from "./WalletProvider.tsx";

export type Side = "in" | "out";

const Cage = lazy(async () => ({ default: (await import("./Cage.tsx")).Cage }));

const Opener = createContext<(side: Side) => void>(() => {});

/** Opens the cage, where chips are bought and paid back. */
export function useCage(): (side: Side) => void {
  return use(Opener);
}

export function CageProvider({ children }: { children: ReactNode }) {
  const [side, setSide] = useState<Side>();
  const { isConnected } = useConnection();
  const openWallet = useWalletDialog();
  const open = useCallback(
    (to: Side) => (isConnected ? setSide(to) : openWallet()),
    [isConnected, openWallet],
  );
  const close = useCallback(() => setSide(undefined), []);
  return (
    <Opener value={open}>
      {children}
      <Dialog open={side !== undefined && isConnected} onClose={close} title="Chips">
        {side && (
          <Suspense fallback={<Skeleton width="100%" height="330px" />}>
            <Cage side={side} onSide={setSide} onDone={close} />
          </Suspense>
        )}
      </Dialog>
    </Opener>
  );
}
