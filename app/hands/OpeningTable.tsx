import { toPercent } from "../../lib/fraction.ts";
import type { Hand } from "../../lib/hands/hand.ts";
import { percent, times } from "../format.ts";
import { openingOdds } from "./odds.ts";

/** The exact odds of typical deals, each cashed out at once. */
export function OpeningTable({ model }: { model: Hand }) {
  return (
    <table>
      <thead>
        <tr>
          <th>First draw</th>
          <th>Chance</th>
          <th>Then worth</th>
          <th>Edge</th>
        </tr>
      </thead>
      <tbody>
        {model.examples.map(([what, choice]) => {
          const { chance, worth, returnToPlayer } = openingOdds(model, choice);
          const { num, den } = returnToPlayer;
          return (
            <tr key={what}>
              <td>{what}</td>
              <td title={`${chance.num} / ${chance.den}`}>{percent(chance)}</td>
              <td>{times(worth)}</td>
              <td title={`Returns ${num} / ${den}`}>{toPercent({ num: den - num, den }, 4)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
