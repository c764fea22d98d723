import { html, type Markup, type Piece } from "./markup.ts";
import { pageStyle } from "./page-style.ts";

interface Page {
  readonly title: string;
  readonly main: Piece;
  /** Scripts that the page is allowed, as `'sha256-...'`; without any it runs none. */
  readonly scripts?: string;
  readonly style?: Markup;
}

/** A whole page that fetches nothing from anywhere. */
export function page({ title, main, scripts = "'none'", style = pageStyle }: Page): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
  return `${
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta http-equiv="Content-Security-Policy" content="${policy}" />
          <meta name="referrer" content="no-referrer" />
          <title>${title}</title>
          <style>
            ${style}
          </style>
        </head>
        <body>
          <main>${main}</main>
        </body>
      </html>`.text
  }\n`;
}
