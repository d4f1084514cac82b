import Link from "next/link";
import { copy } from "../copy.ts";
import { GAME_KEYS, type GameKey } from "../routes.ts";
import styles from "./TableNav.module.css";

/** From table to table. */
export function TableNav({ game, className }: { game: GameKey; className?: string | undefined }) {
  return (
    <nav className={`${styles.tables} ${className ?? ""}`} aria-label="Tables">
      {GAME_KEYS.map((key) => (
        <Link key={key} href={`/${key}`} aria-current={key === game ? "page" : undefined}>
          {copy.games[key].name}
        </Link>
      ))}
    </nav>
  );
}
