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

/** Looks, after healing, whether it is true: no toxics, every link open and entered, every process running. */
export async function proveHealed(plan: Plan, stage: Stage): Promise<readonly HealCheck[]> {
  const connections: HealCheck[] = [];
  for (const [name, address] of stage.places.links) connections.push(await connectionCheck(name, address));
  const processes = plan.system.map(({ name }): HealCheck => {
    const running = stage.processes.isRunning(name);
    return { what: `process ${name}`, ok: running, detail: running ? "running" : "not running" };
  });
  return [...(await linkChecks(stage)), ...connections, ...processes];
}
