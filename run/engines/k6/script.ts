// Run by k6, not by us: k6 strips the types and loads what is imported from beside this file.
import { sleep } from "k6";
import { SharedArray } from "k6/data";
import execution from "k6/execution";
import http, { type RefinedResponse } from "k6/http";
import { Trend } from "k6/metrics";
import type { Options } from "k6/options";
import type { FailureCause } from "../../../model/record.ts";
import type { Request } from "../../../model/traffic.ts";
import { requestsByCall } from "../../../plan/requests-by-call.ts";
import { createStatusTest } from "../http/good-status.ts";
import { safePath } from "../safe-path.ts";
import { writeKey, writeLatenessKey } from "./call-key.ts";
import { failureCause, isUnanswered } from "./failure-cause.ts";
import {
  CALLS_AN_ITERATION,
  callOf,
  callsFile,
  DUE_PER_MS,
  HANDOVER_FILE,
  METRICS,
  SCENARIOS_FILE,
  TAG,
  type Handover,
} from "./handover.ts";

const file = (name: string): string => `${__ENV["GAMEDAY_FOLDER"]}/${name}`;
const { address, zeroUrl, run, traffic, headStart }: Handover = JSON.parse(open(file(HANDOVER_FILE)));

const requests = requestsByCall(traffic, run);
const mix = traffic.mix.map(({ good }, call) => ({
  within: good.within,
  isGood: createStatusTest(good.status),
  lines: new SharedArray<string>(callsFile(call), () => open(file(callsFile(call))).split("\n")),
}));
const lateness = new Trend(METRICS.lateness);
const fromDue = new Trend(METRICS.fromDue);
const fromSend = new Trend(METRICS.fromSend);
const toFailure = new Trend(METRICS.toFailure);

/** Only the first reading of this file counts, so the users of k6 need not parse the scenarios again. */
export const options: Options = {
  ...(__VU === 0 ? { scenarios: JSON.parse(open(file(SCENARIOS_FILE))) } : {}),
  systemTags: [],
  discardResponseBodies: true,
  // What is kept open: as many connections as the calls of an iteration can need.
  batchPerHost: CALLS_AN_ITERATION,
  maxRedirects: 0,
  userAgent: "",
  setupTimeout: "60s",
};

/** An export each second, of what was gathered up to 0.2 s before, and a second for a busy machine to take it. */
const QUIET_END_S = 2.2;

interface Start {
  /** The start of the replay, in milliseconds since 1970. */
  readonly zero: number;
}

/** Asks when the replay starts, and waits until shortly before. */
export function setup(): Start {
  const answer = http.get(zeroUrl, { responseType: "text", timeout: 10_000 });
  const zero = Number(answer.body);
  if (answer.status !== 200 || !(zero > 0)) throw new Error("gameday did not say when the replay starts");
  sleep(Math.max(0, zero - headStart - Date.now()) / 1000);
  return { zero };
}

/**
 * k6 cuts off an export that is under way when it ends, and its numbers with it. So it ends two exports after the last
 * call, when only its own figures are under way.
 */
export function teardown(): void {
  sleep(QUIET_END_S);
}

const send = ({ method, path, headers, body }: Request): Promise<RefinedResponse<"none">> =>
  http.asyncRequest(method, `http://${address}${safePath(path)}`, body, {
    headers,
    timeout: traffic.timeout,
    redirects: 0,
    responseType: "none",
  });

/** A call that is due, of a kind that the plan describes. */
interface Due {
  /** Index into the mix. */
  readonly index: number;
  readonly due: number;
  readonly late: number;
}

function answered({ index, due, late }: Due, { status, timings }: RefinedResponse<"none">): boolean {
  const took = timings.blocked + timings.duration;
  const kind = mix[index];
  const isGood = kind !== undefined && late + took <= kind.within && kind.isGood(status);
  const tags = { [TAG]: writeKey(index, { due, end: due + late + took }, status, isGood) };
  fromDue.add(late + took, tags);
  fromSend.add(took, tags);
  return status >= 200 && status <= 299;
}

function failed({ index, due, late }: Due, cause: FailureCause, now: number): boolean {
  const took = Math.max(late, now - due);
  toFailure.add(took, { [TAG]: writeKey(index, { due, end: due + took }, cause, false) });
  return false;
}

/** The ledger wants the keys themselves, and numbers that are added up know none: one line for each write. */
function note(seq: number, isAcknowledged: boolean): void {
  // oxlint-disable-next-line no-console
  console.log(`${isAcknowledged ? "a" : "d"} ${seq}`);
}

interface PlannedCall {
  /** Index into the mix. */
  readonly index: number;
  readonly seq: number;
  readonly due: number;
  readonly request: Request;
}

/** Sends a call that is due now, and says how late that is. One promise a call: each costs k6 as much as its metrics. */
function begin({ index, seq, due, request: planned }: PlannedCall, zero: number): void {
  const late = Math.max(0, Date.now() - zero - due);
  lateness.add(late, { [TAG]: writeLatenessKey(index, due) });
  void send(planned).then((response) => {
    const { error, error_code: code } = response;
    const isAcknowledged = isUnanswered(code)
      ? failed({ index, due, late }, failureCause(code, error), Date.now() - zero)
      : answered({ index, due, late }, response);
    if (planned.write) note(seq, isAcknowledged);
  });
}

/** Where a user of k6 sees which iteration it is in; making it anew for each call takes longer than the request. */
let scenario: typeof execution.scenario | undefined;

/** k6 begins iterations a little early and evenly; here each of its calls is sent when it is due. */
export function sendCalls({ zero }: Start): void {
  scenario ??= execution.scenario;
  const index = callOf(scenario.name);
  const request = requests[index];
  const line = mix[index]?.lines[scenario.iterationInTest];
  // The end of the schedule is padded, so that rounding costs no call; what is not planned does nothing.
  if (request === undefined || line === undefined || line === "") return;
  const calls = line.split(" ");
  for (let at = 0; at < calls.length; at += 1) {
    const words = calls[at] ?? "";
    const comma = words.indexOf(",");
    const seq = Number(words.slice(0, comma));
    const due = Number(words.slice(comma + 1)) / DUE_PER_MS;
    const planned = { index, seq, due, request: request(seq) };
    setTimeout(() => begin(planned, zero), Math.max(0, zero + due - Date.now()));
  }
}
