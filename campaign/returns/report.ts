import { readKey } from "../service/read-key.ts";
import type { Codec } from "../service/outbox-segment.ts";
import { Refusal } from "../service/refusal.ts";

/** How many have voted in a precinct by now. Its key is written on the form, so that a report told twice counts once. */
export interface Report {
  readonly key: string;
  readonly precinct: number;
  readonly voted: number;
}

export const precincts = 400;
const mostOnASheet = 100;
/** Bytes; what 100 reports with the longest keys take. */
export const largestSheet = 64 * 1024;

const isBetween = (value: unknown, least: number, most: number): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;

export const readReport = (key: string | string[] | undefined, body: unknown): Report => {
  const { precinct, voted }: { precinct?: unknown; voted?: unknown } =
    typeof body === "object" && body !== null ? body : {};
  if (!isBetween(precinct, 1, precincts))
    throw new Refusal(422, `precinct must be a whole number from 1 to ${precincts}`);
  if (!isBetween(voted, 0, 100_000)) throw new Refusal(422, "voted must be a whole number from 0 to 100000");
  return { key: readKey(key), precinct, voted };
};

const keyIn = (report: unknown): string | undefined =>
  typeof report === "object" && report !== null && "key" in report && typeof report.key === "string"
    ? report.key
    : undefined;

/** Reads a sheet: `{"reports":[…]}` with 1 to 100 of them. */
export const readReports = (body: unknown): readonly Report[] => {
  const reports = typeof body === "object" && body !== null && "reports" in body ? body.reports : undefined;
  if (!Array.isArray(reports) || reports.length < 1 || reports.length > mostOnASheet)
    throw new Refusal(422, `reports must be a list of 1 to ${mostOnASheet}`);
  return reports.map((report: unknown) => readReport(keyIn(report), report));
};

/** The reports as sheets, none longer than one call can carry. */
export const sheetsOf = (reports: readonly Report[]): readonly (readonly Report[])[] =>
  Array.from({ length: Math.ceil(reports.length / mostOnASheet) }, (_, index) =>
    reports.slice(index * mostOnASheet, (index + 1) * mostOnASheet),
  );

/** A report as it stands on a sheet. */
export const reportOnDisk: Codec<Report> = {
  write: ({ key, precinct, voted }) => [key, precinct, voted],
  read: ([key, precinct, voted]) =>
    typeof key === "string" ? { key, precinct: Number(precinct), voted: Number(voted) } : undefined,
};
