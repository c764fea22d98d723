/** Asks a server things that it may never answer: whether it does so, with success, in time. */
export function answersWithin(
  url: string,
  milliseconds: number,
): (method: string, path: string, body?: unknown) => Promise<boolean> {
  return async (method, path, body) => {
    const signal = AbortSignal.timeout(milliseconds);
    try {
      const answer = await fetch(url + path, {
        method,
        signal,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      await answer.text();
      return answer.ok;
    } catch {
      return false;
    }
  };
}
