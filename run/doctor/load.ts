import { isExplained } from "../../model/errors.ts";
import { findCeiling, tryRate, type Ceiling, type CeilingStep } from "./ceiling.ts";
import { measureFloor, type LatencyFloor } from "./floor.ts";
import { withProxiedTarget } from "./proxied-target.ts";

/** What this machine carries with nothing behind the proxy, or why that could not be measured. */
export type LoadFigures =
  | { readonly kind: "measured"; readonly ceiling: Ceiling; readonly floor: LatencyFloor | undefined }
  | { readonly kind: "skipped" }
  | { readonly kind: "failed"; readonly reason: string };

/** Measures floor and ceiling in about eight seconds; a proxy or target that does not start is a finding, no error. */
export async function measureLoad(
  signal: AbortSignal,
  say: (step: CeilingStep) => void,
): Promise<LoadFigures> {
  try {
    return await withProxiedTarget(async (target) => {
      const floor = await measureFloor(target, signal);
      return { kind: "measured", floor, ceiling: await findCeiling(tryRate(target, signal), say) };
    });
  } catch (error) {
    if (!isExplained(error)) throw error;
    return { kind: "failed", reason: `${error.message} ${error.hint}` };
  }
}
