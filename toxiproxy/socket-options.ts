/**
 * For both ends of every connection. Half-open, since a link may still have data to send when its peer has ended;
 * and a write buffer larger than what one read can bring, or else every read would pause its source.
 */
export const SOCKET_OPTIONS = { allowHalfOpen: true, noDelay: true, highWaterMark: 256 * 1024 };
