"use client";

import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useState } from "react";
import { useConnection } from "wagmi";
import { Dialog } from "../parts/Dialog.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";

const Connectors = lazy(async () => ({ default: (await import("./Connectors.tsx")).Connectors }));
const Account = lazy(async () => ({ default: (await import("./Account.tsx")).Account }));

const Opener = createContext<() => void>(() => {});

/** Opens the dialog of the wallet: to connect one, or to see the one that is connected. */
export function useWalletDialog(): () => void {
  return use(Opener);
}

export function WalletProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const { isConnected } = useConnection();
  const openIt = useCallback(() => setOpen(true), []);
  const close = useCallback(() => setOpen(false), []);
  return (
    <Opener value={openIt}>
      {children}
      <Dialog open={open} onClose={close} title={isConnected ? "Your wallet" : "Connect a wallet"}>
        <Suspense fallback={<Skeleton width="100%" height="120px" />}>
          {isConnected ? <Account onLeave={close} /> : <Connectors onConnected={close} />}
        </Suspense>
      </Dialog>
    </Opener>
  );
}
