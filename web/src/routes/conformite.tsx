import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { paths } from "@/shared/paths";

import { shellRoute } from "./shell";

export const demandesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.conformite,
  component: lazyRouteComponent(() => import("@/features/conformite/demandes-page"), "DemandesPage"),
});

export const consentementsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.consentements,
  component: lazyRouteComponent(() => import("@/features/conformite/consentements-page"), "ConsentementsPage"),
});

export const conservationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.conservation,
  component: lazyRouteComponent(() => import("@/features/conformite/conservation-page"), "ConservationPage"),
});

export const registreRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.registre,
  component: lazyRouteComponent(() => import("@/features/conformite/registre-page"), "RegistrePage"),
});

export const certificatRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.certificat,
  component: lazyRouteComponent(() => import("@/features/conformite/certificat-page"), "CertificatPage"),
});

export const donneesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.donnees,
  component: lazyRouteComponent(() => import("@/features/conformite/donnees-page"), "DonneesPage"),
});
