import { METHODS } from "../../model/request.ts";
import { Days, NO_TIME } from "./days.ts";
import type { LogFormat, LogReader, Read, Tell } from "./log-format.ts";
import { RouteTree } from "./route-tree.ts";
import { isStatic } from "./segment.ts";
import { Spoiled } from "./spoiled.ts";
import { bareHost, readTarget, type Target } from "./target.ts";

/** Why calls of a log are not in the traffic. */
export type LeftOut =
  | "no-call"
  | "static"
  | "method"
  | "other-host"
  | "too-many-routes"
  | "other-day"
  | "no-time"
  | "rare";

/** What people choose about an import. */
export interface Choices {
  readonly statics: boolean;
  readonly keepQuery: readonly string[];
  readonly host?: string;
  /** Days since 1970. */
  readonly day?: number;
  /** Minutes from UTC, of the clock by which days begin. */
  readonly offset?: number;
  /** With more words than that in its place, a part of a path is a value. */
  readonly mostWords: number;
}

const SENT = new Set(METHODS.map((method) => method.toUpperCase()));

type Call = Extract<Read, { kind: "call" }>;

const UNTIMED = { day: NO_TIME, second: 0 };
const hostOf = ({ host }: Call): string | undefined => (host === undefined ? undefined : bareHost(host));

/** All that is remembered of the logs that are read: counters, however long they are. */
export class Recording {
  readonly tree: RouteTree;
  readonly days: Days;
  readonly spoiled = new Spoiled();
  readonly leftOut = new Map<LeftOut, number>();
  /** Lines or entries, without those that are empty or about the log itself. */
  read = 0;
  /** Calls that one of the days has. */
  taken = 0;
  private readonly choices: Choices;

  constructor(choices: Choices) {
    this.choices = choices;
    this.tree = new RouteTree(choices.mostWords, new Set(choices.keepQuery));
    this.days = new Days((day) => this.tree.letGo(day), choices.day, choices.offset);
  }

  /** A reader for one more log; `name` is only for showing what could not be read. */
  reader(format: LogFormat, name: string): { readonly log: LogReader; readonly calls: () => number } {
    let calls = 0;
    let host = this.choices.host === undefined ? undefined : bareHost(this.choices.host);
    const tell: Tell = (read, place, text) => {
      this.read += 1;
      if (read.kind === "unreadable") return this.spoiled.add({ log: name, place, why: read.why, text });
      if (read.kind === "other") return this.leave("no-call");
      calls += 1;
      host = this.call(read, host, format.ofBrowser);
    };
    return { log: format.reader(tell), calls: () => calls };
  }

  /** Counts a call; answers with the host whose calls are taken. */
  private call(call: Call, wanted: string | undefined, ofBrowser: boolean): string | undefined {
    const target = readTarget(call.target);
    if (target === undefined) {
      this.leave("no-call");
      return wanted;
    }
    const host = target.host ?? hostOf(call);
    const only = wanted ?? (ofBrowser ? host : undefined);
    if (only === undefined || host === only) this.choose(call, target);
    else this.leave("other-host");
    return only;
  }

  private choose(call: Call, { path, query }: Target): void {
    const method = call.method.toUpperCase();
    if (!SENT.has(method)) this.leave("method");
    else if (!this.choices.statics && isStatic(path)) this.leave("static");
    else this.place(call, method, path, query);
  }

  private place({ at, status }: Call, method: string, path: string, query: string): void {
    const { day, second } = at === undefined ? UNTIMED : this.days.place(at);
    const isKept = this.days.total(day);
    if (!isKept) return this.leave(at === undefined ? "no-time" : "other-day");
    if (!this.tree.count({ method, path, query, day, status })) return this.leave("too-many-routes");
    this.taken += 1;
    if (at !== undefined) this.days.count(day, second);
  }

  private leave(why: LeftOut): void {
    this.leftOut.set(why, (this.leftOut.get(why) ?? 0) + 1);
  }
}
