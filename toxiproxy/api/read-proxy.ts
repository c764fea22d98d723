import { badBody, missingField, tooManyToxics } from "../api-error.ts";
import type { ProxyInput } from "../proxy-collection.ts";
import type { ProxyChange } from "../proxy.ts";
import { checkName } from "./check-name.ts";
import { Fields } from "./fields.ts";
import { readToxic } from "./read-toxic.ts";
import { readTtl } from "./read-ttl.ts";
import type { ToxicRecord } from "../toxic-record.ts";
import { MOST_TOXICS } from "../toxic-set.ts";

export function readProxy(body: unknown): ProxyInput {
  return toInput(new Fields(body, "Proxy"));
}

/** Reads a list of proxies; none is made when a name or an upstream is missing anywhere. */
export function readProxies(body: unknown): readonly ProxyInput[] {
  if (body === null) return [];
  if (!Array.isArray(body))
    throw badBody(`json: cannot unmarshal ${typeof body} into Go value of type []Proxy`);
  return body
    .map((entry: unknown) => new Fields(entry, "Proxy"))
    .map((fields, index) => toInput(fields, ` at proxy ${index + 1}`));
}

export function readProxyChange(body: unknown): ProxyChange {
  const fields = new Fields(body, "Proxy");
  return {
    listen: fields.text("listen"),
    upstream: fields.text("upstream"),
    enabled: fields.flag("enabled"),
    ttl: readTtl(fields),
  };
}

function toInput(fields: Fields, where = ""): ProxyInput {
  const name = fields.text("name") ?? "";
  const upstream = fields.text("upstream") ?? "";
  const listen = fields.text("listen") ?? "";
  const enabled = fields.flag("enabled") ?? true;
  if (name === "") throw missingField(`name${where}`);
  if (upstream === "") throw missingField(`upstream${where}`);
  checkName(name);
  return { name, upstream, listen, enabled, toxics: readToxics(fields) };
}

function readToxics(fields: Fields): readonly ToxicRecord[] {
  const made: ToxicRecord[] = [];
  const bodies = fields.list("toxics");
  if (bodies.length > MOST_TOXICS) throw tooManyToxics(MOST_TOXICS);
  for (const body of bodies) {
    made.push(readToxic(body, (name) => made.some((toxic) => toxic.name === name)));
  }
  return made;
}
