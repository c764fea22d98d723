import { describe, expect, it } from "vitest";
import { need } from "../../../../support/needs.ts";
import { leftBehind, play, steadily } from "./rig.ts";

const k6 = await need("k6");

describe.skipIf(k6 === undefined)(
  "a script that cannot carry the day is refused, and nothing stays behind",
  () => {
    const list = `http.get(target + "/", { tags: { name: "list" } });`;

    it.each<[string, string, string | RegExp]>([
      ["is not there", "", /^There is no script ".*journey\.ts"\.$/u],
      [
        "has an error",
        "export default function ( {",
        /did not start, since k6 could not run its script: .* Expected identifier/u,
      ],
      ["fails while it is read", `throw new Error("no voters");`, /did not start.*no voters/u],
      [
        "imports something remote",
        `import x from "https://127.0.0.1:1/x.js"; export default function () { x(__ENV.GAMEDAY_TARGET); }`,
        /imports "https:\/\/127\.0\.0\.1:1\/x\.js" from the network, and k6 runs offline/u,
      ],
      [
        "never reads where the link is",
        `import http from "k6/http"; export default function () { http.get("http://127.0.0.1:1/"); }`,
        /never reads "__ENV\.GAMEDAY_TARGET", so none of its requests can go through the link\.$/u,
      ],
      [
        "sends nothing",
        steadily(`if (target === "") http.get(target); throw new Error("no voters today");`),
        /sent no request through the link\..*no voters today/u,
      ],
      [
        "asks only other machines",
        steadily(`http.get("http://192.0.2.1/", { timeout: "200ms" }); if (!target) return;`),
        /sent no request through the link\. \d+ requests to other machines were not let through\./u,
      ],
    ])(
      "because it %s",
      async (_, script, message) => {
        await expect(play({ script, replayIn: 1500 })).rejects.toThrow(message);
        expect(leftBehind()).toEqual([]);
      },
      20_000,
    );

    it("because it ends before the breaks are over", async () => {
      const script = steadily(list, { duration: "1s" });
      await expect(play({ script, replayIn: 9000, until: 8000 })).rejects.toThrow(
        /ended after .* s, before the breaks were over at 8 s: k6 sent all of its traffic\.$/u,
      );
    }, 20_000);

    it("because a threshold of its own ended it", async () => {
      const more = `thresholds: { http_reqs: [{ threshold: "count<1", abortOnFail: true }] },`;
      await expect(
        play({ script: steadily(list, { more }), replayIn: 15_000, until: 14_000 }),
      ).rejects.toThrow(/before the breaks were over at 14 s: k6 crossed a threshold of its script/u);
    }, 20_000);

    it("but may end early when nothing is broken any more, and says so", async () => {
      const { troubles, totals } = await play({
        script: steadily(list, { duration: "1s" }),
        replayIn: 9000,
        until: 900,
      });
      expect(totals.sent).toBeGreaterThan(20);
      expect(troubles).toContainEqual(
        expect.stringMatching(/^The script ended by itself after .* of 9 s\.$/u),
      );
    }, 20_000);
  },
);
