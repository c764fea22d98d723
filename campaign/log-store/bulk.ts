import { Refusal } from "../service/refusal.ts";

const isObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};

/** The documents of a body of the bulk interface of Elasticsearch: a line that says what to do, and a line to store. */
export const readBulk = (body: string): string[] => {
  if (!body.endsWith("\n")) throw new Refusal(400, "The bulk request must be terminated by a newline [\\n]");
  const lines = body.split("\n").slice(0, -1);
  const wrong = lines.findIndex((line) => !isObject(line));
  if (wrong !== -1) throw new Refusal(400, `Malformed line [${wrong + 1}], expected an object`);
  if (lines.length % 2 === 1) throw new Refusal(400, "The last action has no document");
  return lines.filter((_, index) => index % 2 === 1);
};

/** What Elasticsearch answers for so many documents that it took, or that it rejected because its queue is full. */
export const bulkAnswer = (count: number, isFull: boolean): string => {
  const item = isFull
    ? { create: { _index: "logs", status: 429, error: { type: "es_rejected_execution_exception" } } }
    : { create: { _index: "logs", status: 201, result: "created" } };
  return JSON.stringify({ took: 1, errors: isFull, items: Array.from({ length: count }, () => item) });
};
