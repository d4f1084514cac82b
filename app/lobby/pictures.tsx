import { colourOf } from "../../lib/games/roulette.ts";
import { WHEEL } from "../roulette/geometry.ts";
import styles from "./pictures.module.css";

/** Still pictures of the tables, in the forms of their boards. */
export function CoinPicture() {
  return (
    <svg viewBox="-60 0 440 196" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <ellipse cx="160" cy="176" rx="92" ry="8" className={styles.glow} />
      <g transform="translate(160 94) rotate(-14)">
        <ellipse cx="7" cy="5" rx="66" ry="72" className={styles.under} />
        <ellipse rx="66" ry="72" className={styles.disc} />
        <ellipse rx="55" ry="60.5" className={styles.line} />
        <path
          d="M-28-6 0-32 28-6v38h-56V-6Zm0 0h56M-9.5-6v38M9.5-6v38M-28 13h56M-9.5-6 0-32 9.5-6"
          className={styles.mark}
        />
        <path d="M-46-44C-30-62-8-68 14-66L-54 24C-62 2-60-26-46-44Z" className={styles.gleam} />
      </g>
    </svg>
  );
}

export function DicePicture() {
  return (
    <svg viewBox="-60 0 440 196" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <text x="160" y="98" className={styles.big}>
        23.41
      </text>
      <rect x="40" y="138" width="240" height="12" rx="6" className={styles.rail} />
      <rect x="40" y="138" width="119" height="12" rx="6" className={styles.zone} />
      <path d="M96 132l-7-9a9 9 0 1 1 14 0Z" className={styles.marker} />
      <rect x="149" y="130" width="20" height="28" rx="7" className={styles.handle} />
      <path d="M156 138v12M162 138v12" className={styles.grip} />
    </svg>
  );
}

export function RoulettePicture() {
  const step = 360 / WHEEL.length;
  return (
    <svg viewBox="-60 0 440 196" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <g transform="translate(160 206)">
        <circle r="186" className={styles.rim} />
        <circle r="172" className={styles.track} />
        {WHEEL.map((number, index) => (
          <path
            key={number}
            d={wedge(167, 108, step)}
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
    </svg>
  );
}

function wedge(outer: number, inner: number, step: number): string {
  const half = ((step - 0.9) / 2) * (Math.PI / 180);
  const at = (r: number, a: number) =>
    `${(r * Math.sin(a)).toFixed(2)} ${(-r * Math.cos(a)).toFixed(2)}`;
  return `M${at(outer, -half)}A${outer} ${outer} 0 0 1 ${at(outer, half)}L${at(inner, half)}A${inner} ${inner} 0 0 0 ${at(inner, -half)}Z`;
}
