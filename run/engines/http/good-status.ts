import { UsageError } from "../../../model/errors.ts";

const CLASS = /^[1-5]xx$/i;
const NUMBER = /^[1-9]\d\d$/;

/** A test for statuses written as "2xx", "201" or a list like "2xx, 404". */
export function createStatusTest(text: string): (status: number) => boolean {
  const isGood = new Uint8Array(1000);
  for (const word of text.split(",").map((part) => part.trim())) {
    const first = Number(word.slice(0, 1)) * 100;
    if (CLASS.test(word)) isGood.fill(1, first, first + 100);
    else if (NUMBER.test(word)) isGood[Number(word)] = 1;
    else {
      throw new UsageError(
        `"${text}" does not say which statuses are good.`,
        'Write a class like "2xx", a number like "201", or several with commas between them.',
      );
    }
  }
  return (status) => isGood[status] === 1;
}
