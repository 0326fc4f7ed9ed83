declare const kind: unique symbol;
/** An opaque 16-character identifier that remembers what it identifies. Two of them fit a 64-byte button. */
export type Id<K extends string> = string & { readonly [kind]: K };

/** The one place where a plain string (a column, a button) becomes an identifier. */
export const id = <K extends string>(value: string): Id<K> => value as Id<K>;

export type NewId = <K extends string>() => Id<K>;
