import { isoTime } from "./clock.ts";
import { ITEM, JsonScan } from "./json-scan.ts";
import { unreadable, type LogFormat, type LogReader, type Read, type Tell } from "./log-format.ts";
import { statusOf } from "./request-line.ts";

const ENTRY = `log entries ${ITEM}`;
const WANTED = ["startedDateTime", "request method", "request url", "response status"].map(
  (name) => `${ENTRY} ${name}`,
);
const BEGINS = /^(?:\u00EF\u00BB\u00BF)?\s*\{\s*"log"\s*:\s*\{/u;
const NO_CALL = unreadable("it has no method and address");
const NOT_WHOLE = unreadable("the document ends in the middle");
const TOO_DEEP = unreadable("it is nested too deeply");

function callOf(seen: ReadonlyMap<string, string>): Read {
  const [at = "", method = "", target = "", status = ""] = WANTED.map((name) => seen.get(name));
  if (method === "" || target === "") return NO_CALL;
  return { kind: "call", method, target, status: statusOf(status), at: isoTime(at) };
}

/** Takes four values of each entry: bodies, headers and cookies are passed over, and never held. */
class Entries implements LogReader {
  private readonly tell: Tell;
  private readonly seen = new Map<string, string>();
  private readonly scan: JsonScan;
  private number = 0;
  private failed = false;

  constructor(tell: Tell) {
    this.tell = tell;
    this.scan = new JsonScan({
      wants: (names) => names.length > 3 && names.length < 6 && WANTED.includes(names.join(" ")),
      value: (names, text) => void this.seen.set(names.join(" "), text),
      closed: (names) => {
        if (names.length === 3 && names.join(" ") === ENTRY) this.close();
      },
    });
  }

  take(piece: string): void {
    if (this.failed) return;
    try {
      this.scan.take(piece);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.failed = true;
      this.tell(TOO_DEEP, this.number + 1, "");
    }
  }

  end(): void {
    if (!this.failed && !this.scan.isWhole) this.tell(NOT_WHOLE, this.number + 1, "");
  }

  private close(): void {
    this.number += 1;
    const read = callOf(this.seen);
    this.seen.clear();
    this.tell(read, this.number, "");
  }
}

/** http://www.softwareishard.com/blog/har-12-spec/ */
export const har: LogFormat = {
  name: "har",
  summary: "HAR: what the network panel of a browser exports, or a proxy.",
  unit: "entry",
  ofBrowser: true,
  recognises: (head) => (BEGINS.test(head) ? 1 : 0),
  reader: (tell) => new Entries(tell),
};
