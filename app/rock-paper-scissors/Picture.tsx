import { PictureFrame } from "../parts/PictureFrame.tsx";
import styles from "./Picture.module.css";
import { ThrowPath } from "./ThrowMark.tsx";

const HANDS = [
  { shape: "paper", x: 66, tilt: -9 },
  { shape: "rock", x: 160, tilt: 0 },
  { shape: "scissors", x: 254, tilt: 9 },
] as const;

export function Picture() {
  return (
    <PictureFrame>
      {HANDS.map(({ shape, x, tilt }) => (
        <g key={shape} transform={`translate(${x} 98) rotate(${tilt})`} className={styles[shape]}>
          <rect x="-39" y="-47" width="78" height="94" rx="13" />
          <g transform="translate(-28 -28) scale(1.17)">
            <ThrowPath shape={shape} />
          </g>
        </g>
      ))}
    </PictureFrame>
  );
}
