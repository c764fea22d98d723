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
  /** What to type to get it without Go. */
  readonly get: Readonly<Record<Platform, string>>;
}

export type Platform = "linux" | "darwin" | "win32";

const LINUX = `linux-${process.arch === "arm64" ? "arm64" : "amd64"}`;
const K6 = `https://github.com/grafana/k6/releases/download/v2.2.0/k6-v2.2.0-${LINUX}.tar.gz`;
const TOXIPROXY = "https://github.com/Shopify/toxiproxy/releases/download/v2.12.0";

const toxiproxy = (name: "toxiproxy-server" | "toxiproxy-cli"): Tool["get"] => ({
  linux: `sudo curl -fLo /usr/local/bin/${name} ${TOXIPROXY}/${name}-${LINUX} && sudo chmod +x /usr/local/bin/${name}`,
  darwin: "brew install shopify/shopify/toxiproxy",
  win32: `curl.exe -fLo ${name}.exe ${TOXIPROXY}/${name}-windows-amd64.exe`,
});

export const TOOLS: readonly Tool[] = [
  {
    name: "k6",
    package: "go.k6.io/k6/v2",
    linkerFlags: "",
    versionArgs: ["version"],
    least: "2.0.0",
    get: {
      linux: `curl -fL ${K6} | sudo tar -xz -C /usr/local/bin --strip-components 1`,
      darwin: "brew install k6",
      win32: "winget install k6 --source winget",
    },
  },
  {
    name: "toxiproxy-server",
    package: "github.com/Shopify/toxiproxy/v2/cmd/server",
    linkerFlags: "-X github.com/Shopify/toxiproxy/v2.Version=2.12.0",
    versionArgs: ["-version"],
    least: "2.5.0",
    get: toxiproxy("toxiproxy-server"),
  },
  {
    name: "toxiproxy-cli",
    package: "github.com/Shopify/toxiproxy/v2/cmd/cli",
    linkerFlags: "-X github.com/Shopify/toxiproxy/v2.Version=2.12.0",
    versionArgs: ["--version"],
    least: "2.5.0",
    get: toxiproxy("toxiproxy-cli"),
  },
];
