import { PictureFrame } from "../parts/PictureFrame.tsx";
import { Gem, Mine } from "./marks.tsx";
import styles from "./Picture.module.css";

const SAFE = [6, 7, 12, 18];
const MINE = 13;
const SIZE = 30;

export function Picture() {
  return (
    <PictureFrame>
      {Array.from({ length: 25 }, (_, i) => {
        const look = SAFE.includes(i) ? styles.safe : i === MINE ? styles.mine : styles.tile;
        const x = 71 + (i % 5) * 36;
        const y = 10 + Math.floor(i / 5) * 36;
        const mark = SAFE.includes(i) ? <Gem /> : i === MINE ? <Mine /> : null;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: tiles that never move.
          <g key={i} className={look}>
            <rect x={x} y={y} width={SIZE + 2} height={SIZE + 2} rx="8" />
            {mark && (
              <svg x={x + 7} y={y + 7} width="18" height="18" aria-hidden="true">
                {mark}
              </svg>
            )}
          </g>
        );
      })}
    </PictureFrame>
  );
}
