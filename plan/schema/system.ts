import { z } from "zod";
import type { PlannedGroup, PlannedLink } from "../../model/links.ts";
import type { PlannedProcess } from "../../model/plan.ts";
import { duration } from "../../model/quantities.ts";
import { commandLine, fixedHostAndPort, hostAndPort, httpUrl, name, readyAddress, text } from "./words.ts";

const link = z.strictObject({
  to: hostAndPort.describe("Where the link leads: host:port."),
  listen: fixedHostAndPort
    .describe("Where the link is entered, for a system that already runs; otherwise a free port is chosen.")
    .exactOptional(),
});

export const links = z
  .record(name, link, { error: "must be a map from the name of a link to where it leads" })
  .refine((written) => Object.keys(written).length > 0, "must have at least one link")
  .refine((written) => Object.keys(written).length <= 100, "must have at most 100 links")
  .transform((written): readonly PlannedLink[] =>
    Object.entries(written).map(([key, written]) => ({ name: key, ...written })),
  );

const members = z
  .array(name, { error: "must be a list of links" })
  .min(1, "must have at least one link")
  .max(100, "must have at most 100 links")
  .refine((written) => new Set(written).size === written.length, "must name each link once");

export const groups = z
  .record(name, members, { error: "must be a map from the name of a group to its links" })
  .refine((written) => Object.keys(written).length <= 100, "must have at most 100 groups")
  .transform((written): readonly PlannedGroup[] =>
    Object.entries(written).map(([key, links]) => ({ name: key, links })),
  );

const value = z
  .union([z.string(), z.number(), z.boolean()], { error: "must be text, a number, or true or false" })
  .transform(String);

const process = z
  .strictObject({
    name: name.describe("Name of the process, unique in the scenario."),
    command: commandLine.describe("The command that starts it."),
    cwd: text.default(".").describe("Folder to start it in, from the folder of the scenario."),
    env: z
      .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/u, "must be the name of a variable"), value, {
        error: "must be a map from names of variables to their values",
      })
      .default({})
      .describe("Environment variables."),
    ready: readyAddress.describe("It is ready when this answers: tcp://host:port or http://…"),
    readyWithin: duration.prefault("60s").describe("How long it may take to get ready."),
    nice: z
      .int({ error: "must be a whole number from 0 to 19" })
      .min(0, "must be from 0 to 19")
      .max(19, "must be from 0 to 19")
      .default(5)
      .describe("How far it steps back behind the load engine when they share a machine, 0 to 19."),
  })
  .transform((written): PlannedProcess => written);

export const system = z.array(process).max(50, "must have at most 50 processes");

export const ledger = z.strictObject({
  get: httpUrl.describe("Answers with the keys of all stored writes."),
});

export const state = z.strictObject({
  get: httpUrl.describe("Answers with JSON that tells the failure state."),
  field: text.describe("The field of that JSON with the state."),
  backlog: text.describe("The field that counts writes which wait to be stored.").exactOptional(),
});

export const canary = z
  .strictObject({
    latency: duration.prefault("5ms").describe("How much the canary slows the link down."),
    for: duration.prefault("1s").describe("For how long."),
  })
  .transform((written) => ({ latency: written.latency, lasts: written.for }));
