import { Parser } from 'htmlparser2';
import { Unreadable } from './unreadable.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /** Names come without their prefix. */
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const deepest = 256;
const mostElements = 300_000;
const step = 64 * 1024;

/** Walks a part of a document. A document type, which office files never have, is refused: it is how entity bombs are made. */
export function walkXml(bytes: Uint8Array, handler: XmlHandler): void {
  const seen = { depth: 0, elements: 0 };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        seen.depth += 1;
        seen.elements += 1;
        if (seen.depth > deepest || seen.elements > mostElements) throw new Unreadable('bomb');
        handler.open?.(local(name), attributes);
      },
      ontext: (text) => handler.text?.(text),
      onclosetag: (name) => {
        seen.depth -= 1;
        handler.close?.(local(name));
      },
      onprocessinginstruction: (name) => {
        if (/^!doctype/iu.test(name)) throw new Unreadable('bomb');
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += step) {
    parser.write(decoder.decode(bytes.subarray(at, at + step), { stream: true }));
  }
  parser.end();
  if (seen.elements === 0) throw new Unreadable('broken');
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: Element[];
  text: string;
}

/** A part as a tree, without the subtrees that `skip` names. */
export function treeOf(bytes: Uint8Array, skip: ReadonlySet<string>): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const stack: Element[] = [root];
  let skipped = 0;
  walkXml(bytes, {
    open: (name, attributes) => {
      if (skipped > 0 || skip.has(name)) {
        skipped += 1;
        return;
      }
      const element: Element = { name, attributes, children: [], text: '' };
      stack.at(-1)?.children.push(element);
      stack.push(element);
    },
    text: (text) => {
      const top = stack.at(-1);
      if (skipped === 0 && top !== undefined) top.text += text;
    },
    close: () => {
      if (skipped > 0) skipped -= 1;
      else if (stack.length > 1) stack.pop();
    },
  });
  return root;
}

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child) => child.name === name);

/** An attribute by its local name: `w:val` and `val` are the same. */
export const attribute = (element: Element | undefined, name: string): string | undefined =>
  element === undefined ? undefined : attributeIn(element.attributes, name);

export function attributeIn(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((one) => local(one) === name);
  return key === undefined ? undefined : attributes[key];
}
