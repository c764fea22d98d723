import { z } from "zod";
import { readHost } from "../../model/host.ts";

const EXAMPLE = 'must be the name or the address of a host, without a port, such as "db.example.org"';

/** A host elsewhere, in the one spelling in which hosts are compared. */
export const host = z.string({ error: EXAMPLE }).transform((text, context): string => {
  const read = readHost(text);
  if (read.kind === "unusable") context.addIssue(`${EXAMPLE}: ${read.why}`);
  else if (read.kind === "loopback")
    context.addIssue("is on this machine, which needs no leave: take it out");
  else return read.host;
  return z.NEVER;
});

export const hosts = z
  .array(host)
  .max(50, "must have at most 50 hosts")
  .transform((written): readonly string[] => [...new Set(written)]);
