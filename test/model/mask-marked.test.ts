import { describe, expect, it } from "vitest";
import { maskMarked } from "../../model/mask-marked.ts";
import { isSecretName } from "../../model/secret-name.ts";

const told = (text: string): readonly string[] => {
  const secrets: string[] = [];
  maskMarked(text, (secret) => secrets.push(secret));
  return secrets;
};

describe("what a text marks as a secret is masked, and nothing else of it", () => {
  it.each([
    ["postgres://gotv:hunter22@127.0.0.1:5432/gotv", "postgres://gotv:****@127.0.0.1:5432/gotv"],
    ["redis://:hunter22@cache:6379", "redis://:****@cache:6379"],
    ["amqp://a:it's@b, amqp://c:p@ss@d/e", "amqp://a:****@b, amqp://c:****@d/e"],
    ["Authorization: Bearer abc.def-123", "Authorization: ****"],
    ["curl -H 'Authorization: Basic YTpi' http://x/", "curl -H 'Authorization: ****' http://x/"],
    ['{"Authorization": "Bearer abc", "a": 1}', '{"Authorization": "****", "a": 1}'],
    ["set-cookie: sid=1; Path=/\nnext: line", "set-cookie: ****\nnext: line"],
    ["x-api-key: 12 34", "x-api-key: ****"],
    ["x-request-id: 12", "x-request-id: 12"],
    ["sent Bearer x to it", "sent Bearer **** to it"],
    ["Basic dXNlcjpwYXNz", "Basic ****"],
    ["/login?user=a&access_token=abc&next=b", "/login?user=a&access_token=****&next=b"],
    ["DB_PASSWORD=hunter22 node main.ts", "DB_PASSWORD=**** node main.ts"],
    ['PGPASSWORD="two words" psql', 'PGPASSWORD="****" psql'],
    ["tool --token abc --verbose", "tool --token **** --verbose"],
    ["tool --api-key=abc", "tool --api-key=****"],
    ["curl -u admin:hunter22 http://x/", "curl -u admin:**** http://x/"],
    ['{"user":"a","password":"p\\"q","n":1}', '{"user":"a","password":"****","n":1}'],
    [String.raw`"{\"password\":\"pq\",\"n\":1}"`, String.raw`"{\"password\":\"****\",\"n\":1}"`],
    ["password: hunter22", "password: ****"],
    ["http://127.0.0.1:1/a?token=b&c=d", "http://127.0.0.1:1/a?token=****&c=d"],
    ["AUTH_URL=http://x/?token=b", "AUTH_URL=http://x/?token=****"],
    ["x-request-id: 12, x-api-key: 34", "x-request-id: 12, x-api-key: ****"],
    ["apiKey: 'a b'", "apiKey: '****'"],
    [
      "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----",
      "-----BEGIN PRIVATE KEY-----****-----END PRIVATE KEY-----",
    ],
  ])("%s", (text, masked) => {
    expect(maskMarked(text)).toBe(masked);
    expect(maskMarked(masked)).toBe(masked);
  });

  it.each([
    "postgres://gotv@127.0.0.1:5432/gotv",
    "http://127.0.0.1:8080/a@b",
    "PGPASSWORD=$DB_PASSWORD psql",
    "curl -H 'Authorization: Bearer ${TOKEN}' http://x/",
    "postgres://gotv:${PASSWORD}@x/",
    'password authentication failed for user "gotv"',
    "the author: nobody, authority=none of them",
    "auth:8080 refused, http://auth:8080/",
    "AUTH_URL=http://127.0.0.1/ TOKEN_TTL=60",
    '{"tokens": 12, "secret": true}',
    "calls: next-voter, state=queue-writes",
  ])("%s stays as it is", (text) => {
    expect(maskMarked(text)).toBe(text);
  });
});

it("tells the secrets without their quotes", () => {
  expect(told(`a://b:secret-1@c PASSWORD='secret-2' {"token":"secret-3"}`)).toEqual([
    "secret-1",
    "secret-3",
    "secret-2",
  ]);
});

it.each([
  ["a"],
  ["password="],
  ["\\"],
  [" "],
  ["x://a:"],
  ['token="'],
  [String.raw`token=\"`],
  ["Basic "],
  ["-----BEGIN PRIVATE KEY-----"],
  ["--token "],
  [" -u "],
  ["token."],
  ["--token.a"],
  ["x-token."],
  ["cookie:"],
])("a long text of %j takes no time worth mentioning", (part) => {
  const started = performance.now();
  maskMarked(`token=${part.repeat(100_000)}`.slice(0, 200_000));
  // One that takes the square of the length takes several times as long.
  expect(performance.now() - started).toBeLessThan(5000);
});

it.each([
  ["DB_PASSWORD", true],
  ["dbPasswd", true],
  ["x-api-key", true],
  ["apiKey", true],
  ["Proxy-Authorization", true],
  ["GITHUB_TOKEN", true],
  ["AWS_SECRET_ACCESS_KEY", true],
  ["credentials", true],
  ["oauth", true],
  ["AUTHORISATION", true],
  ["Set-Cookie", true],
  ["Idempotency-Key", false],
  ["GIT_AUTHOR_NAME", false],
  ["TOKEN_URL", false],
  ["PASSWORD_FILE", false],
  ["DATABASE_URL", false],
  ["PORT", false],
])("a thing called %s: secret is %s", (name, isSecret) => {
  expect(isSecretName(name)).toBe(isSecret);
});
