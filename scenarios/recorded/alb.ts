import { isoTime, remembered } from "./clock.ts";
import { defineLineFormat } from "./line-format.ts";
import type { ReadLine } from "./lines.ts";
import { unreadable } from "./log-format.ts";
import { closingQuote, requestLine, statusOf } from "./request-line.ts";

const NOT_ONE = unreadable('it is not "type time load-balancer … status … "request""');
const TYPE = /^(?:https?|h2|grpcs?|wss?) /u;
/** Behind the request follow, between others, the priority of the rule and the time at which the request came in. */
const CAME_IN = /" (?:-?\d+) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) "/u;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html */
function readAlb(): ReadLine {
  const timeOf = remembered(isoTime);
  return (line) => {
    const start = line.indexOf(' "');
    const end = start === -1 ? -1 : closingQuote(line, start + 2);
    if (end === -1 || !TYPE.test(line)) return NOT_ONE;
    const [, answered = "", , , , , , , status = ""] = line.slice(0, start).split(" ");
    const [, cameIn = answered] = CAME_IN.exec(line.slice(end)) ?? [];
    const at = timeOf(cameIn);
    if (at === undefined || !/^(?:\d{3}|-)$/u.test(status)) return NOT_ONE;
    return requestLine(line.slice(start + 2, end), statusOf(status), at);
  };
}

export const alb = defineLineFormat({
  name: "alb",
  summary: "AWS Application Load Balancer.",
  readLines: readAlb,
});
