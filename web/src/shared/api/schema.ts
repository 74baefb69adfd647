import type {
  ClientQuery,
  ClientRow,
  Device,
  EntretienQuery,
  EntretienRow,
  Invitation,
  InvitationPreview,
  Member,
  NewClient,
  Page,
  Profile,
  Role,
  SearchHits,
  Session,
  Todo,
} from "./types";

type Answer<Body> = { 200: { content: { "application/json": Body } } };
type Done = { 204: { content?: never } };
type Params<Query = never, Path = never> = {
  query?: Query;
  path: Path;
  header?: Record<string, string>;
};
type NoPath = { path?: never };

type Get<Body, Query = never, Path = never> = {
  parameters: [Path] extends [never] ? Omit<Params<Query, Path>, "path"> & NoPath : Params<Query, Path>;
  responses: Answer<Body>;
};
type Send<Input, Responses, Path = never> = {
  parameters: [Path] extends [never] ? Omit<Params<never, Path>, "path"> & NoPath : Params<never, Path>;
  requestBody: { content: { "application/json": Input } };
  responses: Responses;
};
type Act<Responses, Path = never> = {
  parameters: [Path] extends [never] ? Omit<Params<never, Path>, "path"> & NoPath : Params<never, Path>;
  responses: Responses;
};

type Id = { id: string };
type Row = Id & { row_id: string };
type Section = Id & { section: string };

/** The REST contract, in the form openapi-fetch reads. Paths are under `/api/v1`. */
export type paths = {
  "/session": { get: Get<Session> };
  "/session/profile": { patch: Send<Partial<Profile>, Answer<Session>> };
  "/session/team": { post: Send<{ team_id: string }, Answer<Session>> };
  "/session/devices": { get: Get<Device[]> };
  "/session/devices/{id}": { delete: Act<Done, Id> };
  "/team/members": { get: Get<Member[]> };
  "/team/members/{id}": { patch: Send<Partial<Pick<Member, "role" | "titre" | "active">>, Answer<Member>, Id> };
  "/team/invitations": {
    get: Get<Invitation[]>;
    post: Send<{ email: string; role: Role; titre: string }, Answer<Invitation>>;
  };
  "/team/invitations/{id}": { delete: Act<Done, Id> };
  "/invitations/{token}": { get: Get<InvitationPreview, never, { token: string }> };
  "/invitations/accept": {
    post: Send<{ token: string; prenom: string; nom: string; password: string }, Answer<unknown>>;
  };
  "/clients": { get: Get<Page<ClientRow>, ClientQuery>; post: Send<NewClient, Answer<ClientRow>> };
  "/clients/{id}": { get: Get<unknown, never, Id>; patch: Send<unknown, Answer<unknown>, Id>; delete: Act<Done, Id> };
  "/clients/{id}/restore": { post: Act<Answer<ClientRow>, Id> };
  "/clients/{id}/history": {
    get: Get<unknown, Partial<{ section: string; champ: string; row: string; page: number; page_size: number }>, Id>;
  };
  "/clients/{id}/consentements/{row_id}/withdraw": { post: Act<Answer<unknown>, Row> };
  /** One-to-one sections are patched and deleted here; rows are listed and created. */
  "/clients/{id}/{section}": {
    get: Get<unknown, never, Section>;
    post: Send<unknown, Answer<unknown>, Section>;
    patch: Send<unknown, Answer<unknown>, Section>;
    delete: Act<Done, Section>;
  };
  "/clients/{id}/{section}/{row_id}": {
    patch: Send<unknown, Answer<unknown>, Section & Row>;
    delete: Act<Done, Section & Row>;
  };
  "/clients/{id}/{section}/{row_id}/restore": { post: Act<Answer<unknown>, Section & Row> };
  "/entretiens": { get: Get<Page<EntretienRow>, EntretienQuery>; post: Send<unknown, Answer<unknown>> };
  "/entretiens/{id}": { get: Get<unknown, never, Id>; delete: Act<Done, Id> };
  "/entretiens/{id}/restore": { post: Act<Answer<unknown>, Id> };
  "/entretiens/{id}/retry": { post: Act<Answer<unknown>, Id> };
  "/entretiens/{id}/transcript": { get: Get<unknown, never, Id> };
  "/entretiens/{id}/transcript/speakers": { patch: Send<unknown, Answer<unknown>, Id> };
  "/entretiens/{id}/proposals": { get: Get<unknown, never, Id> };
  "/entretiens/{id}/proposals/{proposal_id}": { patch: Send<unknown, Answer<unknown>, Id & { proposal_id: string }> };
  "/entretiens/{id}/accept-safe": { post: Act<Answer<unknown>, Id> };
  "/entretiens/{id}/apply": { post: Act<Answer<unknown>, Id> };
  "/entretiens/{id}/candidates": { get: Get<unknown, never, Id> };
  "/entretiens/{id}/client": { post: Send<unknown, Answer<unknown>, Id> };
  "/dictionary": { get: Get<{ sections: unknown[] }> };
  "/search": { get: Get<SearchHits, { q: string }> };
  "/todo": { get: Get<Todo> };
};
