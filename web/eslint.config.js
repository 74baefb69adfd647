import { readdirSync } from "node:fs";

import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Who may import whom: app, routes → features → shared → generated; a feature never imports another. */
const forbid = (...patterns) => ({
  "no-restricted-imports": [
    "error",
    {
      patterns: [
        { regex: "^\\.\\./\\.\\./", message: "Use the @/ alias beyond one folder." },
        ...patterns.map(([regex, message]) => ({ regex, message })),
      ],
    },
  ],
});

const features = readdirSync("src/features", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

export default tseslint.config(
  { ignores: ["dist", "src/generated", "public"] },
  ...tseslint.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "max-lines": ["error", { max: 300 }],
      "@typescript-eslint/consistent-type-imports": "error",
      "no-console": "error",
      eqeqeq: ["error", "smart"],
      ...forbid(),
    },
  },
  ...features.map((name) => ({
    files: [`src/features/${name}/**`],
    rules: forbid(
      [`^@/features/(?!${name}/)`, "A feature does not import another feature: share through @/shared."],
      ["^@/(app|routes)/", "A feature does not import the application or the routes."],
    ),
  })),
  {
    files: ["src/shared/**"],
    rules: forbid(["^@/(app|routes|features)/", "Shared code knows no feature."]),
  },
);
