import { rmSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { holdRehearsal, runbooksOf } from "../e2e/support/held-rehearsal.ts";
import { PLAYGROUND } from "../e2e/support/run-cli.ts";

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

// At the calls of a rehearsal a lost cache does no harm that anybody could notice.
it.each(["database-slow", "database-lost"])(
  "%s is fixed and rolled back by the blocks of its runbook in their order, by who has nothing else",
  async (id) => {
    const runbooks = await runbooksOf("--only", id, "--calls", "20000", "--in", "40s");
    const { told } = await holdRehearsal(id, runbooks);
    expect(told.rehearsal).toMatchObject({ break: id, outcome: "fixed" });
    expect(told.rehearsal.rolledBackMs).toBeGreaterThanOrEqual(0);
    expect(told.ledger).toMatchObject({ lost: 0, doubled: 0 });
    expect(told.healed).toBe(true);
  },
  600_000,
);
