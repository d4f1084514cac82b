import { times } from "./words.ts";

/** The words of the chart of the share's price. */
export const copy = {
  title: "A share over time",
  span: "Span of time",
  reading: "Reading the price at blocks of the past, a few at a time…",
  failed:
    "The node did not tell the past of the bank. One that keeps an archive does; what stands on the rest of this page is of now.",
  young: "The bank is too young for a line. Come back in a few blocks.",
  figures: "The figures",
  caption: (symbol: string) =>
    `What a share that cost 1 ${symbol} at the beginning was sold and bought for, the latest first`,
  forgotten: (count: number) =>
    `The node has forgotten ${count} of the blocks asked for, so the line begins later. One that keeps an archive has them.`,
  still: (span: string) =>
    `In ${span} nothing moved the price: no yield, and nothing to tell one from.`,
  luck: "That is less than two standard errors: luck alone does as much, so this span tells nothing yet about the edge.",
  says: (rose: boolean) =>
    rose
      ? "That is more than two standard errors: luck alone does as much once in about forty spans like this."
      : "That is more than two standard errors below nothing: luck alone does as badly once in about forty spans like this.",
  spans: (spans: number) => `At this pace it takes ${times(spans)} as long to tell.`,
  past: "What was earned says little about what will be; the edge is for the bank, and players' luck is on top of it.",
} as const;
