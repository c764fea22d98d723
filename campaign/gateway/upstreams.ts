import type { Answer, Question } from "../service/remote.ts";
import { Remote } from "../service/remote.ts";
import type { Address } from "./known-file.ts";

const mostConnections = 400;

/** The connections to the services behind the gateway. */
export class Upstreams {
  readonly #remotes = new Map<string, Remote>();

  async ask({ host, port }: Address, path: string, question: Question): Promise<Answer> {
    const url = `http://${host}:${port}`;
    const remote = this.#remotes.get(url) ?? new Remote("the service behind", url, mostConnections);
    this.#remotes.set(url, remote);
    return await remote.ask(path, question);
  }

  close(): void {
    for (const remote of this.#remotes.values()) remote.close();
  }
}
