import { styleText } from "node:util";

/** Tells how far long work is, on a stream that is not the output of the program. */
export type Progress = {
  /** @param total How much there is to do. */
  start(text: string, total: number): Bar;
};

export type Bar = {
  /** @param kept Whether it was there already, from an earlier run. */
  add(done: number, kept: boolean): void;
  end(): void;
};

/** Progress told on the terminal: one line for each work, which counts while it lasts. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    styleText(style, text, { stream });
  return {
    start(text, total) {
      const start = Date.now();
      let done = 0;
      let kept = 0;
      const show = (mark: string, end: string) => {
        const seconds = (Date.now() - start) / 1000;
        const pace = Math.round((done - kept) / Math.max(seconds, 0.001));
        const line = [
          `${thousands(done)} of ${thousands(total)}`,
          `${seconds.toFixed(1)} s`,
          `${thousands(pace)} a second`,
          ...(kept > 0 ? [`${thousands(kept)} kept from an earlier run`] : []),
        ].join("  ");
        stream.write(
          `${stream.isTTY ? "\r\x1b[K" : ""}  ${mark} ${text.padEnd(20)} ${paint("dim", line)}${end}`,
        );
      };
      const timer = stream.isTTY ? setInterval(show, 200, " ", "") : undefined;
      return {
        add(more, wasKept) {
          done += more;
          if (wasKept) kept += more;
        },
        end() {
          clearInterval(timer);
          show(paint("green", "✓"), "\n");
        },
      };
    },
  };
}

/** A whole number as people read it: 10 000 000. */
export function thousands(value: number): string {
  return Math.round(value).toLocaleString("en-US").replaceAll(",", " ");
}
