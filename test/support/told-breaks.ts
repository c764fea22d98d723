/** A break as people tell it, with what would be measured while it is on. */
export interface ToldBreak {
  readonly id: string;
  readonly symptom: string;
  readonly symptoms: readonly string[];
  readonly fault: string;
  readonly fix: string;
  readonly good: number;
  readonly times: readonly [p50Ms: number, p99Ms: number];
  /** Shares of all calls. */
  readonly errors: Readonly<Record<string, number>>;
  readonly state?: string;
  readonly probe?: number;
  readonly died?: string;
}

/** Ten breaks; the first two look the same from outside. */
export const TOLD_BREAKS: readonly ToldBreak[] = [
  {
    id: "database-slow",
    symptom: "Contacts fail to save, the database looks idle",
    symptoms: [
      "contacts are not saving",
      'volunteers see "database busy"',
      "errors 503 while the database has nothing to do",
    ],
    fault: "300 ms on every answer over database",
    fix: "Queue the writes, serve lists from memory",
    good: 0.56,
    times: [3.5, 739],
    errors: { "status 503": 0.36 },
    probe: 0,
  },
  {
    id: "table-locked",
    symptom: "Saving hangs, then times out, for everybody at once",
    symptoms: ["writes hang", "the save button spins and then fails", "queries wait for a lock"],
    fault: "a transaction holds a lock on the table of contacts",
    fix: "End the session that holds the lock",
    good: 0.55,
    times: [3.8, 745],
    errors: { "status 503": 0.35 },
    probe: 20,
  },
  {
    id: "database-lost",
    symptom: "Nothing answers, and it does not come back",
    symptoms: ["the app is down", "connection refused or closed on every call"],
    fault: "all connections over database close and new ones are refused",
    fix: "Start it in the failure state, under supervision",
    good: 0,
    times: [1, 2],
    errors: { closed: 1 },
    state: "off",
    died: "gotv: exit code 1",
  },
  {
    id: "cache-lost",
    symptom: "Everything gets slow at once and the scoreboard never loads",
    symptoms: ["scoreboard does not load", "all pages slow, database at full load"],
    fault: "all connections over cache close and new ones are refused",
    fix: "Let one count serve all who wait for it",
    good: 0.45,
    times: [433, 1300],
    errors: { "status 503": 0.5, timeout: 0.01 },
  },
  {
    id: "sms-gateway-rejects",
    symptom: "Reminder texts are not delivered",
    symptoms: [
      "text messages do not arrive",
      "the gateway answers 429 too many requests",
      "reminders pile up in the outbox",
    ],
    fault: "the SMS gateway answers 429 to every request",
    fix: "Send at half the speed and resume from the outbox",
    good: 0.9,
    times: [12, 60],
    errors: { "status 429": 0.1 },
  },
  {
    id: "edge-saturated",
    symptom: "Pages trickle in, pictures and scripts are missing",
    symptoms: ["site half loads", "bandwidth at the limit", "downloads crawl on mobile phones"],
    fault: "the edge carries 2 MB per second, no more",
    fix: "Serve the light page without pictures",
    good: 0.3,
    times: [2600, 9000],
    errors: { timeout: 0.3 },
  },
  {
    id: "disk-full",
    symptom: "Uploads of walk lists fail, the rest works",
    symptoms: ["no space left on device", "importing a voter file fails", "upload ends with status 507"],
    fault: "the disk of the file store is full",
    fix: "Rotate the old exports away",
    good: 0.94,
    times: [4, 40],
    errors: { "status 507": 0.06 },
  },
  {
    id: "login-provider-lost",
    symptom: "Volunteers cannot log in, those inside go on working",
    symptoms: [
      "sign in page shows an error",
      "password is right but login fails",
      "OAuth callback returns 502",
    ],
    fault: "the identity provider cannot be reached",
    fix: "Accept sessions for another twelve hours",
    good: 0.8,
    times: [5, 3000],
    errors: { "status 502": 0.2 },
  },
  {
    id: "clock-skewed",
    symptom: "Sessions end at once, tokens are not valid yet",
    symptoms: [
      "thrown out right after signing in",
      "token used before issued",
      "certificate is not yet valid",
    ],
    fault: "the clock of the service is an hour behind",
    fix: "Set the clock from another time server",
    good: 0.2,
    times: [2, 9],
    errors: { "status 401": 0.8 },
  },
  {
    id: "process-frozen",
    symptom: "Requests wait for ever, no error is shown",
    symptoms: [
      "the service is frozen",
      "health check times out",
      "CPU of the service at zero while calls pile up",
    ],
    fault: "the process of the service is stopped",
    fix: "Restart the service",
    good: 0,
    times: [10000, 10000],
    errors: { timeout: 1 },
  },
];
