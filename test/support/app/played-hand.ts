import type { Page } from "playwright-core";
import { outcomeOf } from "../../../lib/draw.ts";
import type { Hand, Move } from "../../../lib/hands/index.ts";
import type { Croupier } from "./croupier.ts";

/** A hand that is played by the buttons of a page, while its model says what lies on the table. */
export class PlayedHand<View> {
  readonly #page: Page;
  readonly #croupier: Croupier;
  readonly #model: Hand<View>;
  readonly #choice: bigint;
  #dealt = 0n;
  #moves: Move[] = [];

  constructor(page: Page, croupier: Croupier, model: Hand<View>, choice: bigint) {
    this.#page = page;
    this.#croupier = croupier;
    this.#model = model;
    this.#choice = choice;
  }

  /** What is on the table when the last word has come. */
  get view(): View {
    return this.#model.view(this.#choice, this.#dealt, this.#moves);
  }

  /**
   * Presses the button that deals, and has a deal drawn as wanted. Its word is not answered yet.
   *
   * @param button Its name.
   */
  async deal(button: RegExp, isWanted: (view: View) => boolean): Promise<void> {
    const { outcomes } = this.#model.quote(this.#choice);
    await this.#press(button);
    await this.#mine((word) => {
      this.#dealt = outcomeOf(word, outcomes);
      return isWanted(this.view);
    });
  }

  /** The same for a decision, which takes effect at once if it needs no chance. @param isWanted Any draw will do, if it is left out. */
  async decide(
    button: RegExp,
    action: bigint,
    isWanted: (view: View) => boolean = () => true,
  ): Promise<void> {
    const before = this.#moves;
    const state = before.reduce(
      (from, move) => this.#model.play(from, move.action, move.outcome).state,
      this.#model.deal(this.#choice, this.#dealt).state,
    );
    const { outcomes } = this.#model.decide(state, action);
    await this.#press(button);
    this.#moves = [...before, { action, outcome: 0n }];
    if (outcomes === 1n) return this.#mine();
    await this.#mine((word) => {
      this.#moves = [...before, { action, outcome: outcomeOf(word, outcomes) }];
      return isWanted(this.view);
    });
  }

  /** Has the word answered that the hand waits for. */
  async answer(): Promise<void> {
    await this.#page.getByText("Waiting for the oracle's proof").waitFor();
    await this.#croupier.answer();
    await this.#page.getByText("Waiting for the oracle's proof").waitFor({ state: "detached" });
  }

  /** Mines what the button has sent. @throws Error that tells what the slip says, if nothing was. */
  async #mine(isWanted?: (word: bigint) => boolean): Promise<void> {
    try {
      await this.#croupier.mine(isWanted);
    } catch (error) {
      const slip = this.#page.getByRole("region", { name: "Bet slip" });
      throw new Error(`${(error as Error).message}. The slip: ${await slip.textContent()}`);
    }
  }

  async #press(button: RegExp): Promise<void> {
    await this.#page.getByRole("button", { name: button, disabled: false }).click();
  }
}
