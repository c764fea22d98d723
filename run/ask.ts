const MOST_BYTES = 64 * 1024;

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** One HTTP request of our own (not of the traffic) with a time limit, and a signal that cuts it off if given; reads at most 64 KB of the answer. A redirect is an answer: what it names is not asked. */
export async function ask(
  url: string,
  options: RequestInit & { readonly timeoutMs: number },
): Promise<Reply> {
  const { timeoutMs, signal: stop, ...init } = options;
  const late = AbortSignal.timeout(timeoutMs);
  const signal = stop === undefined || stop === null ? late : AbortSignal.any([late, stop]);
  const response = await fetch(url, { ...init, redirect: "manual", signal });
  const decoder = new TextDecoder();
  let text = "";
  if (response.body !== null) {
    for await (const chunk of response.body) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length >= MOST_BYTES) break;
    }
  }
  return { status: response.status, text: text.slice(0, MOST_BYTES) };
}

/** Why a request of ours failed, in the words of the innermost cause: "connect ECONNREFUSED 127.0.0.1:8080". */
export function askFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer in time";
  return error.cause instanceof Error && error.cause.message !== "" ? error.cause.message : error.message;
}
