const UNPRINTABLE = /[^\x21-\x7e]/;
const UNPRINTABLE_RUNS = /[^\x21-\x7e]+/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Everything that is not a printable ASCII character becomes percent-encoded, line breaks among them. */
export function safePath(path: string): string {
  if (!UNPRINTABLE.test(path)) return path;
  return path.replace(LONE_SURROGATE, "\uFFFD").replace(UNPRINTABLE_RUNS, encodeURIComponent);
}
