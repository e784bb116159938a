/** A message of Dataverse that steps are registered for: `Create`, `Update`, `Delete`, `Merge`, or the unique name of a custom API. */
export type MessageName = string;

/** What Dataverse names as the table of a message that is bound to none. */
export const noTable = "none";

/** Stages of the event pipeline: before the transaction, in it before the main operation, in it afterwards. */
export const stage = { preValidation: 10, preOperation: 20, postOperation: 40 } as const;
export type Stage = (typeof stage)[keyof typeof stage];

/** What happened in Dataverse, as a step sees it: the part of a plug-in's execution context that travels in a webhook. */
export interface ExecutionContext {
  messageName: string;
  primaryEntityName: string;
  /** Lower-case guid without braces. */
  primaryEntityId: string;
  stage: number;
  /** The row's changed columns; undefined when they did not travel (a body above 256 KB, a Delete). */
  target: Readonly<Record<string, unknown>> | undefined;
  /** Parameters that name one row each, e.g. `SubordinateId` of Merge: lower-case guids by parameter name. */
  references: Readonly<Record<string, string>>;
  /** The tag that the writer gave its request (`?tag=`); it explains logs and decides nothing. */
  tag: string | undefined;
  correlationId: string | undefined;
}

/** What a step may do to the world. */
export interface StepServices {
  /** Asks for a contact to be settled soon. */
  hint(contactId: string): void;
  /**
   * Has WordPress send its password reset mail to the user of a virtual row; resolves once the mail was handed over.
   * @throws BusinessError for a row that is no user's.
   */
  sendPasswordReset(wordpressUserId: string): Promise<void>;
}

/**
 * One step of the event pipeline, as plug-in registration knows it: data first, so that the same declaration drives execution, tests and
 * set-up.
 */
export interface Step {
  name: string;
  message: MessageName;
  /** Logical name of the table, or `noTable`. */
  table: string;
  stage: Stage;
  mode: "synchronous" | "asynchronous";
  /** Steps of one event run in this order; equal orders in the order of the registry. */
  order: number;
  /** Update only: the step runs when one of these columns is in the request. Left out: any column. */
  filteringAttributes?: readonly string[];
  /** @throws BusinessError for a sentence that the caller may see. */
  execute(context: ExecutionContext, services: StepServices): void | Promise<void>;
}

/** A rule said no: the message is for a person. Everything else that a step throws is unexpected and stays in the log. */
export class BusinessError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BusinessError";
  }
}
