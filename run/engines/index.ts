import { createRegistry } from "../../model/registry.ts";
import { httpEngine } from "./http/http-engine.ts";
import { k6Engine } from "./k6/k6-engine.ts";

/**
 * All load engines. To add one: write `run/engines/<name>/`, keep the promises of `load-engine.ts`, and add it here;
 * `test/contracts/engine.contract.test.ts` then runs on it.
 */
export const engines = createRegistry("engine", [httpEngine, k6Engine]);
