const LEAST_PAUSE_MS = 20;

/** Cuts bytes into pieces of which the first is due now and the last after so many milliseconds. */
export function* trickle(
  bytes: Buffer,
  ms: number,
): Generator<{ readonly piece: Buffer; readonly after: number }> {
  const pauses = Math.max(1, Math.min(bytes.length - 1, Math.floor(ms / LEAST_PAUSE_MS)));
  const size = bytes.length / (pauses + 1);
  for (let n = 0; n <= pauses; n += 1) {
    const piece = bytes.subarray(Math.round(n * size), Math.round((n + 1) * size));
    yield { piece, after: (ms * n) / pauses };
  }
}
