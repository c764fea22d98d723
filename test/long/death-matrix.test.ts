import { rmSync } from "node:fs";
import { afterAll } from "vitest";
import { faultsOf, nothingStaysBroken, possibleDeaths } from "../e2e/death/matrix.ts";
import { PLAYGROUND } from "../e2e/support/run-cli.ts";

const deaths = await possibleDeaths();

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

// Every death with every fault; `gameday heal` looks again once for each death.
nothingStaysBroken(
  deaths.flatMap((death) => faultsOf(death).map((kind, index) => ({ death, kind, looksAgain: index === 0 }))),
);
