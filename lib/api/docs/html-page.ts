import { createHash } from 'node:crypto';

import { html, raw } from 'hono/html';
import { withBasePath } from '@/lib/address/own-address';

export type Html = ReturnType<typeof html>;

const STYLE = `
:root{color-scheme:light dark;--canvas:light-dark(#f7f5f1,#161412);--surface:light-dark(#fffefc,#1d1a18);--sunken:light-dark(#f1ede7,#131110);--line:light-dark(#e4ded5,#37322d);--ink:light-dark(#25211c,#ede8e1);--dim:light-dark(#645c51,#b0a79b);--accent:light-dark(#0b5f57,#78cfc0)}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:.9375rem/1.6 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif}
main,header nav{max-width:64rem;margin:0 auto;padding:1rem clamp(1rem,3vw,2rem)}
main{padding-bottom:4rem}
header{background:var(--surface);border-bottom:1px solid var(--line)}
header nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding-block:.85rem;font-size:.8125rem;font-weight:500}
header a{color:var(--dim);text-decoration:none}
header a:hover{color:var(--ink)}
header a:first-child{color:var(--ink);font-size:.9375rem;font-weight:600}
a{color:var(--accent);text-underline-offset:3px}
h1{margin:1.5rem 0 .5rem;font-size:1.625rem;line-height:1.25;letter-spacing:-.02em}
h2{margin-top:3rem;padding-bottom:.35rem;border-bottom:1px solid var(--line);font-size:1.3125rem}
h3{margin:2.5rem 0 .25rem;font-size:1.0625rem}
p{max-width:46rem}
code,pre{font:.8125rem/1.55 ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace}
code{background:var(--sunken);padding:.1em .3em;border-radius:4px;overflow-wrap:anywhere}
pre{background:var(--sunken);border:1px solid var(--line);border-radius:8px;padding:.8rem 1rem;overflow-x:auto}
pre code{padding:0;background:none;overflow-wrap:normal}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem;font-size:.8125rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--line)}
th{color:var(--dim);font-weight:500}
.dim{color:var(--dim)}
.method{font-weight:700;text-transform:uppercase;color:var(--accent)}
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
<header><nav aria-label="Main"><a href="${withBasePath('/api/docs')}">Latchkey API</a><a href="${withBasePath('/api/openapi.json')}">OpenAPI document</a><a href="${withBasePath('/api/problems')}">Problems</a><a href="${withBasePath('/tokens')}">API Tokens</a></nav></header>
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
