import { getLocale, useLocale, type Locale } from "./locale";

/** A message is a sentence, or a function of what it names and counts. */
type Message = string | ((...values: never[]) => string);
type Catalogue = Record<string, Message>;
type Translation<French extends Catalogue> = {
  [Key in keyof French]: French[Key] extends (...values: infer Values) => string ? (...values: Values) => string : string;
};
export type Messages<French extends Catalogue> = Record<Locale, Translation<French>>;

/** French defines the keys; the compiler refuses an English catalogue that lacks one or takes other values. */
export function defineMessages<const French extends Catalogue>(catalogues: {
  fr: French;
  en: NoInfer<Translation<French>>;
}): Messages<French> {
  return catalogues as unknown as Messages<French>;
}

export const useMessages = <French extends Catalogue>(messages: Messages<French>): Translation<French> =>
  messages[useLocale()];

/** For code that runs outside React (errors, toasts). */
export const messagesNow = <French extends Catalogue>(messages: Messages<French>): Translation<French> =>
  messages[getLocale()];

/** French counts 0 and 1 as singular, English only 1. The number itself is not included. */
export const plural = (locale: Locale, n: number, one: string, other: string): string =>
  (locale === "fr" ? Math.abs(n) < 2 : Math.abs(n) === 1) ? one : other;
