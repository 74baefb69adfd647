import { queryOptions } from "@tanstack/react-query";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";

export type Asked = Schemas["QuestionsDuQuestionnaire"];
export type Question = Schemas["QuestionPosee"];
export type Told = Schemas["Questionnaires"];
export type Questionnaire = Schemas["QuestionnaireInvestisseur"];
export type Profil = Questionnaire["profil"];
export type Part = "comportement" | "connaissances" | "quiz" | "durabilite";
export type Answers = Record<string, unknown>;

export const askedQuery = queryOptions({
  queryKey: ["questionnaire"],
  queryFn: () => unwrap(api.GET("/questionnaire")),
  staleTime: Infinity,
});

export const toldQuery = (reference: string) =>
  queryOptions({
    queryKey: ["client", reference, "questionnaire"],
    queryFn: () => unwrap(api.GET("/clients/{reference}/questionnaire", { params: { path: { reference } } })),
  });

/** Answers of one part, added to what is there; null takes one back. */
export const answer = (reference: string, version: number, part: Part, answers: Answers): Promise<Told> =>
  unwrap(
    api.PATCH("/clients/{reference}/questionnaire", {
      params: { path: { reference }, header: ifMatch(version) },
      body: { [part]: answers },
    }),
  );

export const validate = (reference: string, version: number): Promise<Told> =>
  unwrap(
    api.POST("/clients/{reference}/questionnaire/validation", {
      params: { path: { reference }, header: ifMatch(version) },
    }),
  );

/** The answers of a part, as the page reads them. */
export const answersOf = (questionnaire: Questionnaire | null, part: Part): Answers => (questionnaire?.reponses[part] as Answers | undefined) ?? {};
