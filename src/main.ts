import { readConfig } from './config.ts';
import { lastWords, sentenceOf } from './problem.ts';

// Node would print the error with all its fields.
for (const end of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(end, (error) => {
    console.error(lastWords(error));
    process.exit(1);
  });

const config = readConfig(process.env);
if ('faults' in config) {
  console.error('Проверьте настройки:');
  for (const fault of config.faults) console.error(`  ${fault}`);
  process.exit(1);
}

try {
  // After the settings: what is wrong with them is told at once.
  const { run } = await import('./app/run.ts');
  const running = await run(config, console.log);
  const stopping = { begun: false };
  const stop = () => {
    stopping.begun = true;
    // Pressed twice: the operator does not want to wait.
    process.once('SIGINT', () => process.exit(1));
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await running.ended;
  if (!stopping.begun) process.exit(1);
} catch (error) {
  console.error(sentenceOf(error) ?? lastWords(error));
  process.exit(1);
}
