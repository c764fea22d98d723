import { z } from "zod";
import { UsageError } from "../../model/errors.ts";

const share = z.number().min(0, "must be a share from 0 to 1").max(1, "must be a share from 0 to 1");
const time = z.number().min(0, "must be milliseconds");

/** Numbers as somebody reads them off a dashboard now; what is not known is left out. */
const liveNumbers = z
  .strictObject({
    good: share,
    p50Ms: time,
    p99Ms: time,
    errors: z.record(z.string(), share),
    state: z.string(),
    deaths: z.boolean(),
    probes: z.record(z.string(), z.union([z.number(), z.string()])),
    before: z.strictObject({ p50Ms: time, p99Ms: time }).partial(),
  })
  .partial();

const texts = z.record(z.string(), z.string()).default({});

const webhook = z.looseObject({
  alerts: z.array(z.looseObject({ status: z.string().default("firing"), labels: texts, annotations: texts })),
});

export type LiveNumbers = z.infer<typeof liveNumbers>;

export interface LiveAlert {
  readonly name: string;
  readonly isFiring: boolean;
  readonly runbookUrl: string;
  /** What it says in words. */
  readonly text: string;
}

export type Live =
  | { readonly kind: "numbers"; readonly numbers: LiveNumbers }
  | { readonly kind: "alerts"; readonly alerts: readonly LiveAlert[] };

const HINT =
  'Give it an Alertmanager webhook body, or numbers such as {"good": 0.55, "p99Ms": 740, "errors": {"status 503": 0.36}}.';

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`"${file}" is not JSON.`, HINT);
  }
}

function refuse(file: string, { issues }: z.ZodError): UsageError {
  const [issue] = issues;
  const where = issue?.path.join(".") ?? "";
  const what = where === "" ? "" : ` "${where}":`;
  return new UsageError(`"${file}" cannot be matched:${what} ${issue?.message ?? "it is not valid"}.`, HINT);
}

function readAlerts(json: unknown, file: string): Live {
  const read = webhook.safeParse(json);
  if (!read.success) throw refuse(file, read.error);
  if (read.data.alerts.length === 0) throw new UsageError(`"${file}" has no alert in its "alerts".`, HINT);
  const alerts = read.data.alerts.map(({ status, labels, annotations }) => ({
    name: labels["alertname"] ?? "",
    isFiring: status !== "resolved",
    runbookUrl: annotations["runbook_url"] ?? "",
    text: [annotations["summary"] ?? "", annotations["description"] ?? ""].join(" ").trim(),
  }));
  return { kind: "alerts", alerts };
}

/** Reads what is seen now: the body that Alertmanager posts, or numbers. A UsageError says what is wrong with it. */
export function readLive(text: string, file: string): Live {
  const json = parsed(text, file);
  if (typeof json === "object" && json !== null && "alerts" in json) return readAlerts(json, file);
  const read = liveNumbers.safeParse(json);
  if (!read.success) throw refuse(file, read.error);
  if (Object.keys(read.data).every((key) => key === "before")) {
    throw new UsageError(`"${file}" has no number to match.`, HINT);
  }
  return { kind: "numbers", numbers: read.data };
}
