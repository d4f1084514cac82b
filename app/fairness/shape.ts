/** Says where a value is not what it should be, such as "games[0].name". Undefined if it is. */
export type Shape = (value: unknown, path: string) => string | undefined;

const when =
  (holds: (value: unknown) => boolean): Shape =>
  (value, path) =>
    holds(value) ? undefined : path;

export const text = when((value) => typeof value === "string");
export const flag = when((value) => typeof value === "boolean");
export const number = when((value) => typeof value === "number" && Number.isFinite(value));
/** A whole number from 0. */
export const count = when((value) => Number.isSafeInteger(value) && (value as number) >= 0);
/** From 0 to 1. */
export const share = when((value) => typeof value === "number" && value >= 0 && value <= 1);
/** A whole number of any size, as text. */
export const whole = when((value) => typeof value === "string" && /^-?\d{1,2000}$/.test(value));
export const hex = when((value) => typeof value === "string" && /^0x[0-9a-fA-F]+$/.test(value));

export const oneOf = (...values: readonly string[]): Shape =>
  when((value) => values.includes(value as string));

export const optional =
  (shape: Shape): Shape =>
  (value, path) =>
    value === undefined ? undefined : shape(value, path);

export const list =
  (shape: Shape): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return path;
    for (const [index, item] of value.entries()) {
      const wrong = shape(item, `${path}[${index}]`);
      if (wrong) return wrong;
    }
    return undefined;
  };

export const record =
  (shapes: Record<string, Shape>): Shape =>
  (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return path;
    for (const [key, shape] of Object.entries(shapes)) {
      const wrong = shape((value as Record<string, unknown>)[key], path ? `${path}.${key}` : key);
      if (wrong) return wrong;
    }
    return undefined;
  };
