import { anyTime, remembered } from "./clock.ts";
import { defineLineFormat } from "./line-format.ts";
import type { ReadLine } from "./lines.ts";
import { unreadable } from "./log-format.ts";
import { closingQuote, requestLine, statusOf } from "./request-line.ts";

const NO_TIME = unreadable('it has no [time] with a "request" behind it');
const NO_END = unreadable('the quotes around its "request" do not close');
const NO_STATUS = unreadable('it has no status behind its "request"');
const STATUS = /^(?:\d{3}|-)$/u;

/** `… [06/Nov/2012:18:00:01 -0500] "GET / HTTP/1.1" 200 …`: what stands before and behind differs, and is not looked at. */
export function readCombined(): ReadLine {
  const timeOf = remembered(anyTime);
  return (line) => {
    const request = line.indexOf('] "');
    const time = line.lastIndexOf("[", request);
    if (request === -1 || time === -1) return NO_TIME;
    const end = closingQuote(line, request + 3);
    if (end === -1) return NO_END;
    const space = line.indexOf(" ", end + 2);
    const status = line.slice(end + 2, space === -1 ? undefined : space);
    if (line[end + 1] !== " " || !STATUS.test(status)) return NO_STATUS;
    return requestLine(line.slice(request + 3, end), statusOf(status), timeOf(line.slice(time + 1, request)));
  };
}

export const combined = defineLineFormat({
  name: "combined",
  summary: "nginx and Apache, combined: with referrer and user agent, also with a virtual host in front.",
  readLines: readCombined,
});
