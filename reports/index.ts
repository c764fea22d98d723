import { createRegistry } from "../model/registry.ts";
import { htmlFormat } from "./formats/html.ts";
import { jsonFormat } from "./formats/json.ts";
import { junitFormat } from "./formats/junit.ts";
import { markdownFormat } from "./formats/markdown.ts";
import { terminalFormat } from "./formats/terminal.ts";

/** To add a format: write its file in `formats/`, then add it here. The contract tests run over every entry. */
export const formats = createRegistry("report format", [
  htmlFormat,
  markdownFormat,
  jsonFormat,
  junitFormat,
  terminalFormat,
]);
