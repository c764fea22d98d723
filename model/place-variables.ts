/** What `${ports.NAME}`, `${links.NAME}` and `${folders.NAME}` of a scenario stood for in one run. */
export interface PlacesOfRun {
  readonly ports: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, string>>;
  readonly folders: Readonly<Record<string, string>>;
}

/** A shell variable by which a command names an address or a folder that is another one in each run. */
export interface PlaceVariable {
  readonly variable: string;
  readonly kind: keyof PlacesOfRun;
  /** As the scenario calls it. */
  readonly name: string;
  /** `host:port`, or the folder. */
  readonly value: string;
}

/** Variables that a shell or the programs in it obey: an address in one of them would break the terminal. */
const TAKEN =
  /^(?:PATH|HOME|USER|SHELL|TERM|LANG|PWD|OLDPWD|IFS|ENV|UID|EUID|PPID|CDPATH|MAIL|EDITOR|VISUAL|PAGER|DISPLAY|HOSTNAME|HOSTTYPE|OSTYPE|TMPDIR|TZ|LINES|COLUMNS|RANDOM|SECONDS|OPTARG|OPTIND|OPTERR|REPLY|FUNCNAME|GROUPS|(?:LC|LD|BASH|HIST|PS|SSH|XDG|DYLD|NODE|CURL|HTTP|HTTPS|NO)(?:_.*|\d)?)$/u;

/** Inside of the written default `${NAME:=value}` only such values mean themselves. */
const PLAIN = {
  ports: /^\d{1,5}$/u,
  links: /^[\w.[\]:-]+:\d{1,5}$/u,
  folders: /^\/[\w./@%+,:=-]*$/u,
} as const;

const PREFIX = { ports: "", links: "LINK_", folders: "FOLDER_" } as const;

function variableOf(kind: keyof PlacesOfRun, name: string): string {
  const word = `${PREFIX[kind]}${name.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "_")}`;
  return /^\d/u.test(word) || TAKEN.test(word) ? `ADDRESS_${word}` : word;
}

const valueOf = (kind: keyof PlacesOfRun, value: string): string =>
  kind === "ports" ? `127.0.0.1:${value}` : value;

/**
 * `GOTV` for `${ports.gotv}` (with its host, as `host:port`), `LINK_DATABASE` for `${links.database}` and `FOLDER_OUTBOX`
 * for `${folders.outbox}`: the names that runbooks use, and that whoever starts the system can set for them.
 */
export function placeVariables(places: PlacesOfRun): readonly PlaceVariable[] {
  const taken = new Set<string>();
  return (["ports", "links", "folders"] as const).flatMap((kind) =>
    Object.entries(places[kind]).flatMap(([name, value]) => {
      const wanted = variableOf(kind, name);
      let variable = wanted;
      for (let next = 2; taken.has(variable); next += 1) variable = `${wanted}_${next}`;
      taken.add(variable);
      return PLAIN[kind].test(value) ? [{ variable, kind, name, value: valueOf(kind, value) }] : [];
    }),
  );
}

/** The line that gives a variable its value unless the terminal already has one. */
export const defaultLine = ({ variable, value }: PlaceVariable): string => `: "\${${variable}:=${value}}"`;
