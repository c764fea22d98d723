import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { loadScenario, planOf } from "../cli/load-plan.ts";
import { phaseText } from "../cli/progress/frame.ts";
import { Histogram } from "../model/histogram.ts";
import { redactMarked } from "../model/redact.ts";
import { seconds } from "../model/units.ts";
import { ControlRoom } from "../run/live/control-room.ts";
import type { Part } from "./part.ts";

const REPEATS = 5;
const VIEWERS = 5;
/** As many as the day of 1.2 million calls has. */
const BEATS = 330;
const CALLS = ["look", "save", "list", "count"];

/** Reads every stream that it is given, in a process of its own, and says when all are open. */
const READER = `
const streams = await Promise.all(process.argv.slice(1).map((address) => fetch(address)));
console.log("open");
await Promise.all(streams.map(async ({ body }) => { for await (const _ of body); })).catch(() => undefined);`;

async function openRoom(): Promise<ControlRoom> {
  return await ControlRoom.open({
    run: "beat",
    folder: tmpdir(),
    plan: planOf(loadScenario("gotv-election-day"), {}),
    port: 0,
    redact: redactMarked,
    words: phaseText,
    stop: () => undefined,
    note: () => undefined,
  });
}

function live(room: ControlRoom, second: number): void {
  const took = new Histogram();
  for (let ms = 1; ms <= 200; ms += 1) took.record(ms, 10);
  const fromDue = took.toSparse();
  for (const call of CALLS)
    room.onlooker.row({
      second,
      call,
      phase: "day",
      class: "within",
      sent: 2000,
      good: 1990,
      statuses: { "200": 1990, "503": 8 },
      causes: { timeout: 2 },
      fromDue,
      fromSend: [],
      toFailure: [],
    });
  room.onlooker.lateness({ second, planned: 8000, sent: 8000, dropped: 0, lateness: [] });
}

/** The mean time that the process which sends the calls is held by a beat, in milliseconds. */
async function beatOf(viewers: number): Promise<number> {
  const room = await openRoom();
  const streams = Array.from({ length: viewers }, () => `${room.links.gameMaster}events`);
  const reader = spawn(process.execPath, ["--input-type=module", "-e", READER, ...streams], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(reader, "exit");
  await once(reader.stdout, "data");
  let held = 0;
  for (let second = 0; second < BEATS; second += 1) {
    live(room, second);
    const from = performance.now();
    room.event({ at: seconds(second), kind: "phase", phase: "day" });
    held += performance.now() - from;
    // Sockets are written to between two beats.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await room.close();
  await gone;
  return held / BEATS;
}

/** How long a frame of the control room takes from the process that sends the calls, once a second. */
export const beat: Part = {
  name: "beat",
  usage: "",
  about: `how long the control room holds the load engine each second, with and without ${VIEWERS} viewers`,
  measure: async () => {
    const [alone, watched]: [number[], number[]] = [[], []];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      alone.push(await beatOf(0));
      watched.push(await beatOf(VIEWERS));
    }
    return [
      { what: "a beat, nobody watches", unit: "ms", values: alone },
      { what: `a beat, ${VIEWERS} watch`, unit: "ms", values: watched },
    ];
  },
};
