/** What a feed says of whom an event is about; which of them it has depends on the feed. */
export interface FeedPerson {
  /** The object id in Entra ID. */
  readonly id?: string | undefined;
  readonly principalName?: string | undefined;
  /** The security identifier in Active Directory. */
  readonly sid?: string | undefined;
  readonly mail?: string | undefined;
}

/** How the people of a feed are found. */
export interface FeedOptions {
  /**
   * Gives the key of the person's profile; `undefined` for somebody who is none of ours. Defaults to the feed's own
   * key.
   */
  readonly subjectOf?: ((person: FeedPerson) => string | undefined) | undefined;
}
