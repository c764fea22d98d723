import { Refusal } from "../service/refusal.ts";
import type { Instance, Registration } from "./services.ts";

const secondsShape = /^(\d{1,5})s$/;

/** A time as Consul writes it, such as "60s", in milliseconds. */
export const readSeconds = (text: unknown, fallbackMs: number): number => {
  const [, seconds] = secondsShape.exec(typeof text === "string" ? text : "") ?? [];
  return seconds === undefined ? fallbackMs : Number(seconds) * 1_000;
};

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** Reads the body of a registration; without a check of its own a service counts as well for a minute. */
export const readRegistration = (json: unknown): Registration => {
  const { Name, ID, Address, Port, Check } = fieldsOf(json);
  if (typeof Name !== "string" || !/^[a-z0-9-]{1,60}$/.test(Name))
    throw new Refusal(400, "Missing service name");
  if (typeof Address !== "string" || typeof Port !== "number" || !Number.isInteger(Port))
    throw new Refusal(400, "Address must be text and Port a whole number");
  const id = typeof ID === "string" ? ID : Name;
  const ttlMs = readSeconds(fieldsOf(Check)["TTL"], 60_000);
  return { instance: { id, name: Name, address: Address, port: Port, isPassing: false }, ttlMs };
};

const isInstance = (value: unknown): value is Instance => {
  const { id, name, address, port, isPassing } = fieldsOf(value);
  const isNamed = typeof id === "string" && typeof name === "string";
  return isNamed && typeof address === "string" && typeof port === "number" && typeof isPassing === "boolean";
};

/** What a leader sends to a server that copies it. */
export const readCopy = (json: unknown): { readonly instances: Instance[]; readonly index: number } => {
  const { instances, index } = fieldsOf(json);
  if (!Array.isArray(instances) || typeof index !== "number") throw new Error("this is no copy");
  return { instances: instances.filter(isInstance), index };
};
