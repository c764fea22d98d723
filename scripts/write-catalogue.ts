import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listScenarios } from "./catalogue/list-scenarios.ts";
import { cataloguePage } from "./catalogue/page.ts";
import { proofOf, proofsSchema } from "./catalogue/proofs.ts";
import { readSystems } from "./catalogue/systems.ts";

// npm run catalogue [-- RUN...]: docs/catalogue.md from the files, and from what these runs have shown besides.

const SCENARIOS = new URL("../scenarios/", import.meta.url);
const CAMPAIGN = new URL("../campaign/", import.meta.url);
const PROOFS = new URL("../campaign/proofs.json", import.meta.url);
const PAGE = new URL("../docs/catalogue.md", import.meta.url);

const proofs = proofsSchema.parse(existsSync(PROOFS) ? JSON.parse(readFileSync(PROOFS, "utf8")) : {});
for (const folder of process.argv.slice(2)) {
  const { scenario, proof } = proofOf(JSON.parse(readFileSync(join(folder, "report.json"), "utf8")));
  proofs[scenario] = proof;
}
const inOrder = Object.fromEntries(
  Object.entries(proofs).toSorted(([one], [other]) => (one < other ? -1 : 1)),
);
writeFileSync(PROOFS, `${JSON.stringify(inOrder, undefined, 2)}\n`);

writeFileSync(PAGE, cataloguePage(readSystems(CAMPAIGN), listScenarios(SCENARIOS), inOrder));
