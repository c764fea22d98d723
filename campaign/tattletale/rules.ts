import type { Answer } from "../service/remote.ts";
import { jsonOf } from "../service/remote.ts";

/** What came of a check. An error is no pass: the account may be wide open. */
export type Outcome =
  | { readonly is: "pass" }
  | { readonly is: "fail"; readonly rule: string }
  | { readonly is: "unknown"; readonly why: string };

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/** Holds the vendor's answer about an account against the rules; whatever is not clearly answered is unknown. */
export const judge = (answer: Answer): Outcome => {
  if (answer.status !== 200) return { is: "unknown", why: `the vendor answered ${answer.status}` };
  const account = jsonOf(answer);
  const twoFactor = fieldOf(account, "twoFactor");
  const folders = fieldOf(account, "publicFolders");
  if (typeof twoFactor !== "boolean" || typeof folders !== "number")
    return { is: "unknown", why: "the vendor's answer has no two-factor or folder figures" };
  if (!twoFactor) return { is: "fail", rule: "two-factor is off" };
  if (folders > 0) return { is: "fail", rule: "folders are public" };
  return { is: "pass" };
};
