import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RunningCli } from "../support/run-cli.ts";
import { TOUCH, type DeathScenario, type FaultKind } from "./faults.ts";
import type { World } from "./world.ts";

/** A way in which a run can end. */
export interface Death {
  readonly name: string;
  /** Faults for which there is such a death; all of them unless told. */
  readonly of?: readonly FaultKind[];
  readonly scenario?: Partial<DeathScenario>;
  readonly args?: readonly string[];
  /** Somebody's unless told. */
  readonly toxiproxy?: "embedded";
  /** What a machine must have for it. */
  readonly needs?: "k6" | "disk";
  /** Set up before the run starts. */
  readonly before?: (world: World) => void;
  /** What happens, once the fault (or the step of the fix) is on. */
  readonly strike?: (run: RunningCli, world: World) => Promise<void> | void;
  /** When it strikes; the fault being on unless told. */
  readonly at?: string;
  /** Codes that the run may end with; nothing for a death by signal. */
  readonly codes: readonly number[] | "killed";
}

/** A busy machine may find that a few calls prove nothing; then it is 1. */
const WHOLE = [0, 1];

const LINKS = ["slow-link", "cut-link"] as const;
/** A link that is led elsewhere and one that flaps: only the deaths that have to do with what is on are tried with them. */
const PLAIN = ["slow-link", "cut-link", "kill-process", "pause-process", "fix"] as const;

const pidOfShop = ({ folder }: World): number => Number(readFileSync(join(folder, "shop-pid"), "utf8"));
const signal = (name: NodeJS.Signals) => (run: RunningCli) => void run.child.kill(name);

/** Waits until somebody's Toxiproxy was asked something. */
async function asked({ toxiproxy }: World, call: RegExp, times = 1): Promise<void> {
  while (toxiproxy.calls.filter((known) => call.test(known)).length < times) await delay(10);
}

/** A link of the run taken away, to be made anew. */
const REMOVAL = /^DELETE \/proxies\/a-death-[^/]+$/u;

export const DEATHS: readonly Death[] = [
  { name: "normal end", codes: WHOLE },
  {
    name: "its own stop condition",
    of: PLAIN,
    scenario: { stopUnder: "80%", canary: "2s" },
    at: '"kind":"traffic-started"',
    strike: (_, world) => world.turnBad(),
    codes: [1],
  },
  { name: "SIGINT", strike: signal("SIGINT"), codes: [130] },
  {
    name: "SIGINT twice",
    of: PLAIN,
    strike: async (run) => {
      run.child.kill("SIGINT");
      await delay(5);
      run.child.kill("SIGINT");
    },
    codes: [130],
  },
  { name: "SIGTERM", strike: signal("SIGTERM"), codes: [143] },
  { name: "SIGHUP", of: PLAIN, strike: signal("SIGHUP"), codes: [130] },
  { name: "SIGKILL of the tool", strike: signal("SIGKILL"), codes: "killed" },
  // As Node ends itself when its memory is used up.
  { name: "SIGABRT, as out of memory", strike: signal("SIGABRT"), codes: "killed" },
  {
    name: "SIGKILL of a process of the system",
    of: ["slow-link", "cut-link", "repoint-link", "flapping", "pause-process", "fix"],
    strike: (_, world) => void process.kill(pidOfShop(world), "SIGKILL"),
    codes: WHOLE,
  },
  {
    name: "SIGKILL of the Toxiproxy",
    toxiproxy: "embedded",
    strike: (run) => killOf(run, /toxiproxy\/main/u),
    codes: [3],
  },
  {
    name: "SIGKILL of the engine",
    of: PLAIN,
    args: ["--engine", "k6"],
    needs: "k6",
    strike: (run) => killOf(run, /k6 run/u),
    codes: [3],
  },
  {
    name: "a full disk for the journal",
    needs: "disk",
    at: '"kind":"traffic-started"',
    before: (world) => world.limitDisk(),
    strike: (_, world) => world.fillDisk(),
    codes: [3],
  },
  {
    name: "a step that fails",
    of: PLAIN,
    scenario: { step: { ...TOUCH, run: "touch fix-is-on; exit 3" } },
    codes: [1],
  },
  {
    name: "a step that never ends",
    of: PLAIN,
    scenario: { step: { ...TOUCH, run: "touch fix-is-on; sleep 600" } },
    codes: [1],
  },
  { name: "closed stdout and stderr", of: PLAIN, strike: closeOutputs, codes: WHOLE },
  {
    name: "SIGSTOP past the deadline",
    strike: async (run) => {
      run.child.kill("SIGSTOP");
      // Its guardian ends it: nobody lets it go on.
      await once(run.child, "exit");
    },
    codes: "killed",
  },
  {
    name: "SIGKILL between the journal and the fault",
    of: LINKS,
    before: ({ toxiproxy }) => toxiproxy.trap(/^POST \/proxies\/[^/]+(\/toxics)?$/u, "hangs"),
    at: '"kind":"traffic-started"',
    strike: async (run, world) => {
      await asked(world, /^POST \/proxies\/[^/]+(\/toxics)? /u);
      run.child.kill("SIGKILL");
    },
    codes: "killed",
  },
  {
    name: "SIGKILL while its link is away to be made anew",
    of: ["repoint-link"],
    at: '"phase":"broken/during"',
    // A toxic comes off by itself, so this is the link that is led elsewhere.
    before: ({ toxiproxy }) => toxiproxy.trap(REMOVAL, "is done, yet hangs", 1),
    strike: async (run, world) => {
      await asked(world, REMOVAL);
      run.child.kill("SIGKILL");
    },
    codes: "killed",
  },
  {
    name: "SIGKILL when it has gone off and on again",
    of: ["flapping"],
    strike: async (run, world) => {
      await asked(world, REMOVAL, 2);
      run.child.kill("SIGKILL");
    },
    codes: "killed",
  },
  {
    name: "SIGKILL between healing and its line",
    of: LINKS,
    at: '"phase":"broken/during"',
    before: ({ toxiproxy }) => toxiproxy.trap(REMOVAL, "is done, yet hangs", 1),
    strike: async (run, world) => {
      await asked(world, REMOVAL);
      run.child.kill("SIGKILL");
    },
    codes: "killed",
  },
  {
    name: "SIGKILL in the middle of a step",
    of: ["fix"],
    scenario: { step: { ...TOUCH, run: "touch fix-is-on; sleep 5" } },
    at: '"phase":"broken/fixed:touch"',
    strike: async (run) => {
      await delay(500);
      run.child.kill("SIGKILL");
    },
    codes: "killed",
  },
  {
    name: "SIGKILL in the middle of an undo",
    of: ["fix"],
    scenario: { step: { ...TOUCH, undo: "rm -f fix-is-on; sleep 5" } },
    at: '"phase":"broken/after"',
    strike: async (run) => {
      await delay(500);
      run.child.kill("SIGKILL");
    },
    codes: "killed",
  },
];

function killOf(run: RunningCli, command: RegExp): void {
  const found = run.processes().filter((process) => command.test(process.command));
  if (found.length === 0) throw new Error(`nothing runs ${String(command)}`);
  for (const { pid } of found) process.kill(pid, "SIGKILL");
}

function closeOutputs(run: RunningCli): void {
  run.child.stdout.destroy();
  run.child.stderr.destroy();
}
