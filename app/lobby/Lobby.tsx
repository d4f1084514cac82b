import { copy } from "../copy.ts";
import { Pane } from "../parts/Pane.tsx";
import { GAME_KEYS } from "../routes.ts";
import { BankNow } from "../tables/BankNow.tsx";
import { Feed } from "../tables/Feed.tsx";
import { GlassFront } from "./GlassFront.tsx";
import styles from "./Lobby.module.css";
import { TableCard } from "./TableCard.tsx";

/** The first room: what the house is, its tables, and its life. */
export function Lobby() {
  return (
    <div className={styles.lobby}>
      <section className={styles.hero}>
        <div className={styles.words}>
          <h1>{copy.lobby.title}</h1>
          <p>{copy.lobby.lead}</p>
        </div>
        <GlassFront />
      </section>
      <section aria-label={copy.lobby.tables}>
        <ul className={styles.cards}>
          {GAME_KEYS.map((game) => (
            <li key={game}>
              <TableCard game={game} />
            </li>
          ))}
        </ul>
      </section>
      <div className={styles.life}>
        <Pane title={copy.lobby.feed}>
          <Feed rows={12} wide />
        </Pane>
        <Pane title={copy.lobby.bank}>
          <BankNow />
        </Pane>
      </div>
    </div>
  );
}
