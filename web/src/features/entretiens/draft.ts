import { today } from "@/shared/format/dates";

/** What is being typed, kept in this tab until the meeting is received: a reload or a crash loses nothing. */
export type DraftClient = { id: string; matricule: string; nom: string | null; prenom: string | null };
export type Draft = {
  /** What there is of the meeting: words, or its recording. */
  kind: "texte" | "son";
  answer: "oui" | "non" | null;
  client: DraftClient | null;
  /** Who answered about consent, when no client is chosen. */
  person: string;
  text: string;
  title: string;
  date: string;
  /** The date was chosen: it wins over the one a file may carry. */
  dated: boolean;
};

const KEY = "egide-entretien-brouillon";

export const emptyDraft = (): Draft => ({
  kind: "texte", answer: null, client: null, person: "", text: "", title: "", date: today(), dated: false,
});

export function loadDraft(): Draft {
  try {
    return { ...emptyDraft(), ...(JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Partial<Draft>) };
  } catch {
    return emptyDraft();
  }
}

export function saveDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    /* storage full or refused: the draft lasts as long as the page */
  }
}

export const forgetDraft = (): void => sessionStorage.removeItem(KEY);
