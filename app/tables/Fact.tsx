import type { ReactNode } from "react";
import { Skeleton } from "../parts/Skeleton.tsx";

type Props<T> = {
  term: string;
  hint?: string | undefined;
  /** Undefined while it is read. */
  known: T | undefined;
  /** There is nothing to read yet. */
  idle?: boolean;
  children: (known: T) => ReactNode;
};

/** What a player should know before the button. */
export function Fact<T>({ term, hint, known, idle, children }: Props<T>) {
  return (
    <div title={hint}>
      <dt>{term}</dt>
      <dd>{known !== undefined ? children(known) : idle ? "–" : <Skeleton width="4.6em" />}</dd>
    </div>
  );
}
