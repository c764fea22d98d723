import { connect } from "node:net";
import { jsonOf, Remote } from "../service/remote.ts";

interface Sound {
  readonly heard: number;
  readonly level: number | null;
}

interface NodeHealth {
  readonly state: string;
  readonly backlog: number;
}

const soundWithinMs = 400;
const healthWithinMs = 500;
// Quieter than this, the node hears nothing.
const quietest = 0.01;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** A capture node, or DocsWeb, as seen from outside. */
export class WatchedNode {
  readonly name: string;
  readonly #remote: Remote;
  readonly #url: URL;
  #lastBacklog = 0;

  constructor(name: string, url: string) {
    this.name = name;
    this.#url = new URL(url);
    this.#remote = new Remote(name, url, 10);
  }

  /** Whether its port takes connections. A process that stands still does that too. */
  accepts(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect({
        port: Number(this.#url.port),
        host: this.#url.hostname,
        timeout: soundWithinMs,
      });
      const end = (isOpen: boolean): void => {
        socket.destroy();
        resolve(isOpen);
      };
      socket
        .on("connect", () => end(true))
        .on("error", () => end(false))
        .on("timeout", () => end(false));
    });
  }

  /** What it hears; nothing when it does not say so in time. */
  async sound(): Promise<Sound | undefined> {
    const answer = await this.#remote.ask("/sound", { withinMs: soundWithinMs }).catch(() => undefined);
    const { heard, level } = fieldsOf(answer === undefined ? undefined : jsonOf(answer));
    if (typeof heard !== "number") return undefined;
    return { heard, level: typeof level === "number" ? level : null };
  }

  /** Whether it says that it hears something, or that nothing has come yet. */
  async hears(): Promise<boolean> {
    const sound = await this.sound();
    return sound !== undefined && (sound.level ?? 1) >= quietest;
  }

  /** Without an answer its backlog is what it was when it last gave one. */
  async health(): Promise<NodeHealth> {
    const answer = await this.#remote.ask("/healthz", { withinMs: healthWithinMs }).catch(() => undefined);
    const { state, backlog } = fieldsOf(answer === undefined ? undefined : jsonOf(answer));
    if (typeof backlog === "number") this.#lastBacklog = backlog;
    return { state: typeof state === "string" ? state : "off", backlog: this.#lastBacklog };
  }

  close(): void {
    this.#remote.close();
  }
}
