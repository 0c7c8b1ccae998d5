import { createHash } from 'node:crypto';

import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

const STYLE = `
:root{color-scheme:light dark;--ink:#1c1f24;--dim:#5b6472;--paper:#fff;--sheet:#f5f6f8;--line:#dfe3e8;--accent:#1d5fd1}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaee;--dim:#a3adbb;--paper:#14171c;--sheet:#1d2229;--line:#333b46;--accent:#82b1ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,sans-serif}
main,header{max-width:60rem;margin:0 auto;padding:1rem 1.25rem}
header{border-bottom:1px solid var(--line)}
a{color:var(--accent)}
h1{font-size:1.75rem;line-height:1.25}
h2{margin-top:3rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{margin:2.5rem 0 .25rem;font-size:1.1rem}
code,pre{font:.875rem/1.55 ui-monospace,monospace}
code{background:var(--sheet);padding:.1em .3em;border-radius:4px;overflow-wrap:anywhere}
pre{background:var(--sheet);border:1px solid var(--line);border-radius:8px;padding:.8rem 1rem;overflow-x:auto}
pre code{padding:0;background:none;overflow-wrap:normal}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
th{color:var(--dim);font-weight:600}
.dim{color:var(--dim)}
.method{font-weight:700;text-transform:uppercase}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** A page for people, as text. */
export async function htmlPage(title: string, content: Html | Promise<Html>): Promise<string> {
  return String(
    await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Latchkey</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header><a href="/api/docs">Latchkey API</a> · <a href="/api/openapi.json">OpenAPI document</a> · <a href="/api/problems">Problems</a></header>
<main>${content}</main>
</body>
</html>`,
  );
}

/** The answer that such a page is: no script, no outside asset, and a policy that allows neither. */
export function htmlResponse(page: string): Response {
  return new Response(page, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
  });
}

const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The little Markdown that descriptions use: \`code\`, **bold**, [links](…) and paragraphs. */
export function prose(text: string): Html {
  return html`${text.split('\n\n').map((paragraph) => html`<p>${inline(paragraph)}</p>`)}`;
}

/** One line of such Markdown. */
export function inline(text: string): Html {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/);
  return html`${parts.map((part) => {
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`;
    if (part.startsWith('**')) return html`<strong>${part.slice(2, -2)}</strong>`;
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
    return link ? html`<a href="${link[2]}">${link[1]}</a>` : html`${part}`;
  })}`;
}
