import type { Plan } from "../../model/plan.ts";
import type { RunEvent } from "../../model/record.ts";
import type { EngineGlance } from "../../run/engines/load-engine.ts";
import type { Console } from "../console.ts";
import { phaseText, progressFrame, progressLine, type ProgressState } from "./frame.ts";

const REDRAW_EVERY_MS = 250;
const LINE_EVERY_MS = 10_000;
const UP = (lines: number): string => (lines === 0 ? "" : `\x1b[${lines}A`);
const CLEAR_BELOW = "\x1b[0J";

/** What is shown of an event as a line of its own; most are not. */
function newsOf(event: RunEvent): string | undefined {
  if (event.kind === "preflight" || event.kind === "trouble") return event.text;
  if (event.kind === "stop-reached") return `stopping: ${event.text}`;
  if (event.kind === "process-exited") return `${event.process} ended (${event.how})`;
  if (event.kind !== "fix-judged") return undefined;
  return `${event.break}: ${event.fix} ${event.proven ? "PROVEN" : "REJECTED"}: ${event.text}`;
}

/** Progress on stderr: a picture that is drawn again on a terminal, one line every ten seconds elsewhere. */
export class Progress {
  private state: ProgressState;
  private readonly console: Console;
  private readonly timer: NodeJS.Timeout;
  private zero: number | undefined;
  private drawn = 0;

  constructor(plan: Plan, console: Console) {
    this.console = console;
    this.state = { plan, now: -1, phase: "day", doing: "" };
    this.timer = setInterval(() => this.show(), console.terminal ? REDRAW_EVERY_MS : LINE_EVERY_MS);
  }

  readonly say = (text: string): void => {
    const doing = this.console.line(text);
    this.state = { ...this.state, doing };
    if (this.console.terminal) this.show();
    else this.console.err(`${doing}\n`);
  };

  readonly glance = (glance: EngineGlance): void => {
    this.state = { ...this.state, glance };
  };

  readonly event = (event: RunEvent): void => {
    if (event.kind === "traffic-started") this.zero = performance.now() - event.at;
    if (event.kind === "traffic-started") this.state = { ...this.state, doing: "" };
    if (event.kind === "phase") this.enter(event.phase);
    const news = newsOf(event);
    if (news !== undefined) this.print(news);
  };

  /** A replay that was stretched has another plan. */
  plan(plan: Plan): void {
    this.state = { ...this.state, plan };
  }

  stop(): void {
    clearInterval(this.timer);
    this.erase();
  }

  private enter(phase: string): void {
    this.state = { ...this.state, phase };
    if (!this.console.terminal && !phase.endsWith("/settle")) this.console.err(`${phaseText(phase)}\n`);
  }

  private print(text: string): void {
    this.erase();
    this.console.err(`${this.console.line(text)}\n`);
    if (this.console.terminal) this.show();
  }

  private show(): void {
    const now = this.zero === undefined ? -1 : performance.now() - this.zero;
    this.state = { ...this.state, now };
    if (!this.console.terminal) return this.console.err(`${progressLine(this.state)}\n`);
    const lines = progressFrame(this.state, this.console.columns() - 1);
    this.erase();
    this.console.err(`${lines.join("\n")}\n`);
    this.drawn = lines.length;
  }

  private erase(): void {
    if (this.drawn > 0) this.console.steer(`${UP(this.drawn)}\r${CLEAR_BELOW}`);
    this.drawn = 0;
  }
}
