import { infiniteQueryOptions, queryOptions, type QueryClient } from "@tanstack/react-query";

import { api, idempotent, ifMatch, unwrap } from "@/shared/api/client";
import { base, type Paths, type Schemas } from "@/shared/api/schema";
import { upload } from "@/shared/api/upload";

export type Piece = Schemas["Piece"];
export type PieceKind = Piece["kind"];
export type Sent = Schemas["PieceDeposee"];
export type Note = Schemas["Note"];
export type Tache = Schemas["Tache"];
export type NewTask = Schemas["TacheSaisieRequest"];
export type Mention = Schemas["Mention"];
export type Happening = Schemas["EvenementDuFil"];
export type HappeningKind = Happening["kind"];
export type Colleague = Schemas["Auteur"];

const MOST = 200;
const at = (id: string) => ({ path: { id } });
const over = ({ id, version }: { id: string; version: number }) => ({ ...at(id), header: ifMatch(version) });
const whose = (reference: string) => ({ path: { reference } });

export const piecesQuery = (client: string, q = "") =>
  queryOptions({
    queryKey: ["pieces", client, q],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/clients/{reference}/pieces", { params: { ...whose(client), query: { page_size: MOST, ...(q ? { q } : {}) } }, signal })),
    placeholderData: (before) => before,
  });

export const sendPiece = (client: string, file: File, sending: Parameters<typeof upload>[2]) =>
  upload<Sent>(`/clients/${client}/pieces`, file, sending);
export const changePiece = (piece: Piece, body: { nom?: string; kind?: PieceKind }) =>
  unwrap(api.PATCH("/pieces/{id}", { params: over(piece), body }));
export const removePiece = (piece: { id: string; version: number }) => unwrap(api.DELETE("/pieces/{id}", { params: over(piece) }));
export const restorePiece = (id: string) => unwrap(api.POST("/pieces/{id}/restore", { params: at(id) }));
/** Where the content is: to show in the page, or to keep. */
export const contentOf = (piece: Piece, shown = false): string => `${base}/pieces/${piece.id}/content${shown ? "?apercu=true" : ""}`;

export const notesQuery = (client: string) =>
  queryOptions({
    queryKey: ["notes", client],
    queryFn: ({ signal }) => unwrap(api.GET("/clients/{reference}/notes", { params: { ...whose(client), query: { page_size: MOST } }, signal })),
  });
export const addNote = (client: string, texte: string, key: string) =>
  unwrap(api.POST("/clients/{reference}/notes", { params: whose(client), body: { texte }, headers: idempotent(key) }));
export const changeNote = (note: Note, body: { texte?: string; epinglee?: boolean }) =>
  unwrap(api.PATCH("/notes/{id}", { params: over(note), body }));
export const removeNote = (note: Note) => unwrap(api.DELETE("/notes/{id}", { params: over(note) }));
export const restoreNote = (id: string) => unwrap(api.POST("/notes/{id}/restore", { params: at(id) }));

export const mentionsQuery = queryOptions({
  queryKey: ["mentions"],
  queryFn: async ({ signal }) => (await unwrap(api.GET("/mentions", { params: { query: { page_size: 100 } }, signal }))).results,
});
export const seeMention = (id: string, vue: boolean) => unwrap(api.PATCH("/mentions/{id}", { params: at(id), body: { vue } }));

type TaskFilter = NonNullable<Paths["/taches"]["get"]["parameters"]["query"]>;
export const tasksQuery = (filter: TaskFilter) =>
  queryOptions({
    queryKey: ["taches", filter],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/taches", { params: { query: { page_size: MOST, ...filter } }, signal }))).results,
  });
export const addTask = (body: NewTask, key: string) => unwrap(api.POST("/taches", { body, headers: idempotent(key) }));
export const changeTask = (task: Tache, body: Schemas["PatchedTacheChangeeRequest"]) =>
  unwrap(api.PATCH("/taches/{id}", { params: over(task), body }));
export const removeTask = (task: Tache) => unwrap(api.DELETE("/taches/{id}", { params: over(task) }));
export const restoreTask = (id: string) => unwrap(api.POST("/taches/{id}/restore", { params: at(id) }));

/** All that happened on a file, latest first, a page at a time. */
export const threadQuery = (client: string, kinds: readonly HappeningKind[], page_size: number) =>
  infiniteQueryOptions({
    queryKey: ["fil", client, kinds, page_size],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/clients/{reference}/fil", {
          params: {
            ...whose(client),
            query: { page_size, ...(kinds.length ? { kinds: kinds.join(",") } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });

type FollowUp = "pieces" | "notes" | "taches" | "mentions" | "fil" | "todo";
/** After something of it was written here: other pages hear of it by the live channel. */
export const refreshFollowUp = (client: QueryClient, ...which: FollowUp[]): Promise<void[]> =>
  Promise.all(which.map((name) => client.invalidateQueries({ queryKey: [name] })));
