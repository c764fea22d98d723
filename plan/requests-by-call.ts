import { UsageError } from "../model/errors.ts";
import type { PlannedCall, Request, Traffic } from "../model/traffic.ts";
import { LANES } from "./lanes.ts";
import { compileTemplate, templateComplaint, type Draws, type Text } from "./template.ts";

const KEY_HEADER = "Idempotency-Key";

function headersOf(call: PlannedCall): readonly (readonly [string, string])[] {
  const given = Object.entries(call.headers);
  const hasKey = given.some(([name]) => name.toLowerCase() === KEY_HEADER.toLowerCase());
  return call.write && !hasKey ? [...given, [KEY_HEADER, "${key}"]] : given;
}

/** Compiles one call of the mix: text that is the same for every call is made once. */
function compileCall(
  call: PlannedCall,
  index: number,
  compile: (text: string) => Text,
): (seq: number) => Request {
  const path = compile(call.path);
  const headers = headersOf(call).map(([name, value]) => ({ name, text: compile(value) }));
  const body = call.body === undefined ? undefined : compile(call.body);
  return (seq) => {
    const values: Record<string, string> = {};
    for (let at = 0; at < headers.length; at += 1)
      values[headers[at]?.name ?? ""] = headers[at]?.text(seq) ?? "";
    const request = { call: index, method: call.method, path: path(seq), headers: values, write: call.write };
    return body === undefined ? request : Object.assign(request, { body: body(seq) });
  };
}

/** What number `seq` would be as each call of the mix; which of them it is, `requests` decides. */
export function requestsByCall(
  { seed, mix }: Pick<Traffic, "seed" | "mix">,
  runId: string,
): readonly ((seq: number) => Request)[] {
  return mix.map((call, index) => {
    let lane = LANES.placeholders - LANES.placeholderWidth;
    const nextDraws = (): Draws => ({ seed, runId, lane: (lane += LANES.placeholderWidth) });
    return compileCall(call, index, (text) => {
      const complaint = templateComplaint(text);
      if (complaint !== undefined) throw new UsageError(complaint, `Correct the call "${call.name}".`);
      return compileTemplate(text, nextDraws);
    });
  });
}
