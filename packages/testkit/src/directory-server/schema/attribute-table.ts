/** How the values of an attribute are written and compared ([MS-ADTS] 3.1.1.2.2.2). */
export type Syntax =
  | "text"
  | "ignoreCase"
  | "ascii"
  | "numeric"
  | "integer"
  | "large"
  | "boolean"
  | "time"
  | "dn"
  | "dnBinary"
  | "oid"
  | "octets"
  | "sid"
  | "descriptor";

/**
 * Attributes of Active Directory's schema by syntax, as Microsoft publishes them ([MS-ADA1], [MS-ADA2], [MS-ADA3]).
 * After a name: `*` more than one value, `!` only the system writes it, `?` worked out when asked for, `@n` a link
 * and its number (odd: the back link of the even one before it), `:n` the longest value or largest number.
 */
export const attributeTable: Readonly<Record<Syntax, string>> = {
  text: `
    accountNameHistory* aCSPolicyName adminDescription:1024 adminDisplayName:256
    altSecurityIdentities* businessCategory*:128 c:3 canonicalName*!? carLicense* catalogs*
    cn:64 co:128 comment company:64 dc:255 department:64 departmentNumber* description*:1024
    desktopProfile displayName:256 division:256 dNSHostName:2048 dnsRoot*:255
    domainReplica:32767 employeeID:16 employeeNumber:512 employeeType:256 extensionName*:255
    facsimileTelephoneNumber:64 generationQualifier:64 givenName:64 gPLink groupPriority*
    groupsToIgnore* homeDirectory homeDrive homePhone:64 homePostalAddress:4096
    houseIdentifier*:32768 info:1024 initials:6 ipPhone:64 l:128 labeledURI* lDAPDisplayName:256
    location:1024 mail:256 mhsORAddress* middleName:64 mobile:64
    msDS-AdditionalDnsHostName*!:2048 msDS-AdditionalSamAccountName*!:256
    msDS-AllowedDNSSuffixes*:2048 msDS-AllowedToDelegateTo* msDS-AzApplicationData
    msDS-AzBizRule:65536 msDS-AzBizRuleLanguage:64 msDS-AzGenericData:65536
    msDS-AzLastImportedBizRulePath:65536 msDS-AzLDAPQuery:4096 msDS-cloudExtensionAttribute1
    msDS-cloudExtensionAttribute10 msDS-cloudExtensionAttribute11 msDS-cloudExtensionAttribute12
    msDS-cloudExtensionAttribute13 msDS-cloudExtensionAttribute14 msDS-cloudExtensionAttribute15
    msDS-cloudExtensionAttribute16 msDS-cloudExtensionAttribute17 msDS-cloudExtensionAttribute18
    msDS-cloudExtensionAttribute19 msDS-cloudExtensionAttribute2 msDS-cloudExtensionAttribute20
    msDS-cloudExtensionAttribute3 msDS-cloudExtensionAttribute4 msDS-cloudExtensionAttribute5
    msDS-cloudExtensionAttribute6 msDS-cloudExtensionAttribute7 msDS-cloudExtensionAttribute8
    msDS-cloudExtensionAttribute9 msDS-ExternalDirectoryObjectId:256 msDS-LastKnownRDN!:255
    msDS-NCReplCursors*? msDS-NCReplInboundNeighbors*? msDS-NCReplOutboundNeighbors*?
    msDS-ObjectSoa msDS-PhoneticCompanyName:64 msDS-PhoneticDepartment:64
    msDS-PhoneticDisplayName:256 msDS-PhoneticFirstName:64 msDS-PhoneticLastName:64
    msDS-PrincipalName? msDS-PromotionSettings!:65536 msDS-ReplAttributeMetaData*?
    msDS-ReplValueMetaData*? msDS-ReplValueMetaDataExt*? msDS-RevealedList*!? msDS-SiteName?
    msDS-SourceAnchor msDS-SourceObjectDN:10240 msDS-SyncServerUrl*:512 msExchAssistantName:256
    msExchHouseIdentifier:128 msExchLabeledURI*:1024 msIIS-FTPDir:256 msIIS-FTPRoot:256
    msImaging-HashAlgorithm:64 msTPM-OwnerInformation:128 msTSEndpointData:32767
    msTSEndpointPlugin:32767 msTSHomeDirectory:32767 msTSHomeDrive:32767
    msTSInitialProgram:32767 msTSLicenseVersion msTSLicenseVersion2:255 msTSLicenseVersion3:255
    msTSLicenseVersion4:255 msTSLSProperty01*:32767 msTSLSProperty02*:32767 msTSManagingLS
    msTSManagingLS2:255 msTSManagingLS3:255 msTSManagingLS4:255 msTSProfilePath:32767
    msTSProperty01*:32767 msTSProperty02*:32767 msTSWorkDirectory:32767 name!:255 nETBIOSName:16
    netbootInitialization netbootMachineFilePath netbootMirrorDataFile* netbootSIFFile*
    notes:32768 o*:64 oEMInformation:32767 operatingSystem operatingSystemHotfix
    operatingSystemServicePack operatingSystemVersion otherFacsimileTelephoneNumber*:64
    otherHomePhone*:64 otherIpPhone* otherLoginWorkstations*:1024 otherMailbox* otherMobile*:64
    otherPager*:64 otherTelephone*:64 ou*:64 pager:64 personalTitle:64
    physicalDeliveryOfficeName:128 postalAddress*:4096 postalCode:40 postOfficeBox*:40
    preferredLanguage primaryInternationalISDNNumber:64 primaryTelexNumber:64 profilePath
    proxyAddresses*:1123 replicaSource! roomNumber* sAMAccountName:256 scriptPath
    servicePrincipalName* sn:64 st:128 street:1024 streetAddress:1024 telephoneNumber:64
    textEncodedORAddress:1024 title:128 treeName! uid* uPNSuffixes* url* userParameters:32767
    userPrincipalName:1024 userSharedFolder userSharedFolderOther* userWorkstations:1024
    wbemPath* wWWHomePage:2048
  `,
  ignoreCase: `
    legacyExchangeDN networkAddress*:256
  `,
  ascii: `
    destinationIndicator*:128 displayNamePrintable:256 gecos:10240 ipHostNumber*:128
    loginShell:1024 memberUid*:256000 msNPCallingStationID* msNPSavedCallingStationID*
    msRADIUS-FramedInterfaceId:8 msRADIUS-FramedIpv6Prefix:16 msRADIUS-FramedIpv6Route*:4096
    msRADIUS-SavedFramedInterfaceId:8 msRADIUS-SavedFramedIpv6Prefix:16
    msRADIUS-SavedFramedIpv6Route*:4096 msRADIUSCallbackNumber msRADIUSFramedRoute*
    msRASSavedCallbackNumber msRASSavedFramedRoute* msSFU30Aliases*:153600 msSFU30Name:1024
    msSFU30NisDomain:1024 nisMapName:1024 serialNumber*:64 unixHomeDirectory:2048
  `,
  numeric: `
    internationalISDNNumber*:16 x121Address*:15
  `,
  integer: `
    adminCount badPwdCount codePage:65535 countryCode:65535 entryTTL?:31557600 flags
    garbageCollPeriod gidNumber gPOptions groupAttributes groupType instanceType! linkID!
    localeID* localPolicyFlags lockoutThreshold:65535 logonCount machineRole minPwdLength
    mS-DS-ConsistencyChildCount ms-DS-MachineAccountQuota msDS-AllUsersTrustQuota
    msDS-Approx-Immed-Subordinates!? msDS-Behavior-Version! msDS-FailedInteractiveLogonCount!
    msDS-FailedInteractiveLogonCountAtLastSuccessfulLogon! msDS-HABSeniorityIndex
    msDS-IsUserCachableAtRodc? msDS-KeyVersionNumber!? msDS-LockoutThreshold:65535
    msDS-LogonTimeSyncInterval msDS-MinimumPasswordLength:255 msDS-NcType!
    msDS-OptionalFeatureFlags! msDS-PasswordHistoryLength:65535 msDS-PasswordSettingsPrecedence
    msDS-PerUserTrustQuota msDS-PerUserTrustTombstonesQuota msDS-SecondaryKrbTgtNumber!:65536
    msDS-SupportedEncryptionTypes msDS-User-Account-Control-Computed? msRADIUSFramedIPAddress
    msRADIUSServiceType msRASSavedFramedIPAddress msTSEndpointType msTSMaxConnectionTime
    msTSMaxDisconnectionTime msTSMaxIdleTime msTSRemoteControl nextRid nTMixedDomain
    objectVersion oMSyntax! operatorCount options policyReplicationFlags
    preferredDeliveryMethod* primaryGroupID primaryGroupToken!? pwdHistoryLength:65535
    pwdProperties rangeLower rangeUpper revision rid sAMAccountType schemaVersion*
    sDRightsEffective? searchFlags serverRole serverState shadowExpire shadowFlag shadowInactive
    shadowLastChange shadowMax shadowMin shadowWarning systemFlags! uASCompat uidNumber
    userAccountControl USNIntersite volumeCount
  `,
  large: `
    accountExpires badPasswordTime builtinCreationTime builtinModifiedCount creationTime
    forceLogoff lastLogoff lastLogon lastLogonTimestamp lockoutDuration lockOutObservationWindow
    lockoutTime lSACreationTime lSAModifiedCount maxPwdAge maxStorage minPwdAge modifiedCount
    modifiedCountAtLastProm msDS-Cached-Membership-Time-Stamp msDS-GeoCoordinatesAltitude
    msDS-GeoCoordinatesLatitude msDS-GeoCoordinatesLongitude
    msDS-LastFailedInteractiveLogonTime! msDS-LastSuccessfulInteractiveLogonTime!
    msDS-LockoutDuration:0 msDS-LockoutObservationWindow:0 msDS-MaximumPasswordAge:0
    msDS-MinimumPasswordAge:0 msDS-UserPasswordExpiryTimeComputed? msDS-USNLastSyncSuccess
    pekKeyChangeInterval pwdLastSet uSNChanged! uSNCreated! uSNDSALastObjRemoved! uSNLastObjRem!
    uSNSource
  `,
  boolean: `
    fromEntry*!? isCriticalSystemObject isDeleted! isRecycled! isSingleValued!
    msDS-ExpirePasswordsOnSmartCardOnlyAccounts msDS-isGC? msDS-isRODC?
    msDS-PasswordComplexityEnabled msDS-PasswordReversibleEncryptionEnabled msNPAllowDialin
    msTSAllowLogon msTSBrokenConnectionAction msTSConnectClientDrives msTSConnectPrinterDrives
    msTSDefaultToMainPrinter msTSReconnectionAction showInAdvancedViewOnly systemOnly!
  `,
  time: `
    createTimeStamp!? dSCorePropagationData*! modifyTimeStamp!? msDS-Entry-Time-To-Die!
    msDS-LocalEffectiveDeletionTime!? msDS-LocalEffectiveRecycleTime!? msTSExpireDate
    msTSExpireDate2 msTSExpireDate3 msTSExpireDate4 whenChanged! whenCreated!
  `,
  dn: `
    assistant bridgeheadServerListBL*!@99 defaultClassStore* defaultGroup
    defaultLocalPolicyObject directReports*!@43 distinguishedName! dMDLocation!
    domainPolicyObject dynamicLDAPServer frsComputerReferenceBL*!@103 fRSMemberReferenceBL*!@105
    fSMORoleOwner hasMasterNCs*!@76 isPrivilegeHolder*!@71 lastKnownParent managedBy@72
    managedObjects*!@73 manager@42 masteredBy*!@77 member*@2 memberOf*!@3
    msCOM-PartitionSetLink*!@1041 msCOM-UserLink*!@1049 msCOM-UserPartitionSetLink@1048
    msDFSR-ComputerReferenceBL*@2051 msDFSR-MemberReferenceBL*@2053
    msDS-AssignedAuthNPolicy@2212 msDS-AssignedAuthNPolicySilo@2202 msDS-AuthenticatedAtDC*@2112
    msDS-AuthenticatedToAccountlist*!@2113 msDS-AuthNPolicySiloMembersBL*!@2205
    msDS-ClaimSharesPossibleValuesWithBL*@2179 msDS-EnabledFeature*!@2168
    msDS-EnabledFeatureBL*!@2169 msDS-HostServiceAccount*@2166 msDS-HostServiceAccountBL*@2167
    msDS-IsDomainFor*!@2027 msDS-IsFullReplicaFor*!@2105 msDS-IsPartialReplicaFor*!@75
    msDS-IsPrimaryComputerFor*@2187 msDS-KeyPrincipalBL*!@2219 msDS-KrbTgtLink@2100
    msDS-KrbTgtLinkBl*!@2101 msDs-masteredBy*!@2037 msds-memberOfTransitive*!?
    msDS-MembersForAzRoleBL*!@2017 msDS-MembersOfResourcePropertyListBL*@2181
    msds-memberTransitive*!? msDS-NC-RO-Replica-Locations-BL*@2115 msDS-NeverRevealGroup*@2106
    msDS-NonMembers*@2014 msDS-NonMembersBL*!@2015 msDS-ObjectReference*@2038
    msDS-ObjectReferenceBL*!@2039 msDS-OIDToGroupLinkBl*!@2165 msDS-OperationsForAzRoleBL*!@2023
    msDS-OperationsForAzTaskBL*!@2019 msDS-parentdistname!? msDS-PrimaryComputer*@2186
    msDS-PSOApplied*!@2119 msDS-PSOAppliesTo*@2118 msDS-ResultantPSO!? msDS-RevealedDSAs*!@2103
    msDS-RevealedListBL*!? msDS-RevealOnDemandGroup*@2110 msDS-TasksForAzRoleBL*!@2025
    msDS-TasksForAzTaskBL*!@2021 msDS-TDOEgressBL*!@2193 msDS-TDOIngressBL*!@2191
    msds-tokenGroupNames*!? msds-tokenGroupNamesGlobalAndUniversal*!?
    msds-tokenGroupNamesNoGCAcceptable*!? msDS-ValueTypeReferenceBL*!@2189
    msSFU30PosixMember*@2030 msSFU30PosixMemberOf*@2031 msTPM-TpmInformationForComputer@2182
    msTSPrimaryDesktop@2170 msTSPrimaryDesktopBL*!@2171 msTSSecondaryDesktopBL*!@2173
    msTSSecondaryDesktops*@2172 nCName! netbootSCPBL*!@101 nonSecurityMember*@50
    nonSecurityMemberBL*!@51 objectCategory ownerBL*!@45 physicalLocationObject preferredOU
    queryPolicyBL*!@69 queryPolicyObject@68 rIDManagerReference! rIDSetReferences*! secretary*
    seeAlso* serverReference@94 serverReferenceBL*!@95 showInAddressBook* siteObjectBL*!@47
    subRefs*! subSchemaSubEntry*!?
  `,
  dnBinary: `
    msDS-HasInstantiatedNCs*!@2002:4 msDS-KeyCredentialLink*@2220 msDS-RevealedUsers*!@2102
    msPKI-CredentialRoamingTokens*@2162 msPKIAccountCredentials*@2048 msPKIDPAPIMasterKeys*@2046
    otherWellKnownObjects*:16 proxiedObjectName! wellKnownObjects*!:16
  `,
  oid: `
    allowedAttributes*!? allowedAttributesEffective*!? allowedChildClasses*!?
    allowedChildClassesEffective*!? attributeID! attributeSyntax! objectClass*!
    possibleInferiors*!? structuralObjectClass*?
  `,
  octets: `
    attributeCertificateAttribute* audio*:250000 auditingPolicy cACertificate*:32768
    controlAccessRights*:16 dBCSPwd dSASignature eFSPolicy* foreignIdentifier groupMembershipSAM
    invocationId! jpegPhoto* lmPwdHistory* logonHours logonWorkstation moveTreeState*
    mS-DS-ConsistencyGuid msDRM-IdentityCertificate*:10240 msDS-AzObjectGuid!:16
    msDS-Cached-Membership msDS-CloudAnchor msDS-ExecuteScriptPassword!:64 msDS-GenerationId!:16
    msDS-OptionalFeatureGUID!:16 msDS-Site-Affinity* msImaging-ThumbprintHash:1024
    mSMQDigests*:16 mSMQDigestsMig* mSMQSignCertificates:1048576 mSMQSignCertificatesMig:1048576
    msPKIRoamingTimeStamp netbootDUID:128 netbootGUID:16 nTGroupMembers* ntPwdHistory*
    objectGUID!:16 parentGUID!?:16 partialAttributeDeletionList! partialAttributeSet! pekList photo* privateKey
    registeredAddress*:4096 replPropertyMetaData! replUpToDateVector! repsFrom*! repsTo*!
    schemaIDGUID!:16 searchGuide* siteGUID:16 supplementalCredentials*
    teletexTerminalIdentifier* telexNumber*:32 terminalServer:20480 thumbnailLogo:32767
    thumbnailPhoto:102400 unicodePwd unixUserPassword*:128 userCert:32767 userCertificate*:32768
    userPassword*:128 userPKCS12* userSMIMECertificate*:32768 x500uniqueIdentifier*
  `,
  sid: `
    mS-DS-CreatorSID! objectSid!:28 securityIdentifier sIDHistory* tokenGroups*?
    tokenGroupsGlobalAndUniversal*? tokenGroupsNoGCAcceptable*?
  `,
  descriptor: `
    msDS-AllowedToActOnBehalfOfOtherIdentity!:132096 nTSecurityDescriptor:132096
  `,
};
