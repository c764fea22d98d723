import { describe, expect, it } from "vitest";
import { failureCause, isUnanswered } from "../../../../../run/engines/k6/failure-cause.ts";

describe("the cause of a failure in k6", () => {
  it.each([
    [1212, "dial: connection refused", "refused"],
    [1101, "lookup: no such host", "dns"],
    [1220, "read: connection reset by peer", "reset"],
    [1050, "request timeout", "timeout"],
    [1211, "dial: i/o timeout", "timeout"],
    [1000, "EOF", "closed"],
    [1000, "http: server closed idle connection", "closed"],
    [1000, "unexpected EOF", "cut-short"],
    [1000, 'malformed HTTP response "what?"', "garbage"],
    [1000, 'malformed MIME header: missing colon: "Conte"', "garbage"],
    [1000, "write: broken pipe", "reset"],
  ])("with number %i and the text %j is called as in every engine: %s", (code, text, cause) => {
    expect(failureCause(code, text)).toBe(cause);
  });

  it("is none for a status of 400 or more, which is an answer", () => {
    expect([0, 1000, 1220, 1400, 1503].map(isUnanswered)).toEqual([false, true, true, false, false]);
  });
});
