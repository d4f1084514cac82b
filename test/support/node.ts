import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Rpc } from "../../lib/evidence.ts";

type Question = { id: number; method: string; params?: unknown[] };

/** An error as a node answers it. */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Puts a network of this process behind HTTP, as `hardhat node` does. Listens on this machine alone. */
export async function serve(node: Rpc): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "content-type");
    if (request.method === "OPTIONS") return void response.end();
    let text = "";
    for await (const chunk of request) text += chunk;
    const body = JSON.parse(text) as Question | Question[];
    const answers = Array.isArray(body)
      ? await Promise.all(body.map((question) => answer(node, question)))
      : await answer(node, body);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(node: Rpc, { id, method, params = [] }: Question) {
  try {
    return { jsonrpc: "2.0", id, result: await node.request({ method, params }) };
  } catch (error) {
    const { code, message } = error as { code?: number; message: string };
    return { jsonrpc: "2.0", id, error: { code: code ?? -32603, message } };
  }
}
