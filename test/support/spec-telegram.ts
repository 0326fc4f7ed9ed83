import { existsSync, readFileSync } from 'node:fs';

/**
 * Holds requests and answers against the machine-readable description of the Bot API, where it lies beside the repository.
 * Each check gives the faults found, in words; none without the description.
 */
export function checkTelegramRequest(method: string, params: Readonly<Record<string, unknown>>): readonly string[] {
  const spec = load();
  if (spec === undefined) return [];
  const known = spec.methods[method];
  if (known === undefined) return [`${method}: no such method`];
  const fields = known.fields ?? [];
  const uploads = new Set(Object.values(params).flatMap((value) => attached(value)));
  const unknown = Object.keys(params).filter(
    (name) => !fields.some((field) => field.name === name) && !uploads.has(name),
  );
  return [
    ...unknown.map((name) => `${method}: no parameter ${name}`),
    ...fields.flatMap((field) => checkField(spec, field, unpacked(params[field.name], field), method)),
  ];
}

/** `result` is what stands under «result» in the answer. */
export function checkTelegramAnswer(method: string, result: unknown): readonly string[] {
  const spec = load();
  if (spec === undefined) return [];
  const known = spec.methods[method];
  if (known === undefined) return [`${method}: no such method`];
  return checkAny(spec, known.returns, result, `${method}()`);
}

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}

interface Spec {
  readonly methods: Readonly<
    Record<string, { readonly fields?: readonly Field[]; readonly returns: readonly string[] }>
  >;
  readonly types: Readonly<
    Record<string, { readonly fields?: readonly Field[]; readonly subtypes?: readonly string[] }>
  >;
}

const FILE = new URL('../../../shared/spec/telegram-bot-api.json', import.meta.url);
export const telegramSpecIsHere = existsSync(FILE);
const loaded: { spec?: Spec } = {};

function load(): Spec | undefined {
  if (!telegramSpecIsHere) return undefined;
  // The file's own shape, described in its README.
  loaded.spec ??= JSON.parse(readFileSync(FILE, 'utf8')) as Spec;
  return loaded.spec;
}

function attached(value: unknown): readonly string[] {
  return typeof value === 'string' && value.startsWith('attach://') ? [value.slice('attach://'.length)] : [];
}

/** A form carries everything as text: what is not meant as a string is JSON there. */
function unpacked(value: unknown, field: Field): unknown {
  if (typeof value !== 'string' || field.types.some((type) => type === 'String' || type === 'InputFile')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function checkField(spec: Spec, field: Field, value: unknown, where: string): readonly string[] {
  if (value === undefined) return field.required ? [`${where}: ${field.name} is missing`] : [];
  return checkAny(spec, field.types, value, `${where}.${field.name}`);
}

/** Right when it fits one of the types; else the complaints of the type that comes nearest. */
function checkAny(spec: Spec, types: readonly string[], value: unknown, where: string): readonly string[] {
  const tried = types.map((type) => checkType(spec, type, value, where));
  return tried.reduce((best, faults) => (faults.length < best.length ? faults : best));
}

function checkType(spec: Spec, type: string, value: unknown, where: string): readonly string[] {
  if (type.startsWith('Array of ')) {
    if (!Array.isArray(value)) return [`${where}: not an array`];
    return value.flatMap((item, index) => checkType(spec, type.slice('Array of '.length), item, `${where}[${index}]`));
  }
  const simple = SIMPLE[type];
  if (simple !== undefined) return simple(value) ? [] : [`${where}: ${JSON.stringify(value)} is no ${type}`];
  const known = spec.types[type];
  if (known === undefined) return [`${where}: unknown type ${type}`];
  if (known.subtypes !== undefined) return checkAny(spec, known.subtypes, value, where);
  if (typeof value !== 'object' || value === null) return [`${where}: not a ${type}`];
  const fields = known.fields ?? [];
  const unknown = Object.keys(value).filter((name) => !fields.some((field) => field.name === name));
  return [
    ...unknown.map((name) => `${where}: ${type} has no ${name}`),
    ...fields.flatMap((field) => checkField(spec, field, (value as Record<string, unknown>)[field.name], where)),
  ];
}

const SIMPLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  Integer: Number.isInteger,
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  True: (value) => value === true,
  InputFile: (value) => typeof value === 'string',
};
