import { z } from "zod";
import { duration } from "../../model/quantities.ts";
import type { Fallback, Fix, Step, StepAction } from "../../model/plan.ts";
import { httpAction } from "./request.ts";
import { commandLine, id, text } from "./words.ts";

const ONE_ACTION = 'must have "run" or "http", exactly one of them';

const actionKeys = {
  run: commandLine.describe("A shell command.").exactOptional(),
  http: httpAction.describe("A request, such as { post: http://…, json: { on: true } }.").exactOptional(),
};

interface Written {
  readonly run?: string;
  readonly http?: StepAction;
}

const oneAction = { oneOf: [{ required: ["run"] }, { required: ["http"] }] };
const hasOneAction = ({ run, http }: Written): boolean => (run === undefined) !== (http === undefined);

const actionOf = ({ run = "", http }: Written): StepAction => http ?? { kind: "run", command: run };

const action = z
  .strictObject(actionKeys)
  .meta(oneAction)
  .refine(hasOneAction, ONE_ACTION)
  .transform((written): StepAction => actionOf(written));

const step = z
  .strictObject({
    title: text.describe("What this step does, in a few words."),
    ...actionKeys,
    expect: text.describe("A text that the output must contain.").exactOptional(),
    within: duration
      .describe("Repeat it until the output is as expected, for at most this long.")
      .exactOptional(),
    risk: z
      .enum(["low", "medium", "high"])
      .describe("What may go wrong when a person does this under stress."),
    undo: action.describe("How to take this step back.").exactOptional(),
    otherwise: text.describe("What to do when the output is not as expected.").exactOptional(),
  })
  .meta(oneAction)
  .refine(hasOneAction, ONE_ACTION)
  .transform(({ run, http, ...rest }): Step => ({
    ...rest,
    action: actionOf({ ...(run === undefined ? {} : { run }), ...(http === undefined ? {} : { http }) }),
  }));

const steps = z.array(step).min(1, "must have at least one step").max(50, "must have at most 50 steps");

export const fix = z
  .strictObject({
    id: id.describe("Short name of the fix, unique in its break."),
    title: text.describe("The fix as an instruction."),
    steps: steps.describe("What to do, in order."),
  })
  .transform((written): Fix => written);

export const fallback = z
  .strictObject({
    title: text.describe("What people do when no fix helps."),
    trigger: text.describe("When to start it."),
    decides: text.describe("Who decides."),
    capacity: text.describe("How much of the work it carries."),
    sharesFateWith: text.describe('What would take it down too, or "none".'),
    say: text.describe("What to tell people, word for word.").exactOptional(),
    steps: z
      .array(text)
      .min(1, "must have at least one step")
      .max(50, "must have at most 50 steps")
      .describe("What people do, in order."),
  })
  .transform((written): Fallback => written);
