import type { Codec } from "../service/outbox-segment.ts";
import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";

/** A numbered piece of the sound. Its number says where it belongs, whenever its words are ready. */
export interface Segment {
  readonly number: number;
  readonly key: string;
  readonly audio: string;
}

const fieldsOf = (json: unknown): { readonly number?: unknown; readonly audio?: unknown } =>
  typeof json === "object" && json !== null ? json : {};

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;

export const readSegment = (key: string | string[] | undefined, json: unknown): Segment => {
  const { number, audio } = fieldsOf(json);
  if (!isNumber(number)) throw new Refusal(422, "number must be a whole number from 1");
  if (typeof audio !== "string") throw new Refusal(422, "audio must be sound in base64");
  return { number, key: readKey(key), audio };
};

/** From 0, silence, to 1: the share of samples that are not zero. */
export const levelOf = ({ audio }: Segment): number => {
  const samples = Buffer.from(audio, "base64");
  return samples.length === 0 ? 0 : samples.filter((sample) => sample !== 0).length / samples.length;
};

export const segmentOnDisk: Codec<Segment> = {
  write: ({ number, key, audio }) => [number, key, audio],
  read: ([number, key, audio]) =>
    isNumber(number) && typeof key === "string" && typeof audio === "string"
      ? { number, key, audio }
      : undefined,
};
