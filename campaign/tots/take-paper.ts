import type { Switches } from "../service/switches.ts";
import type { OpenWork } from "./open-work.ts";
import type { Paper } from "./paper.ts";
import type { Papers } from "./papers.ts";
import type { Enrichment, SearchIndex } from "./remotes.ts";
import { Throttled, unansweredRefusal } from "./remotes.ts";

export type TotsSwitch = "patience" | "ask-again" | "enrich-later" | "snapshot";

const usualMs = 1_500;
const patientMs = 8_000;
const triesAtOnce = 4;

export const withinMs = (switches: Switches<TotsSwitch>): number =>
  switches.isOn("patience") ? patientMs : usualMs;

interface Ways {
  readonly papers: Papers;
  readonly enrichment: Enrichment;
  readonly index: SearchIndex;
  readonly work: OpenWork;
  readonly switches: Switches<TotsSwitch>;
}

/** Asks a vendor that throttles again at once, if it is told to. */
const namesNow = async ({ enrichment, switches }: Ways, paper: Paper): Promise<readonly string[]> => {
  const tries = switches.isOn("ask-again") ? triesAtOnce : 1;
  for (let tried = 1; tried < tries; tried += 1) {
    try {
      return await enrichment.namesIn(paper, withinMs(switches));
    } catch (error) {
      if (!(error instanceof Throttled)) throw error;
    }
  }
  return await enrichment.namesIn(paper, withinMs(switches));
};

const indexNow = async ({ index, papers, work, switches }: Ways, paper: Paper): Promise<void> => {
  try {
    await index.put([paper], withinMs(switches));
    await papers.markIndexed([paper]);
  } catch (error) {
    // The text is safe, though whoever sent it is told of the failure.
    work.indexLater(paper);
    throw error;
  }
};

/** Takes a document in: its names first, then its text, then the index; or its text first, and the rest when it can be had. */
export const takePaper = async (ways: Ways, paper: Paper): Promise<"found" | "waiting"> => {
  const { papers, work, switches } = ways;
  const isNamedLater = switches.isOn("enrich-later") || switches.isOn("snapshot");
  const named = isNamedLater
    ? paper
    : { ...paper, names: await namesNow(ways, paper).catch(unansweredRefusal) };
  const isNew = await papers.store(named);
  // One that was here before is done, or its work is open already.
  if (!isNew && isNamedLater) return "waiting";
  if (isNamedLater) work.nameLater(named);
  if (switches.isOn("snapshot")) {
    work.indexLater(named);
    return "waiting";
  }
  await indexNow(ways, named).catch(unansweredRefusal);
  return "found";
};
