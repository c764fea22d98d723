import type { KeyObject } from "node:crypto";
import { createSign, generateKeyPair, randomUUID } from "node:crypto";
import { promisify } from "node:util";

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: Readonly<Record<string, unknown>>;
}

const makeKey = async (): Promise<SigningKey> => {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2_048 });
  const kid = randomUUID();
  return { kid, privateKey, jwk: { ...publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" } };
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The keys that sign tokens: the next one is published long before it signs, and the last one stays for a round. */
export class SigningKeys {
  #last: SigningKey | undefined;
  #current: SigningKey;
  #next: SigningKey;

  private constructor(current: SigningKey, next: SigningKey) {
    this.#current = current;
    this.#next = next;
  }

  static async make(): Promise<SigningKeys> {
    return new SigningKeys(await makeKey(), await makeKey());
  }

  async roll(): Promise<void> {
    const after = await makeKey();
    this.#last = this.#current;
    this.#current = this.#next;
    this.#next = after;
  }

  get jwks(): string {
    const keys = [this.#last, this.#current, this.#next].flatMap((key) => key?.jwk ?? []);
    return JSON.stringify({ keys });
  }

  /** A token for this subject, for so many seconds. */
  sign(sub: string, seconds: number): string {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { sub, token_use: "access", iat: now, exp: now + seconds };
    const text = `${part({ alg: "RS256", kid: this.#current.kid })}.${part(claims)}`;
    return `${text}.${createSign("RSA-SHA256").update(text).sign(this.#current.privateKey, "base64url")}`;
  }
}
