import { type Line, PAYTABLES, type Reels, type SlotSymbol } from "../../lib/games/slots.ts";
import styles from "./PayTable.module.css";
import { SymbolUse } from "./symbols.tsx";

/** What symbols alike from the left pay, times the stake. */
export function PayTable({ reels, line }: { reels: Reels; line: Line | undefined }) {
  const rows = Object.entries(PAYTABLES[reels]) as [SlotSymbol, readonly number[]][];
  return (
    <table className={styles.pays}>
      <caption className="sr-only">What symbols alike from the left pay, times the stake</caption>
      <thead>
        <tr>
          <th scope="col">Alike from the left</th>
          {Array.from({ length: reels }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a number of reels.
            <th key={i} scope="col">
              {i + 1}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.reverse().map(([symbol, pays]) => (
          <tr key={symbol}>
            <th scope="row">
              <SymbolUse symbol={symbol} />
              {symbol}
            </th>
            {pays.map((times, i) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a number of reels.
                key={i}
                className={
                  line?.symbol === symbol && line.alike === i + 1 ? styles.here : undefined
                }
              >
                {times > 0 ? `${times}×` : <span className={styles.none}>–</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
