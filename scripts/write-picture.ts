import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const run = process.argv[2];
if (run === undefined) throw new Error("Give the folder of a run: npm run picture -- runs/<run>");
const report = readFileSync(join(run, "report.html"), "utf8");
const [picture] = /<svg[\s\S]*?<\/svg>/u.exec(report) ?? [];
if (picture === undefined) throw new Error(`"${run}/report.html" holds no picture.`);
// On its own a picture has no page around it that would give it a ground and a colour.
const standalone = picture.replace("<svg", '<svg style="background:#fff;color:#1c1c1c"');
writeFileSync(new URL("../docs/day.svg", import.meta.url), `${standalone}\n`);
