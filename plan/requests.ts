import { UsageError } from "../model/errors.ts";
import { uniform } from "../model/random.ts";
import type { PlannedCall, Request, Traffic } from "../model/traffic.ts";
import { LANES } from "./lanes.ts";
import { compileTemplate, templateComplaint, type Draws, type Text } from "./template.ts";

export { templateComplaint };

const KEY_HEADER = "Idempotency-Key";

type Mix = Pick<Traffic, "seed" | "mix">;

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

/** Which call of the mix is number `seq`: by weight, and the same for the same seed. */
function chooser({ seed, mix }: Mix): (seq: number) => number {
  let total = 0;
  const until = mix.map(({ weight }) => (total += weight));
  if (!(total > 0))
    throw new UsageError("The mix has no call with a weight above zero.", "Give a call a weight.");
  return (seq) => {
    const point = uniform(seed, seq, LANES.mix) * total;
    return until.findIndex((edge) => point < edge);
  };
}

/** The request of every call, in any order: a pure function of the seed and the number, and of the run for `${key}`. */
export function requests(traffic: Mix, runId: string): (seq: number) => Request {
  const choose = chooser(traffic);
  const calls = traffic.mix.map((call, index) => {
    let lane = LANES.placeholders - LANES.placeholderWidth;
    const nextDraws = (): Draws => ({ seed: traffic.seed, runId, lane: (lane += LANES.placeholderWidth) });
    return compileCall(call, index, (text) => {
      const complaint = templateComplaint(text);
      if (complaint !== undefined) throw new UsageError(complaint, `Correct the call "${call.name}".`);
      return compileTemplate(text, nextDraws);
    });
  });
  return (seq) => {
    const make = calls[choose(seq)];
    if (make === undefined) throw new RangeError(`No call of the mix fits number ${seq}.`);
    return make(seq);
  };
}
