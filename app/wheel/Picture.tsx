import { wheelOf } from "../../lib/games/wheel.ts";
import { PictureFrame } from "../parts/PictureFrame.tsx";
import { sector } from "../parts/sector.ts";
import tiers from "../parts/tiers.module.css";
import { tierOf } from "../parts/tiers.ts";
import styles from "./Picture.module.css";

const PAYS = wheelOf({ segments: 30, risk: "medium" });
const STEP = 360 / PAYS.length;

export function Picture() {
  return (
    <PictureFrame>
      <g transform="translate(160 104)">
        <circle r="86" className={styles.rim} />
        {PAYS.map((multiplier, index) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: segments have no other name.
            key={index}
            d={sector(80, 50, STEP - 1)}
            transform={`rotate(${index * STEP})`}
            className={`${styles.segment} ${tiers[`tier${tierOf(multiplier)}`]}`}
          />
        ))}
        <circle r="42" className={styles.hub} />
        <path d="M0-72-9-94H9Z" className={styles.pointer} />
      </g>
    </PictureFrame>
  );
}
