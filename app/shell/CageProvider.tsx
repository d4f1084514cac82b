"use client";

import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useState } from "react";
import { useConnection } from "wagmi";
import { Dialog } from "../parts/Dialog.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { useWalletDialog } from "./WalletProvider.tsx";

export type Side = "in" | "out";

const Cage = lazy(async () => ({ default: (await import("./Cage.tsx")).Cage }));

type Open = (side: Side, bank?: number) => void;

const Opener = createContext<Open>(() => {});

/** Opens the cage, where chips are bought and paid back, for the asset of a bank: the native coin, if none is named. */
export function useCage(): Open {
  return use(Opener);
}

export function CageProvider({ children }: { children: ReactNode }) {
  const [side, setSide] = useState<Side>();
  const [bank, setBank] = useState(0);
  const { isConnected } = useConnection();
  const openWallet = useWalletDialog();
  const open = useCallback(
    (to: Side, of = 0) => {
      if (!isConnected) return openWallet();
      setSide(to);
      setBank(of);
    },
    [isConnected, openWallet],
  );
  const close = useCallback(() => setSide(undefined), []);
  return (
    <Opener value={open}>
      {children}
      <Dialog open={side !== undefined && isConnected} onClose={close} title="Chips">
        {side && (
          <Suspense fallback={<Skeleton width="100%" height="330px" />}>
            <Cage side={side} onSide={setSide} bank={bank} onBank={setBank} onDone={close} />
          </Suspense>
        )}
      </Dialog>
    </Opener>
  );
}
