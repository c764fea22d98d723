const MICROSECONDS_PER_SECOND = 1_000_000;
const MS_PER_SECOND = 1000;

/** What this process uses, in the text format of Prometheus: what Toxiproxy tells that is not about Go. */
export function showRuntime(): string {
  const { user, system } = process.cpuUsage();
  const startedAt = performance.timeOrigin / MS_PER_SECOND;
  return [
    metric("process_cpu_seconds_total", "counter", (user + system) / MICROSECONDS_PER_SECOND),
    metric("process_resident_memory_bytes", "gauge", process.memoryUsage.rss()),
    metric("process_start_time_seconds", "gauge", startedAt),
  ].join("");
}

function metric(name: string, type: "counter" | "gauge", value: number): string {
  return `# HELP ${name} \n# TYPE ${name} ${type}\n${name} ${value}\n`;
}
