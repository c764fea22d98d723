import { every } from "../service/every.ts";
import { Remote, Unanswered } from "../service/remote.ts";

const usualMs = 4_000;
const betweenGroupsMs = 1_000;
const mostNamed = 5;

export interface AlertPaths {
  readonly chat: string;
  /** The second path, which shares nothing with the first. */
  readonly mail: string;
}

/** Tells people about failed checks: each at once in the chat, or all of a second in one message that has a second path. */
export class Alerts {
  readonly #chat: Remote;
  readonly #mail: Remote;
  readonly #isGrouped: () => boolean;
  #waiting: string[] = [];

  constructor(paths: AlertPaths, isGrouped: () => boolean) {
    this.#chat = new Remote("the chat", paths.chat, 50);
    this.#mail = new Remote("the mail", paths.mail, 2);
    this.#isGrouped = isGrouped;
  }

  /** Failures that nobody has been told of yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  async tell(text: string): Promise<void> {
    if (this.#isGrouped()) this.#waiting.push(text);
    // Whom the chat does not reach is told in the next group.
    else await this.#say(this.#chat, text, usualMs).catch(() => this.#waiting.push(text));
  }

  async run(stopping: AbortSignal): Promise<void> {
    await every(betweenGroupsMs, () => this.#tellGroup(), stopping);
  }

  close(): void {
    this.#chat.close();
    this.#mail.close();
  }

  async #tellGroup(): Promise<void> {
    const group = this.#waiting.splice(0);
    if (group.length === 0) return;
    const more = group.length > mostNamed ? `, and ${group.length - mostNamed} more` : "";
    const text = `${group.length} failed checks: ${group.slice(0, mostNamed).join("; ")}${more}`;
    try {
      await this.#say(this.#chat, text, betweenGroupsMs).catch(() =>
        this.#say(this.#mail, text, betweenGroupsMs),
      );
    } catch {
      this.#waiting.unshift(...group);
    }
  }

  async #say(path: Remote, text: string, withinMs: number): Promise<void> {
    const { status } = await path.ask("/hook", { json: { text }, withinMs });
    if (status !== 200) throw new Unanswered(`a path of alerts that answered ${status}`, "connection");
  }
}
