// What only the game master has: stop and heal, the order of the breaks, notes.
const find = (id) => document.getElementById(id);

async function send(path, value) {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(value),
    });
    return response.ok ? "" : (await response.text()).trim();
  } catch {
    return "gameday does not answer.";
  }
}

const stop = find("stop");
const sure = find("sure");
stop.addEventListener("click", () => sure.showModal());
find("go-on").addEventListener("click", () => sure.close());
async function stopNow() {
  sure.close();
  stop.disabled = true;
  stop.textContent = "Stopping and healing";
  const trouble = await send("stop", {});
  if (trouble === "") return;
  stop.disabled = false;
  stop.textContent = "Stop and heal";
  find("lost").hidden = false;
  find("lost").textContent = `Not stopped: ${trouble} Ctrl-C in its terminal does the same.`;
}
find("stop-now").addEventListener("click", () => void stopNow());

const form = find("note");
async function writeDown() {
  const text = find("text").value.trim();
  if (text === "") return;
  const trouble = await send("note", { what: new FormData(form).get("what"), text });
  find("note-said").textContent = trouble === "" ? "Written down; it will stand in the report." : trouble;
  if (trouble === "") find("text").value = "";
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void writeDown();
});

const SIGNS = { "to come": "○ to come", now: "● now", over: "✓ over" };

function entry({ id, symptom, at, owner, fault, state, fixes }) {
  const item = document.createElement("li");
  const [name, about, tried] = ["strong", "span", "div"].map((tag) => document.createElement(tag));
  name.textContent = `${SIGNS[state]}  ${id}`;
  if (state === "now") name.className = "now-on";
  about.textContent = `  ${at}, ${symptom}; ${owner}`;
  tried.className = "soft";
  const list = fixes.map(({ title, said }) => (said === "" ? title : `${title} (${said})`)).join(", then ");
  tried.textContent = `${fault}. ${list === "" ? "No fix is written." : `Fixes: ${list}.`}`;
  item.append(name, about, tried);
  return item;
}

let shown = "";
document.addEventListener("frame", ({ detail }) => {
  const text = JSON.stringify(detail.breaks);
  if (text !== shown) find("order").replaceChildren(...detail.breaks.map(entry));
  shown = text;
  const isOpen = detail.stand === "preparing" || detail.stand === "running";
  if (isOpen) return;
  stop.disabled = true;
  stop.textContent = detail.stand === "stopping" ? "Stopping and healing" : "The run is over";
  if (sure.open) sure.close();
});
