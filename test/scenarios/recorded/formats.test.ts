import { describe, expect, it } from "vitest";
import { logFormats } from "../../../scenarios/recorded/index.ts";
import type { Read } from "../../../scenarios/recorded/log-format.ts";
import { LONGEST_LINE } from "../../../scenarios/recorded/lines.ts";
import { recognise } from "../../../scenarios/recorded/recognise.ts";
import { aLine, RECORDED } from "../../support/recorded-lines.ts";

function read(name: string, text: string): readonly Read[] {
  const all: Read[] = [];
  const reader = logFormats.get(name).reader((one) => all.push(one));
  reader.take(text);
  reader.end();
  return all;
}

const kinds = (name: string, text: string): readonly string[] => read(name, text).map(({ kind }) => kind);

describe("combined", () => {
  it("reads quotes and brackets inside of a request, a user and a virtual host", () => {
    const [first, second] = read(
      "combined",
      `[2001:db8::7]:443 - a]b [06/Nov/2012:18:00:01 -0500] "GET /a\\"b[c] HTTP/1.1" 200 1\n${aLine({ call: "GET /x\\\\" })}\n`,
    );
    expect(first).toMatchObject({ target: '/a\\"b[c]', status: 200, at: { offset: -300 } });
    expect(second).toMatchObject({ target: "/x\\\\" });
  });

  it.each([
    ['"-" 400 0', "other"],
    ['"\\x16\\x03\\x01\\x00" 400 226', "other"],
    ['"" 408 0', "other"],
    ['"GET /" 200 1', "call"],
    ['"GET /a b c HTTP/1.1" 200 1', "call"],
    ['"GET / HTTP/1.1" - 1', "call"],
    ['"GET / HTTP/1.1" 20 1', "unreadable"],
    ['"GET / HTTP/1.1', "unreadable"],
    ["GET / HTTP/1.1 200", "unreadable"],
  ])("takes %s for: %s", (rest, kind) => {
    expect(kinds("combined", `10.0.0.1 - - [06/Nov/2012:18:00:01 -0500] ${rest}\n`)).toEqual([kind]);
  });

  it.each([
    "06/Nov/2012:18:00:01 -0500",
    "2012-11-06T18:00:01-05:00",
    "2012-11-06T23:00:01.5Z",
    "1352242801.007",
  ])("reads the time %s", (at) =>
    expect(read("combined", aLine({ at }))).toMatchObject([{ at: { second: 1_352_242_801 } }]),
  );

  it("keeps a call whose time cannot be read, without a time", () => {
    for (const at of [
      "-",
      "31/Feb/2012:18:00:01 -0500",
      "06/Xyz/2012:18:00:01 -0500",
      "06/Nov/2012:25:00:01 -0500",
    ])
      expect(read("combined", aLine({ at }))).toMatchObject([{ kind: "call", at: undefined }]);
  });

  it("counts a line over 64 KB as unreadable, skips its rest, and reads the next one", () => {
    const long = aLine({ call: `GET /${"x".repeat(1_000_000)}` });
    expect(kinds("combined", `${long}\n${aLine({})}\n`)).toEqual(["unreadable", "call"]);
    const fits = aLine({ call: "GET /" }).padEnd(LONGEST_LINE, "y");
    expect(kinds("combined", fits)).toEqual(["call"]);
    expect(kinds("combined", `${fits}y`)).toEqual(["unreadable"]);
  });

  it("passes over empty lines, and reads a last line without an end", () => {
    expect(kinds("combined", `\n\r\n${aLine({})}\r\n\n${aLine({})}`)).toEqual(["call", "call"]);
  });
});

describe("json", () => {
  it.each([
    [{ req: { method: "GET", url: "/a" }, res: { statusCode: 201 }, time: 1_352_242_801_500 }, "/a", 201],
    [
      {
        "http.request.method": "GET",
        "url.path": "/a",
        "http.response.status_code": 200,
        "@timestamp": "2012-11-06T23:00:01Z",
      },
      "/a",
      200,
    ],
    [
      {
        http: { request: { method: "GET" }, response: { status_code: 302 } },
        url: { original: "/a?b" },
        timestamp: "2012-11-06 23:00:01,123",
      },
      "/a?b",
      302,
    ],
    [{ start_time: "2012-11-06T23:00:01.000Z", method: "GET", path: "/a", response_code: 503 }, "/a", 503],
    [{ msec: "1352242801.123", request: "GET /a HTTP/1.1", status: 200 }, "/a", 200],
    [
      {
        time_local: "06/Nov/2012:18:00:01 -0500",
        request_method: "GET",
        uri: "/a",
        args: "b=1",
        status: "200",
      },
      "/a?b=1",
      200,
    ],
    [{ ts: 1_352_242_801_000_000_000, method: "GET", uri: "/a", status: "weird" }, "/a", 0],
  ])("reads %j", (line, target, status) => {
    expect(read("json", JSON.stringify(line))).toMatchObject([
      { kind: "call", method: "GET", target, status, at: { second: 1_352_242_801 } },
    ]);
  });

  it("takes a message of the server for no call, and broken JSON for unreadable", () => {
    const text = ['{"msg":"server is listening","time":1}', '{"method":"GET"', "plain", "[1]", "{}"].join(
      "\n",
    );
    expect(kinds("json", text)).toEqual(["other", "unreadable", "unreadable", "unreadable", "other"]);
    expect(kinds("json", `${'{"a":'.repeat(9000)}1`)).toEqual(["unreadable"]);
  });
});

describe("cloudfront", () => {
  it("reads columns by their names, also those of IIS, and nothing before they are named", () => {
    const iis = "2012-11-06 23:00:01 10.0.0.1 GET /a x=1 443 200";
    const text = `${iis}\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port sc-status\n${iis}\n2012-11-06 23:00\n`;
    expect(kinds("cloudfront", text)).toEqual(["unreadable", "call", "unreadable"]);
    expect(read("cloudfront", text)[1]).toMatchObject({ target: "/a?x=1", status: 200 });
  });
});

describe("har", () => {
  it("passes over binary bodies of any size, and what looks like a call inside of them", () => {
    const body = `${'\\"entries\\":[{\\"request\\":{\\"method\\":\\"PUT\\"}}]'.repeat(20_000)}\u0000\u00FF\\\\`;
    const text = (RECORDED["har"] ?? "").replaceAll("iVBORw0KGgo", body);
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(read("har", text)).toEqual(read("har", RECORDED["har"] ?? ""));
  });

  it("counts what it has when the document ends in the middle, and says so", () => {
    const text = RECORDED["har"] ?? "";
    expect(kinds("har", text.slice(0, -700))).toEqual(["call", "call", "unreadable"]);
  });

  it("takes an entry without an address, and nesting without an end, for unreadable", () => {
    expect(kinds("har", '{"log":{"entries":[{"request":{"method":"GET"}},{}]}}')).toEqual([
      "unreadable",
      "unreadable",
    ]);
    expect(read("har", `{"log":${"[".repeat(100_000)}`)).toEqual([
      { kind: "unreadable", why: "it is nested too deeply" },
    ]);
  });
});

it("recognises nothing in nothing, in a page, in noise", () => {
  for (const text of ["", "\n\n", "<html>\n<body>", "\u0000\u0001\u0002", "a,b,c\n1,2,3\n", "{}", "[]"])
    expect(recognise(text)?.name).toBeUndefined();
});
