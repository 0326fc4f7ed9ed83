import { readFileSync } from 'node:fs';
import { answer } from './answer.ts';
import { jobOf } from './job.ts';

// The one program that opens strangers' files: bytes on standard input, one line of JSON on standard output, no environment. The stream
// waits for a reader that is slow to take a long answer; a bare write would fail there.
process.stdout.write(JSON.stringify(answer(jobOf(process.argv[2] ?? ''), readFileSync(0))));
