import { setTimeout as pause } from "node:timers/promises";
import { Workers } from "../core/workers.ts";
import type { Report } from "../returns/report.ts";
import { Refusal } from "../service/refusal.ts";
import { Remote, Unanswered } from "../service/remote.ts";

export interface DeskSettings {
  /** Where clerks type in what callers read out. */
  readonly form: string;
  readonly clerks: number;
  /** Greeting, name and place: what every call takes, however much is read out. */
  readonly greetingMs: number;
  readonly perReportMs: number;
}

const formWithinMs = 10_000;
const mostConnections = 500;

const refused = (error: unknown): never => {
  throw error instanceof Unanswered ? new Refusal(504, `the desk has no form: ${error.message}`) : error;
};

/** The data-entry desk: a clerk for each caller, and who finds none free waits on the line. */
export class Desk {
  readonly clerks: Workers;
  readonly #form: Remote;
  readonly #settings: DeskSettings;

  constructor(settings: DeskSettings) {
    this.#settings = settings;
    this.clerks = new Workers(settings.clerks);
    this.#form = new Remote("the entry form", settings.form, mostConnections);
  }

  /** Resolves when everything that was read out is stored. */
  take(reports: readonly Report[]): Promise<void> {
    return this.clerks.run(() => this.#type(reports).catch(refused));
  }

  close(): void {
    this.#form.close();
  }

  /** A new form for every call; then the caller reads, and the clerk sends off what was typed. */
  async #type(reports: readonly Report[]): Promise<void> {
    const { greetingMs, perReportMs } = this.#settings;
    const page = await this.#form.ask("/form", { withinMs: formWithinMs });
    if (page.status !== 200) throw new Refusal(502, `the entry form answered ${page.status}`);
    await pause(greetingMs + perReportMs * reports.length);
    const { status } = await this.#form.ask("/entries", { json: { reports }, withinMs: formWithinMs });
    if (status !== 201) throw new Refusal(502, `the entry form answered ${status}`);
  }
}
