import { Refusal } from "../service/refusal.ts";
import type { Remote } from "../service/remote.ts";
import { jsonOf } from "../service/remote.ts";
import type { Slots } from "./slots.ts";
import type { Screened } from "./vetting.ts";

export interface ScreenWays {
  readonly registry: Remote;
  readonly slots: Slots;
  /** Donors in one question to the registry. */
  readonly chunk: number;
  readonly withinMs: number;
}

const countIn = (body: unknown, donors: readonly number[]): Screened => {
  const results: unknown[] = Array.isArray(body) ? body : [];
  const isWhole = results.every(
    (result, index) =>
      typeof result === "object" && result !== null && "donor" in result && result.donor === donors[index],
  );
  // Rows in are rows out: an answer about fewer donors must not pass for a clean one.
  if (!isWhole || results.length !== donors.length)
    throw new Refusal(
      502,
      `the registry answered for ${results.length} donors of ${donors.length}, or for others`,
    );
  const listed = results.filter(
    (result) => typeof result === "object" && result !== null && "listed" in result && result.listed === true,
  );
  return { donors: donors.length, listed: listed.length };
};

const screenChunk = async (donors: readonly number[], { registry, slots, withinMs }: ScreenWays) =>
  await slots.use("vetting", withinMs, async () => {
    const answer = await registry.ask("/screen", { json: { donors }, withinMs });
    if (answer.status !== 200) throw new Refusal(502, `the registry answered ${answer.status}`);
    return countIn(jsonOf(answer), donors);
  });

/** Asks the registry about all donors at once, in chunks, as wide as there are slots. All answer, or it fails. */
export const screen = async (donors: readonly number[], ways: ScreenWays): Promise<Screened> => {
  const starts = Array.from(
    { length: Math.ceil(donors.length / ways.chunk) },
    (_, index) => index * ways.chunk,
  );
  const chunks = starts.map((start) => donors.slice(start, start + ways.chunk));
  const screened = await Promise.all(chunks.map((chunk) => screenChunk(chunk, ways)));
  return {
    donors: screened.reduce((sum, chunk) => sum + chunk.donors, 0),
    listed: screened.reduce((sum, chunk) => sum + chunk.listed, 0),
  };
};
