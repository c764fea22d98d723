import { Refusal } from "../service/refusal.ts";
import type { Answer, Remote } from "../service/remote.ts";
import { jsonOf } from "../service/remote.ts";

const rowShape = /^(\d+),"(?:[^"]|"")*",\d{5}$/;

const inside = (value: unknown, step: string | number): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;

const recordsOf = (answer: Answer): number => {
  const count = ["files", 0, "recordCount"].reduce(inside, jsonOf(answer));
  if (answer.status === 404) throw new Refusal(404, "no such export");
  if (answer.status === 200 && typeof count === "number") return count;
  throw new Refusal(502, `the export job answered ${answer.status} without a count of records`);
};

/** The donors of a file. A file with fewer rows than its job has records is refused whole, never taken for all of them. */
export const donorsIn = (csv: string, records: number): number[] => {
  const lines = csv.split("\n").filter((line) => line !== "");
  const donors = lines.flatMap((line) => rowShape.exec(line)?.[1] ?? []).map(Number);
  if (donors.length === records && lines.length === records) return donors;
  throw new Refusal(502, `the export has ${donors.length} whole rows of ${records}; nobody in it is vetted`);
};

/** Where exports come from: the count always from the job, the file from the vendor or from its copy. */
export interface ExportWays {
  readonly jobs: Remote;
  readonly files: Remote;
  readonly withinMs: number;
  readonly tries: number;
}

/** Fetches one part of an export; an incomplete file is asked for again if there are tries left. */
export const fetchDonors = async (part: number, ways: ExportWays): Promise<number[]> => {
  const { jobs, files, withinMs, tries } = ways;
  const records = recordsOf(await jobs.ask(`/v4/changedEntityExportJobs?part=${part}`, { withinMs }));
  try {
    return donorsIn((await files.ask(`/files?part=${part}`, { withinMs })).text, records);
  } catch (error) {
    if (tries > 1) return await fetchDonors(part, { ...ways, tries: tries - 1 });
    throw error;
  }
};
