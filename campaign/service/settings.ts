/** What a program is told through its environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

export const wholeNumber = (environment: Environment, name: string, fallback?: number): number => {
  const text = environment[name] ?? fallback?.toString() ?? "";
  if (/^\d{1,8}$/.test(text)) return Number(text);
  throw new Error(`${name} is "${text}". Set it to a whole number.`);
};

export const required = (environment: Environment, name: string): string => {
  const text = environment[name] ?? "";
  if (text !== "") return text;
  throw new Error(`${name} is not set. The service cannot start without it.`);
};

/** The address of another service, as `127.0.0.1:8080` or `http://127.0.0.1:8080`. */
export const httpAddress = (environment: Environment, name: string): string => {
  const text = required(environment, name);
  const url = /^https?:\/\//.test(text) ? text : `http://${text}`;
  if (URL.canParse(url) && new URL(url).pathname === "/") return url.replace(/\/$/, "");
  throw new Error(`${name} is "${text}". Set it to host:port.`);
};

/** Addresses of several services by name, as `a=127.0.0.1:8080,b=127.0.0.1:8081`. */
export const namedAddresses = (environment: Environment, name: string): ReadonlyMap<string, string> =>
  new Map(
    required(environment, name)
      .split(",")
      .map((pair) => {
        const [key = "", address = ""] = pair.split("=", 2);
        return [key, httpAddress({ [key]: address }, key)];
      }),
  );
