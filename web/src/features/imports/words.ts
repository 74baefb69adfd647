import { formatNumber } from "@/shared/format/numbers";
import { defineMessages, useMessages } from "@/shared/i18n/messages";

const fr = (n: number, one: string, many: string) => `${formatNumber(n, "fr")} ${n < 2 ? one : many}`;
const en = (n: number, one: string, many: string) => `${formatNumber(n, "en")} ${n === 1 ? one : many}`;

const words = defineMessages({
  fr: {
    title: "Importer des clients", clients: "Clients", steps: "Étapes de l’import", back: "Retour",
    drop: "Déposez un fichier CSV ou XLSX", dropHelp: "10 000 lignes et 25 Mo au plus. Les colonnes peuvent être dans n’importe quel ordre ; rien n’est écrit avant votre accord.",
    choose: "Choisir un fichier", sending: (name: string) => `Envoi de ${name}`, stop: "Arrêter", past: "Imports précédents",
    none: "Aucun import pour l’instant.", failed: "Les imports n’ont pas pu être lus", lines: (n: number) => fr(n, "ligne", "lignes"), by: "Par", when: "Le", file: "Fichier", state: "État", result: "Résultat",
    reading: "Lecture du fichier…", unreadable: "Ce fichier ne peut pas être lu", other: "Choisir un autre fichier",
    remembered: "Vous avez déjà importé un fichier aux mêmes colonnes : leurs places ont été reprises.",
    column: "Colonne du fichier", samples: "Exemples", place: "Champ d’Égide", skip: "Ne pas importer", noTitle: (n: number) => `Colonne ${n} sans titre`,
    skipped: (n: number, names: string) => (n === 1 ? `Une colonne ne sera pas importée : ${names}.` : `${formatNumber(n, "fr")} colonnes ne seront pas importées : ${names}.`), allTaken: "Toutes les colonnes seront importées.",
    sheet: (name: string) => `Feuille « ${name} »`, whatToDo: "Ce qui sera fait",
    existants: "Client déjà au fichier", doutes: "Client peut-être au fichier", valeurs_fausses: "Valeur illisible", statut: "Statut des nouveaux clients", conseiller: "Conseiller des nouveaux clients", nobody: "Personne",
    check: (n: number) => `Contrôler ${fr(n, "ligne", "lignes")}`, checking: (done: number, total: number) => `Contrôle : ${formatNumber(done, "fr")} sur ${fr(total, "ligne", "lignes")}`,
    checkHelp: "Chaque ligne est lue et comparée au fichier. Rien n’est écrit.", leave: "Vous pouvez quitter cette page : le travail continue.",
    linesOf: "Lignes par constat", number: "Ligne", client: "Client", found: "Constat", gesture: "Ce qui sera fait", outcome: "Résultat", noLine: "Aucune ligne ici.",
    isNew: "Nouveau client", already: "Rien à ajouter", fills: (names: string) => `Ajoute : ${names}`, same: (name: string, why: string) => `${name} : ${why}`,
    decide: (n: number) => `Ce qui sera fait de la ligne ${n}`, decideAll: "Pour toutes ces lignes",
    will: "Cet import va",
    run: "Importer", running: (done: number, total: number) => `Import : ${formatNumber(done, "fr")} sur ${fr(total, "ligne", "lignes")}`, nothing: "Aucune ligne ne peut être importée : corrigez le fichier ou les colonnes.",
    undo: "Annuler l’import", undoTitle: "Annuler tout l’import ?", undoText: "Les clients créés sont retirés et les valeurs d’avant reviennent. Ce que quelqu’un a modifié depuis reste tel quel, et vous est dit.", undoing: (done: number, total: number) => `Annulation : ${formatNumber(done, "fr")} sur ${fr(total, "ligne", "lignes")}`, keep: "Garder l’import",
    refusedFile: "Lignes refusées (CSV)", original: "Fichier d’origine", refusedHelp: "Corrigez ces lignes et redonnez le fichier : les autres seront reconnues.", interrupted: "L’import s’est arrêté. Ce qui est écrit est gardé ; il reprend où il en était.", resume: "Reprendre",
    undone: "Import annulé.", see: "Voir les clients", abandon: "Abandonner", previous: "Lignes précédentes", next: "Lignes suivantes", range: (from: number, to: number, total: number) => `${formatNumber(from, "fr")}–${formatNumber(to, "fr")} sur ${formatNumber(total, "fr")}`,
  },
  en: {
    title: "Import clients", clients: "Clients", steps: "Steps of the import", back: "Back",
    drop: "Drop a CSV or XLSX file", dropHelp: "At most 10,000 lines and 25 MB. Columns may be in any order; nothing is written before you agree.",
    choose: "Choose a file", sending: (name: string) => `Sending ${name}`, stop: "Stop", past: "Past imports",
    none: "No import yet.", failed: "The imports could not be read", lines: (n: number) => en(n, "line", "lines"), by: "By", when: "On", file: "File", state: "State", result: "Result",
    reading: "Reading the file…", unreadable: "This file cannot be read", other: "Choose another file",
    remembered: "You imported a file with the same columns before: their places were taken again.",
    column: "Column of the file", samples: "Samples", place: "Field of Égide", skip: "Do not import", noTitle: (n: number) => `Column ${n}, untitled`,
    skipped: (n: number, names: string) => (n === 1 ? `One column will not be imported: ${names}.` : `${formatNumber(n, "en")} columns will not be imported: ${names}.`), allTaken: "Every column will be imported.",
    sheet: (name: string) => `Sheet “${name}”`, whatToDo: "What will be done",
    existants: "Client already known", doutes: "Client perhaps known", valeurs_fausses: "Unreadable value", statut: "Status of new clients", conseiller: "Adviser of new clients", nobody: "Nobody",
    check: (n: number) => `Check ${en(n, "line", "lines")}`, checking: (done: number, total: number) => `Check: ${formatNumber(done, "en")} of ${en(total, "line", "lines")}`,
    checkHelp: "Each line is read and compared with your clients. Nothing is written.", leave: "You may leave this page: the work goes on.",
    linesOf: "Lines by finding", number: "Line", client: "Client", found: "Finding", gesture: "What will be done", outcome: "Result", noLine: "No line here.",
    isNew: "New client", already: "Nothing to add", fills: (names: string) => `Adds: ${names}`, same: (name: string, why: string) => `${name}: ${why}`,
    decide: (n: number) => `What will be done of line ${n}`, decideAll: "For all these lines",
    will: "This import will",
    run: "Import", running: (done: number, total: number) => `Import: ${formatNumber(done, "en")} of ${en(total, "line", "lines")}`, nothing: "No line can be imported: mend the file or the columns.",
    undo: "Undo the import", undoTitle: "Undo the whole import?", undoText: "The clients created are taken away and earlier values come back. What somebody changed since stays as it is, and you are told.", undoing: (done: number, total: number) => `Undoing: ${formatNumber(done, "en")} of ${en(total, "line", "lines")}`, keep: "Keep the import",
    refusedFile: "Refused lines (CSV)", original: "Original file", refusedHelp: "Mend these lines and give the file again: the others will be recognised.", interrupted: "The import stopped. What is written is kept; it goes on where it was.", resume: "Resume",
    undone: "Import undone.", see: "See the clients", abandon: "Abandon", previous: "Previous lines", next: "Next lines", range: (from: number, to: number, total: number) => `${formatNumber(from, "en")}–${formatNumber(to, "en")} of ${formatNumber(total, "en")}`,
  },
});

const stepWords = defineMessages({
  fr: { file: "Fichier", columns: "Colonnes", check: "Contrôle", run: "Import", report: "Rapport" },
  en: { file: "File", columns: "Columns", check: "Check", run: "Import", report: "Report" },
});

const statesWords = defineMessages({
  fr: { lecture: "Lecture", illisible: "Illisible", colonnes: "Colonnes à vérifier", controle: "Contrôle en cours", pret: "Prêt à importer", en_cours: "Import en cours", interrompu: "Interrompu", fait: "Importé", annulation: "Annulation en cours", annule: "Annulé" },
  en: { lecture: "Reading", illisible: "Unreadable", colonnes: "Columns to check", controle: "Being checked", pret: "Ready to import", en_cours: "Being imported", interrompu: "Interrupted", fait: "Imported", annulation: "Being undone", annule: "Undone" },
});

const statutsWords = defineMessages({
  fr: { client: "Client", prospect: "Prospect", ancien_client: "Ancien client", sans_suite: "Sans suite" },
  en: { client: "Client", prospect: "Prospect", ancien_client: "Former client", sans_suite: "Dropped" },
});

const choicesWords = defineMessages({
  fr: { completer: "Remplir ce qui manque", remplacer: "Remplacer par le fichier", passer: "Ne pas importer la ligne", creer: "Créer quand même", refuser: "Refuser la ligne", ignorer: "Importer sans cette valeur" },
  en: { completer: "Fill in what is missing", remplacer: "Replace by the file", passer: "Do not import the line", creer: "Create anyway", refuser: "Refuse the line", ignorer: "Import without this value" },
});

const tabsWords = defineMessages({
  fr: { nouveau: "Nouveaux", a_completer: "À compléter", a_verifier: "À vérifier", existant: "Déjà complets", refuse: "Refusées", refuses: "Refusées", cree: "Créés", complete: "Complétés", inchange: "Inchangés", passe: "Non importées", retire: "Retirés", rendu: "Remis comme avant", garde: "Laissés tels quels" },
  en: { nouveau: "New", a_completer: "To complete", a_verifier: "To check", existant: "Already complete", refuse: "Refused", refuses: "Refused", cree: "Created", complete: "Completed", inchange: "Unchanged", passe: "Not imported", retire: "Taken away", rendu: "Put back", garde: "Left as they are" },
});

const willsWords = defineMessages({
  fr: { creer: (n: number) => `créer ${fr(n, "client", "clients")}`, completer: (n: number) => `compléter ${fr(n, "client", "clients")}`, remplacer: (n: number) => `remplacer les valeurs de ${fr(n, "client", "clients")}`, passer: (n: number) => `laisser ${fr(n, "ligne", "lignes")} de côté`, refuse: (n: number) => `refuser ${fr(n, "ligne", "lignes")}` },
  en: { creer: (n: number) => `create ${en(n, "client", "clients")}`, completer: (n: number) => `complete ${en(n, "client", "clients")}`, remplacer: (n: number) => `replace values of ${en(n, "client", "clients")}`, passer: (n: number) => `leave ${en(n, "line", "lines")} aside`, refuse: (n: number) => `refuse ${en(n, "line", "lines")}` },
});

/** The page's sentences, and its families of words by their codes. */
export const useWords = () => ({
  ...useMessages(words),
  step: useMessages(stepWords),
  states: useMessages(statesWords),
  statuts: useMessages(statutsWords),
  choices: useMessages(choicesWords),
  tabs: useMessages(tabsWords),
  wills: useMessages(willsWords),
});
