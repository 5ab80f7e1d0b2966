/** What is to be done with a sign-in or a change, from the mildest. */
export type Outcome = "allow" | "challenge" | "block";
