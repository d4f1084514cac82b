/** How far apart a table's multipliers lie, as choices number it: 0, 1, 2. */
export const RISKS = ["low", "medium", "high"] as const;

export type Risk = (typeof RISKS)[number];
