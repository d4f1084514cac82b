import styles from "./Die.module.css";

/** Where the pips of a face are, from -1 to 1. */
const PIPS: Record<number, readonly (readonly [number, number])[]> = {
  1: [[0, 0]],
  2: [
    [-1, -1],
    [1, 1],
  ],
  3: [
    [-1, -1],
    [0, 0],
    [1, 1],
  ],
  4: [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ],
  5: [
    [-1, -1],
    [1, -1],
    [0, 0],
    [-1, 1],
    [1, 1],
  ],
  6: [
    [-1, -1],
    [1, -1],
    [-1, 0],
    [1, 0],
    [-1, 1],
    [1, 1],
  ],
};

/** The face of a die, 100 by 100 around the origin, to be put into a drawing. Without a number it is blank. */
export function DieFace({ n, lit }: { n: number | undefined; lit?: boolean }) {
  return (
    <g className={lit ? styles.lit : undefined}>
      <rect x="-50" y="-50" width="100" height="100" rx="19" className={styles.body} />
      <rect x="-44" y="-44" width="88" height="88" rx="15" className={styles.rim} />
      {(n === undefined ? [] : (PIPS[n] ?? [])).map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x * 25} cy={y * 25} r="9" className={styles.pip} />
      ))}
    </g>
  );
}
