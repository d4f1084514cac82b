import { type Address, createClient, http } from "viem";
import { ChainNotConfiguredError, createConnector } from "wagmi";
import { chainOf, pollingOf, rpcUrlOf } from "./chains.ts";
import { isLocal, LOCAL_CHAIN_ID } from "./local.ts";

export const BURNER_ID = "burner";

type StorageItem = { "burner.connected": true };

/**
 * Play without a wallet, on a local chain only: a key of this browser, funded with coins that cost nothing.
 *
 * Refuses every other chain, and a node whose chain id is not the local one.
 */
export function burner() {
  return createConnector<unknown, Record<string, unknown>, StorageItem>((config) => {
    let account: Address | undefined;

    const transport = () => {
      const chain = chainOf(LOCAL_CHAIN_ID);
      if (!chain) throw new ChainNotConfiguredError();
      return http(rpcUrlOf(chain), { retryCount: 0 });
    };
    const refuse = (chainId: number | undefined) => {
      if (chainId !== undefined && !isLocal(chainId)) throw new ChainNotConfiguredError();
    };

    return {
      id: BURNER_ID,
      name: "Play without a wallet",
      type: BURNER_ID,

      async connect({ chainId, isReconnecting, withCapabilities } = {}) {
        refuse(chainId);
        const { burnerAccount, fund } = await import("./burner-account.ts");
        const { address } = burnerAccount();
        // A page that is opened while the node is down still knows who plays.
        await fund(address, transport()).catch((error) => {
          if (!isReconnecting) throw error;
        });
        account = address;
        await config.storage?.setItem("burner.connected", true);
        const accounts = withCapabilities ? [{ address, capabilities: {} }] : [address];
        return { accounts: accounts as never, chainId: LOCAL_CHAIN_ID };
      },

      async disconnect() {
        account = undefined;
        await config.storage?.removeItem("burner.connected");
      },

      async getAccounts() {
        return account ? [account] : [];
      },

      async getChainId() {
        return LOCAL_CHAIN_ID;
      },

      async getProvider() {
        return createClient({ transport: transport() });
      },

      async getClient({ chainId } = {}) {
        refuse(chainId);
        const { burnerAccount } = await import("./burner-account.ts");
        return createClient({
          account: burnerAccount(),
          chain: config.chains.find(({ id }) => id === LOCAL_CHAIN_ID),
          transport: transport(),
          pollingInterval: pollingOf(LOCAL_CHAIN_ID),
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
