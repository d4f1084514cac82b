/**
 * How many letters to read draws in: all kinds if they are few enough, else a number up to `most` that divides them, if there is one that
 * is not much smaller.
 */
export function lettersFor(kinds: number, most: number): number {
  if (kinds <= most) return kinds;
  for (let size = most; size > most / 2; size--) if (kinds % size === 0) return size;
  return most;
}

/**
 * Reads symbols as letters, each equally likely. Where the kinds are no multiple of the letters, the symbols of the incomplete last turn
 * are left out: it is as a player would use roulette to draw from 36 numbers, by spinning again at the 37th.
 */
export function lettersOf(symbols: Uint32Array, kinds: number, letters: number): Uint16Array {
  if (letters < 2 || letters > Math.min(kinds, 65_536)) {
    throw new RangeError(`${kinds} kinds cannot be read as ${letters} letters`);
  }
  const width = Math.floor(kinds / letters);
  const end = width * letters;
  const read = new Uint16Array(symbols.length);
  let length = 0;
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols[i] as number;
    if (symbol < end) read[length++] = symbol / width;
  }
  return read.subarray(0, length);
}

/** Reads as many letters together as are needed for at least `least` values. @returns The values, from 0, and how many there are. */
export function wordsOf(
  read: Uint16Array,
  letters: number,
  least: number,
): { values: Uint32Array; size: number } {
  let together = 1;
  let size = letters;
  while (size < least) {
    size *= letters;
    together++;
  }
  const values = new Uint32Array(Math.floor(read.length / together));
  for (let i = 0; i < values.length; i++) {
    let value = 0;
    for (let k = 0; k < together; k++) value = value * letters + (read[i * together + k] as number);
    values[i] = value;
  }
  return { values, size };
}

/** The highest number of letters, up to `most`, of which `length` together have at most `cells` combinations, and at least 2. */
export function mostLetters(most: number, length: number, cells: number): number {
  return Math.max(2, Math.min(most, Math.floor(cells ** (1 / length) + 1e-9)));
}
