import type { paths } from "@/generated/api";

import type { Schemas } from "./schema";

/** The shapes the API answers with, under the names the pages use. */
export type Session = Schemas["SessionState"];
export type Role = NonNullable<Session["role"]>;
export type Theme = Session["user"]["theme"];
export type Profile = Pick<Session["user"], "prenom" | "nom" | "langue" | "theme" | "raccourcis">;
export type Device = Schemas["DeviceOutput"];
export type Member = Schemas["MemberOutput"];
export type Invitation = Schemas["InvitationOutput"];
/** `lien` is to be given to the person; the server shows it this once. */
export type NewInvitation = Invitation & { lien: string };
export type InvitationPreview = Schemas["InvitationPreview"];
export type Page<Item> = { count: number; page: number; page_size: number; results: Item[] };
export type ClientRow = Schemas["ClientItem"];
export type ClientQuery = NonNullable<paths["/api/v1/clients"]["get"]["parameters"]["query"]>;
export type NewClient = Schemas["ClientSaisieRequest"];
export type EntretienRow = Schemas["EntretienResume"];
export type EntretienState = EntretienRow["state"];
export type EntretienQuery = NonNullable<paths["/api/v1/entretiens"]["get"]["parameters"]["query"]>;
export type SearchHits = Schemas["Recherche"];
export type SearchHit = Schemas["Trouvaille"];
export type Todo = Schemas["ATraiter"];
