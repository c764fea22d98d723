/** What to type when links of ours stay behind in somebody's Toxiproxy. */
export function remedyFor(url: string, names: readonly string[]): string {
  const { port } = new URL(url);
  const addresses = names.map((name) => `${url}/proxies/${name}`).join(" ");
  return `Type: curl -m 5 -X DELETE ${addresses}\nIf that hangs too, only the end of that Toxiproxy, with all of its links, helps: fuser -k -KILL ${port === "" ? "80" : port}/tcp`;
}
