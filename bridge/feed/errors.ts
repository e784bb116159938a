import { DataverseRefused, DataverseUnreachable } from "../dataverse/errors";
import { QueryError } from "../../odata/query-error";
import { WordPressRefused, WordPressUnreachable } from "../wordpress-client";

/** What the feed answers instead of rows: a status, a code for programs, a sentence for people. */
export class FeedError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "FeedError";
  }
}

export const badRequest = (message: string) => new FeedError(400, "bad_request", message);
export const noSuchUser = (id: string) =>
  new FeedError(404, "not_found", `There is no WordPress user with the id ${id}.`);

/** Says any failure in the feed's terms. Dataverse shows the sentence in its plug-in trace log alone. */
export function toFeedError(error: unknown): FeedError {
  if (error instanceof FeedError) return error;
  if (error instanceof QueryError) return badRequest(error.message);
  if (error instanceof WordPressUnreachable) return new FeedError(503, "wordpress_unreachable", error.message);
  if (error instanceof WordPressRefused) return fromWordPress(error);
  if (error instanceof DataverseUnreachable || error instanceof DataverseRefused)
    return new FeedError(
      503,
      "dataverse_unreachable",
      "The contact can't be read from Dataverse right now, so nothing was written. Try again in a moment.",
    );
  if (error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" && error.statusCode < 500)
    return new FeedError(error.statusCode, "bad_request", error.message);
  return new FeedError(500, "internal_error", "The bridge failed to answer. Its log says why.");
}

/** WordPress's 401 is about the bridge's own password: passed on, Dataverse would blame its key. */
function fromWordPress(error: WordPressRefused): FeedError {
  if (error.isSignedOut)
    return new FeedError(
      503,
      "wordpress_unreachable",
      `WordPress doesn't accept the bridge's user and application password: ${error.message}`,
    );
  if (error.status === 404 && error.code === "rest_no_route")
    return new FeedError(503, "wordpress_unreachable", "The WordPress plugin is not active on this site.");
  return new FeedError(error.status === 404 ? 404 : 400, error.code, error.message);
}
