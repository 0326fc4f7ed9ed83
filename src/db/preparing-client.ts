import pg from 'pg';

/** Statements kept by one connection; each costs the server memory. */
const most = 400;
/** Texts heard once that are remembered, in case they come again. */
const mostHeard = 1000;

/** Names are this process's own: clients of one embedded database come one after the other and share its session. */
const made = { clients: 0 };

/**
 * A connection that prepares what it is asked for the second time: for the server, to plan one of our statements is more work than to
 * answer it. Only statements with values, others hold them in their text and never come again.
 */
export class PreparingClient extends pg.Client {
  constructor(...given: ConstructorParameters<typeof pg.Client>) {
    super(...given);
    made.clients += 1;
    const nameOf = names(`s${made.clients}`);
    const query = (...asked: readonly unknown[]): unknown => {
      const [text, values, ...rest] = asked;
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
      const given = name === undefined ? asked : [{ name, text }, values, ...rest];
      return Reflect.apply(pg.Client.prototype.query, this, given);
    };
    Object.assign(this, { query });
  }
}

/** The name a text is prepared under; undefined when it is heard for the first time, or there is no room. */
function names(prefix: string): (text: string) => string | undefined {
  const known = new Map<string, string>();
  const heard = new Set<string>();
  return (text) => {
    const name = known.get(text);
    if (name !== undefined || known.size === most) return name;
    if (!heard.delete(text)) {
      if (heard.size === mostHeard) heard.clear();
      heard.add(text);
      return undefined;
    }
    const fresh = `${prefix}_${known.size}`;
    known.set(text, fresh);
    return fresh;
  };
}
