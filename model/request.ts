import { z } from "zod";
import { httpUrl } from "./http-url.ts";
import type { StepAction } from "./plan.ts";

export const METHODS = ["get", "post", "put", "patch", "delete", "head"] as const;
export type Method = (typeof METHODS)[number];

const single = METHODS.map((method) => ({ required: [method] }));

/** For editors: exactly one of the methods is a key. */
export const oneMethod = { oneOf: single } as const;

/** One optional key for each method. */
export const methodKeys = <Target extends z.ZodType>(target: Target, what: string) => {
  const key = (method: string) => target.describe(`${method.toUpperCase()} this ${what}.`).exactOptional();
  return {
    get: key("get"),
    post: key("post"),
    put: key("put"),
    patch: key("patch"),
    delete: key("delete"),
    head: key("head"),
  };
};

export const bodyKeys = {
  json: z
    .unknown()
    .describe(
      "The body as a value; it is sent as JSON. A value that is only ${seq} or ${int:1..9} is sent as a number.",
    )
    .exactOptional(),
  body: z.string({ error: "must be text" }).describe("The body as text.").exactOptional(),
};

type Written = { readonly [Key in Method]?: string } & { readonly json?: unknown; readonly body?: string };

const methodsOf = (written: Written): readonly Method[] =>
  METHODS.filter((method) => written[method] !== undefined);

export const hasOneMethod = (written: Written): boolean => methodsOf(written).length === 1;
export const hasOneBody = (written: Written): boolean => !("json" in written && "body" in written);

export const ONE_METHOD = `must have exactly one of the keys ${METHODS.join(", ")}`;
export const ONE_BODY = 'must have "json" or "body", not both';

// A JSON value that is nothing but a number to be filled in is meant as a number, though YAML must quote it.
// The signs around it tell it apart from a key and from a quote inside of a text.
const QUOTED_NUMBER = /(?<=^|[:,[])"(\$\{(?:seq|int:[^}"]*)\})"(?=$|[,}\]])/gu;

const jsonBody = (value: unknown): string => JSON.stringify(value).replaceAll(QUOTED_NUMBER, "$1");

/** The request line and the body, as the model has them. */
export const requestOf = (written: Written): { method: string; target: string; body?: string } => {
  const method = methodsOf(written)[0] ?? "get";
  const target = written[method] ?? "";
  const body = "json" in written ? jsonBody(written.json) : written.body;
  return { method: method.toUpperCase(), target, ...(body === undefined ? {} : { body }) };
};

/** A request to an address, as a step makes it. */
export const httpAction = z
  .strictObject({ ...methodKeys(httpUrl, "address"), ...bodyKeys })
  .meta(oneMethod)
  .refine(hasOneMethod, ONE_METHOD)
  .refine(hasOneBody, ONE_BODY)
  .transform((written): StepAction => {
    const { target, ...request } = requestOf(written);
    return { kind: "http", url: target, ...request };
  });
