import { rmSync } from "node:fs";
import { afterAll } from "vitest";
import { faultsOf, nothingStaysBroken, possibleDeaths } from "./death/matrix.ts";
import { PLAYGROUND } from "./support/run-cli.ts";

// Each death once, with another fault each; every death with every fault is in test/long, which CI runs as well.
const deaths = await possibleDeaths();

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

nothingStaysBroken(
  deaths.flatMap((death, index) => {
    const faults = faultsOf(death);
    const kind = faults[index % faults.length];
    return kind === undefined ? [] : [{ death, kind, looksAgain: index % faults.length === 0 }];
  }),
);
