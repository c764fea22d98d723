import { z } from "zod";
import type { StepAction } from "./plan.ts";
import { httpAction } from "./request.ts";

export const ONE_ACTION = 'must have "run" or "http", exactly one of them';

export const commandLine = z
  .string({ error: "must be a shell command" })
  .regex(/\S/u, "must not be empty")
  .max(10_000, "must be at most 10,000 characters");

export const actionKeys = {
  run: commandLine.describe("A shell command.").exactOptional(),
  http: httpAction.describe("A request, such as { post: http://…, json: { on: true } }.").exactOptional(),
};

interface Written {
  readonly run?: string;
  readonly http?: StepAction;
}

/** For editors: exactly one of the two is a key. */
export const oneAction = { oneOf: [{ required: ["run"] }, { required: ["http"] }] };
export const hasOneAction = ({ run, http }: Written): boolean => (run === undefined) !== (http === undefined);

export const actionOf = ({ run = "", http }: Written): StepAction => http ?? { kind: "run", command: run };

/** Something that a run does outside of its traffic: a shell command or a request. */
export const action = z
  .strictObject(actionKeys)
  .meta(oneAction)
  .refine(hasOneAction, ONE_ACTION)
  .transform((written): StepAction => actionOf(written));
