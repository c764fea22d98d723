import type pg from "pg";
import { openPool, prepareTables } from "../service/database.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { Editor } from "./editor.ts";
import { Gaps } from "./gaps.ts";
import { keysIn, openLog } from "./ledger.ts";
import type { Line } from "./line.ts";
import { readLine } from "./line.ts";
import { lineTables, loadLines, storeLine } from "./lines.ts";
import { Pages } from "./pages.ts";

export interface DocsWebSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly docs: string;
  /** Where the vendor's documents can be read; not over the way of the edits. */
  readonly docsLog: string;
  readonly linesPerDocument: number;
  /** How long a number may be missing before its place is marked. */
  readonly gapMs: number;
}

export const readDocsWebSettings = (environment: Environment): DocsWebSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  docs: httpAddress(environment, "DOCS"),
  docsLog: httpAddress(environment, "DOCS_LOG"),
  linesPerDocument: wholeNumber(environment, "LINES_PER_DOCUMENT", 1_000),
  gapMs: wholeNumber(environment, "GAP_MS", 3_000),
});

const lastLines = 20;

/** The last lines of the debate, as far as they are stored. */
class Tail {
  #lines: Line[] = [];

  add(line: Line): void {
    this.#lines = [...this.#lines, line].sort((a, b) => a.number - b.number).slice(-lastLines);
  }

  get now(): string {
    return JSON.stringify(this.#lines.map(({ number, words }) => ({ number, words })));
  }
}

interface Transcript {
  readonly pool: pg.Pool;
  readonly editor: Editor;
  readonly gaps: Gaps;
  readonly tail: Tail;
}

const take = async ({ pool, editor, gaps, tail }: Transcript, line: Line): Promise<void> => {
  await storeLine(pool, line);
  gaps.came(line.number);
  tail.add(line);
  await editor.put(line);
};

const transcriptRoutes = (transcript: Transcript, log: ReturnType<typeof openLog>): Routes => ({
  "POST /lines": async (request, response) => {
    const json = await readJson(request);
    await take(transcript, readLine(request.headers["idempotency-key"], json));
    send(response, 201, '{"stored":true}');
  },
  "GET /live": (_, response) =>
    send(response, 200, `{"behind":${transcript.editor.size},"lines":${transcript.tail.now}}`),
  "GET /ledger": async (_, response) => {
    const keys = keysIn(await log.read(), await loadLines(transcript.pool));
    response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
    response.end(keys.map((key) => `${key}\n`).join(""));
  },
});

const openTranscript = (settings: DocsWebSettings) => {
  const pool = openPool(settings.databaseUrl, { size: 10, acquireMs: 2_000 });
  const pages = new Pages(settings.docs, pool);
  const gaps = new Gaps(settings.gapMs);
  const editor = new Editor({ pages, gaps, linesPerPage: settings.linesPerDocument });
  return { pool, pages, gaps, editor, tail: new Tail() };
};

/** Whether an earlier process got a stored line into the document, only the document knows: each is put again. */
const resume = async ({ pool, editor, gaps, tail }: Transcript): Promise<void> => {
  const lines = await loadLines(pool);
  for (const { number } of lines) gaps.came(number);
  for (const line of lines.slice(-lastLines)) tail.add(line);
  editor.later(lines);
};

const switchesOf = (editor: Editor) => {
  const switches = new Switches(["batch", "ask-again"] as const);
  switches.onChange((name, isOn) => {
    if (name === "batch") editor.batch(isOn);
    else editor.askAgain(isOn);
  });
  return switches;
};

/** Writes the transcript of a debate into shared documents, each line in its place, gaps marked. */
export const startDocsWeb = async (settings: DocsWebSettings): Promise<Running> => {
  const stopping = new AbortController();
  const transcript = openTranscript(settings);
  const { pool, pages, gaps, editor } = transcript;
  const tables = prepareWithRetry(async () => {
    await prepareTables(settings.databaseUrl, lineTables);
    await resume(transcript);
  }, stopping.signal);
  await tables.tried;
  const switches = switchesOf(editor);
  const health = () => ({
    state: switches.isOn("batch") ? ("queue-writes" as const) : ("full" as const),
    backlog: editor.size,
    gaps: gaps.open,
  });
  const log = openLog(settings.docsLog);
  const server = createHttpServer({
    ...transcriptRoutes(transcript, log),
    ...operatorRoutes(switches, health),
  });
  const port = await listen(server, settings.port);
  const editing = editor.run();
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    editor.stop();
    await Promise.all([editing, tables.done]);
    log.close();
    pages.close();
    await pool.end();
  };
  return { port, close };
};
