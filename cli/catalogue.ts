import { faults } from "../faults/index.ts";
import type { Catalogue } from "../plan/scenario-schema.ts";
import { shapes } from "../scenarios/traffic/index.ts";

/** What scenarios can choose from. */
export const catalogue: Catalogue = { faults, shapes };
