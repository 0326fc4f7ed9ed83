import { z } from 'zod';
import { Temporal } from '#core/kernel/time.ts';

const port = z.coerce
  .number('номер порта, например 3000')
  .int('целое число')
  .min(0, 'не меньше 0')
  .max(65_535, 'не больше 65535');
const url = (protocols: readonly string[]) =>
  z
    .string()
    .refine(
      (value) => protocols.includes(safeUrl(value)?.protocol ?? ''),
      `адрес вида ${protocols.map((one) => `${one}//…`).join(' или ')}`,
    );
const blank = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional());

const environment = z.object({
  NODE_ENV: optional(z.string()),
  PORT: optional(port),
  HOST: optional(z.string()),
  SANDBOX_PORT: optional(port),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(url(['postgres:', 'postgresql:'])),
  TELEGRAM_BOT_TOKEN: optional(z.string().regex(/^\d+:[\w-]{20,}$/, 'токен от @BotFather вида 123456:ABC…')),
  TELEGRAM_API_ROOT: optional(url(['http:', 'https:'])),
  VK_TOKEN: optional(z.string().min(10, 'ключ доступа сообщества целиком')),
  VK_GROUP_ID: optional(z.coerce.number('номер сообщества, только цифры').int('целое число').positive('больше нуля')),
  VK_API_ROOT: optional(url(['http:', 'https:'])),
  PROXY_URL: optional(url(['http:', 'https:'])),
  PUBLIC_URL: optional(url(['http:', 'https:'])),
  METRICS_TOKEN: optional(z.string().min(16, 'не короче 16 знаков')),
  LOG_LEVEL: optional(z.enum(['debug', 'info', 'warn', 'error'], 'одно из: debug, info, warn, error')),
  CLOCK_START: optional(z.string().refine(isInstant, 'момент с зоной, например 2026-09-01T08:00:00+03:00')),
  CLOCK_RATE: optional(z.coerce.number('число').positive('больше нуля').max(100_000, 'не больше 100000')),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** What one variable alone does not show. */
const together = (env: Environment): readonly string[] => [
  ...(env.VK_TOKEN && !env.VK_GROUP_ID ? ['VK_GROUP_ID: нужен вместе с VK_TOKEN'] : []),
  ...(env.VK_GROUP_ID && !env.VK_TOKEN ? ['VK_TOKEN: нужен вместе с VK_GROUP_ID'] : []),
  ...(env.PUBLIC_URL?.startsWith('http:') && env.TELEGRAM_BOT_TOKEN && !env.TELEGRAM_API_ROOT
    ? ['PUBLIC_URL: Telegram обращается к боту только по https']
    : []),
  ...['CLOCK_START', 'CLOCK_RATE']
    .filter((name) => env.NODE_ENV === 'production' && env[name])
    .map((name) => `${name}: не применяется при NODE_ENV=production`),
];

export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly databaseUrl?: string;
  readonly telegram?: { readonly token: string; readonly apiRoot?: string };
  readonly vk?: { readonly token: string; readonly groupId: number; readonly apiRoot?: string };
  /** Present when no messenger is configured: the program talks to its own sandbox. */
  readonly sandbox?: { readonly port: number };
  readonly proxyUrl?: string;
  /** Where people's browsers reach the bot's own pages (one-time links). */
  readonly publicUrl?: string;
  /** Messengers post to `publicUrl` instead of being asked in long polls. */
  readonly webhooks: boolean;
  /** Lets another machine read /metrics. */
  readonly metricsToken?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly clock: { readonly start?: Temporal.Instant; readonly rate: number };
}

/** The only reader of the environment: a frozen Config, or one readable line per fault. */
export function readConfig(env: Environment): Config | { readonly faults: readonly string[] } {
  const parsed = environment.safeParse(env);
  const single = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
  const faults = [...single, ...together(env)];
  return parsed.success && faults.length === 0 ? Object.freeze(assemble(parsed.data)) : { faults };
}

function assemble(env: z.infer<typeof environment>): Config {
  const real = env.TELEGRAM_BOT_TOKEN !== undefined || env.VK_TOKEN !== undefined;
  const web = env.PORT ?? 3000;
  return {
    production: env.NODE_ENV === 'production',
    port: web,
    host: env.HOST ?? (real ? '0.0.0.0' : '127.0.0.1'),
    dataFolder: env.DATA_DIR ?? './data',
    ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}),
    ...(env.TELEGRAM_BOT_TOKEN
      ? {
          telegram: {
            token: env.TELEGRAM_BOT_TOKEN,
            ...(env.TELEGRAM_API_ROOT ? { apiRoot: env.TELEGRAM_API_ROOT } : {}),
          },
        }
      : {}),
    ...(env.VK_TOKEN && env.VK_GROUP_ID
      ? {
          vk: {
            token: env.VK_TOKEN,
            groupId: env.VK_GROUP_ID,
            ...(env.VK_API_ROOT ? { apiRoot: env.VK_API_ROOT } : {}),
          },
        }
      : {}),
    ...(real ? {} : { sandbox: { port: env.SANDBOX_PORT ?? 8080 } }),
    ...(env.PROXY_URL ? { proxyUrl: env.PROXY_URL } : {}),
    ...(env.PUBLIC_URL
      ? { publicUrl: env.PUBLIC_URL.replace(/\/$/, '') }
      : real
        ? {}
        : { publicUrl: `http://localhost:${web}` }),
    webhooks: real && env.PUBLIC_URL !== undefined,
    ...(env.METRICS_TOKEN ? { metricsToken: env.METRICS_TOKEN } : {}),
    logLevel: env.LOG_LEVEL ?? 'info',
    clock: { ...(env.CLOCK_START ? { start: Temporal.Instant.from(env.CLOCK_START) } : {}), rate: env.CLOCK_RATE ?? 1 },
  };
}

function isInstant(value: string): boolean {
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}

function safeUrl(value: string): URL | undefined {
  try {
    return new URL(value);
  } catch {
    return undefined;
  }
}
