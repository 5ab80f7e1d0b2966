import type {
  JoinerMoverLeaverAnswer,
  JoinerMoverLeaverService,
  JoinerMoverLeaverTransaction,
} from "@rollcall/connector-nhsmail";
import { type Attributes, ConnectorError } from "@rollcall/core";
import type { NationalDirectory, PortalAdministrator } from "@rollcall/testkit/national-directory";

/**
 * Plays the national joiner, mover and leaver service for one organisation. Its interface is not public: whoever has the
 * specification puts their own code in this place.
 */
export function nationalService(
  national: NationalDirectory,
  code: string,
): JoinerMoverLeaverService {
  const office = national.administrator(code);
  return {
    async send(transaction) {
      try {
        return carryOut(transaction, { national, office });
      } catch (error) {
        if (!ConnectorError.is(error)) throw error;
        return { taken: false, problem: error.message };
      }
    },
  };
}

interface Desk {
  readonly national: NationalDirectory;
  readonly office: PortalAdministrator;
}

function carryOut(transaction: JoinerMoverLeaverTransaction, desk: Desk): JoinerMoverLeaverAnswer {
  const { office, national } = desk;
  switch (transaction.type) {
    case "create-or-join":
      createOrJoin(transaction.attributes, desk);
      break;
    case "leave": {
      const held = national.view.account(transaction.account.stable);
      // The same transaction may come twice.
      if (held?.portal?.state !== "Active (Leaver)") office.markLeaver(transaction.account.stable);
      break;
    }
    default:
      office.edit(transaction.account.stable, propertiesOf(transaction.attributes));
  }
  return { taken: true };
}

/** Takes over the account that the person has, and makes one only where there is none. */
function createOrJoin(attributes: Attributes, { national, office }: Desk): void {
  const { givenName, surname, employeeId } = attributes;
  const held = national.view
    .accounts()
    .find(({ life, user }) => life === "live" && user.employeeId === employeeId);
  const properties = propertiesOf(attributes);
  if (!held) {
    const [given, family] = [String(givenName ?? ""), String(surname ?? "")];
    office.create({ givenName: given, surname: family, properties });
  } else if (held.portal?.organisation !== office.organisation) {
    office.join(held.id);
    office.edit(held.id, properties);
  }
}

/** The portal itself sets organisation, status and address. */
function propertiesOf(attributes: Attributes): Record<string, never> {
  const { organisation, status, userPrincipalName, mail, mailNickname, ...rest } = attributes;
  return rest as Record<string, never>;
}
