import { mkdirSync } from "node:fs";
import { Drainer } from "../service/drainer.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { Segment } from "./segment.ts";
import { readSegment, segmentOnDisk } from "./segment.ts";
import { Sound } from "./sound.ts";
import { writeSpooled } from "./write-spooled.ts";
import { Writer } from "./writer.ts";

export interface CouchPotatoSettings {
  readonly port: number;
  readonly transcribe: string;
  readonly docsWeb: string;
  /** Holds sound whose words are not written yet, over a restart too. */
  readonly folder: string;
}

export const readCouchPotatoSettings = (environment: Environment): CouchPotatoSettings => ({
  port: wholeNumber(environment, "PORT"),
  transcribe: httpAddress(environment, "TRANSCRIBE"),
  docsWeb: httpAddress(environment, "DOCS_WEB"),
  folder: required(environment, "SPOOL_DIR"),
});

const liveWithinMs = 1_500;
const laterWithinMs = 10_000;
/** A piece is a few seconds of sound. */
const largestPiece = 256 * 1024;

interface Capture {
  readonly sound: Sound;
  readonly take: (segment: Segment) => Promise<"written" | "waiting">;
}

const captureRoutes = ({ sound, take }: Capture): Routes => ({
  "POST /segments": async (request, response) => {
    const json = await readJson(request, largestPiece);
    const segment = readSegment(request.headers["idempotency-key"], json);
    sound.hear(segment);
    const end = await take(segment);
    send(response, end === "written" ? 201 : 202, JSON.stringify({ [end]: true }));
  },
  "GET /sound": (_, response) => send(response, 200, JSON.stringify(sound.now)),
});

/** A capture node: takes the sound of a debate in numbered pieces and has it written down. */
export const startCouchPotato = async (settings: CouchPotatoSettings): Promise<Running> => {
  mkdirSync(settings.folder, { recursive: true });
  const spool = await Outbox.open(settings.folder, segmentOnDisk);
  const writer = new Writer(settings);
  const switches = new Switches(["spool", "more-connections"] as const);
  switches.onChange((name, isOn) => {
    if (name === "more-connections") writer.hasManyConnections = isOn;
  });
  const take: Capture["take"] = async (segment) => {
    if (!switches.isOn("spool")) {
      await writer.write(segment, liveWithinMs);
      return "written";
    }
    await spool.append(segment);
    return "waiting";
  };
  const sound = new Sound();
  const drainer = new Drainer(
    spool,
    writeSpooled((segment) => writer.write(segment, laterWithinMs)),
  );
  const health = () => ({
    state: switches.isOn("spool") ? ("queue-writes" as const) : ("full" as const),
    backlog: spool.size,
    ...sound.now,
  });
  const server = createHttpServer({
    ...captureRoutes({ sound, take }),
    ...operatorRoutes(switches, health),
  });
  const port = await listen(server, settings.port);
  const draining = drainer.run();
  const close = async (): Promise<void> => {
    await closeServer(server);
    drainer.stop();
    writer.close();
    await draining;
  };
  return { port, close };
};
