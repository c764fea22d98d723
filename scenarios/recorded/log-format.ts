/** When a call was made. */
export interface Moment {
  /** Whole seconds since 1970 in UTC. */
  readonly second: number;
  /** How many minutes the clock of the log is ahead of UTC. */
  readonly offset: number;
}

/** What one line of a log, or one entry of a document, turned out to be. Its texts are untrusted. */
export type Read =
  | {
      readonly kind: "call";
      readonly method: string;
      /** A path with its query, or a whole address. */
      readonly target: string;
      /** 0 when no answer was noted. */
      readonly status: number;
      readonly at: Moment | undefined;
      readonly host?: string;
    }
  /** Readable, and no call: a message of the server, or nonsense that somebody sent. */
  | { readonly kind: "other" }
  | { readonly kind: "unreadable"; readonly why: string };

/** Told of each line or entry, with its number and its text as far as it is known. */
export type Tell = (read: Read, place: number, text: string) => void;

/** Takes a log in pieces, one character a byte (latin1), and keeps no more of it than one line. */
export interface LogReader {
  take(piece: string): void;
  end(): void;
}

/** A format of logs. To add one: write its file with `defineLineFormat`, then add it to `index.ts`. */
export interface LogFormat {
  readonly name: string;
  readonly summary: string;
  /** What is counted in it. */
  readonly unit: "line" | "entry";
  /** The calls of a browser go to many hosts, and only those to the first are of one service. */
  readonly ofBrowser: boolean;
  /** How sure it is that this is the beginning of such a log: 0 for not at all. */
  readonly recognises: (head: string) => number;
  readonly reader: (tell: Tell) => LogReader;
}

export const unreadable = (why: string): Read => ({ kind: "unreadable", why });
export const OTHER: Read = { kind: "other" };
