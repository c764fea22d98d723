import { expect, it } from "vitest";
import { judgeRun } from "../../findings/judge-run.ts";
import { aRecord } from "../support/a-record.ts";

const notTested = (toxiproxy: string): readonly string[] =>
  judgeRun(
    aRecord()
      .withEvents((events) =>
        events.map((event) => (event.kind === "run-started" ? { ...event, toxiproxy } : event)),
      )
      .build(),
  ).notTested;

it("a report on a Toxiproxy that is not the embedded one says what that one cannot promise", () => {
  const said = "Toxiproxy 2.12.0 at http://127.0.0.1:8474 cannot be seeded";
  expect(notTested("Toxiproxy 2.12.0 at http://127.0.0.1:8474").join("\n")).toContain(said);
  expect(notTested("embedded").join("\n")).not.toContain("seeded");
});
