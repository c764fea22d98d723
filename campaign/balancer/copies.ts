import { Refusal } from "../service/refusal.ts";
import type { Answer, Question } from "../service/remote.ts";
import { Remote } from "../service/remote.ts";

/** What became of the calls that one copy got. */
export interface Count {
  readonly port: number;
  inFlight: number;
  answered: number;
  /** Answers of 500 and above, and calls that got none. */
  failed: number;
}

interface Copy {
  readonly remote: Remote;
  readonly count: Count;
}

const mostConnections = 1_000;

/** The copies behind the balancer: who gets the next call, and what became of those before. */
export class Copies {
  readonly #listed: () => readonly number[];
  readonly #copies = new Map<number, Copy>();
  /** Taken out by an operator or a deploy, whatever Consul says. */
  readonly #out = new Set<number>();
  #turn = 0;

  constructor(listed: () => readonly number[]) {
    this.#listed = listed;
  }

  get taking(): readonly number[] {
    return this.#listed().filter((port) => !this.#out.has(port));
  }

  get counts(): readonly Count[] {
    return [...this.#copies.values()].map(({ count }) => count);
  }

  takeOut(port: number, isOut: boolean): void {
    if (isOut) this.#out.add(port);
    else this.#out.delete(port);
  }

  /** Passes a call to the next copy. One that does not answer fails the call: it may have done the work. */
  async ask(path: string, question: Question): Promise<Answer> {
    const { remote, count } = this.#next();
    count.inFlight += 1;
    try {
      const answer = await remote.ask(path, question);
      count.answered += 1;
      if (answer.status >= 500) count.failed += 1;
      return answer;
    } catch {
      count.failed += 1;
      throw new Refusal(502, "the copy that had this call is gone");
    } finally {
      count.inFlight -= 1;
    }
  }

  close(): void {
    for (const { remote } of this.#copies.values()) remote.close();
  }

  #next(): Copy {
    const ports = this.taking;
    this.#turn += 1;
    const port = ports[this.#turn % ports.length];
    if (port === undefined) throw new Refusal(502, "no copy is in");
    const copy = this.#copies.get(port) ?? {
      remote: new Remote("the copy", `http://127.0.0.1:${port}`, mostConnections),
      count: { port, inFlight: 0, answered: 0, failed: 0 },
    };
    this.#copies.set(port, copy);
    return copy;
  }
}
