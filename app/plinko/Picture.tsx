import { pathOf, slotsOf } from "../../lib/games/plinko.ts";
import { PictureFrame } from "../parts/PictureFrame.tsx";
import tiers from "../parts/tiers.module.css";
import { tierOf } from "../parts/tiers.ts";
import { ballAt, pegsOf, touches } from "./fall.ts";
import styles from "./Picture.module.css";

const ROWS = 8;
const UNIT = 17;
const SLOTS = slotsOf({ rows: ROWS, risk: "medium" });
const POINTS = touches(pathOf(0b1101101n, ROWS));
const TRAIL = Array.from({ length: 60 }, (_, i) => ballAt(POINTS, (i / 59) * 0.74));

export function Picture() {
  const ball = TRAIL.at(-1) ?? { x: 0, y: 0 };
  return (
    <PictureFrame>
      <g transform={`translate(160 ${1.9 * UNIT})`}>
        {pegsOf(ROWS).map(({ x, y }) => (
          <circle key={`${x} ${y}`} cx={x * UNIT} cy={y * UNIT} r="2.4" className={styles.peg} />
        ))}
        {SLOTS.map((multiplier, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place.
            key={index}
            x={(index - ROWS / 2) * UNIT - 7.3}
            y={(ROWS - 0.25) * UNIT}
            width="14.6"
            height="12"
            rx="3"
            className={`${styles.slot} ${tiers[`tier${tierOf(multiplier)}`]}`}
          />
        ))}
        <polyline
          points={TRAIL.map(({ x, y }) => `${(x * UNIT).toFixed(1)},${(y * UNIT).toFixed(1)}`).join(
            " ",
          )}
          className={styles.trail}
        />
        <circle cx={ball.x * UNIT} cy={ball.y * UNIT} r="6" className={styles.ball} />
      </g>
    </PictureFrame>
  );
}
