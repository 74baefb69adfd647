import { defineMessages } from "@/shared/i18n/messages";

/** What became of a document handed to a client, as the thread says it. */
export const documentWords = defineMessages({
  fr: {
    etabli: (who: string) => `${who} a établi un document`,
    envoye: (who: string) => `${who} a envoyé un document`,
    ouvert: () => "Le client a lu un document",
    retire: (who: string) => `${who} a retiré le lien d’un document`,
    signe: () => "Le client a signé un document",
    version: (titre: string, n: number) => `${titre}, version ${n}`,
  },
  en: {
    etabli: (who: string) => `${who} made a document`,
    envoye: (who: string) => `${who} sent a document`,
    ouvert: () => "The client read a document",
    retire: (who: string) => `${who} took back the link of a document`,
    signe: () => "The client signed a document",
    version: (titre: string, n: number) => `${titre}, version ${n}`,
  },
});
export type DocumentFact = "etabli" | "envoye" | "ouvert" | "retire" | "signe";
