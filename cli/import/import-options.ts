import { Option, type Command } from "commander";
import { z } from "zod";
import { calendarDate } from "../../model/calendar.ts";
import { fixedHostAndPort } from "../../model/host-and-port.ts";
import { readHost } from "../../model/host.ts";
import { duration } from "../../model/quantities.ts";
import type { Millis } from "../../model/units.ts";
import { checked } from "../flag-values.ts";

/** Where nobody says where their service listens. */
export const GUESS = "127.0.0.1:8080";

/** The flags of `gameday import`, read. */
export interface ImportFlags {
  readonly out: string;
  readonly force?: boolean;
  readonly to?: string;
  readonly format?: string;
  readonly day?: string;
  readonly by?: Millis;
  readonly zone?: number;
  readonly host?: string;
  readonly most: number;
  readonly words: number;
  readonly static?: boolean;
  readonly keepQuery?: readonly string[];
  readonly json?: boolean;
}

const ZONE = /^([+-])(\d\d):([0-5]\d)$/u;
const zone = z
  .string()
  .regex(ZONE, 'must be hours and minutes from UTC, such as "-05:00"')
  .transform((text) => {
    const [, sign, hours, minutes] = ZONE.exec(text) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  })
  .refine((minutes) => Math.abs(minutes) <= 14 * 60, "must be at most 14 hours from UTC");

const upTo = (most: number) => {
  const wanted = `must be a whole number from 1 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,6}$/u, wanted)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, wanted);
};

const target = fixedHostAndPort
  .refine((text) => text.includes(":"), 'must be a host and a port, such as "127.0.0.1:8080"')
  .refine(
    (text) => readHost(text.slice(0, text.lastIndexOf(":"))).kind !== "unusable",
    "must lead to one machine that is sure",
  );

const parameter = z
  .string()
  .regex(/^[A-Za-z0-9_.[\]-]{1,64}$/u, 'must be the name of a parameter, such as "page"');

const each =
  <Value>(one: (text: string) => Value) =>
  (text: string, before: readonly Value[] = []): readonly Value[] => [...before, one(text)];

const option = (flag: string, description: string, read?: (text: string) => unknown): Option => {
  const made = new Option(flag, description);
  return read === undefined ? made : made.argParser(read);
};

const mixOptions = (): readonly Option[] => [
  option("--most <count>", "at most so many different calls", checked(upTo(300))).default(30),
  option(
    "--words <count>",
    "more different words than that in one place of a path are values",
    checked(upTo(500)),
  ).default(40),
  option("--static", "keep static files, such as pictures and scripts"),
  option("--host <name>", "only calls to this host"),
  new Option("--keep-query <name>", "keep this parameter of queries; may be repeated").argParser(
    each(checked(parameter)),
  ),
];

const dayOptions = (): readonly Option[] => [
  option("--day <date>", "this day instead of the busiest, such as 2026-11-03", checked(calendarDate)),
  option(
    "--by <duration>",
    "one weight of the day's curve for so long, such as 1m or 10s; else what fits",
    checked(duration),
  ),
  option(
    "--zone <offset>",
    "by which clock days begin, such as -05:00; else that of the first call",
    checked(zone),
  ),
];

/** Adds the flags of `gameday import` to its command. */
export function addImportOptions(command: Command): Command {
  const all = [
    option("--out <file>", "the scenario to write").default("imported.yaml"),
    option("--force", "write over a file that is there"),
    option("--to <host:port>", `where the service to rehearse on listens; else ${GUESS}`, checked(target)),
    option("--format <name>", "the format of all logs, instead of the one that is found"),
    ...dayOptions(),
    ...mixOptions(),
    option("--json", "print the figures as JSON"),
  ];
  return all.reduce((left, one) => left.addOption(one), command);
}
