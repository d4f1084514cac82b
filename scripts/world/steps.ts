import { styleText } from "node:util";

/** Tells what a program does, on a stream that is not its output. */
export type Steps = {
  /** Says that something is done, and how long it took, or that it failed. */
  step: <T>(text: string, work: () => Promise<T>) => Promise<T>;
  /** A line of a process. */
  say: (name: string, line: string) => void;
};

/** Steps told on the terminal; seconds are counted while one lasts. */
export function stepsOn(stream: NodeJS.WriteStream): Steps {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    styleText(style, text, { stream });
  return {
    async step(text, work) {
      const start = Date.now();
      const show = (mark: string, end: string) => {
        const seconds = ((Date.now() - start) / 1000).toFixed(1);
        stream.write(
          `${stream.isTTY ? "\r" : ""}  ${mark} ${text}  ${paint("dim", `${seconds} s`)}${end}`,
        );
      };
      const timer = stream.isTTY ? setInterval(show, 500, " ", "") : undefined;
      try {
        const result = await work();
        show(paint("green", "✓"), "\n");
        return result;
      } catch (error) {
        show(paint("red", "✗"), "\n");
        throw error;
      } finally {
        clearInterval(timer);
      }
    },
    say(name, line) {
      stream.write(`${paint("dim", name.padEnd(8))} ${line}\n`);
    },
  };
}
