/** Bytes that are no HTTP/1, or are so in two ways at once: they are passed on as they came. */
export class NotHttp extends Error {
  override readonly name = "NotHttp";
}
