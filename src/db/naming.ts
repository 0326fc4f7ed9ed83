import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** organisationId in the core is organisation_id in the database. */
export const snakeCase: NamingStrategyInterface = Object.assign(new DefaultNamingStrategy(), {
  tableName: (target: string, given: string | undefined) => given ?? target,
  columnName: (property: string, given: string | undefined) => given ?? snake(property),
});

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
