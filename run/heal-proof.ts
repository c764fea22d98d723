import { NotHealedError, reasonOf } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { HealCheck } from "../model/record.ts";
import { quickestConnection } from "./quickest-connection.ts";
import type { Stage } from "./stage.ts";

/** A connection through a healed link may take this much longer than before the run: the machine is not as idle. */
const MOST_SLOWER_MS = 100;
const RAISE_WITHIN_MS = 60_000;

async function linkChecks(stage: Stage): Promise<HealCheck[]> {
  try {
    const states = await stage.links.states();
    return states.map(({ name, enabled, toxics, ledTo }) => ({
      what: `link ${name}`,
      ok: enabled && toxics.length === 0 && ledTo === undefined,
      detail: [
        enabled ? "open" : "cut",
        toxics.length === 0 ? "no toxics" : toxics.join(", "),
        ledTo === undefined ? "leads where it should" : `leads to "${ledTo}", where it should not`,
      ].join(", "),
    }));
  } catch (error) {
    return [{ what: "links", ok: false, detail: reasonOf(error) }];
  }
}

async function connectionCheck(
  name: string,
  address: string,
  before = Number.POSITIVE_INFINITY,
): Promise<HealCheck> {
  const what = `connection through ${name}`;
  try {
    const took = await quickestConnection(address);
    const detail = `opened in ${took} ms${before === Number.POSITIVE_INFINITY ? "" : `, in ${before} ms before the run`}`;
    return { what, ok: took <= before + MOST_SLOWER_MS, detail };
  } catch (error) {
    return { what, ok: false, detail: reasonOf(error) };
  }
}

/** A Toxiproxy that ended took its faults along; that nobody listens at its links any more is the proof. */
async function goneChecks(stage: Stage): Promise<HealCheck[]> {
  const checks: HealCheck[] = [];
  for (const [name, address] of stage.places.links) {
    const { ok, detail } = await connectionCheck(name, address);
    checks.push({
      what: `link ${name}`,
      ok: !ok,
      detail: ok
        ? "its Toxiproxy is gone, yet something listens there"
        : `ended with its Toxiproxy: ${detail}`,
    });
  }
  return checks;
}

const processCheck = (name: string, stage: Stage, fallen: ReadonlySet<string>): HealCheck => {
  const what = `process ${name}`;
  if (stage.processes.isRunning(name)) return { what, ok: true, detail: "running" };
  return fallen.has(name)
    ? { what, ok: true, detail: "ended by itself while nothing was broken on purpose: nothing to heal" }
    : { what, ok: false, detail: "not running" };
};

/** Starts what died while something was broken: it ran before. */
async function raise(plan: Plan, { processes }: Stage, fallen: ReadonlySet<string>): Promise<HealCheck[]> {
  const checks: HealCheck[] = [];
  for (const { name } of plan.system) {
    if (fallen.has(name) || processes.isRunning(name)) continue;
    const what = `start of ${name}`;
    try {
      await processes.restart(name, AbortSignal.timeout(RAISE_WITHIN_MS));
      checks.push({ what, ok: true, detail: "it had died under the fault, and runs again" });
    } catch (error) {
      checks.push({ what, ok: false, detail: reasonOf(error) });
    }
  }
  return checks;
}

/** Looks, after healing, whether it is true: no toxics, every link open and entered, every process running. */
async function proveHealed(
  plan: Plan,
  stage: Stage,
  fallen: ReadonlySet<string>,
): Promise<readonly HealCheck[]> {
  const processes = plan.system.map(({ name }) => processCheck(name, stage, fallen));
  if ((await stage.links.standing()) === "gone") return [...(await goneChecks(stage)), ...processes];
  const connections: HealCheck[] = [];
  for (const [name, address] of stage.places.links)
    connections.push(await connectionCheck(name, address, stage.baseline.get(name)));
  return [...(await linkChecks(stage)), ...connections, ...processes];
}

const failed = (what: string, error: unknown): HealCheck => ({
  what,
  ok: false,
  detail: reasonOf(error),
  ...(error instanceof NotHealedError ? { remedy: error.hint } : {}),
});

/** What a stage left behind that never came to stand. */
export const leftBehind = (error: NotHealedError): readonly HealCheck[] => [
  failed("end of what was started", error),
];

/** A piece of work that must not fail, as the check that says when it did. */
async function attempt(
  what: string,
  work: () => Promise<readonly HealCheck[]>,
): Promise<readonly HealCheck[]> {
  try {
    return await work();
  } catch (error) {
    return [failed(what, error)];
  }
}

const goodbye = ({ toxiproxy: { life, url } }: Stage): HealCheck => ({
  what: "toxiproxy",
  ok: true,
  detail:
    life.of === "ours"
      ? "ended, and all of its links with it"
      : `the links of this run are removed; the one at ${url} stays as it was`,
});

/**
 * Takes everything off, proves it, and only then ends what was started; never throws. `fallen` are the processes that
 * ended by themselves while nothing was broken on purpose.
 */
export async function leaveHealed(
  plan: Plan,
  stage: Stage,
  fallen: ReadonlySet<string>,
): Promise<readonly HealCheck[]> {
  const healed = await attempt("healing", async () => {
    // What could not be taken back because nobody answered is tried again once all processes run.
    await stage.injection.heal().catch(() => undefined);
    const raised = await raise(plan, stage, fallen);
    await stage.injection.heal();
    const mended = await stage.links.mend();
    stage.injection.settle();
    return [...raised, ...mended, ...(await proveHealed(plan, stage, fallen))];
  });
  // A Toxiproxy of ours ends here, and its links and faults with it: nothing of ours can stay broken behind it.
  const closed = await attempt("end of what was started", async () => {
    await stage.close();
    return [goodbye(stage)];
  });
  return [...healed, ...closed];
}
