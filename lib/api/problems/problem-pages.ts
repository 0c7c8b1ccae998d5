import { html } from 'hono/html';
import { textWithBasePath } from '@/lib/address/own-address';
import { type Html, inline, prose } from '@/lib/api/docs/html-page';
import { type ProblemName, problemNames, problems, problemType } from '@/lib/api/problems/problems';

/** The page about one kind of problem: what a person needs who met it. */
export function problemPage(name: ProblemName): Html | Promise<Html> {
  const { status, title, meaning, remedy } = problems[name];
  return html`<h1>${title}</h1>
<p class="dim">HTTP ${status} · <code>${problemType(name)}</code></p>
<h2>What it means</h2>
${prose(meaning)}
<h2>What to do</h2>
${prose(textWithBasePath(remedy))}
<p class="dim">The header <code>X-Request-Id</code> and the member <code>requestId</code> of the answer lead the operator to its line in the log.</p>`;
}

/** The list of all problems. */
export function problemsPage(): Html | Promise<Html> {
  return html`<h1>Problems</h1>
<p>Every error of the API is a problem document (RFC 9457). Its <code>type</code> is one of these, and never changes.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">HTTP</th><th scope="col">Problem</th><th scope="col">Meaning</th></tr></thead>
<tbody>${problemNames.map(
    (name) =>
      html`<tr><td>${problems[name].status}</td><td><a href="${problemType(name)}">${problems[name].title}</a></td><td>${inline(problems[name].meaning)}</td></tr>`,
  )}</tbody>
</table></div>`;
}
