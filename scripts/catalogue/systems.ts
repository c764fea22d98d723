import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const line = z.string().regex(/^[^\n]+$/u, "must be one line");

const schema = z.strictObject({
  system: line,
  history: line,
  dependsOn: z.array(line).min(1),
  weakness: line,
  helps: line,
  doesNotHelp: line,
  fallback: line,
  /** Those that break it, by id. */
  scenarios: z.array(line).min(1),
  /** What a run on one machine cannot do as the day would. */
  approximations: z.array(line).default([]),
});

export type System = z.infer<typeof schema>;

/** Every `system.yaml` of the campaign, in the order of their folders. */
export function readSystems(campaign: URL): readonly System[] {
  return readdirSync(campaign, { recursive: true, encoding: "utf8" })
    .filter((name) => /^[^/]+\/system\.yaml$/u.test(name))
    .toSorted()
    .map((name) => {
      const found = schema.safeParse(parse(readFileSync(new URL(name, campaign), "utf8")));
      if (found.success) return found.data;
      throw new Error(`campaign/${name}:\n${z.prettifyError(found.error)}`);
    });
}
