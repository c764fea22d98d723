import { describe, expect, it } from "vitest";
import { UsageError } from "../../model/errors.ts";
import { hostAndPort, isInRun, placedPlan, placeNames, withPlaces, type Places } from "../../run/places.ts";
import { aPlan } from "../support/a-plan.ts";

const places: Places = {
  ports: new Map([["gotv", "20001"]]),
  links: new Map([["database", "127.0.0.1:20002"]]),
  folders: new Map([["outbox", "/tmp/outbox"]]),
};

describe("placeholders", () => {
  it("are filled with the ports, links and folders of the run", () => {
    const text = "postgres://gotv@${links.database}/x?port=${ports.gotv}&again=${ports.gotv}";
    expect(withPlaces(text, places)).toBe("postgres://gotv@127.0.0.1:20002/x?port=20001&again=20001");
  });

  it.each(["${seq}", "${int:1..7}", "${HOME}", "$PORT", "${ports}"])(
    "that are none of ours stay: %s",
    (text) => {
      expect(withPlaces(text, places)).toBe(text);
    },
  );

  it.each(["${ports.other}", "${links.gotv}", "${folders.x}"])("without a value are refused: %s", (text) => {
    expect(() => withPlaces(text, places)).toThrow(UsageError);
  });

  it("are listed by kind, each once", () => {
    const text = "${ports.a} ${links.b} ${ports.c-d} ${ports.a} ${folders.e}";
    expect(placeNames(text, "ports")).toEqual(["a", "c-d"]);
    expect(placeNames(text, "folders")).toEqual(["e"]);
    expect(placeNames("none", "ports")).toEqual([]);
  });

  it("in a plan are filled wherever they stand, and the plan is otherwise the same", () => {
    const plan = aPlan({ ledger: { get: "http://127.0.0.1:${ports.gotv}/ledger" } });
    expect(placedPlan(plan, places)).toEqual({
      ...plan,
      ledger: { get: "http://127.0.0.1:20001/ledger" },
      places: {
        ports: { gotv: "20001" },
        links: { database: "127.0.0.1:20002" },
        folders: { outbox: "/tmp/outbox" },
      },
    });
  });
});

describe("an address", () => {
  it.each([
    ["127.0.0.1:8080", { host: "127.0.0.1", port: 8080 }],
    ["localhost:1", { host: "localhost", port: 1 }],
    ["[::1]:65535", { host: "::1", port: 65_535 }],
  ])("%s is a host and a port", (address, expected) => {
    expect(hostAndPort(address)).toEqual(expected);
  });

  it.each([
    "",
    "localhost",
    ":8080",
    "localhost:",
    "localhost:0",
    "localhost:65536",
    "localhost:80a",
    "localhost:1.5",
  ])('"%s" is none, and the error says how one looks', (address) => {
    expect(() => hostAndPort(address)).toThrow(
      expect.objectContaining({ name: "UsageError", hint: expect.stringContaining("127.0.0.1:8080") }),
    );
  });
});

it.each([
  ["http://127.0.0.1:20001/admin/pool", true],
  ["http://127.0.0.1:20002/admin/pool", false],
  ["http://127.0.0.2:20001/admin/pool", false],
  ["http://127.0.0.1/admin/pool", false],
])("whether %s asks a process of the run: %s", (url, isOurs) => {
  expect(isInRun(url, places)).toBe(isOurs);
});
