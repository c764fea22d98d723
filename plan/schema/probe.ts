import { z } from "zod";
import type { Probe, ProbeRead } from "../../model/plan.ts";
import { commandLine, httpUrl, name, text } from "./words.ts";

const ONE_READ = 'must have "get" or "run", exactly one of them';
const NO_FIELD = 'takes "field" only with "get": a command writes what it reads itself';
const LOOKS = "must be a whole number from 1 to 10";
const FIELD = /^[^\s.]+(?:\.[^\s.]+)*$/u;

const label = text.max(200, "must be at most 200 characters").regex(/^\P{Cc}*$/u, "must be on one line");

interface Written {
  readonly get?: string;
  readonly field?: string;
  readonly run?: string;
}

const readOf = ({ get, field, run = "" }: Written): ProbeRead =>
  get === undefined
    ? { kind: "run", command: run }
    : { kind: "get", url: get, ...(field === undefined ? {} : { field }) };

const probe = z
  .strictObject({
    name: name.describe("Name of the probe, unique in the scenario."),
    shows: label.describe("What a person reads from it, such as: sessions that wait for a lock."),
    get: httpUrl.describe("Where to read it.").exactOptional(),
    field: z
      .string({ error: 'must be the name of a field, such as "pool.waiting"' })
      .regex(FIELD, 'must be the name of a field, such as "pool.waiting"')
      .max(200, "must be at most 200 characters")
      .describe('The field of the JSON that "get" answers; else all of the answer.')
      .exactOptional(),
    run: commandLine.describe("A shell command that writes it to stdout.").exactOptional(),
    looks: z
      .int({ error: LOOKS })
      .min(1, LOOKS)
      .max(10, LOOKS)
      .default(3)
      .describe("How often to look in each phase of a break."),
  })
  .meta({ oneOf: [{ required: ["get"] }, { required: ["run"] }] })
  .refine(({ get, run }) => (get === undefined) !== (run === undefined), ONE_READ)
  .refine(({ run, field }) => run === undefined || field === undefined, NO_FIELD)
  .transform(({ name: called, shows, looks, ...written }): Probe => ({
    name: called,
    shows,
    read: readOf(written),
    looks,
  }));

export const probes = z.array(probe).max(20, "must have at most 20 probes");
