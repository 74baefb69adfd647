import { NBSP } from "./numbers";

/** French signs stay with the word they follow: no line begins with « ? ». */
export const tied = (text: string): string => text.replace(/ (?=[?!;:»%€])/g, NBSP).replace(/« /g, `«${NBSP}`);
