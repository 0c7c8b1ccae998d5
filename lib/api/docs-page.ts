import { html } from 'hono/html';
import { withBasePath } from '@/lib/address/own-address';
import { type Html, inline, prose } from '@/lib/api/docs/html-page';
import type { OpenApiDocument } from '@/lib/api/docs/openapi';
import { curlExample } from '@/lib/api/docs-example';
import { type Operation, operationsOf } from '@/lib/api/docs-model';
import { fieldRows, fieldsTable } from '@/lib/api/docs-schema';
import { config } from '@/lib/config';

const preparation = () => `export LATCHKEY_URL=${config().PUBLIC_URL ?? 'https://tokens.example.com'}
read -rs LATCHKEY_TOKEN && export LATCHKEY_TOKEN`;

/** The OpenAPI document as a page for people. */
export function docsPage(document: OpenApiDocument): Html | Promise<Html> {
  const operations = operationsOf(document).filter((operation) => !isSecondForm(operation));
  const tags = document.tags ?? [];
  return html`<h1>${document.info.title} API ${document.info.version}</h1>
${prose(document.info.description ?? '')}
<p>The secret is typed where neither the screen nor the shell’s history keeps it:</p>
<pre><code>${preparation()}</code></pre>
<nav aria-label="Contents"><ul>${tags.map(
    (tag) =>
      html`<li>${tag.name}<ul>${of(tag.name, operations).map((operation) => html`<li><a href="#${operation.operationId}">${label(operation)}</a></li>`)}</ul></li>`,
  )}</ul></nav>
${tags.map(
  (tag) => html`<section aria-labelledby="tag-${tag.name}"><h2 id="tag-${tag.name}">${tag.name}</h2>
${prose(tag.description ?? '')}
${of(tag.name, operations).map((operation) => operationSection(document, operation))}</section>`,
)}`;
}

/** API functions answer GET and POST alike, so that one section tells all. */
function isSecondForm({ path, method }: Operation): boolean {
  return path.startsWith('/execute/') && method === 'post';
}

function label({ path, summary }: Operation): string {
  return path.startsWith('/execute/')
    ? `${path.slice('/execute/'.length).replace('/', '::')}: ${summary}`
    : summary;
}

function of(tag: string, operations: Operation[]): Operation[] {
  return operations.filter((operation) => operation.tags.includes(tag));
}

function operationSection(document: OpenApiDocument, operation: Operation): Html | Promise<Html> {
  const { operationId, method, path, description, parameters = [], requestBody, responses } = operation;
  return html`<article aria-labelledby="${operationId}">
<h3 id="${operationId}">${label(operation)}</h3>
<p><span class="method">${path.startsWith('/execute/') ? 'get or post' : method}</span> <code>${withBasePath(path)}</code></p>
${prose(description ?? '')}
<pre><code>${curlExample(operation)}</code></pre>
${parameters.length ? html`<h4>Parameters</h4>${fieldRows(document, parameters.map(asField))}` : ''}
${Object.entries(requestBody?.content ?? {}).map(
  ([type, content]) =>
    html`<h4>Body <span class="dim">${type}</span></h4>${fieldsTable(document, content.schema ?? {})}`,
)}
<h4>Answers</h4>
<ul>${Object.entries(responses).map(([status, answer]) => html`<li><strong>${status}</strong> ${inline(answer.description)}</li>`)}</ul>
${successFields(document, responses)}
</article>`;
}

function asField({
  name,
  in: place,
  required = false,
  description = '',
  schema = {},
}: NonNullable<Operation['parameters']>[number]) {
  const told = schema.description ?? description;
  return {
    name,
    required,
    schema: { ...schema, description: place === 'header' ? `Header. ${told}` : told },
  };
}

/** The fields of what a good answer holds. */
function successFields(document: OpenApiDocument, responses: Operation['responses']): Html | Promise<Html> {
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'));
  const schema = good?.[1].content?.['application/json']?.schema;
  return schema ? html`<h4>Fields of a ${good?.[0]}</h4>${fieldsTable(document, schema)}` : html``;
}
