import { run } from './app/run.ts';
import { readConfig } from './config.ts';

const config = readConfig(process.env);
if ('faults' in config) {
  console.error('Проверьте настройки:');
  for (const fault of config.faults) console.error(`  ${fault}`);
  process.exit(1);
}

try {
  const running = await run(config, console.log);
  const stop = () => {
    process.once('SIGINT', () => process.exit(1));
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  running.ended.then(
    () => process.exit(1),
    () => process.exit(1),
  );
} catch (error) {
  console.error(error instanceof Error && error.name === 'DatabaseProblem' ? error.message : error);
  process.exit(1);
}
