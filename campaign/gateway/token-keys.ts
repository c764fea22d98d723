import type { JsonWebKey, KeyObject } from "node:crypto";
import { createPublicKey, verify } from "node:crypto";
import { Refusal } from "../service/refusal.ts";
import { jsonOf, Remote } from "../service/remote.ts";
import { Remembered } from "./remembered.ts";

/** How long the identity service may take, and whether its keys are kept. */
interface KeyRules {
  readonly withinMs: number;
  isOn(name: "keep-keys"): boolean;
}

type Keys = ReadonlyMap<string, KeyObject>;

const isKey = (value: unknown): value is JsonWebKey & { readonly kid: string } =>
  typeof value === "object" && value !== null && "kid" in value && typeof value.kid === "string";

const keysIn = (json: unknown): Keys => {
  const list: unknown = typeof json === "object" && json !== null && "keys" in json ? json.keys : undefined;
  const keys = Array.isArray(list) ? list.filter(isKey) : [];
  return new Map(keys.map((key) => [key.kid, createPublicKey({ key, format: "jwk" })]));
};

const decoded = (part: string | undefined): Readonly<Record<string, unknown>> => {
  try {
    const json: unknown = JSON.parse(Buffer.from(part ?? "", "base64url").toString("utf8"));
    return typeof json === "object" && json !== null ? { ...json } : {};
  } catch {
    return {};
  }
};

const notSignedIn = (): Refusal => new Refusal(401, "sign in first");

const subjectOf = ({ sub, exp }: Readonly<Record<string, unknown>>): string => {
  if (typeof sub === "string" && typeof exp === "number" && exp * 1_000 > Date.now()) return sub;
  throw notSignedIn();
};

/** Checks the tokens of the staff with the keys that the identity service publishes. */
export class TokenKeys {
  readonly #identity: Remote;
  readonly #rules: KeyRules;
  readonly #keys: Remembered<Keys>;

  constructor(identity: string, rules: KeyRules) {
    this.#identity = new Remote("the identity service", identity, 200);
    this.#rules = rules;
    this.#keys = new Remembered({ fetch: () => this.#ask(), isKept: () => this.#rules.isOn("keep-keys") });
  }

  /** Returns who calls. */
  async check(authorization: string | undefined): Promise<string> {
    const [, token = ""] = /^Bearer ([\w.-]{20,4000})$/.exec(authorization ?? "") ?? [];
    const [head, body, signature = ""] = token.split(".");
    const { kid, alg } = decoded(head);
    // Only this one: a token must not choose how it is checked.
    if (alg !== "RS256" || typeof kid !== "string") throw notSignedIn();
    const key = (await this.#keys.get()).get(kid);
    const signed = Buffer.from(`${head}.${body}`);
    if (key === undefined || !verify("RSA-SHA256", signed, key, Buffer.from(signature, "base64url")))
      throw notSignedIn();
    return subjectOf(decoded(body));
  }

  close(): void {
    this.#identity.close();
  }

  async #ask(): Promise<Keys> {
    const { withinMs } = this.#rules;
    const answer = await this.#identity.ask("/.well-known/jwks.json", { withinMs });
    if (answer.status !== 200) throw new Refusal(503, `the identity service answered ${answer.status}`);
    return keysIn(jsonOf(answer));
  }
}
