import type { FailureCause } from "../../../model/record.ts";

const CAUSES: ReadonlyMap<string, FailureCause> = new Map<string, FailureCause>([
  ["ECONNREFUSED", "refused"],
  ["EHOSTUNREACH", "refused"],
  ["ENETUNREACH", "refused"],
  ["ECONNRESET", "reset"],
  ["ECONNABORTED", "reset"],
  ["EPIPE", "reset"],
  ["ETIMEDOUT", "timeout"],
  ["ENOTFOUND", "dns"],
  ["EAI_AGAIN", "dns"],
  ["EAI_FAIL", "dns"],
  ["EAI_NODATA", "dns"],
]);

/** This machine had no file, port or memory left for a connection: nothing that the target did. */
const OURS = new Set(["EMFILE", "ENFILE", "EADDRNOTAVAIL", "ENOBUFS", "ENOMEM"]);

/** The cause that an error of a socket stands for; `unsent` when the request could not even leave this machine. */
export function causeOf(error: Error, wasConnected: boolean): FailureCause | "unsent" {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (!wasConnected && OURS.has(code)) return "unsent";
  return CAUSES.get(code) ?? (wasConnected ? "reset" : "refused");
}
