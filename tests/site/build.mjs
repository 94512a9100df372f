// Bundles the replica into dist/: index.html, the icon, and one script and style sheet per entry.
import { build } from "esbuild";
import { cp, rm } from "node:fs/promises";

await rm("dist", { recursive: true, force: true });
await cp("public", "dist", { recursive: true });
await build({
  entryPoints: { site: "src/main.jsx", hostile: "hostile/main.js" },
  outdir: "dist",
  bundle: true,
  minify: true,
  sourcemap: true,
  jsx: "automatic",
  target: "es2022",
  // Lexical has a module for each of the two; they are not told apart by what is defined below.
  conditions: ["production"],
  charset: "utf8",
  // Draft.js and its helpers were written for bundlers that know these two.
  define: { global: "globalThis", "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
