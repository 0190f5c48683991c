// Static pages of the centre that PUBLIC_CENTRE names; see ../README.md.
import { defineConfig } from "astro/config";

export default defineConfig({
  site: process.env.SITE_URL ?? "http://localhost:4321",
  trailingSlash: "always",
  // Scripts and styles are files, so that the pages can be served with a strict Content-Security-Policy.
  build: { inlineStylesheets: "never" },
  vite: { build: { assetsInlineLimit: 0 } },
});
