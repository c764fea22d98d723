export interface Target {
  readonly path: string;
  readonly query: string;
  /** Small letters, without its port, when the whole address was given. */
  readonly host?: string;
}

const ADDRESS = /^https?:\/\/([^/?#]*)/iu;

/** A host as hosts are compared: `www.example.org` for `WWW.example.org:443`. */
export const bareHost = (text: string): string =>
  text
    .slice(text.lastIndexOf("@") + 1)
    .replace(/:\d*$/u, "")
    .toLowerCase();

function cut(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** A path with its query, or a whole address, in parts; nothing for `*` and other targets without a path. */
export function readTarget(text: string): Target | undefined {
  const [address, host] = ADDRESS.exec(text) ?? [];
  const [whole] = cut(address === undefined ? text : text.slice(address.length), "#");
  const [path, query] = cut(whole, "?");
  if (host !== undefined) return { path: path === "" ? "/" : path, query, host: bareHost(host) };
  return path.startsWith("/") ? { path, query } : undefined;
}
