/** One log of each format, with the same three calls: as real servers write them, about people who do not exist. */
export const SECRETS = {
  address: "203.0.113.77",
  agent: "SecretAgent/7.3",
  query: "ada.lovelace",
  referrer: "https://intranet.example.net/turf",
  cookie: "session=c00kie5ecret",
  number: "4815162342",
  uuid: "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
} as const;

const { address, agent, query, referrer, cookie, number, uuid } = SECRETS;

const QUERIED = `/voters/next?volunteer=${query}`;
const NUMBERED = `/voters/${number}/notes`;
const CONTACT = `/contacts/${uuid}`;

const combinedTail = `"${referrer}" "${agent}"`;

const combined = [
  `${address} - - [06/Nov/2012:18:00:01 -0500] "GET ${QUERIED} HTTP/1.1" 200 512 ${combinedTail}`,
  `${address} - frank [06/Nov/2012:18:00:02 -0500] "GET ${NUMBERED} HTTP/1.1" 404 12 ${combinedTail}`,
  `www.example.org:443 ${address} - - [06/Nov/2012:18:01:05 -0500] "POST ${CONTACT} HTTP/2.0" 201 0 ${combinedTail}`,
];

const common = combined.map((line) => line.replace(` ${combinedTail}`, ""));

const json = [
  // nginx with escape=json, Caddy, Traefik.
  {
    time_iso8601: "2012-11-06T18:00:01-05:00",
    remote_addr: address,
    request_method: "GET",
    request_uri: QUERIED,
    status: "200",
    http_user_agent: agent,
  },
  {
    level: "info",
    ts: 1_352_242_802.25,
    logger: "http.log.access",
    msg: "handled request",
    request: {
      remote_ip: address,
      method: "GET",
      host: "www.example.org",
      uri: NUMBERED,
      headers: { Cookie: [cookie] },
    },
    status: 404,
  },
  {
    ClientAddr: `${address}:51000`,
    DownstreamStatus: 201,
    RequestMethod: "POST",
    RequestPath: CONTACT,
    StartUTC: "2012-11-06T23:01:05.123456789Z",
    time: "2012-11-06T23:01:06Z",
  },
].map((line) => JSON.stringify(line));

const albLine = (call: string, status: number, answered: string, cameIn: string): string =>
  `h2 ${answered} app/edge/50dc6c495c0c9188 ${address}:2817 10.0.0.66:9000 0.000 0.002 0.000 ${status} ${status} 5 257 "${call} HTTP/2.0" "${agent} \\"quoted\\"" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/t/73e2d6bc24d8a067 "Root=1-58337327-72bd00b0343d75b906739c42" "www.example.org" "-" 1 ${cameIn} "forward" "-" "-" "10.0.0.66:9000" "${status}" "-" "-"`;

const alb = [
  albLine(
    `GET https://www.example.org:443${QUERIED}`,
    200,
    "2012-11-06T23:00:01.186641Z",
    "2012-11-06T23:00:01.184000Z",
  ),
  albLine(
    `GET https://www.example.org:443${NUMBERED}`,
    404,
    "2012-11-06T23:00:03.000001Z",
    "2012-11-06T23:00:02.364000Z",
  ),
  albLine(
    `POST https://www.example.org:443${CONTACT}`,
    201,
    "2012-11-06T23:01:05.186641Z",
    "2012-11-06T23:01:05.100000Z",
  ),
];

const FIELDS =
  "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie)";
const cloudfrontLine = (time: string, method: string, target: string, status: number): string => {
  const [stem, given = "-"] = target.split("?");
  return `2012-11-06\t${time}\tIAD79-C3\t1045\t${address}\t${method}\td111111abcdef8.cloudfront.net\t${stem}\t${status}\t${referrer}\t${agent}\t${given}\t${cookie}`;
};

const cloudfront = [
  "#Version: 1.0",
  `#Fields: ${FIELDS}`,
  cloudfrontLine("23:00:01", "GET", QUERIED, 200),
  cloudfrontLine("23:00:02", "GET", NUMBERED, 404),
  cloudfrontLine("23:01:05", "POST", CONTACT, 201),
];

const harEntry = (at: string, method: string, target: string, status: number) => ({
  startedDateTime: at,
  time: 12.5,
  request: {
    method,
    url: `https://www.example.org${target}`,
    headers: [{ name: "User-Agent", value: agent }],
    cookies: [{ name: "session", value: cookie }],
    queryString: [{ name: "volunteer", value: query }],
    postData: { mimeType: "application/json", text: `{"url":"https://x/","method":"PUT","who":"${query}"}` },
  },
  response: {
    status,
    statusText: "",
    headers: [],
    content: { size: 4, mimeType: "image/png", encoding: "base64", text: 'iVBORw0KGgo\\u0000"\\' },
  },
  serverIPAddress: address,
});

const har = JSON.stringify(
  {
    log: {
      version: "1.2",
      creator: { name: "a browser", version: "1" },
      pages: [
        { id: "page_1", startedDateTime: "2012-11-06T18:00:00.000-05:00", title: referrer, pageTimings: {} },
      ],
      entries: [
        harEntry("2012-11-06T18:00:01.250-05:00", "GET", QUERIED, 200),
        harEntry("2012-11-06T18:00:02.000-05:00", "GET", NUMBERED, 404),
        harEntry("2012-11-06T18:01:05.000-05:00", "POST", CONTACT, 201),
      ],
    },
  },
  null,
  2,
);

const lines = (all: readonly string[]): string => `${all.join("\n")}\n`;

/** By the name of the format. */
export const RECORDED: Readonly<Record<string, string>> = {
  combined: lines(combined),
  common: lines(common),
  json: lines(json),
  alb: lines(alb),
  cloudfront: lines(cloudfront),
  har,
};

/** A line of combined, made to measure. */
export const aLine = (given: {
  readonly at?: string;
  readonly call?: string;
  readonly status?: number | string;
}): string =>
  `${address} - - [${given.at ?? "06/Nov/2012:18:00:01 -0500"}] "${given.call ?? "GET /"} HTTP/1.1" ${given.status ?? 200} 2 "-" "${agent}"`;
