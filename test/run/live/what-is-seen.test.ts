import { describe, expect, it } from "vitest";
import { millis } from "../../../model/units.ts";
import type { ControlRoom } from "../../../run/live/control-room.ts";
import { aRoom, frames, nextOf, textOf } from "../../support/a-control-room.ts";

const aRow = (second: number, fromDueMs: number) => ({
  second,
  call: "save",
  phase: "day",
  class: "within" as const,
  sent: 3,
  good: 1,
  statuses: { "200": 1, "503": 1 },
  causes: { timeout: 1 },
  fromDue: [Math.min(255, fromDueMs * 1000), 2],
  fromSend: [],
  toFailure: [],
});

function breakIt(room: ControlRoom): void {
  room.event({ at: millis(-100), kind: "traffic-started" });
  room.event({ at: millis(100), kind: "phase", phase: "database-slow/during" });
  room.event({ at: millis(110), kind: "fault-on", break: "database-slow", tookMs: 3 });
  room.event({
    at: millis(120),
    kind: "fix-judged",
    break: "database-slow",
    fix: "degraded-mode",
    proven: true,
    text: "it helped database-slow",
  });
}

describe("what is seen", () => {
  it("shows the whole run to who comes late: every second, the log, the breaks and what was proven", async () => {
    const room = await aRoom();
    breakIt(room);
    for (let second = 0; second < 300; second += 1) {
      room.onlooker.row(aRow(second, 0.1));
      room.onlooker.lateness({ second, planned: 4, sent: 3, dropped: 1, lateness: [] });
      if (second % 50 === 0) room.event({ at: millis(second * 1000), kind: "phase", phase: "day" });
    }
    const { data } = await nextOf(frames(room.links.gameMaster));
    expect(data.columns.map(([second]) => second)).toEqual(
      Array.from({ length: 300 }, (_, second) => second),
    );
    expect(data.columns[299]).toEqual([299, 4, 3, 1, 1, 0.1, 0.1, 0.1]);
    expect(data.lines.map(({ text }) => text)).toContain("database-slow: FAULT ON");
    expect(data).toMatchObject({
      stand: "running",
      breaks: [{ id: "database-slow", state: "over" }],
      errors: [
        { cause: "timeout", total: 300 },
        { cause: "503", total: 300 },
      ],
    });
  });

  it("sends players nothing of the plan, of breaks or of fixes, from the page to the last frame", async () => {
    const room = await aRoom();
    const told = /database|degraded|Saving hangs|FAULT|during|pool/iu;
    const stream = frames(room.links.players);
    const first = await nextOf(stream);
    breakIt(room);
    room.event({ at: millis(130), kind: "note", what: "note", text: "database-slow is on" });
    room.event({ at: millis(140), kind: "trouble", text: "database-slow" });
    room.say("starting the database");
    room.stopping("database-slow");
    room.event({ at: millis(200), kind: "run-ended", how: "interrupted", reason: "database-slow" });
    const seen = [first];
    while (seen.at(-1)?.data.stand !== "ended") seen.push(await nextOf(stream));
    const late = await nextOf(frames(room.links.players));
    expect([...seen, late].map(({ text }) => text).filter((text) => told.test(text))).toEqual([]);
    expect(late.data.lines.map(({ text }) => text)).toEqual(["The traffic starts"]);
    expect(await textOf(room.links.players)).not.toMatch(told);
    // The same words are there for who may read them.
    expect((await nextOf(frames(room.links.gameMaster))).text).toMatch(told);
  });

  it("goes on where a viewer left off, and begins anew for who comes with the number of another run", async () => {
    const room = await aRoom();
    const stream = frames(room.links.gameMaster);
    const { id } = await nextOf(stream);
    await stream.return(undefined);
    breakIt(room);
    const again = await nextOf(frames(room.links.gameMaster, { "last-event-id": id }));
    expect(again.data.whole).toBeUndefined();
    expect(again.text).toContain("The traffic starts");
    for (const other of ["day-0.0", "day-1.99", "day-1.x", "nonsense"]) {
      const anew = await nextOf(frames(room.links.gameMaster, { "last-event-id": other }));
      expect([other, anew.data.whole === undefined]).toEqual([other, false]);
    }
  });

  it("shows the whole anew to who missed more than is kept", async () => {
    const room = await aRoom();
    const stream = frames(room.links.gameMaster);
    const { id } = await nextOf(stream);
    await stream.return(undefined);
    for (let second = 0; second < 200; second += 1)
      room.event({ at: millis(second), kind: "note", what: "note", text: `number ${second}` });
    const { data } = await nextOf(frames(room.links.gameMaster, { "last-event-id": id }));
    expect(data.whole).toBeDefined();
    expect(data.lines.map(({ text }) => text)).toContain("Note: number 0");
  });

  it("sends the same to several viewers, a frame each second though nothing happens", async () => {
    const room = await aRoom();
    const streams = [1, 2, 3].map(() => frames(room.links.gameMaster));
    await Promise.all(streams.map(async (stream) => nextOf(stream)));
    const beats = await Promise.all(streams.map(async (stream) => nextOf(stream)));
    expect(new Set(beats.map(({ text }) => text)).size).toBe(1);
    expect(new Set(beats.map(({ id }) => id)).size).toBe(1);
  });
});
