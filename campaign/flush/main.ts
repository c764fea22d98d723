import { connect } from "node:net";
import { httpAddress } from "../service/settings.ts";

/** Empties a memcached for good and waits for its word, as an operator would. */
const { hostname, port } = new URL(httpAddress(process.env, "CACHE"));
const socket = connect(Number(port), hostname);
socket.setTimeout(2_000, () => socket.destroy(new Error("it did not answer")));
let said = "";
socket.on("connect", () => socket.write("flush_all\r\nquit\r\n"));
socket.setEncoding("latin1").on("data", (text: string) => (said += text));
socket.on("error", (error) => {
  process.stderr.write(`The cache could not be emptied: ${error.message}\n`);
  process.exitCode = 1;
});
socket.on("close", () => {
  process.stdout.write(said.startsWith("OK") ? "flushed\n" : "");
  if (!said.startsWith("OK")) process.exitCode = 1;
});
