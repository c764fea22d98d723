import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Plan } from "../../model/plan.ts";
import type { RunEvent } from "../../model/record.ts";
import type { Redact } from "../../model/redact.ts";
import type { EngineGlance, EngineWorld } from "../engines/load-engine.ts";
import { answerer } from "./answer.ts";
import { Audience } from "./audience.ts";
import { newsFrame, wholeFrame, type PhaseWords, type Seat } from "./frame.ts";
import { listen } from "./listen.ts";
import type { Note } from "./note.ts";
import { RunView } from "./run-view.ts";

export interface RoomDoors {
  readonly run: string;
  /** Where the reports will be. */
  readonly folder: string;
  readonly plan: Plan;
  /** 0 for any free one. */
  readonly port: number;
  readonly redact: Redact;
  readonly words: PhaseWords;
  /** Somebody pressed the button and confirmed it. */
  readonly stop: () => void;
  readonly note: (note: Note) => void;
}

/** A seat with its secret address and those who watch from it. */
export interface Bench {
  readonly seat: Seat;
  readonly token: string;
  readonly audience: Audience;
}

const BEAT_MS = 1000;
/** Seen when they happen, not up to a second later. */
const AT_ONCE: ReadonlySet<RunEvent["kind"]> = new Set(["phase", "people", "note", "run-ended"]);
const TOKEN_BYTES = 18;
/** Twice the viewers of both seats: who watches must also be able to write and to stop. */
const MOST_CONNECTIONS = 200;
const READ_WITHIN_MS = 5000;
/** A whole report on its way through loopback; who reads slower reads the file. */
const ANSWER_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 50;

/** Until it holds, or for that long. */
async function settled(holds: () => boolean, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  do await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  while (!holds() && performance.now() < until);
}

const bench = (seat: Seat, run: string): Bench => ({
  seat,
  token: randomBytes(TOKEN_BYTES).toString("base64url"),
  audience: new Audience(run),
});

/** A page on this machine from which a run is watched, noted and stopped. Nothing of it waits for who watches. */
export class ControlRoom {
  readonly view: RunView;
  readonly benches: readonly [Bench, Bench];
  /** How often a page asked for the report; a slow one asks twice. */
  reportsRead = 0;
  /** Requests whose answers are not out yet, streams among them. */
  answering = 0;
  notes = 0;
  private readonly doors: RoomDoors;
  private readonly server: Server;
  private readonly timer: NodeJS.Timeout;
  private isClosed = false;
  port = 0;

  private constructor(doors: RoomDoors) {
    this.doors = doors;
    this.view = new RunView(doors.plan, doors.redact);
    this.benches = [bench("game-master", doors.run), bench("players", doors.run)];
    this.server = createServer(answerer(this, doors));
    this.server.maxConnections = MOST_CONNECTIONS;
    this.timer = setInterval(() => this.beat(), BEAT_MS);
  }

  /** Opens the room on loopback alone. */
  static async open(doors: RoomDoors): Promise<ControlRoom> {
    const room = new ControlRoom(doors);
    try {
      room.port = await listen(room.server, doors.port);
    } catch (error) {
      clearInterval(room.timer);
      throw error;
    }
    return room;
  }

  /** Where the reports will be. */
  get folder(): string {
    return this.doors.folder;
  }

  /** Where the seats are; who knows an address may sit there. */
  get links(): Readonly<Record<"gameMaster" | "players", string>> {
    const [master, players] = this.benches;
    const at = ({ token }: Bench): string => `http://127.0.0.1:${this.port}/${token}/`;
    return { gameMaster: at(master), players: at(players) };
  }

  readonly event = (event: RunEvent): void => {
    this.view.event(event);
    if (AT_ONCE.has(event.kind)) this.beat();
  };

  readonly glance = (glance: EngineGlance): void => this.view.look(glance);

  readonly say = (text: string): void => this.view.say(text);

  /** What the engine tells of its calls. */
  get onlooker(): Pick<EngineWorld, "row" | "lateness" | "write"> {
    return this.view;
  }

  /** A replay that was stretched has another plan. */
  plan(plan: Plan): void {
    this.view.replan(plan);
    for (const { audience, seat } of this.benches) audience.sendWhole(this.whole(seat));
  }

  stopping(reason: string): void {
    this.view.stopping(reason);
    this.beat();
  }

  /** The reports are written: pages become the report. Resolves when all have, after a few seconds, or when it closes. */
  async reported(): Promise<void> {
    this.view.stand = "reported";
    const audiences = this.benches.map(({ audience }) => audience);
    const wanted = this.reportsRead + audiences.reduce((sum, { size }) => sum + size, 0);
    const gone = audiences.map((audience) => audience.departure());
    this.beat();
    // A page leaves its stream when the report is there; one that has only asked would lose it.
    const isDone = (): boolean => this.reportsRead >= wanted && gone.every((isGone) => isGone());
    await settled(() => this.isClosed || isDone(), READ_WITHIN_MS);
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    clearInterval(this.timer);
    this.beat();
    for (const { audience } of this.benches) audience.close();
    // First, because a server that closes takes a connection for idle whose answer is still being written.
    await settled(() => this.answering === 0, ANSWER_WITHIN_MS);
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  whole(seat: Seat): object {
    return wholeFrame(this.view, seat, this.doors.words);
  }

  private beat(): void {
    this.view.errors.beat();
    const fresh = { columns: this.view.columns.takeChanged(), lines: this.view.log.takeFresh() };
    for (const { audience, seat } of this.benches)
      audience.send(newsFrame(this.view, fresh, seat, this.doors.words));
  }
}
