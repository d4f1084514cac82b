import { colourOf } from "../../lib/games/roulette.ts";
import styles from "../parts/Picture.module.css";
import { PictureFrame } from "../parts/PictureFrame.tsx";
import { sector } from "../parts/sector.ts";
import { WHEEL } from "./geometry.ts";

export function Picture() {
  const step = 360 / WHEEL.length;
  return (
    <PictureFrame>
      <g transform="translate(160 206)">
        <circle r="186" className={styles.rim} />
        <circle r="172" className={styles.track} />
        {WHEEL.map((number, index) => (
          <path
            key={number}
            d={sector(167, 108, step - 0.9)}
            transform={`rotate(${index * step - 3 * step})`}
            className={styles[colourOf(number)]}
          />
        ))}
        <circle r="92" className={styles.hub} />
        <circle
          r="6.5"
          cx="0"
          cy="-124"
          transform={`rotate(${5 * step})`}
          className={styles.ball}
        />
      </g>
    </PictureFrame>
  );
}
