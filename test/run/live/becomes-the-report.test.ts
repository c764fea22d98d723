import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { millis } from "../../../model/units.ts";
import { ask, aRoom, folder, textOf } from "../../support/a-control-room.ts";

const LARGE = 8_000_000;

const writeReport = (text: string): void => writeFileSync(join(folder, "report.html"), text);

it("stays open until each page has its report, also when one asks twice", async () => {
  const room = await aRoom();
  const at = room.links.players;
  writeReport("<p>ready</p>");
  const [early, late] = [await ask(`${at}events`), await ask(`${at}events`)];
  room.event({ at: millis(9000), kind: "run-ended", how: "complete" });
  let isOver = false;
  const over = room.reported().then(() => {
    isOver = true;
  });
  await textOf(`${at}report.html`);
  await textOf(`${at}report.html`);
  early.destroy();
  await expect.poll(() => room.benches[1].audience.size).toBe(1);
  // Longer than it looks again.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(isOver).toBe(false);
  late.destroy();
  await over;
});

it("lets a report that is on its way arrive whole when it closes", async () => {
  const room = await aRoom();
  writeReport("x".repeat(LARGE));
  room.event({ at: millis(9000), kind: "run-ended", how: "complete" });
  await room.reported();
  const report = await ask(`${room.links.players}report.html`);
  const closed = room.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
  let size = 0;
  report.on("data", (chunk: Buffer) => {
    size += chunk.length;
  });
  await once(report, "end");
  expect(size).toBe(LARGE);
  await closed;
});
