import { afterEach, describe, expect, it } from "vitest";
import { startTexting, type TextingSettings } from "../texting/start-texting.ts";
import { post } from "./support/gotv-world.ts";

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

const roomy = { segmentsPerSecond: 1, numberQueue: 14_400, accountQueue: 1_000_000, concurrent: 500 };
const ann = "+12025550001";

const aVendor = async (limits: Partial<TextingSettings>) => {
  const vendor = await startTexting({ port: 0, networkMs: 1, ...roomy, ...limits });
  cleanups.push(() => vendor.close());
  return vendor.port;
};

const sent = (from: string, body = "hello") => ({ from, to: ann, body, reference: "r" });

describe("the texting vendor", () => {
  it("refuses a number whose queue is full, and takes the text of another", async () => {
    const port = await aVendor({ numberQueue: 2 });
    const codes = [];
    for (const from of ["+12025550100", "+12025550100", "+12025550100", "+12025550101"])
      codes.push(JSON.parse((await post(port, "/messages", sent(from))).text).code);
    expect(codes).toEqual([undefined, undefined, 21_611, undefined]);
  });

  it("counts segments, not texts", async () => {
    const port = await aVendor({ numberQueue: 2 });
    const answers = [];
    for (const body of ["a".repeat(307), "a".repeat(306)])
      answers.push((await post(port, "/messages", sent("+12025550100", body))).status);
    expect(answers).toEqual([400, 201]);
  });

  it("fails a text for which the account has no room, and answers 429 to too many at one time", async () => {
    const full = await aVendor({ accountQueue: 0 });
    const failed = await post(full, "/messages", sent("+12025550100"));
    expect(JSON.parse(failed.text)).toMatchObject({ status: "failed", errorCode: 30_001 });
    const narrow = await aVendor({ concurrent: 0 });
    const refused = await post(narrow, "/messages", sent("+12025550100"));
    expect([refused.status, JSON.parse(refused.text).code]).toEqual([429, 20_429]);
  });
});
