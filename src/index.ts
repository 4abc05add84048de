/** The library's door. */
export { SelvedgeError } from "./model/issue.ts";
export { openWorkspace, type Workspace, type WorkspaceOptions } from "./workspace.ts";
