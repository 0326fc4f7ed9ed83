import { flat } from './clean.ts';

const month = '(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\\p{L}*';
const monthly = new RegExp(
  `^(?:в\\s+)?${month}(?:\\s*[-–—/,и]\\s*${month})?(?:\\s*20\\d\\d)?(?:\\s*(?:г\\.?|год[а]?))?\\.?:?$`,
  'iu',
);
const termly =
  /^(?:[IVX1-4]+\s*[-–]?\s*(?:\p{Ll}{1,2}\s+)?|перв\p{L}+\s|втор\p{L}+\s|трет\p{L}+\s|четверт\p{L}+\s)(?:четверть|полугодие|квартал|триместр)(?:\s*20\d\d(?:\s*г\p{L}*\.?)?)?:?$/iu;

/** Words that are nothing but a time: «Сентябрь», «Март – апрель 2025», «I полугодие». */
export const isMonth = (text: string): boolean => monthly.test(flat(text)) || termly.test(flat(text));
