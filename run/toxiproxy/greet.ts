import { EnvironmentError, reasonOf } from "../../model/errors.ts";
import { ask } from "../ask.ts";
import { TOOLS } from "../tools/catalogue.ts";
import { isTooOld } from "../tools/tool-age.ts";
import { noAnswer } from "./no-answer.ts";
import type { Dialect } from "./toxiproxy.ts";

const ANSWER_WITHIN_MS = 3000;

/** The newest that this was tried with. */
const TRIED = [2, 12];

/** Ours says so in the version that it gives. */
const OURS = /\+gameday$/u;

export interface Greeting {
  readonly version: string;
  readonly dialect: Dialect;
  readonly notes: readonly string[];
}

const isNewer = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [triedMajor = 0, triedMinor = 0] = TRIED;
  return major > triedMajor || (major === triedMajor && minor > triedMinor);
};

/** What a version of Toxiproxy means for us: too old is refused, and what was never tried is said. */
export function weigh(said: string, where: string): Greeting {
  const version = /^v?(\d+\.\d+\.\d+)/u.exec(said)?.[1] ?? "";
  const least = TOOLS.find(({ name }) => name === "toxiproxy-server")?.least;
  if (isTooOld({ name: "toxiproxy-server", path: where, version, from: "PATH" })) {
    throw new EnvironmentError(
      `Toxiproxy at "${where}" is version "${said}", and that is too old.`,
      `gameday needs ${least} or newer; npm run tools builds one, and without --toxiproxy none is needed.`,
    );
  }
  const dialect = OURS.test(said) ? "embedded" : "server";
  if (version !== "" && !isNewer(version)) return { version: said, dialect, notes: [] };
  const note = `Toxiproxy at ${where} is version "${said}": gameday was tried up to ${TRIED.join(".")}.`;
  return { version: said, dialect, notes: [note] };
}

/** The version in an answer: JSON since 2.5, the bare number before. */
function versionIn(text: string): string | undefined {
  if (/^v?\d+\.\d+\.\d+\S*$/u.test(text.trim())) return text.trim();
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && "version" in parsed
      ? String(parsed.version)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Asks who is there, before anything is made or broken. */
export async function greet(url: string): Promise<Greeting> {
  const { status, text } = await ask(`${url}/version`, { timeoutMs: ANSWER_WITHIN_MS }).catch(
    (error: unknown) => {
      throw new EnvironmentError(
        `No Toxiproxy answers at "${url}": ${reasonOf(noAnswer(error, ANSWER_WITHIN_MS))}.`,
        "Start one there, or leave --toxiproxy out: gameday brings its own.",
        { cause: error },
      );
    },
  );
  const version = status === 200 ? versionIn(text) : undefined;
  if (version !== undefined) return weigh(version, url);
  throw new EnvironmentError(
    `What answers at "${url}" is no Toxiproxy: it answered /version with status ${status} and no version.`,
    "Give the address of its HTTP API, which is port 8474 unless it was told otherwise.",
  );
}
