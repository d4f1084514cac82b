import type { BrowserContext, Page } from "playwright-core";
import { createWalletClient, type Hex, http, numberToHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";

type Request = { method: string; params?: unknown[] };
type Answer = { result: unknown } | { error: { code: number; message: string; data?: unknown } };
type Transaction = { to: Hex; data?: Hex; value?: Hex; gas?: Hex };

const REJECTED = 4001;
const UNKNOWN_CHAIN = 4902;

const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><rect width='8' height='8' fill='teal'/></svg>";

/**
 * A browser wallet, as MetaMask is one: it announces itself by EIP-6963, signs for real with a key that the page never sees, can be on
 * another network, and can say no.
 */
export class Wallet {
  readonly account = privateKeyToAccount(generatePrivateKey());
  /** The network that it is on. */
  chainId: number;
  /** The networks that it knows. */
  readonly known: Set<number>;
  /** Every method that the page asked for. */
  readonly asked: string[] = [];

  readonly #rpc: string;
  readonly #pages = new Set<Page>();
  #refusals = 0;
  /** Whether the person has shown the account to the page. */
  #permitted = false;

  /** @param rpc The node through which it sends. */
  constructor(rpc: string, chainId: number) {
    this.#rpc = rpc;
    this.chainId = chainId;
    this.known = new Set([chainId]);
  }

  /** Puts it into every page of a browser's context. */
  async install(
    context: BrowserContext,
    { name = "Test Wallet", rdns = "test.wallet" } = {},
  ): Promise<void> {
    context.on("page", (page) => this.#pages.add(page));
    await context.exposeFunction("askTestWallet", (request: Request) => this.#answer(request));
    await context.addInitScript(announce, { name, rdns, icon: ICON });
  }

  /** Declines the next request that needs a person. */
  declineNext(): void {
    this.#refusals++;
  }

  /** Moves to another network, as a person does in the wallet's own window. */
  async moveTo(chainId: number): Promise<void> {
    this.chainId = chainId;
    for (const page of this.#pages) {
      if (page.isClosed()) continue;
      await page.evaluate(
        (id) =>
          window.dispatchEvent(new CustomEvent("test-wallet", { detail: ["chainChanged", id] })),
        numberToHex(chainId),
      );
    }
  }

  async #answer(request: Request): Promise<Answer> {
    this.asked.push(request.method);
    try {
      return { result: await this.#handle(request) };
    } catch (thrown) {
      const {
        code = -32603,
        message,
        data,
      } = thrown as { code?: number; message: string; data?: unknown };
      return { error: { code, message, ...(data !== undefined && { data }) } };
    }
  }

  async #handle({ method, params = [] }: Request): Promise<unknown> {
    switch (method) {
      case "eth_accounts":
        return this.#permitted ? [this.account.address] : [];
      case "eth_requestAccounts":
        this.#person();
        this.#permitted = true;
        return [this.account.address];
      case "wallet_requestPermissions":
        this.#person();
        this.#permitted = true;
        return [
          {
            parentCapability: "eth_accounts",
            caveats: [{ type: "restrictReturnedAccounts", value: [this.account.address] }],
          },
        ];
      case "wallet_revokePermissions":
        this.#permitted = false;
        return null;
      case "eth_chainId":
        return numberToHex(this.chainId);
      case "wallet_switchEthereumChain": {
        const [{ chainId }] = params as [{ chainId: Hex }];
        if (!this.known.has(Number(chainId)))
          throw refusal(UNKNOWN_CHAIN, "Unrecognized chain ID.");
        this.#person();
        await this.moveTo(Number(chainId));
        return null;
      }
      case "wallet_addEthereumChain": {
        const [{ chainId }] = params as [{ chainId: Hex }];
        this.#person();
        this.known.add(Number(chainId));
        await this.moveTo(Number(chainId));
        return null;
      }
      case "eth_sendTransaction": {
        this.#person();
        const [{ to, data, value, gas }] = params as [Transaction];
        return this.#client().sendTransaction({
          to,
          ...(data && { data }),
          ...(value && { value: BigInt(value) }),
          ...(gas && { gas: BigInt(gas) }),
          chain: null,
        });
      }
      case "eth_signTypedData_v4": {
        this.#person();
        return this.account.signTypedData(JSON.parse((params as [string, string])[1]));
      }
      default:
        return this.#client().request({ method, params } as never);
    }
  }

  #client() {
    return createWalletClient({ account: this.account, transport: http(this.#rpc) });
  }

  #person(): void {
    if (this.#refusals === 0) return;
    this.#refusals--;
    throw refusal(REJECTED, "User rejected the request.");
  }
}

function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** Runs in the page, before its own scripts. */
function announce(info: { name: string; rdns: string; icon: string }): void {
  type Listener = (...args: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();
  const ask = (request: unknown) =>
    (window as unknown as { askTestWallet(request: unknown): Promise<Answer> }).askTestWallet(
      request,
    );
  const provider = {
    async request(request: { method: string; params?: unknown[] }) {
      const answer = await ask(request);
      if ("error" in answer) throw Object.assign(new Error(answer.error.message), answer.error);
      return answer.result;
    },
    on(event: string, listener: Listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener(event: string, listener: Listener) {
      listeners.get(event)?.delete(listener);
    },
  };
  window.addEventListener("test-wallet", (event) => {
    const [name, ...args] = (event as CustomEvent<[string, ...unknown[]]>).detail;
    for (const listener of listeners.get(name) ?? []) listener(...args);
  });
  const detail = Object.freeze({
    info: { uuid: "5b3c6c2e-7f0a-4e0b-9b55-0a4b3f1c9d10", ...info },
    provider,
  });
  const say = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  window.addEventListener("eip6963:requestProvider", say);
  say();
}
