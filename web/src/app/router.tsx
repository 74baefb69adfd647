import { createRouter } from "@tanstack/react-router";

import * as access from "@/routes/access";
import { clientRoute, doublonsRoute, fusionRoute, portraitRoute, questionnaireRoute } from "@/routes/client-file";
import { clientsRoute } from "@/routes/clients";
import * as conformite from "@/routes/conformite";
import * as documents from "@/routes/documents";
import * as entretiens from "@/routes/entretiens";
import { importRoute, importsRoute } from "@/routes/imports";
import { journalRoute } from "@/routes/journal";
import { rootRoute } from "@/routes/root";
import { searchRoute } from "@/routes/search";
import * as settings from "@/routes/settings";
import { homeRoute, shellRoute } from "@/routes/shell";
import { todoRoute } from "@/routes/work";
import { queryClient } from "@/shared/api/query-client";

/** The map of the application: a new page is a route file and a line here. */
const routeTree = rootRoute.addChildren([
  shellRoute.addChildren([
    homeRoute,
    todoRoute,
    searchRoute,
    clientsRoute,
    doublonsRoute,
    fusionRoute,
    importsRoute,
    importRoute,
    clientRoute,
    questionnaireRoute,
    portraitRoute,
    documents.documentsRoute,
    documents.documentRoute,
    documents.fromTemplateRoute,
    entretiens.entretiensRoute,
    entretiens.newEntretienRoute,
    entretiens.recorderRoute,
    entretiens.entretienRoute,
    entretiens.reviewRoute,
    entretiens.resumeRoute,
    conformite.demandesRoute,
    conformite.consentementsRoute,
    conformite.conservationRoute,
    conformite.registreRoute,
    conformite.certificatRoute,
    conformite.donneesRoute,
    journalRoute,
    settings.settingsRoute,
    settings.profileRoute,
    settings.securityRoute,
    settings.teamRoute,
    settings.identityRoute,
    settings.tokensRoute,
    settings.tagsRoute,
    settings.insurersRoute,
    settings.templatesRoute,
    settings.webhooksRoute,
    settings.jobsRoute,
    settings.engineRoute,
    settings.usageRoute,
  ]),
  access.loginRoute,
  access.companyLoginRoute,
  access.teamChoiceRoute,
  access.secondFactorRoute,
  access.forgotPasswordRoute,
  access.resetPasswordRoute,
  access.verifyEmailRoute,
  access.invitationRoute,
  documents.sharedRoute,
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
