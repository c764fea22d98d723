// The clock of the people who rehearse, for the game master. Every text is set as text.
import { find } from "./show.js";
import { table } from "./table.js";
import { spanText } from "./words.js";

const sinceFault = (at, from) => (from === null ? "–" : spanText(at - from));

function fault({ faultOnAt, moments }, now) {
  if (faultOnAt === null) return "The fault is not on yet.";
  const off = moments.find(({ what }) => what === "Fault taken off")?.at ?? null;
  return off === null
    ? `The fault is on for ${spanText(now - faultOnAt)}.`
    : `The fault was on for ${spanText(off - faultOnAt)}.`;
}

const row = ({ what, at, said }, from) => [what, at === null ? "not yet" : sinceFault(at, from), said];

document.addEventListener("frame", ({ detail: { people, now } }) => {
  if (people === undefined) return;
  find("people-fault").textContent = fault(people, now);
  const rows = people.moments.map((moment) => row(moment, people.faultOnAt));
  find("people").replaceChildren(table(["What", "From the fault on", "Besides"], rows));
});
