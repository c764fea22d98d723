/** Which calls an HTTP toxic means; "" is every method. */
type Which = { readonly path: string; readonly method: string };

/** What only the embedded Toxiproxy can do: faults of single calls and their answers. Names and units are its own. */
export type HttpToxicSpec =
  | {
      readonly type: "http_status";
      readonly attributes: Which & {
        readonly status: number;
        /** Seconds; 0 leaves the header out. */
        readonly retry_after: number;
        readonly body: string;
      };
    }
  | {
      readonly type: "http_delay";
      readonly attributes: Which & { readonly latency: number; readonly jitter: number };
    }
  | {
      readonly type: "http_cut";
      readonly attributes: Which & { readonly bytes: number; readonly honest: boolean };
    }
  | { readonly type: "http_slow_headers"; readonly attributes: Which & { readonly duration: number } };

const TYPES: ReadonlySet<string> = new Set<HttpToxicSpec["type"]>([
  "http_status",
  "http_delay",
  "http_cut",
  "http_slow_headers",
]);

/** Whether this type of toxic is one that a toxiproxy-server does not have. */
export const isHttpToxic = (type: string): boolean => TYPES.has(type);
