import { Option, InvalidArgumentError } from "commander";
import { z } from "zod";
import { readHost } from "../model/host.ts";
import type { ToxiproxyChoice } from "../run/toxiproxy/toxiproxy.ts";

/** A parser of a flag's text for commander, from the schema of its value. */
export const checked =
  <Value>(schema: z.ZodType<Value>) =>
  (text: string): Value => {
    const result = schema.safeParse(text);
    if (result.success) return result.data;
    throw new InvalidArgumentError(`It ${result.error.issues[0]?.message ?? "is not valid"}.`);
  };

export const seed = z
  .string()
  .regex(/^\d{1,10}$/u, "must be a whole number")
  .transform(Number);

export const port = z
  .string()
  .regex(/^\d{1,5}$/u, "must be a port, a whole number from 0 (any free one) to 65535")
  .transform(Number)
  .refine((number) => number <= 65_535, "must be a port, a whole number from 0 (any free one) to 65535");

export const processes = z
  .string()
  .regex(/^(?:[1-9]|1[0-6])$/u, "must be a whole number from 1 to 16")
  .transform(Number);

const isBareUrl = ({ protocol, origin, href }: URL): boolean =>
  protocol === "http:" && (href === origin || href === `${origin}/`);

/** Which Toxiproxy: "embedded", "server", or the address of one that already runs on this machine. */
export const toxiproxy = z.string().transform((text, context): ToxiproxyChoice => {
  if (text === "embedded" || text === "server") return { kind: text };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isBareUrl(url)) {
    context.addIssue('must be "embedded", "server", or an address such as "http://127.0.0.1:8474"');
    return z.NEVER;
  }
  if (readHost(url.hostname).kind !== "loopback") {
    context.addIssue('is not on this machine: only loopback is allowed, such as "http://127.0.0.1:8474"');
    return z.NEVER;
  }
  return { kind: "url", url: url.origin };
});

/** `--templates`, for everything that writes runbooks. */
export const templatesFlag = (): Option =>
  new Option("--templates <dir>", "templates of yours for runbooks, before those in gameday-templates/");
