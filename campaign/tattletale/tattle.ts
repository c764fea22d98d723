import type pg from "pg";
import type { Outbox } from "../service/outbox.ts";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import { Remote } from "../service/remote.ts";
import type { Switches } from "../service/switches.ts";
import type { Alerts } from "./alerts.ts";
import type { Check } from "./checks.ts";
import { writeFinding } from "./checks.ts";
import type { Outcome } from "./rules.ts";
import { judge } from "./rules.ts";

export type TattletaleSwitch = "again" | "grouped" | "later";

interface TattleParts {
  readonly pool: pg.Pool;
  readonly later: Outbox<Check>;
  readonly alerts: Alerts;
  readonly switches: Switches<TattletaleSwitch>;
}

const vendorMs = 2_000;
const triesAtOnce = 3;
const freshMs = 5_000;

/** Checks accounts with their vendor. Only an answer of the vendor makes a finding. */
export class Tattle {
  readonly #vendor: Remote;
  readonly #parts: TattleParts;
  #lastFinding = 0;
  unknown = 0;

  constructor(vendor: string, parts: TattleParts) {
    this.#vendor = new Remote("the vendor", vendor, 100);
    this.#parts = parts;
  }

  /** Whether checks still come to an end: a silent Tattletale is no good news. */
  get isAlive(): boolean {
    return performance.now() - this.#lastFinding < freshMs && this.#lastFinding > 0;
  }

  /** Resolves with `pass` or `fail`, or with `later` when the check is safe on disk; refuses when nobody can tell. */
  async check(check: Check): Promise<"pass" | "fail" | "later"> {
    const { switches, later } = this.#parts;
    const outcome = await this.#ask(check.account, switches.isOn("again") ? triesAtOnce : 1);
    if (outcome.is !== "unknown") {
      await this.#write(check, outcome).catch((error: unknown) => {
        throw databaseRefusal(error);
      });
      return outcome.is;
    }
    this.unknown += 1;
    if (!switches.isOn("later")) throw new Refusal(503, `not checked: ${outcome.why}`);
    await later.append(check);
    return "later";
  }

  /** Carries out checks that waited; rejects when the vendor still gives no answer. */
  async catchUp(checks: readonly Check[]): Promise<void> {
    for (const check of checks) {
      const outcome = await this.#ask(check.account, 1);
      if (outcome.is === "unknown") throw new Error(outcome.why);
      await this.#write(check, outcome);
    }
  }

  close(): void {
    this.#vendor.close();
  }

  async #write(check: Check, outcome: Exclude<Outcome, { is: "unknown" }>): Promise<void> {
    const isNew = await writeFinding(this.#parts.pool, check, outcome.is);
    this.#lastFinding = performance.now();
    if (isNew && outcome.is === "fail")
      await this.#parts.alerts.tell(`account ${check.account}: ${outcome.rule}`);
  }

  async #ask(account: number, tries: number): Promise<Outcome> {
    const outcome = await this.#vendor
      .ask(`/account?id=${account}`, { withinMs: vendorMs })
      .then(judge, (error: unknown): Outcome => ({
        is: "unknown",
        why: error instanceof Error ? error.message : "",
      }));
    return outcome.is === "unknown" && tries > 1 ? await this.#ask(account, tries - 1) : outcome;
  }
}
