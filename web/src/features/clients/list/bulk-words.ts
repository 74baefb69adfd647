import { formatNumber } from "@/shared/format/numbers";
import { defineMessages, plural } from "@/shared/i18n/messages";

export const bulkWords = defineMessages({
  fr: {
    edit: "Modifier",
    tags: "Étiquettes",
    addTag: "Poser",
    removeTag: "Retirer",
    nobody: "Personne",
    close: "Fermer",
    takeAll: (n: number) => `Prendre les ${formatNumber(n, "fr")} de la liste`,
    progress: "Avancement",
    doing: (done: number, n: number) => `${formatNumber(done, "fr")} sur ${formatNumber(n, "fr")} modifiés`,
    undoing: (done: number, n: number) => `${formatNumber(done, "fr")} sur ${formatNumber(n, "fr")} rendus`,
    done: (n: number) => (n ? `${formatNumber(n, "fr")} ${plural("fr", n, "client modifié", "clients modifiés")}` : "Rien à changer\u00a0: ces clients disaient déjà cela"),
    undone: "Changement annulé\u00a0: chacun a retrouvé ce qu’il avait",
    undoneBut: (n: number) => `Changement annulé, sauf pour ${formatNumber(n, "fr")} ${plural("fr", n, "client modifié", "clients modifiés")} depuis`,
    refused: (n: number) => `${formatNumber(n, "fr")} ${plural("fr", n, "client n’a pas pu être modifié", "clients n’ont pas pu être modifiés")}.`,
  },
  en: {
    edit: "Edit",
    tags: "Tags",
    addTag: "Add",
    removeTag: "Remove",
    nobody: "Nobody",
    close: "Close",
    takeAll: (n: number) => `Take all ${formatNumber(n, "en")} of the list`,
    progress: "Progress",
    doing: (done: number, n: number) => `${formatNumber(done, "en")} of ${formatNumber(n, "en")} changed`,
    undoing: (done: number, n: number) => `${formatNumber(done, "en")} of ${formatNumber(n, "en")} given back`,
    done: (n: number) => (n ? `${formatNumber(n, "en")} ${plural("en", n, "client changed", "clients changed")}` : "Nothing to change: these clients said so already"),
    undone: "Change undone: everybody has back what they had",
    undoneBut: (n: number) => `Change undone, except for ${formatNumber(n, "en")} ${plural("en", n, "client", "clients")} changed since`,
    refused: (n: number) => `${formatNumber(n, "en")} ${plural("en", n, "client could not be changed", "clients could not be changed")}.`,
  },
});
