import { createServer } from "node:net";
import { Problem } from "../problem.ts";

/** The only address that anything of the local world listens on. */
export const HOST = "127.0.0.1";

/** Tries to listen on a port; 0 takes any free one. @returns The port, or the system's code for why not. */
function probe(port: number): Promise<number | string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

/**
 * A port to listen on.
 *
 * @param text What was asked for; "0" finds a free one.
 * @param option The option that asks for another.
 * @throws Problem if the port is in use.
 */
export async function takePort(text: string, option: string): Promise<number> {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Problem(`${option} takes a port from 0 to 65535, not "${text}".`);
  }
  const found = await probe(port);
  if (typeof found === "number") return found;
  const why =
    found === "EADDRINUSE"
      ? `Port ${port} is in use, perhaps by another start of this.`
      : `Port ${port} cannot be used here (${found}).`;
  throw new Problem(`${why} End that, or take another port: npm start -- ${option} 0`);
}
