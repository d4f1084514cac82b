import Link from "next/link";
import type { ComponentProps } from "react";
import styles from "./Button.module.css";

type Look = { look?: "glass" | "line" | "bare"; size?: "s" | "m" | "l"; wide?: boolean };

function classOf({ look = "line", size = "m", wide }: Look, className?: string): string {
  return [styles.button, styles[look], styles[size], wide && styles.wide, className]
    .filter(Boolean)
    .join(" ");
}

export function Button({
  look,
  size,
  wide,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Look) {
  return <button {...rest} type={type} className={classOf({ look, size, wide }, className)} />;
}

export function LinkButton({
  look,
  size,
  wide,
  className,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={classOf({ look, size, wide }, className)} />;
}
