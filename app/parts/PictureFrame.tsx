import type { ReactNode } from "react";

/** The frame of a table's still picture: 320 by 196, more of it at the sides where there is room. */
export function PictureFrame({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 320 196" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {children}
    </svg>
  );
}
