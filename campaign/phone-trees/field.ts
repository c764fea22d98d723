import { setTimeout as pause } from "node:timers/promises";
import type { Report } from "../returns/report.ts";
import { Refusal } from "../service/refusal.ts";
import type { Headquarters } from "./headquarters.ts";
import type { Offices } from "./offices.ts";
import type { Rounds } from "./rounds.ts";

export type FieldSwitch = "tree" | "redial";

interface FieldParts {
  readonly headquarters: Headquarters;
  readonly offices: Offices;
  readonly rounds: Rounds;
  readonly isOn: (name: FieldSwitch) => boolean;
}

const usual = { tries: 3, pauseMs: 500 };
const atOnce = { tries: 6, pauseMs: 100 };

export type Way = "app" | "phone" | "sheet";

/** People in the precincts, who report to headquarters or to their office, and call again when it is busy. */
export class Field {
  readonly #parts: FieldParts;

  constructor(parts: FieldParts) {
    this.#parts = parts;
  }

  /** Resolves with the way that the report took, when it is stored or stands on a sheet. */
  async report(report: Report): Promise<Way> {
    const { rounds } = this.#parts;
    rounds.made(report.key);
    try {
      const way = await this.#tell(report);
      if (way !== "sheet") rounds.isIn(report.key);
      return way;
    } catch (error) {
      rounds.gaveUp(report.key);
      throw error;
    }
  }

  async #tell(report: Report): Promise<Way> {
    const { headquarters, isOn } = this.#parts;
    if (!isOn("tree")) {
      const isSent = await headquarters.send(report).then(
        () => true,
        () => false,
      );
      if (isSent) return "app";
    }
    for (let tries = 1; tries < this.#patience.tries; tries += 1) {
      const way = await this.#phone(report).catch(() => undefined);
      if (way !== undefined) return way;
      await pause(this.#patience.pauseMs);
    }
    return await this.#phone(report).catch((error: unknown) => {
      throw new Refusal(503, `nobody takes the report: ${error instanceof Error ? error.message : ""}`);
    });
  }

  get #patience(): { readonly tries: number; readonly pauseMs: number } {
    return this.#parts.isOn("redial") ? atOnce : usual;
  }

  async #phone(report: Report): Promise<Way> {
    const { headquarters, offices, isOn } = this.#parts;
    if (isOn("tree")) {
      await offices.call(report);
      return "sheet";
    }
    await headquarters.call(report);
    return "phone";
  }
}
