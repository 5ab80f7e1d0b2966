/**
 * How changes are found. `listing`: all accounts of our organisations are listed and compared with what was there, 999 to
 * a request. `by-id`: each known account is watched by Graph's delta, 50 to a request, which is all that its filter takes;
 * newcomers are found by a listing. `tenant`: Graph's delta of a whole tenant, for one that is ours.
 */
export type ChangesWay = "listing" | "by-id" | "tenant" | "none";
