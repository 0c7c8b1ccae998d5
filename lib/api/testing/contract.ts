import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import type { OpenApiDocument } from '@/lib/api/docs/openapi';
import { type Operation, operationsOf } from '@/lib/api/docs-model';

const formats = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  date: /^\d{4}-\d\d-\d\d$/,
};

/** Compares answers with the document. */
export class Contract {
  readonly #ajv = new Ajv({ strict: false, allErrors: true, formats });

  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.#ajv.addSchema({ ...document }, 'document');
    this.operations = operationsOf(document);
  }

  readonly operations: Operation[];

  /** What is off the document in an answer to this operation, or null. */
  async fault(operation: Operation, response: Response): Promise<string | null> {
    const { status } = response;
    const described = operation.responses[status];
    if (!described) return `${status} is not on the document`;
    if (response.headers.get('cache-control') !== 'no-store') return 'no no-store';
    if (!response.headers.get('x-request-id')) return 'no request id';
    const body = await response.text();
    if (!described.content) return body === '' ? null : 'a body where there is none on the document';
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    if (!described.content[type]) return `${status} with ${type} is not on the document`;
    return type.includes('json') ? this.#bodyFault(operation, status, type, JSON.parse(body)) : null;
  }

  #bodyFault({ path, method }: Operation, status: number, type: string, body: unknown): string | null {
    const escaped = (part: string) =>
      part.replace(/~/g, '~0').replace(/\//g, '~1').replace(/[{}]/g, encodeURIComponent);
    const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
      .map(escaped)
      .join('/');
    const validate = this.#validators.get(pointer) ?? this.#ajv.compile({ $ref: `document#/${pointer}` });
    this.#validators.set(pointer, validate);
    return validate(body)
      ? null
      : `${status}: ${this.#ajv.errorsText(validate.errors)}: ${JSON.stringify(body)}`;
  }
}
