import type { ChangeRule, FollowRule } from "./change-rule.ts";
import { adminCountRaised } from "./rules/admin-count-raised.ts";
import { dangerousFlag } from "./rules/dangerous-flag.ts";
import { disableOfMany } from "./rules/disable-of-many.ts";
import { dormantReactivated } from "./rules/dormant-reactivated.ts";
import { enableWithoutJoiner } from "./rules/enable-without-joiner.ts";
import { expiryRemoved } from "./rules/expiry-removed.ts";
import { grantThenUse } from "./rules/grant-then-use.ts";
import { identitiesMerged } from "./rules/identities-merged.ts";
import { loggingChanged } from "./rules/logging-changed.ts";
import { massChange } from "./rules/mass-change.ts";
import { methodThenNewDevice } from "./rules/method-then-new-device.ts";
import { outsideApprovedPlan } from "./rules/outside-approved-plan.ts";
import { privilegeEscalation } from "./rules/privilege-escalation.ts";
import { replicationRight } from "./rules/replication-right.ts";
import { resetOfMorePrivileged } from "./rules/reset-of-more-privileged.ts";
import { selfGrant } from "./rules/self-grant.ts";
import { serviceNameOnPrivileged } from "./rules/service-name-on-privileged.ts";
import { sidHistoryWritten } from "./rules/sid-history-written.ts";

/** Every rule on a change, in the order in which their reasons are shown. */
export const changeRules: readonly ChangeRule[] = [
  replicationRight,
  privilegeEscalation,
  sidHistoryWritten,
  loggingChanged,
  serviceNameOnPrivileged,
  resetOfMorePrivileged,
  selfGrant,
  disableOfMany,
  massChange,
  adminCountRaised,
  dangerousFlag,
  outsideApprovedPlan,
  dormantReactivated,
  enableWithoutJoiner,
  expiryRemoved,
  identitiesMerged,
];

/** Every rule on a sign-in that follows a change. */
export const followRules: readonly FollowRule[] = [grantThenUse, methodThenNewDevice];
