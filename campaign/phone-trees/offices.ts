import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Lines } from "../exchange/lines.ts";
import { CallFigures } from "../exchange/call-figures.ts";
import type { Report } from "../returns/report.ts";
import { reportOnDisk, sheetsOf } from "../returns/report.ts";
import { Drainer } from "../service/drainer.ts";
import { leftIn } from "../service/left-in.ts";
import { Outbox } from "../service/outbox.ts";
import type { Headquarters } from "./headquarters.ts";
import type { Rounds } from "./rounds.ts";

export interface OfficeSettings {
  readonly offices: number;
  /** Numbers of its own that each office is called under. */
  readonly officeLines: number;
  /** How long it takes to write one report on a sheet. */
  readonly officeCallMs: number;
  /** Holds the sheets, over a restart too. */
  readonly folder: string;
}

type ReadOut = (reports: readonly Report[]) => Promise<void>;

const tries = 10;
const redialMs = 200;

/** Headquarters finds a line for the office sooner or later; a sheet that was read out halfway is read again, and counts once. */
const readOut = async (headquarters: Headquarters, sheet: readonly Report[]): Promise<void> => {
  for (let tried = 1; tried < tries; tried += 1) {
    const isRead = await headquarters.callOffice(sheet).then(
      () => true,
      () => false,
    );
    if (isRead) return;
    await pause(redialMs);
  }
  await headquarters.callOffice(sheet);
};

/** Offices near the precincts: they write reports on a sheet, and read the sheet out when headquarters calls. */
export class Offices {
  readonly #settings: OfficeSettings;
  readonly #lines: readonly Lines[];
  readonly #sheets: readonly Outbox<Report>[];
  readonly #drainers: readonly Drainer<Report>[];
  readonly #figures = new CallFigures();

  private constructor(settings: OfficeSettings, sheets: readonly Outbox<Report>[], read: ReadOut) {
    this.#settings = settings;
    this.#sheets = sheets;
    const limits = { all: settings.officeLines, field: settings.officeLines };
    this.#lines = sheets.map(() => new Lines(() => limits, this.#figures));
    this.#drainers = sheets.map((sheet) => new Drainer(sheet, read));
  }

  static async open(settings: OfficeSettings, headquarters: Headquarters, rounds: Rounds): Promise<Offices> {
    const folders = Array.from({ length: settings.offices }, (_, office) =>
      join(settings.folder, `office-${office}`),
    );
    for (const folder of folders) mkdirSync(folder, { recursive: true });
    const sheets = await Promise.all(folders.map((folder) => Outbox.open(folder, reportOnDisk)));
    for (const sheet of sheets) for (const { key } of await leftIn(sheet)) rounds.made(key);
    const read: ReadOut = async (reports) => {
      await Promise.all(sheetsOf(reports).map((sheet) => readOut(headquarters, sheet)));
      for (const { key } of reports) rounds.isIn(key);
    };
    return new Offices(settings, sheets, read);
  }

  /** Reports that stand on sheets and are not in. */
  get onSheets(): number {
    return this.#sheets.reduce((sum, { size }) => sum + size, 0);
  }

  /** How busy the offices' own numbers are, all together. */
  get calls() {
    return this.#figures.of(this.#settings.officeLines * this.#settings.offices);
  }

  /** Calls the office of the precinct; resolves when the report stands on its sheet, safe on disk. Busy is a refusal. */
  async call(report: Report): Promise<void> {
    const office = report.precinct % this.#settings.offices;
    await this.#lines[office]?.hold("field", async () => {
      await pause(this.#settings.officeCallMs);
      await this.#sheets[office]?.append(report);
    });
  }

  async run(): Promise<void> {
    await Promise.all(this.#drainers.map((drainer) => drainer.run()));
  }

  stop(): void {
    for (const drainer of this.#drainers) drainer.stop();
  }
}
