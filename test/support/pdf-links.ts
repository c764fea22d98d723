/** A link of a PDF: on which page, counted from 1, and how wide in points. */
interface PdfLink {
  readonly uri: string;
  readonly page: number;
  readonly width: number;
}

export interface ReadPdf {
  readonly pages: number;
  /** Width and height of the first page in points. */
  readonly size: readonly number[];
  readonly links: readonly PdfLink[];
}

/** Objects by their number; those of Chromium are plain text but for the streams, which nobody needs here. */
function objectsOf(pdf: Buffer): ReadonlyMap<string, string> {
  const text = pdf.toString("latin1").replaceAll(/\nstream\r?\n[\s\S]*?\nendstream/gu, "");
  const found = text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/gu);
  return new Map([...found].map(([, number = "", body = ""]) => [number, body]));
}

const numbersIn = (body: string, key: string): readonly string[] =>
  (new RegExp(`/${key}\\s*\\[([^\\]]*)\\]`, "u").exec(body)?.[1] ?? "").match(/-?[\d.]+(?! R)(?=\s|$)/gu) ??
  [];

const referencesIn = (body: string, key: string): readonly string[] =>
  [...(new RegExp(`/${key}\\s*\\[([^\\]]*)\\]`, "u").exec(body)?.[1] ?? "").matchAll(/(\d+) 0 R/gu)].map(
    ([, number = ""]) => number,
  );

/** The pages below a node of the tree of pages, in the order of reading. */
function pagesBelow(objects: ReadonlyMap<string, string>, number: string): readonly string[] {
  const body = objects.get(number) ?? "";
  if (!/\/Type\s*\/Pages\b/u.test(body)) return [body];
  return referencesIn(body, "Kids").flatMap((kid) => pagesBelow(objects, kid));
}

/** Pages and links of a PDF that Chromium wrote. */
export function readPdf(pdf: Buffer): ReadPdf {
  const objects = objectsOf(pdf);
  const catalog = [...objects.values()].find((body) => /\/Type\s*\/Catalog\b/u.test(body)) ?? "";
  const root = /\/Pages (\d+) 0 R/u.exec(catalog)?.[1];
  if (root === undefined) throw new Error("this is no PDF of Chromium: it has no tree of pages");
  const pages = pagesBelow(objects, root);
  const links = pages.flatMap((body, index) =>
    referencesIn(body, "Annots").map((number) => {
      const annotation = objects.get(number) ?? "";
      const [left = 0, , right = 0] = numbersIn(annotation, "Rect").map(Number);
      const uri = /\/URI \(([^)]*)\)/u.exec(annotation)?.[1] ?? "";
      return { uri, page: index + 1, width: right - left };
    }),
  );
  return {
    pages: pages.length,
    size: numbersIn(pages[0] ?? "", "MediaBox")
      .map(Number)
      .slice(2),
    links,
  };
}
