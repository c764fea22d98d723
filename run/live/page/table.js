const cell = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (name === "th") made.scope = "col";
  return made;
};

const row = (name, texts) => {
  const made = document.createElement("tr");
  made.append(...texts.map((text) => cell(name, text)));
  return made;
};

/** A table of texts with a row of titles. */
export function table(titles, rows) {
  const made = document.createElement("table");
  const [head, body] = [document.createElement("thead"), document.createElement("tbody")];
  head.append(row("th", titles));
  body.append(...rows.map((texts) => row("td", texts)));
  made.append(head, body);
  return made;
}
