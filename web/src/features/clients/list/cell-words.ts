import { defineMessages } from "@/shared/i18n/messages";

export const cellWords = defineMessages({
  fr: {
    edit: (field: string) => `Modifier ${field}`,
    editKey: "Modifier la cellule",
    nextCell: "Colonne suivante",
    previousCell: "Colonne précédente",
    saved: (field: string) => `${field}\u00a0: modifié`,
    nothing: "À demander",
    clash: "Quelqu’un vient de modifier ce dossier",
    clashText: (name: string) => `Le dossier de ${name} a changé pendant que vous écriviez. Rien n’est encore enregistré.`,
    theirs: "Dans le dossier",
    mine: "Ce que vous avez écrit",
    takeMine: "Écrire ma valeur",
    keepTheirs: "Garder le dossier",
  },
  en: {
    edit: (field: string) => `Edit ${field}`,
    editKey: "Edit the cell",
    nextCell: "Next column",
    previousCell: "Previous column",
    saved: (field: string) => `${field}: changed`,
    nothing: "To ask",
    clash: "Somebody has just changed this file",
    clashText: (name: string) => `The file of ${name} changed while you were writing. Nothing is saved yet.`,
    theirs: "In the file",
    mine: "What you wrote",
    takeMine: "Write my value",
    keepTheirs: "Keep the file",
  },
});
