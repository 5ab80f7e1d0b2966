/**
 * Whom or what an event is about: the formats of RFC 9493, and `jwt_id`, `saml_assertion_id` and `complex` of the
 * OpenID Shared Signals Framework 1.0. Members have the names that they have on the wire.
 */
export type SubjectIdentifier = SimpleSubject | ComplexSubject;

/** A subject that one identifier names. */
export type SimpleSubject =
  | { readonly format: "account"; readonly uri: string }
  | { readonly format: "email"; readonly email: string }
  | { readonly format: "iss_sub"; readonly iss: string; readonly sub: string }
  | { readonly format: "opaque"; readonly id: string }
  | { readonly format: "phone_number"; readonly phone_number: string }
  | { readonly format: "did"; readonly url: string }
  | { readonly format: "uri"; readonly uri: string }
  | { readonly format: "jwt_id"; readonly iss: string; readonly jti: string }
  | {
      readonly format: "saml_assertion_id";
      readonly issuer: string;
      readonly assertion_id: string;
    }
  | { readonly format: "aliases"; readonly identifiers: readonly SimpleSubject[] };

/** A subject that several members describe together, such as one session of one person. */
export interface ComplexSubject {
  readonly format: "complex";
  readonly user?: SimpleSubject;
  readonly device?: SimpleSubject;
  readonly session?: SimpleSubject;
  readonly application?: SimpleSubject;
  readonly tenant?: SimpleSubject;
  readonly org_unit?: SimpleSubject;
  readonly group?: SimpleSubject;
}
