/** Programs that run in a page of a browser and tell what only a browser knows. */

/** Opens everything that is folded. */
export const UNFOLD = `document.querySelectorAll("details").forEach((one) => (one.open = true))`;

/** Leaves the first rows of each table: those behind are built alike, and looking at thousands of cells takes long. */
export const FEW_ROWS = `
  document.querySelectorAll("tbody").forEach((body) => [...body.rows].slice(4).forEach((row) => row.remove()));`;

/** Takes every style away, as some mail clients do. */
export const STRIP_STYLES = `
  document.querySelectorAll("style").forEach((one) => one.remove());
  document.querySelectorAll("[style]").forEach((one) => one.removeAttribute("style"));`;

/** How wide the page is, and how much of it is seen. */
export const WIDTHS = `[document.documentElement.scrollWidth, document.body.scrollWidth, document.documentElement.clientWidth]`;

/** Texts that are drawn with less than 12 px, those of pictures as they are scaled. */
export const SMALL_TEXTS = `
  [...document.querySelectorAll("body *")].flatMap((one) => {
    const speaks = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (!speaks || one.getClientRects().length === 0) return [];
    const svg = one.closest("svg");
    const scale = svg === null ? 1 : svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const size = Number.parseFloat(getComputedStyle(one).fontSize) * scale;
    return size < 12 ? [\`\${size} px: \${one.textContent.trim().slice(0, 40)}\`] : [];
  })`;

/** Tables that are wider than their box: which, and how the box handles it. */
export const WIDE_TABLES = `
  [...document.querySelectorAll(".scroll")]
    .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth)
    .map((box) => ({ name: box.ariaLabel, overflow: getComputedStyle(box).overflowX }))`;

/** Levels and words of all headings, in the order of reading. */
export const HEADINGS = `
  [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => ({
    level: Number(one.tagName[1]),
    text: one.innerText.trim(),
  }))`;

/** Attributes that could run something, and elements that could. */
export const WHAT_RUNS = `
  [...document.querySelectorAll("*")].flatMap((one) => [
    ...[...one.attributes].filter(({ name, value }) => /^on|^srcdoc$/i.test(name) || /^javascript:/i.test(value)).map(({ name }) => name),
    ...(/^(?:script|iframe|object|embed|img|link|base|form)$/i.test(one.tagName) ? [one.tagName] : []),
  ])`;

/** Does to every element what could make it run something: it is pointed at, reached and loaded. */
export const TOUCH_ALL = `
  document.querySelectorAll("*").forEach((one) =>
    ["mouseover", "focus", "load", "error"].forEach((name) => one.dispatchEvent(new Event(name))),
  )`;

/**
 * Each picture: its name and description, what follows it, and the caption of the table with its numbers. A picture in
 * a table belongs to that table.
 */
export const PICTURES = `
  [...document.querySelectorAll("svg[role=img]")].map((svg) => {
    const next = svg.closest("figure")?.nextElementSibling;
    const table = next?.matches("details, .scroll") ? next.querySelector("table") : svg.closest("table");
    return {
      title: svg.querySelector(":scope > title")?.textContent.trim() ?? "",
      text: svg.querySelector(":scope > desc")?.textContent.trim() ?? "",
      caption: table?.caption?.textContent.trim() ?? "",
      rows: table?.tBodies[0]?.rows.length ?? 0,
    };
  })`;

/**
 * How many marks each picture of a wide screen draws, beside how many its table tells of: seconds of the planned line,
 * cells, bars, steps.
 */
export const DRAWN = `
  (() => {
    const svg = (id) => document.querySelector(\`svg.wide[aria-labelledby^="\${id}-"]\`);
    const rows = (id) => [...svg(id).closest("figure").nextElementSibling.querySelector("tbody").rows];
    const cells = (id) => rows(id).map((row) => [...row.cells].slice(1).map((cell) => cell.textContent.trim()));
    const paths = (id, tone) => [...svg(id).querySelectorAll("path." + tone)].map((path) => path.getAttribute("d"));
    const marks = (drawn, mark) => drawn.join("").split(mark).length - 1;
    const longest = (all) => all.toSorted((one, other) => other.length - one.length)[0];
    const number = (text) => Number(text.replaceAll(",", ""));
    const strip = document.querySelector(".strip");
    return {
      day: [longest(paths("day", "ink-line")).match(/[ML]/g).length, rows("day").length],
      budget: [marks([longest(paths("budget", "blue-line"))], "V"), cells("budget").filter(([bad]) => number(bad) > 0).length],
      shares: [
        marks([...paths("shares", "good-area"), ...paths("shares", "bad-area")], "z"),
        cells("shares").flat().filter((text, index) => index % 2 === 1 && text !== "–").length,
      ],
      recovery: [svg("recovery").querySelectorAll("rect").length, cells("recovery").filter(([, ms]) => number(ms) > 0).length],
      latency: [marks(paths("latency", "good-area"), "z"), cells("latency").flat().filter((text) => number(text) > 0).length],
      strip: [strip.querySelectorAll("li").length, strip.nextElementSibling.querySelector("tbody").rows.length],
    };
  })()`;

/** Marks where a picture and page one begin and end, and one that is 100 px wide: links, for they can be found in a PDF. */
export const MARK_FOR_PRINT = `
  (() => {
    const mark = (within, name, place) => {
      const link = document.createElement("a");
      link.href = "https://mark.invalid/" + name;
      link.textContent = ".";
      link.style.cssText = "position: absolute; left: 0; width: 100px; height: 2px; overflow: hidden; font-size: 1px; " + place;
      within.style.position = "relative";
      within.append(link);
    };
    const parts = [[document.querySelector(".first"), "first"], ...[...document.querySelectorAll("figure")].map((one, index) => [one, "figure-" + index])];
    for (const [part, name] of parts) {
      mark(part, name + "/top", "top: 0");
      mark(part, name + "/bottom", "bottom: 0");
    }
    return parts.length;
  })()`;
