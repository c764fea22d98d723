const MOST_NAMES = 200;
const LONGEST = 200;
const OTHERS = "other names";

/** The names of the calls that a script makes, as many as a report can show. */
export class CallNames {
  private readonly names = new Set<string>();
  private readonly origin: string;
  private folded = 0;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** A call without a name of its own is called by its path: the port of the link is another one in each run. */
  nameOf(tag: string): string {
    const path = tag.startsWith(this.origin) ? tag.slice(this.origin.length) || "/" : tag;
    const name = path === "" ? "no name" : path.slice(0, LONGEST);
    if (this.names.has(name)) return name;
    if (this.names.size >= MOST_NAMES) {
      this.folded += 1;
      return OTHERS;
    }
    this.names.add(name);
    return name;
  }

  get seen(): readonly string[] {
    return [...this.names];
  }

  get trouble(): string | undefined {
    if (this.folded === 0) return undefined;
    return `The script uses more than ${MOST_NAMES} names; the calls of the others are counted together as "${OTHERS}". Give calls with an id in their URL one name: tags: { name: "…" }.`;
  }
}
