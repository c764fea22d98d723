/** The part of Handlebars that runs precompiled templates; its own types are those of the whole of it. */
declare module "handlebars/runtime.js" {
  import type Handlebars from "handlebars";

  const runtime: Pick<typeof Handlebars, "create">;
  export default runtime;
}
