import { MASK } from "../model/mask-marked.ts";
import type { PlaceVariable } from "../model/place-variables.ts";
import type { StepAction } from "../model/plan.ts";
import type { StepOutcome } from "../model/record.ts";
import type { ShellCommand } from "./fix-schema.ts";
import { visible } from "./escape-markdown.ts";
import { shellCommand } from "./shell-command.ts";

const PLACE = /\$\{(?:ports|links)\.[\w-]+\}/u;

/** The request that was sent, read back from its record: `METHOD url body`. */
function requestThatRan(planned: Extract<StepAction, { kind: "http" }>, ran: string): StepAction | undefined {
  const [, method, url, body] = /^(\S+) (\S+)(?: ([\s\S]*))?$/u.exec(ran) ?? [];
  if (method === undefined || url === undefined || (body === undefined) !== (planned.body === undefined))
    return;
  return { kind: "http", method, url, ...(body === undefined ? {} : { body }) };
}

/** The planned action, with the addresses of the run where the plan leaves them open. */
function withAddresses(planned: StepAction, ran: string): StepAction | undefined {
  if (planned.kind === "run") return { kind: "run", command: ran };
  return requestThatRan(planned, ran);
}

const MOST_OUTPUT = 200;
const LEAD = 60;

/** The part of an output that fits a line, with the expected text in it. */
function excerpt(output: string, expect: string): string {
  if (output.length <= MOST_OUTPUT) return output;
  const from = Math.max(0, Math.min(output.indexOf(expect) - LEAD, output.length - MOST_OUTPUT));
  const to = from + MOST_OUTPUT;
  return `${from > 0 ? "…" : ""}${output.slice(from, to)}${to < output.length ? "…" : ""}`;
}

/** The run that a runbook comes from, and the variables for what only that run had. */
export interface RunPlaces {
  readonly run: string;
  readonly variables: readonly PlaceVariable[];
}

/** What a person types to repeat a step or its undo, and what was seen when the run did it. */
export function commandOf(
  planned: StepAction,
  { run, variables }: RunPlaces,
  outcome?: StepOutcome,
  expect = "",
): ShellCommand {
  const isOpen = PLACE.test(
    planned.kind === "run" ? planned.command : `${planned.url} ${planned.body ?? ""}`,
  );
  const ran = isOpen && outcome !== undefined ? withAddresses(planned, outcome.command) : undefined;
  const shell = shellCommand(ran ?? planned, variables);
  return {
    run,
    shell,
    isAltered: visible(shell) !== shell.replaceAll("\r\n", "\n"),
    isMasked: shell.includes(MASK),
    hasAddressesOfRun: isOpen || variables.some(({ value }) => shell.includes(value)),
    isHttp: planned.kind === "http",
    exercise:
      outcome === undefined
        ? null
        : {
            ok: outcome.ok,
            output: outcome.output.trim() === "" ? null : excerpt(outcome.output, expect),
            tookMs: outcome.tookMs,
          },
  };
}
