import { html } from 'hono/html';
import { type Html, inline } from '@/lib/api/docs/html-page';
import type { OpenApiDocument } from '@/lib/api/docs/openapi';
import { resolve, type Schema } from '@/lib/api/docs-model';

type Field = { name: string; schema: Schema; required: boolean };

/** The fields of a schema, one a line; of each where it is one of several, or of the rows where it is a list. */
export function fieldsTable(document: OpenApiDocument, schema: Schema): Html | Promise<Html> {
  const whole = resolve(document, schema);
  const choices = whole.anyOf ?? whole.oneOf;
  if (choices)
    return html`${choices.map((choice) => html`<p class="dim">${choice.type === 'array' ? 'or a list, each of:' : 'either:'}</p>${fieldsTable(document, choice)}`)}`;
  if (whole.items) return fieldsTable(document, whole.items);
  return fieldRows(document, fieldsOf(document, whole));
}

/** Fields and what is to be known of each. */
export function fieldRows(document: OpenApiDocument, fields: Field[]): Html | Promise<Html> {
  if (fields.length === 0) return html``;
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${fields.map(({ name, schema, required }) => {
    const fallback =
      schema.default === undefined || schema.default === '' ? '' : ` Default: \`${String(schema.default)}\`.`;
    return html`<tr><td><code>${name}</code></td><td>${typeOf(document, schema)}${required ? '' : html` <span class="dim">optional</span>`}</td><td>${inline(`${resolve(document, schema).description ?? ''}${fallback}`)}</td></tr>`;
  })}</tbody>
</table></div>`;
}

function fieldsOf(document: OpenApiDocument, schema: Schema): Field[] {
  const inherited = (schema.allOf ?? []).flatMap((part) => fieldsOf(document, resolve(document, part)));
  const own = Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    schema: field,
    required: schema.required?.includes(name) ?? false,
  }));
  return [...inherited, ...own];
}

function typeOf(document: OpenApiDocument, schema: Schema): string {
  const whole = resolve(document, schema);
  if (whole.enum) return whole.enum.map((value) => `“${String(value)}”`).join(' or ');
  if (whole.const !== undefined) return JSON.stringify(whole.const);
  if (whole.items) return `list of ${typeOf(document, whole.items)}`;
  const choices = whole.anyOf ?? whole.oneOf;
  if (choices) return choices.map((choice) => typeOf(document, choice)).join(' or ');
  const types = [whole.type ?? 'object'].flat().join(' or ');
  return whole.format ? `${types} (${whole.format})` : types;
}
