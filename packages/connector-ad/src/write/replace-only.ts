/**
 * Attributes that Active Directory's security accounts manager owns (MS-ADTS section 3.1.1.5.3): it takes a new value in
 * place of the old one and knows nothing of values that are deleted and added, so what they were is compared by reading.
 * In lower case.
 */
export const replaceOnly: ReadonlySet<string> = new Set([
  "accountexpires",
  "codepage",
  "countrycode",
  "description",
  "grouptype",
  "homedirectory",
  "homedrive",
  "lockouttime",
  "logonhours",
  "primarygroupid",
  "profilepath",
  "pwdlastset",
  "samaccountname",
  "scriptpath",
  "useraccountcontrol",
  "userparameters",
  "userworkstations",
]);
