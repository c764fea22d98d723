import { reasonOf } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { HealCheck } from "../model/record.ts";
import { hostAndPort } from "./places.ts";
import { knock } from "./ready.ts";
import type { Stage } from "./stage.ts";

const CONNECT_WITHIN_MS = 2000;

async function linkChecks(stage: Stage): Promise<HealCheck[]> {
  try {
    const states = await stage.links.states();
    return states.map(({ name, enabled, toxics }) => ({
      what: `link ${name}`,
      ok: enabled && toxics.length === 0,
      detail: `${enabled ? "open" : "cut"}, ${toxics.length === 0 ? "no toxics" : toxics.join(", ")}`,
    }));
  } catch (error) {
    return [{ what: "links", ok: false, detail: reasonOf(error) }];
  }
}

async function connectionCheck(name: string, address: string): Promise<HealCheck> {
  const started = performance.now();
  const { host, port } = hostAndPort(address);
  try {
    await knock(host, port, CONNECT_WITHIN_MS);
    const took = Math.round((performance.now() - started) * 10) / 10;
    return { what: `connection through ${name}`, ok: true, detail: `opened in ${took} ms` };
  } catch (error) {
    return { what: `connection through ${name}`, ok: false, detail: reasonOf(error) };
  }
}

const processCheck = (name: string, stage: Stage, fallen: ReadonlySet<string>): HealCheck => {
  const what = `process ${name}`;
  if (stage.processes.isRunning(name)) return { what, ok: true, detail: "running" };
  return fallen.has(name)
    ? { what, ok: true, detail: "ended by itself while nothing was broken on purpose: nothing to heal" }
    : { what, ok: false, detail: "not running" };
};

/** Looks, after healing, whether it is true: no toxics, every link open and entered, every process running. */
async function proveHealed(
  plan: Plan,
  stage: Stage,
  fallen: ReadonlySet<string>,
): Promise<readonly HealCheck[]> {
  const connections: HealCheck[] = [];
  for (const [name, address] of stage.places.links) connections.push(await connectionCheck(name, address));
  const processes = plan.system.map(({ name }) => processCheck(name, stage, fallen));
  return [...(await linkChecks(stage)), ...connections, ...processes];
}

/** A piece of work that must not fail, as the check that says when it did. */
async function attempt(
  what: string,
  work: () => Promise<readonly HealCheck[]>,
): Promise<readonly HealCheck[]> {
  try {
    return await work();
  } catch (error) {
    return [{ what, ok: false, detail: reasonOf(error) }];
  }
}

const GONE: HealCheck = {
  what: "embedded toxiproxy",
  ok: true,
  detail: "ended, and all of its links with it",
};

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
    await stage.injection.heal();
    return proveHealed(plan, stage, fallen);
  });
  // Our own Toxiproxy ends here, and its links and faults with it: nothing of ours can stay broken behind it.
  const closed = await attempt("end of what was started", async () => {
    await stage.close();
    return [GONE];
  });
  return [...healed, ...closed];
}
