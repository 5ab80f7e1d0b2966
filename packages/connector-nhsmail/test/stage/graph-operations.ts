/**
 * Every operation of Graph that the connector can make, by Microsoft's name for it, with the places of the source that make
 * it, as `requestsInSource` writes them. The judge knows all of them.
 */
export const graphOperations: Readonly<Record<string, readonly string[]>> = {
  "POST /$batch": ["client/batch.ts: POST $batch"],
  "GET /users": [
    "check.ts: GET users",
    "read/list-users.ts: GET users",
    "write/same-person.ts: users",
  ],
  "POST /users": ["write/post-user.ts: POST users"],
  "GET /users/delta": ["changes/open-feed.ts: GET {}/delta"],
  "GET /users/{user-id}": [
    "changes/look.ts: users/{}",
    "read/get.ts: GET users/{}",
    "write/confirm.ts: GET users/{}",
    "write/find.ts: users/{}",
    "write/manager.ts: GET users/{}",
    "write/membership.ts: users/{}",
    "write/post-user.ts: users/{}",
  ],
  "PATCH /users/{user-id}": [
    "credentials.ts: PATCH users/{}",
    "write/send-update.ts: PATCH users/{}",
  ],
  "DELETE /users/{user-id}": ["write/remove.ts: DELETE users/{}"],
  "POST /users/{user-id}/revokeSignInSessions": [
    "write/sessions.ts: POST users/{}/revokeSignInSessions",
  ],
  "POST /users/{user-id}/assignLicense": ["write/licences.ts: POST users/{}/assignLicense"],
  "GET /users/{user-id}/memberOf": [
    "read/memberships.ts: GET users/{}/memberOf",
    "write/holdings.ts: GET users/{}/memberOf",
  ],
  "PUT /users/{user-id}/manager/$ref": ["write/manager.ts: PUT users/{}/manager/$ref"],
  "DELETE /users/{user-id}/manager/$ref": ["write/manager.ts: DELETE users/{}/manager/$ref"],
  "GET /directory/deletedItems/microsoft.graph.user": [
    "write/same-person.ts: directory/deletedItems/microsoft.graph.user",
  ],
  "GET /directory/deletedItems/{directoryObject-id}": [
    "changes/look.ts: directory/deletedItems/{}",
    "read/get.ts: GET directory/deletedItems/{}",
  ],
  "POST /directory/deletedItems/{directoryObject-id}/restore": [
    "write/restore.ts: POST directory/deletedItems/{}/restore",
  ],
  "GET /groups/delta": ["changes/open-feed.ts: GET {}/delta"],
  "GET /groups/{group-id}/members": ["read/memberships.ts: GET groups/{}/members"],
  "PATCH /groups/{group-id}": ["write/members.ts: PATCH groups/{}"],
  "POST /groups/{group-id}/members/$ref": ["write/members.ts: POST groups/{}/members/$ref"],
  "DELETE /groups/{group-id}/members/{directoryObject-id}/$ref": [
    "write/members.ts: DELETE groups/{}/members/{}/$ref",
  ],
  "POST /identityGovernance/privilegedAccess/group/assignmentScheduleRequests": [
    "timed-grants.ts: POST identityGovernance/privilegedAccess/group/assignmentScheduleRequests",
  ],
  "GET /identityGovernance/privilegedAccess/group/assignmentScheduleInstances": [
    "timed-grants.ts: GET identityGovernance/privilegedAccess/group/assignmentScheduleInstances",
  ],
};

/** Places that take their path from elsewhere, with where it comes from. */
export const passedOn: Readonly<Record<string, string>> = {
  "changes/look.ts: GET ?": "the two paths of that file",
  "client/prepare.ts: GET ?": "a link that Graph gave, to a further page of what was asked for",
  "write/find.ts: GET ?": "paths of find, same-person, membership and post-user",
};
