/** `Hélène Marchand`; a firm or a half-known person keeps what is known. */
export const fullName = (person: { prenom?: string | null; nom?: string | null }): string =>
  [person.prenom, person.nom].filter(Boolean).join(" ");

/** Two letters for the face: first letters of the first and last words, particles aside. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word && !/^(?:de|du|des|la|le|les|van|von|d’|d')$/i.test(word));
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...(word ?? "?")][0]?.toLocaleUpperCase("fr") ?? "?").join("");
}
