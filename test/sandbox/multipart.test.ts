import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMultipart } from '../../src/sandbox/http/multipart.ts';

const BOUNDARY = '----------abc123';
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

interface Field {
  readonly name: string;
  readonly filename?: string;
  readonly bytes: Uint8Array;
}

/** As the Telegram library writes it: no quotes around the file's name. */
function written(fields: readonly Field[]): Buffer {
  const parts = fields.map(({ name, filename, bytes }) =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\ncontent-disposition:form-data;name="${name}"`),
      Buffer.from(
        filename === undefined ? '\r\n\r\n' : `;filename=${filename}\r\ncontent-type:application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
  );
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

const word = fc.stringMatching(/^[a-zа-я0-9_]{1,12}$/);
const field = fc.record({ name: word, bytes: fc.uint8Array({ maxLength: 300 }) }, { noNullPrototype: true });

test('whatever is written is read back, byte for byte', () => {
  void fc.assert(
    fc.property(fc.array(fc.tuple(field, fc.option(word, { nil: undefined })), { minLength: 1 }), (pairs) => {
      const fields = pairs.map(([one, filename]) =>
        filename === undefined ? one : { ...one, filename: `${filename}.docx` },
      );
      const read = readMultipart(written(fields), TYPE);
      expect(read?.map(({ name, filename }) => [name, filename])).toEqual(
        fields.map((one) => [one.name, (one as Field).filename]),
      );
      expect(read?.map((part) => [...part.bytes])).toEqual(fields.map((one) => [...one.bytes]));
    }),
  );
});

test('a broken body is refused, never half read', () => {
  const whole = written([{ name: 'a', bytes: Buffer.from('значение') }]);
  for (let cut = 0; cut < whole.length - 4; cut += 1)
    expect(readMultipart(whole.subarray(0, cut), TYPE)).toBeUndefined();
  void fc.assert(fc.property(fc.uint8Array(), (bytes) => void readMultipart(Buffer.from(bytes), TYPE)));
  expect(readMultipart(whole, 'multipart/form-data')).toBeUndefined();
});
