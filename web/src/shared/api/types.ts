/** The shapes the API answers with, as the pages use them. Names are the API's own. */

export type Role = "admin" | "manager" | "employe";
export type Theme = "system" | "light" | "dark";

export type Session = {
  user: { id: string; email: string; prenom: string; nom: string; langue: "fr" | "en"; theme: Theme; raccourcis: boolean };
  team: { id: string; nom: string } | null;
  role: Role | null;
  membership_id: string | null;
  teams: { id: string; nom: string; role: Role }[];
  abilities: string[];
  live_url: string;
};

export type Profile = Pick<Session["user"], "prenom" | "nom" | "langue" | "theme" | "raccourcis">;

export type Device = {
  id: string;
  ip: string | null;
  user_agent: string;
  created_at: string;
  last_seen: string;
  current: boolean;
};

export type Member = {
  id: string;
  user_id: string;
  prenom: string;
  nom: string;
  email: string;
  role: Role;
  titre: string;
  active: boolean;
};

export type Invitation = { id: string; email: string; role: Role; titre: string; created_at: string; expires_at: string };
export type InvitationPreview = { email: string; team: { nom: string }; role: Role; known: boolean };

export type Page<Item> = { count: number; page: number; page_size: number; results: Item[] };

export type ClientRow = {
  id: string;
  matricule: string;
  civilite: string | null;
  nom: string | null;
  prenom: string | null;
  date_naissance: string | null;
  age: number | null;
  email: string | null;
  telephone: string | null;
  code_postal: string | null;
  ville: string | null;
  situation_matrimoniale: string | null;
  situation_professionnelle: string | null;
  profession: string | null;
  statut: string | null;
  conseiller_id: string | null;
  conseiller_nom: string | null;
  besoins: string[];
  contrats: number;
  revenus_foyer: number | null;
  patrimoine_net: number | null;
  a_relire: number;
  dernier_echange_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
  abilities: string[];
};

export type ClientQuery = Partial<{
  q: string;
  conseiller: string;
  besoin: string;
  ville: string;
  situation_matrimoniale: string;
  situation_professionnelle: string;
  statut: string;
  patrimoine_min: number;
  patrimoine_max: number;
  a_relire: boolean;
  sort: string;
  page: number;
  page_size: number;
  fields: string;
}>;

export type NewClient = Partial<
  Pick<ClientRow, "civilite" | "nom" | "prenom" | "date_naissance" | "email" | "telephone" | "code_postal" | "ville">
>;

export type EntretienState =
  | "receiving"
  | "queued"
  | "transcribing"
  | "diarising"
  | "extracting"
  | "to_review"
  | "applied"
  | "failed"
  | "refused";

export type EntretienRow = {
  id: string;
  titre: string;
  date: string;
  state: EntretienState;
  source: string;
  genre: string | null;
  client: { id: string; matricule: string; nom: string | null; prenom: string | null } | null;
  owner: { id: string; prenom: string; nom: string };
  counts: {
    pending: number;
    accepted: number;
    refused: number;
    conflicts: number;
    critical: number;
    safe: number;
    total: number;
  };
  failure: { step: string; code: string; reason: string; retryable: boolean } | null;
  mots: number;
  created_at: string;
  version: number;
  abilities: string[];
};

export type EntretienQuery = Partial<{
  client: string;
  state: string;
  q: string;
  sort: string;
  page: number;
  page_size: number;
}>;

export type SearchHits = {
  clients: Pick<ClientRow, "id" | "matricule" | "nom" | "prenom" | "ville" | "contrats" | "a_relire">[];
  entretiens: Pick<EntretienRow, "id" | "titre" | "date" | "state" | "client">[];
};

export type Todo = { entretiens_a_relire: number; entretiens_echec: number };
