import { createServer, request, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/**
 * Stands between a browser and a node, and can be cut, so that to the browser the node is down, or held, so that it is slow. Says and
 * changes nothing itself.
 */
export class Relay {
  #target: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  #gate = Promise.resolve();
  #openGate = () => {};

  constructor(target: string) {
    this.#target = new URL(target);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Leads to another node from now on. */
  turnTo(target: string): void {
    this.#target = new URL(target);
  }

  /** Listens, from the second time on where it listened before. @param port Where to listen at first, if it is free. */
  async open(port = this.#port): Promise<void> {
    if (this.#server) return;
    const server = createServer(async (incoming, outgoing) => {
      await this.#gate;
      const { hostname, port: nodePort } = this.#target;
      const { method, headers, url } = incoming;
      const onward = request({ hostname, port: nodePort, path: url, method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on("error", () => outgoing.destroy());
      incoming.pipe(onward);
    });
    server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    await listen(server, port).catch(() => listen(server, 0));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Passes no question on until `release`. */
  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.#openGate = resolve;
    });
  }

  release(): void {
    this.#openGate();
  }

  /** Hangs up on everybody, and listens no more. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}
