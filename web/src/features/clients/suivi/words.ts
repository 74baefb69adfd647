import { formatSize } from "@/shared/format/numbers";
import { defineMessages, plural } from "@/shared/i18n/messages";

export const pieceWords = defineMessages({
  fr: {
    empty: "Aucun document. Glissez des fichiers n’importe où sur cette page, ou choisissez-les.", none: (typed: string) => `Aucun document pour «\u00a0${typed}\u00a0».`,
    choose: "Ajouter des documents", search: "Chercher un document", drop: (name: string) => `Déposer dans le dossier de ${name}`, dropHelp: "PDF, images, Word, Excel, courriels, texte, 50\u00a0Mo au plus. Chiffrés dès leur arrivée.",
    sending: (name: string) => `Envoi de ${name}`, waiting: "En attente", stop: "Arrêter l’envoi", retry: "Réessayer", dismiss: "Masquer",
    twin: (name: string, day: string) => `Identique à «\u00a0${name}\u00a0», déposé le ${day}.`, removeTwin: "Retirer celui-ci", keepTwin: "Garder les deux",
    open: "Aperçu", download: "Télécharger", rename: "Renommer", kind: "Nature", remove: "Supprimer", actions: (name: string) => `Actions sur ${name}`, removed: (name: string) => `«\u00a0${name}\u00a0» supprimé, récupérable trente jours`,
    name: "Nom du document", save: "Renommer", cancel: "Annuler", list: "Documents du dossier", by: (who: string) => `par ${who}`,
    preview: (name: string) => `Aperçu de ${name}`, before: "Document précédent", after: "Document suivant", close: "Fermer (Échap)", noPreview: "Ce type de document ne s’affiche pas dans la page.", cut: (size: number) => `Seul le début est affiché (${formatSize(size, "fr")}).`, openAlone: "Ouvrir dans un onglet", failed: "L’aperçu n’a pas pu être chargé",
  },
  en: {
    empty: "No document. Drag files anywhere on this page, or choose them.", none: (typed: string) => `No document for “${typed}”.`,
    choose: "Add documents", search: "Search a document", drop: (name: string) => `Drop into ${name}’s file`, dropHelp: "PDF, images, Word, Excel, e-mails, text, 50\u00a0MB at most. Encrypted as they arrive.",
    sending: (name: string) => `Sending ${name}`, waiting: "Waiting", stop: "Stop sending", retry: "Try again", dismiss: "Hide",
    twin: (name: string, day: string) => `Same as “${name}”, added on ${day}.`, removeTwin: "Remove this one", keepTwin: "Keep both",
    open: "Preview", download: "Download", rename: "Rename", kind: "Kind", remove: "Delete", actions: (name: string) => `Actions on ${name}`, removed: (name: string) => `“${name}” deleted, can be restored for thirty days`,
    name: "Name of the document", save: "Rename", cancel: "Cancel", list: "Documents of the file", by: (who: string) => `by ${who}`,
    preview: (name: string) => `Preview of ${name}`, before: "Previous document", after: "Next document", close: "Close (Esc)", noPreview: "This type of document is not shown in the page.", cut: (size: number) => `Only the beginning is shown (${formatSize(size, "en")}).`, openAlone: "Open in a tab", failed: "The preview could not be loaded",
  },
});

export const kindWords = defineMessages({
  fr: {
    piece_identite: "Pièce d’identité", justificatif_domicile: "Justificatif de domicile", rib: "RIB", avis_imposition: "Avis d’imposition", bulletin_salaire: "Bulletin de salaire", contrat: "Contrat",
    devis: "Devis ou proposition", releve: "Relevé de situation", attestation: "Attestation", medical: "Document médical", courrier: "Courrier", autre: "Autre",
  },
  en: {
    piece_identite: "Identity document", justificatif_domicile: "Proof of address", rib: "Bank details", avis_imposition: "Tax notice", bulletin_salaire: "Payslip", contrat: "Contract",
    devis: "Quote or proposal", releve: "Statement", attestation: "Certificate", medical: "Medical document", courrier: "Letter", autre: "Other",
  },
});

export const noteWords = defineMessages({
  fr: {
    empty: "Aucune note. Écrivez ce qu’un collègue doit savoir de ce client.", label: "Nouvelle note", placeholder: "Écrire une note… @ pour appeler un collègue", help: "**gras**, *italique*, - liste, @ collègue", add: "Ajouter la note", save: "Enregistrer", cancel: "Annuler", edit: "Modifier", remove: "Supprimer",
    pin: "Épingler", unpin: "Ne plus épingler", pinned: "Épinglée", removed: "Note supprimée", edited: "modifiée", actions: (who: string) => `Actions sur la note de ${who}`, colleagues: "Collègues", list: "Notes du dossier", somebody: "Égide", editLabel: "Texte de la note",
  },
  en: {
    empty: "No note. Write what a colleague should know of this client.", label: "New note", placeholder: "Write a note… @ to call a colleague", help: "**bold**, *italic*, - list, @ colleague", add: "Add the note", save: "Save", cancel: "Cancel", edit: "Edit", remove: "Delete",
    pin: "Pin", unpin: "Unpin", pinned: "Pinned", removed: "Note deleted", edited: "edited", actions: (who: string) => `Actions on ${who}’s note`, colleagues: "Colleagues", list: "Notes of the file", somebody: "Égide", editLabel: "Text of the note",
  },
});

export const taskWords = defineMessages({
  fr: {
    empty: "Rien à faire pour ce client.", list: "Tâches du dossier", add: "Nouvelle tâche", done: (n: number) => `${n} ${plural("fr", n, "tâche faite", "tâches faites")}`, late: "en retard", today: "aujourd’hui", tick: (title: string) => `Faire : ${title}`, untick: (title: string) => `Rouvrir : ${title}`,
    ticked: (title: string) => `«\u00a0${title}\u00a0» faite`, removed: (title: string) => `«\u00a0${title}\u00a0» supprimée`, edit: "Modifier", remove: "Supprimer", actions: (title: string) => `Actions sur ${title}`, nobody: "à prendre", by: (who: string) => `pour ${who}`,
  },
  en: {
    empty: "Nothing to do for this client.", list: "Tasks of the file", add: "New task", done: (n: number) => `${n} ${plural("en", n, "task done", "tasks done")}`, late: "late", today: "today", tick: (title: string) => `Do: ${title}`, untick: (title: string) => `Reopen: ${title}`,
    ticked: (title: string) => `“${title}” done`, removed: (title: string) => `“${title}” deleted`, edit: "Edit", remove: "Delete", actions: (title: string) => `Actions on ${title}`, nobody: "to be taken", by: (who: string) => `for ${who}`,
  },
});
