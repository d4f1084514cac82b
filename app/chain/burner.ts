import { type Address, type Chain, createClient, http } from "viem";
import { ChainNotConfiguredError, createConnector } from "wagmi";
import { chainOf, chains, pollingOf, rpcUrlOf } from "./chains.ts";
import { isLocal } from "./local.ts";

export const BURNER_ID = "burner";

type StorageItem = { "burner.connected": true; "burner.chain": number };

/**
 * Play without a wallet, on local chains only: a key of this browser, funded with coins that cost nothing.
 *
 * Refuses every other chain, and a node whose chain id is not that of a local one.
 */
export function burner() {
  return createConnector<unknown, Record<string, unknown>, StorageItem>((config) => {
    let account: Address | undefined;
    let current = chains.find(({ id }) => isLocal(id))?.id;

    /** The chain that is asked for, or the one that it is on. */
    const chainOr = (chainId = current) => {
      const chain = chainId !== undefined && isLocal(chainId) ? chainOf(chainId) : undefined;
      if (!chain) throw new ChainNotConfiguredError();
      return chain;
    };
    const transport = (chainId?: number) => http(rpcUrlOf(chainOr(chainId)), { retryCount: 0 });
    const goTo = async (chainId: number) => {
      current = chainId;
      await config.storage?.setItem("burner.chain", chainId);
    };

    return {
      id: BURNER_ID,
      name: "Play without a wallet",
      type: BURNER_ID,

      async connect({ chainId, isReconnecting, withCapabilities } = {}) {
        const last = (await config.storage?.getItem("burner.chain")) ?? undefined;
        const known = last !== undefined && isLocal(last) && chainOf(last) ? last : undefined;
        const { id } = chainOr(chainId ?? known);
        const { burnerAccount, fund } = await import("./burner-account.ts");
        const { address } = burnerAccount();
        // A page that is opened while the node is down still knows who plays.
        await fund(address, transport(id)).catch((error) => {
          if (!isReconnecting) throw error;
        });
        account = address;
        await goTo(id);
        await config.storage?.setItem("burner.connected", true);
        const accounts = withCapabilities ? [{ address, capabilities: {} }] : [address];
        return { accounts: accounts as never, chainId: id };
      },

      async switchChain({ chainId }) {
        const chain = chainOr(chainId);
        const { fund } = await import("./burner-account.ts");
        if (account) await fund(account, transport(chainId));
        await goTo(chainId);
        config.emitter.emit("change", { chainId });
        return chain as Chain;
      },

      async disconnect() {
        account = undefined;
        await config.storage?.removeItem("burner.connected");
      },

      async getAccounts() {
        return account ? [account] : [];
      },

      async getChainId() {
        return chainOr().id;
      },

      async getProvider() {
        return createClient({ transport: transport() });
      },

      async getClient({ chainId } = {}) {
        const { id } = chainOr(chainId);
        const { burnerAccount } = await import("./burner-account.ts");
        return createClient({
          account: burnerAccount(),
          chain: config.chains.find((chain) => chain.id === id),
          transport: transport(id),
          pollingInterval: pollingOf(id),
        });
      },

      async isAuthorized() {
        return Boolean(await config.storage?.getItem("burner.connected"));
      },

      onAccountsChanged() {},
      onChainChanged() {},
      onDisconnect() {},
    };
  });
}
