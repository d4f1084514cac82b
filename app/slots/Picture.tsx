import type { SlotSymbol } from "../../lib/games/slots.ts";
import { PictureFrame } from "../parts/PictureFrame.tsx";
import styles from "./Picture.module.css";
import { SymbolDrawing } from "./symbols.tsx";

const REELS: readonly (readonly SlotSymbol[])[] = [
  ["melon", "seven", "plum"],
  ["cherry", "seven", "lemon"],
  ["orange", "bell", "melon"],
];

export function Picture() {
  return (
    <PictureFrame>
      {REELS.map((symbols, reel) => (
        <g key={symbols.join()} transform={`translate(${46 + reel * 78} -10)`}>
          <rect width="72" height="216" rx="10" className={styles.reel} />
          {symbols.map((symbol, row) => (
            <g
              key={symbol}
              transform={`translate(12 ${12 + row * 72})`}
              className={row === 1 ? undefined : styles.off}
            >
              <SymbolDrawing symbol={symbol} />
            </g>
          ))}
        </g>
      ))}
      <rect x="38" y="63" width="244" height="70" rx="11" className={styles.line} />
    </PictureFrame>
  );
}
