import type { Fault } from "../../model/fault.ts";
import type { Registry } from "../../model/registry.ts";
import type { Shape } from "../../model/traffic.ts";

/** What a scenario can choose from. */
export interface Catalogue {
  readonly faults: Registry<Fault>;
  readonly shapes: Registry<Shape>;
}
