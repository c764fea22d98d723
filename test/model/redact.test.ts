import { describe, expect, it } from "vitest";
import { namesIn, redacted, redactor } from "../../model/redact.ts";
import { secretsIn } from "../../model/secret-values.ts";

describe("the secrets in a scenario", () => {
  it.each([
    [{ env: { DB_PASSWORD: "hunter22" } }, ["hunter22"]],
    [{ env: { URL: "postgres://a:hunter22@${links.database}/x" } }, ["hunter22"]],
    [{ headers: { authorization: "Bearer abcdef" } }, ["Bearer abcdef", "abcdef"]],
    [{ headers: { cookie: "sid=1234567; theme=dark" } }, ["sid=1234567; theme=dark", "1234567"]],
    [{ headers: { "x-token": "${pick:aaaaaa|bbbbbb}-${seq}" } }, ["aaaaaa", "bbbbbb"]],
    [{ command: "PGPASSWORD='two words' psql" }, ["two words"]],
    [{ body: '{"password":"hunter22"}' }, ["hunter22"]],
  ])("%j are %j", (source, secrets) => {
    expect(secretsIn(source)).toEqual(expect.arrayContaining(secrets));
  });

  it.each([
    { env: { DB_PASSWORD: "short" } },
    { env: { DB_PASSWORD: "${folders.x}", TOKEN: "$OTHER_TOKEN" } },
    { env: { DB_PASSWORD: "****", AUTH: "required" } },
  ])("%j are none", (source) => {
    expect(secretsIn(source)).toEqual([]);
  });

  it("are known in the spellings in which programs print them", () => {
    const redact = redactor(secretsIn({ url: "a://b:p%40ss+wörd@c" }, { TOKEN: 'tab\t"quoted"' }));
    expect(redact("p@ss+wörd, p%40ss%2Bw%C3%B6rd")).not.toMatch(/ss/u);
    expect(redact(JSON.stringify({ said: 'tab\t"quoted"' }))).toBe('{"said":"****"}');
    const basic = btoa("admin:hunter22");
    expect(redactor(secretsIn({ authorization: `Basic ${basic}` }))(`hunter22 ${basic}`)).toBe("**** ****");
  });

  it("are known line by line where they have lines", () => {
    const key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END PRIVATE KEY-----";
    expect(redactor(secretsIn({ env: { KEY_PEM: key } }))("line 2: kqhkiG9w0BAQEF")).toBe("line 2: ****");
  });
});

describe("a redactor", () => {
  const redact = redactor(secretsIn({ TOKEN: "correct-horse-battery" }));

  it("masks a secret wherever it stands, also twice and inside of words", () => {
    expect(redact("xcorrect-horse-batteryx correct-horse-battery")).toBe("x****x ****");
  });

  it("masks the longest first, so that no rest of one stays", () => {
    const both = redactor(secretsIn({ TOKEN: "abcdef", SECRET: "abcdefghij" }));
    expect(both("abcdefghij")).toBe("****");
  });

  it("masks the half of a secret at which a long text was cut off", () => {
    const filling = " all is well".repeat(60);
    expect(redact(`${filling} correct-hor`)).toBe(`${filling} ****`);
    expect(redact(`its last words: …se-battery${filling}`)).toBe(`its last words: …****${filling}`);
    expect(redact("correct")).toBe("correct");
  });

  it("changes nothing the second time", () => {
    const once = redact("Authorization: Bearer x, correct-horse-battery, a://b:c@d");
    expect(redact(once)).toBe(once);
  });
});

describe("a redacted value", () => {
  const redact = redactor(["hunter22", "complete"]);

  it("has the same shape, and no secret in any text of it", () => {
    const value = {
      env: { DB_PASSWORD: "x", PORT: "8080" },
      list: ["hunter22", 3, null, true],
      deep: { text: "said hunter22" },
    };
    expect(redacted(value, redact)).toEqual({
      env: { DB_PASSWORD: "****", PORT: "8080" },
      list: ["****", 3, null, true],
      deep: { text: "said ****" },
    });
  });

  it("keeps the words by which a record is read, even when a password is one of them", () => {
    const event = { at: 1, kind: "run-ended", how: "complete" };
    expect(redacted(event, redact)).toEqual(event);
  });
});

it("the names in a scenario are those of its things", () => {
  const scenario = {
    id: "day",
    title: "A title",
    links: [{ name: "edge", to: "127.0.0.1:1" }],
    breaks: [{ id: "slow", fault: { params: { link: "edge" } } }],
  };
  expect([...new Set(namesIn(scenario))]).toEqual(["day", "edge", "slow"]);
});
