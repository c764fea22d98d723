import { setTimeout as pause } from "node:timers/promises";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface TranscribeSettings {
  readonly port: number;
  /** Streams of the account that may be open at one time. */
  readonly concurrent: number;
  /** A piece takes from `quickestMs` to `slowestMs`: a later one may be done earlier. */
  readonly quickestMs: number;
  readonly slowestMs: number;
}

export const readTranscribeSettings = (environment: Environment): TranscribeSettings => ({
  port: wholeNumber(environment, "PORT"),
  concurrent: wholeNumber(environment, "CONCURRENT", 100),
  quickestMs: wholeNumber(environment, "QUICKEST_MS", 40),
  slowestMs: wholeNumber(environment, "SLOWEST_MS", 240),
});

/** The vendor's documented name for too many open streams, with 429. */
const limitExceeded = {
  __type: "LimitExceededException",
  Message: "Reduce your number of concurrent streams, and try again with exponential backoff.",
};

const badRequest = { __type: "BadRequestException", Message: "AudioChunk must be sound in base64." };

const soundIn = (json: unknown): string | undefined => {
  const chunk =
    typeof json === "object" && json !== null && "AudioChunk" in json ? json.AudioChunk : undefined;
  return typeof chunk === "string" && /^[\w+/]*={0,2}$/.test(chunk) ? chunk : undefined;
};

const hear = (sound: string): string =>
  Buffer.from(sound, "base64").toString().replaceAll(/\s+/g, " ").trim();

const routes = ({ concurrent, quickestMs, slowestMs }: TranscribeSettings): Routes => {
  let open = 0;
  return {
    "GET /healthz": (_, response) => send(response, 200, JSON.stringify({ open })),
    "POST /stream-transcription": async (request, response) => {
      if (open >= concurrent) {
        request.resume();
        return send(response, 429, JSON.stringify(limitExceeded));
      }
      open += 1;
      try {
        const sound = soundIn(await readJson(request));
        if (sound === undefined) return send(response, 400, JSON.stringify(badRequest));
        await pause(quickestMs + Math.random() * (slowestMs - quickestMs));
        send(response, 200, JSON.stringify({ Transcript: hear(sound) }));
      } finally {
        open -= 1;
      }
    },
  };
};

/** A stand-in for a vendor that writes down what it hears: its answers come when they are done, not in order. */
export const startTranscribe = async (settings: TranscribeSettings): Promise<Running> => {
  const server = createHttpServer(routes(settings));
  return { port: await listen(server, settings.port), close: () => closeServer(server) };
};
