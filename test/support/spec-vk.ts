import { existsSync, readFileSync } from 'node:fs';

/**
 * Holds requests, answers and events against VK's JSON schema, where it lies beside the repository. Each check gives the
 * faults found, in words; none without the schema.
 */
export function checkVkRequest(method: string, params: Readonly<Record<string, unknown>>): readonly string[] {
  const known = methodOf(method);
  if (known === 'no schema') return [];
  if (known === undefined) return [`${method}: no such method`];
  const { parameters = [] } = known;
  const unknown = Object.keys(params).filter(
    (name) => !COMMON.has(name) && !parameters.some((one) => one.name === name),
  );
  return [
    ...unknown.map((name) => `${method}: no parameter ${name}`),
    ...parameters.flatMap((one) => checkParameter(known.file, one, params[one.name], method)),
  ];
}

/** `body` is the whole answer: {"response": …}. Answers with an error are held against the shape of errors. */
export function checkVkAnswer(method: string, body: unknown): readonly string[] {
  const known = methodOf(method);
  if (known === 'no schema') return [];
  if (known === undefined) return [`${method}: no such method`];
  if (isRecord(body) && isRecord(body.error)) return checkError(body.error, method);
  const tried = Object.values(known.responses).map((schema) => checkValue(known.file, schema, body, `${method}()`));
  const nearest = tried.reduce((best, faults) => (faults.length < best.length ? faults : best));
  return nearest.filter((fault) => !GAPS.some((gap) => fault.endsWith(gap)));
}

/** What the messenger answers and its schema has forgotten. */
const GAPS: readonly string[] = ['events: no property message_event'];

/** An event as it stands in `updates` of the long poll. */
export function checkVkEvent(event: Readonly<Record<string, unknown>>): readonly string[] {
  const file = 'callback/objects.json';
  const { type, object } = event;
  const schema = read(file)?.definitions?.[`callback_${String(type)}`];
  if (!vkSpecIsHere) return [];
  if (schema === undefined) return [`no event ${String(type)}`];
  // The schema says string, the messenger sends the object that the button carries.
  const told =
    type === 'message_event' && isRecord(object) ? { ...object, payload: JSON.stringify(object.payload) } : object;
  return checkValue(file, schema, told, String(type));
}

interface Schema {
  readonly name?: string;
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly required?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

interface Method {
  readonly name: string;
  readonly file: string;
  readonly parameters?: readonly (Schema & { readonly name: string })[];
  readonly responses: Readonly<Record<string, Schema>>;
}

interface Document {
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly methods?: readonly Method[];
}

const FOLDER = new URL('../../../shared/spec/vk/', import.meta.url);
export const vkSpecIsHere = existsSync(FOLDER);
const COMMON: ReadonlySet<string> = new Set(['v', 'lang', 'access_token', 'test_mode']);
const documents = new Map<string, Document | undefined>();

/** A colour that the messenger documents for keyboards and that its schema has forgotten. */
const FORGOTTEN: ReadonlySet<unknown> = new Set(['secondary']);

function read(file: string): Document | undefined {
  if (!documents.has(file)) {
    const url = new URL(file, FOLDER);
    documents.set(file, existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')) as Document) : undefined);
  }
  return documents.get(file);
}

function methodOf(method: string): Method | undefined | 'no schema' {
  if (!vkSpecIsHere) return 'no schema';
  const file = `${method.split('.')[0]}/methods.json`;
  const found = read(file)?.methods?.find((one) => one.name === method);
  return found && { ...found, file };
}

function checkError(error: Readonly<Record<string, unknown>>, method: string): readonly string[] {
  const right =
    Number.isInteger(error.error_code) && typeof error.error_msg === 'string' && Array.isArray(error.request_params);
  return right ? [] : [`${method}: an error needs error_code, error_msg and request_params`];
}

/** Parameters travel as text. */
function checkParameter(
  file: string,
  schema: Schema & { readonly name: string },
  value: unknown,
  where: string,
): readonly string[] {
  const at = `${where}.${schema.name}`;
  if (value === undefined) return schema.required === true ? [`${at} is missing`] : [];
  const text = String(value);
  const { type } = schema;
  if (type === 'array') {
    const items = text === '' ? [] : text.split(',');
    const tooMany =
      schema.maxItems !== undefined && items.length > schema.maxItems ? [`${at}: over ${schema.maxItems} items`] : [];
    return [
      ...tooMany,
      ...items.flatMap((item) => checkValue(file, schema.items ?? {}, fromText(item, schema.items), at)),
    ];
  }
  if (schema.$ref !== undefined && type === 'string') {
    const { type: _text, ...target } = schema;
    return checkValue(file, target, withDefaults(parsed(text)), at);
  }
  return checkValue(file, schema, fromText(text, schema), at);
}

function fromText(text: string, schema: Schema | undefined): unknown {
  if (schema?.type === 'boolean')
    return text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : text;
  if (schema?.type === 'integer' || schema?.type === 'number') return text.trim() === '' ? text : Number(text);
  return text;
}

/** An inline keyboard has no use for `one_time`, which the schema wants in every keyboard. */
function withDefaults(value: unknown): unknown {
  return isRecord(value) && value.inline === true ? { one_time: false, ...value } : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function checkValue(file: string, schema: Schema, value: unknown, where: string): readonly string[] {
  const { file: home, schema: full } = resolve(file, schema);
  if (full === undefined) return [];
  if (full.oneOf !== undefined && full.properties === undefined) {
    const tried = full.oneOf.map((one) => checkValue(home, one, value, where));
    return tried.reduce((best, faults) => (faults.length < best.length ? faults : best));
  }
  const simple = checkSimple(full, value, where);
  if (simple.length > 0) return simple;
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => checkValue(home, full.items ?? {}, item, `${where}[${index}]`));
  }
  const properties = propertiesOf(home, full);
  if (!isRecord(value) || properties.size === 0) return [];
  const unknown = Object.keys(value).filter((name) => !properties.has(name));
  return [...unknown.map((name) => `${where}: no property ${name}`), ...checkProperties(properties, value, where)];
}

interface Placed {
  readonly file: string;
  readonly schema: Schema;
}

function checkProperties(
  properties: ReadonlyMap<string, Placed>,
  value: Readonly<Record<string, unknown>>,
  where: string,
): readonly string[] {
  return [...properties].flatMap(([name, { file, schema }]) => {
    if (value[name] !== undefined) return checkValue(file, schema, value[name], `${where}.${name}`);
    return schema.required === true ? [`${where}: ${name} is missing`] : [];
  });
}

function checkSimple(schema: Schema, value: unknown, where: string): readonly string[] {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  const shown = JSON.stringify(value)?.slice(0, 80);
  if (types.length > 0 && !types.some((type) => TYPES[type]?.(value) ?? true))
    return [`${where}: ${shown} is no ${types.join('/')}`];
  if (schema.enum !== undefined && !schema.enum.includes(value) && !FORGOTTEN.has(value))
    return [`${where}: ${shown} is not allowed`];
  if (typeof value === 'number' && value < (schema.minimum ?? -Infinity))
    return [`${where}: ${value} < ${schema.minimum}`];
  if (typeof value === 'number' && value > (schema.maximum ?? Infinity))
    return [`${where}: ${value} > ${schema.maximum}`];
  if (typeof value === 'string' && [...value].length > (schema.maxLength ?? Infinity))
    return [`${where}: over ${schema.maxLength} characters`];
  return [];
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: isRecord,
};

/** Follows `$ref` to its end; undefined where it leads out of the files we have. */
function resolve(file: string, schema: Schema): { readonly file: string; readonly schema: Schema | undefined } {
  if (schema.$ref === undefined) return { file, schema };
  const [path = '', name = ''] = schema.$ref.split('#/definitions/');
  const home = path === '' ? file : path.replace(/^\.\.\//, '');
  const target = read(home)?.definitions?.[name];
  return target === undefined ? { file: home, schema: undefined } : resolve(home, target);
}

function propertiesOf(file: string, schema: Schema): ReadonlyMap<string, Placed> {
  const own = Object.entries(schema.properties ?? {}).map(([name, one]): [string, Placed] => [
    name,
    { file, schema: one },
  ]);
  const inherited = (schema.allOf ?? []).flatMap((one) => {
    const found = resolve(file, one);
    return found.schema === undefined ? [] : [...propertiesOf(found.file, found.schema)];
  });
  return new Map([...inherited, ...own]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
