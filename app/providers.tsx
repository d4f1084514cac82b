"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { WagmiProvider } from "wagmi";
import { config } from "./chain/config.ts";
import { useHeartbeat } from "./chain/heartbeat.ts";
import { CageProvider } from "./shell/CageProvider.tsx";
import { Notices } from "./shell/Notices.tsx";
import { WalletProvider } from "./shell/WalletProvider.tsx";

/** What every page needs: the wallet, the reads of the chain, and the dialogs that open from anywhere. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(newQueryClient);
  return (
    <WagmiProvider config={config}>
      <QueryClientProvider client={queryClient}>
        <Heartbeat />
        <WalletProvider>
          <CageProvider>{children}</CageProvider>
        </WalletProvider>
        <Notices />
      </QueryClientProvider>
    </WagmiProvider>
  );
}

function Heartbeat() {
  useHeartbeat();
  return null;
}

// Data go stale when a block comes, and not otherwise. A local node is reached without the internet.
function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 600_000,
        retry: false,
        networkMode: "always",
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
