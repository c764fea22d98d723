/** The programs that gameday can drive but does not bring along. */
export type ToolName = "k6" | "toxiproxy-server" | "toxiproxy-cli";

export interface Tool {
  readonly name: ToolName;
  /** The Go package that it is built from; `tools/go.mod` pins its version. */
  readonly package: string;
  /** Flags of the Go linker, where a build does not know its own version otherwise. */
  readonly linkerFlags: string;
  /** How it is asked for its version. */
  readonly versionArgs: readonly string[];
  /** The oldest version that works. */
  readonly least: string;
}

export const TOOLS: readonly Tool[] = [
  {
    name: "k6",
    package: "go.k6.io/k6/v2",
    linkerFlags: "",
    versionArgs: ["version"],
    least: "2.0.0",
  },
  {
    name: "toxiproxy-server",
    package: "github.com/Shopify/toxiproxy/v2/cmd/server",
    linkerFlags: "-X github.com/Shopify/toxiproxy/v2.Version=2.12.0",
    versionArgs: ["-version"],
    least: "2.5.0",
  },
  {
    name: "toxiproxy-cli",
    package: "github.com/Shopify/toxiproxy/v2/cmd/cli",
    linkerFlags: "-X github.com/Shopify/toxiproxy/v2.Version=2.12.0",
    versionArgs: ["--version"],
    least: "2.5.0",
  },
];
