/** What an entry of each class may have, beside what it must, as Microsoft publishes it ([MS-ADSC]); names between spaces. */
export const classAttributes: Readonly<Record<string, string>> = {
  top: `
    adminDescription adminDisplayName allowedAttributes allowedAttributesEffective
    allowedChildClasses allowedChildClassesEffective bridgeheadServerListBL canonicalName cn
    createTimeStamp description directReports displayName displayNamePrintable distinguishedName
    dSASignature dSCorePropagationData extensionName flags fromEntry frsComputerReferenceBL
    fRSMemberReferenceBL fSMORoleOwner isCriticalSystemObject isDeleted isPrivilegeHolder
    isRecycled lastKnownParent managedObjects masteredBy memberOf modifyTimeStamp
    mS-DS-ConsistencyChildCount mS-DS-ConsistencyGuid msCOM-PartitionSetLink msCOM-UserLink
    msDFSR-ComputerReferenceBL msDFSR-MemberReferenceBL msDS-Approx-Immed-Subordinates
    msDS-AuthenticatedToAccountlist msDS-ClaimSharesPossibleValuesWithBL msDS-CloudAnchor
    msDS-EnabledFeatureBL msDS-HostServiceAccountBL msDS-IsDomainFor msDS-IsFullReplicaFor
    msDS-IsPartialReplicaFor msDS-IsPrimaryComputerFor msDS-KrbTgtLinkBl msDS-LastKnownRDN
    msDS-LocalEffectiveDeletionTime msDS-LocalEffectiveRecycleTime msDs-masteredBy
    msds-memberOfTransitive msDS-MembersForAzRoleBL msDS-MembersOfResourcePropertyListBL
    msds-memberTransitive msDS-NC-RO-Replica-Locations-BL msDS-NCReplCursors
    msDS-NCReplInboundNeighbors msDS-NCReplOutboundNeighbors msDS-NcType msDS-NonMembersBL
    msDS-ObjectReferenceBL msDS-ObjectSoa msDS-OIDToGroupLinkBl msDS-OperationsForAzRoleBL
    msDS-OperationsForAzTaskBL msDS-parentdistname msDS-PrincipalName msDS-PSOApplied
    msDS-ReplAttributeMetaData msDS-ReplValueMetaData msDS-ReplValueMetaDataExt
    msDS-RevealedDSAs msDS-RevealedListBL msDS-SourceAnchor msDS-TasksForAzRoleBL
    msDS-TasksForAzTaskBL msDS-TDOEgressBL msDS-TDOIngressBL msDS-ValueTypeReferenceBL
    msSFU30PosixMemberOf name netbootSCPBL nonSecurityMemberBL objectGUID objectVersion
    otherWellKnownObjects ownerBL partialAttributeDeletionList partialAttributeSet
    possibleInferiors proxiedObjectName proxyAddresses queryPolicyBL replPropertyMetaData
    replUpToDateVector repsFrom repsTo revision sDRightsEffective serverReferenceBL
    showInAdvancedViewOnly siteObjectBL structuralObjectClass subRefs subSchemaSubEntry
    systemFlags url uSNChanged uSNCreated uSNDSALastObjRemoved USNIntersite uSNLastObjRem
    uSNSource wbemPath wellKnownObjects whenChanged whenCreated wWWHomePage
  `,
  person: `
    attributeCertificateAttribute seeAlso serialNumber sn telephoneNumber userPassword
  `,
  organizationalPerson: `
    assistant c co comment company countryCode department destinationIndicator division
    employeeID facsimileTelephoneNumber generationQualifier givenName homePhone
    homePostalAddress houseIdentifier initials internationalISDNNumber ipPhone l mail manager
    mhsORAddress middleName mobile msDS-AllowedToActOnBehalfOfOtherIdentity
    msDS-AllowedToDelegateTo msDS-HABSeniorityIndex msDS-PhoneticCompanyName
    msDS-PhoneticDepartment msDS-PhoneticDisplayName msDS-PhoneticFirstName
    msDS-PhoneticLastName msExchHouseIdentifier o otherFacsimileTelephoneNumber otherHomePhone
    otherIpPhone otherMailbox otherMobile otherPager otherTelephone ou pager personalTitle
    physicalDeliveryOfficeName postalAddress postalCode postOfficeBox preferredDeliveryMethod
    primaryInternationalISDNNumber primaryTelexNumber registeredAddress st street streetAddress
    teletexTerminalIdentifier telexNumber thumbnailLogo thumbnailPhoto title x121Address
  `,
  user: `
    accountExpires aCSPolicyName adminCount audio badPasswordTime badPwdCount businessCategory
    carLicense codePage controlAccessRights dBCSPwd defaultClassStore departmentNumber
    desktopProfile displayName dynamicLDAPServer employeeNumber employeeType givenName
    groupMembershipSAM groupPriority groupsToIgnore homeDirectory homeDrive homePhone
    homePostalAddress initials jpegPhoto labeledURI lastLogoff lastLogon lastLogonTimestamp
    lmPwdHistory localeID lockoutTime logonCount logonHours logonWorkstation mail manager
    maxStorage mobile mS-DS-CreatorSID msCOM-UserPartitionSetLink msDRM-IdentityCertificate
    msDS-AssignedAuthNPolicy msDS-AssignedAuthNPolicySilo msDS-AuthenticatedAtDC
    msDS-AuthNPolicySiloMembersBL msDS-Cached-Membership msDS-Cached-Membership-Time-Stamp
    msDS-FailedInteractiveLogonCount msDS-FailedInteractiveLogonCountAtLastSuccessfulLogon
    msDS-KeyCredentialLink msDS-KeyPrincipalBL msDS-LastFailedInteractiveLogonTime
    msDS-LastSuccessfulInteractiveLogonTime msDS-PrimaryComputer msDS-ResultantPSO
    msDS-SecondaryKrbTgtNumber msDS-Site-Affinity msDS-SourceObjectDN
    msDS-SupportedEncryptionTypes msDS-SyncServerUrl msDS-User-Account-Control-Computed
    msDS-UserPasswordExpiryTimeComputed msIIS-FTPDir msIIS-FTPRoot mSMQDigests mSMQDigestsMig
    mSMQSignCertificates mSMQSignCertificatesMig msNPAllowDialin msNPCallingStationID
    msNPSavedCallingStationID msPKI-CredentialRoamingTokens msPKIAccountCredentials
    msPKIDPAPIMasterKeys msPKIRoamingTimeStamp msRADIUS-FramedInterfaceId
    msRADIUS-FramedIpv6Prefix msRADIUS-FramedIpv6Route msRADIUS-SavedFramedInterfaceId
    msRADIUS-SavedFramedIpv6Prefix msRADIUS-SavedFramedIpv6Route msRADIUSCallbackNumber
    msRADIUSFramedIPAddress msRADIUSFramedRoute msRADIUSServiceType msRASSavedCallbackNumber
    msRASSavedFramedIPAddress msRASSavedFramedRoute msSFU30Name msSFU30NisDomain msTSAllowLogon
    msTSBrokenConnectionAction msTSConnectClientDrives msTSConnectPrinterDrives
    msTSDefaultToMainPrinter msTSExpireDate msTSExpireDate2 msTSExpireDate3 msTSExpireDate4
    msTSHomeDirectory msTSHomeDrive msTSInitialProgram msTSLicenseVersion msTSLicenseVersion2
    msTSLicenseVersion3 msTSLicenseVersion4 msTSLSProperty01 msTSLSProperty02 msTSManagingLS
    msTSManagingLS2 msTSManagingLS3 msTSManagingLS4 msTSMaxConnectionTime
    msTSMaxDisconnectionTime msTSMaxIdleTime msTSPrimaryDesktop msTSProfilePath msTSProperty01
    msTSProperty02 msTSReconnectionAction msTSRemoteControl msTSSecondaryDesktops
    msTSWorkDirectory networkAddress ntPwdHistory o operatorCount otherLoginWorkstations pager
    photo preferredLanguage preferredOU primaryGroupID profilePath pwdLastSet roomNumber
    scriptPath secretary servicePrincipalName terminalServer uid unicodePwd userAccountControl
    userCertificate userParameters userPKCS12 userPrincipalName userSharedFolder
    userSharedFolderOther userSMIMECertificate userWorkstations x500uniqueIdentifier
  `,
  inetOrgPerson: `
    audio businessCategory carLicense departmentNumber displayName employeeNumber employeeType
    givenName homePhone homePostalAddress initials jpegPhoto labeledURI mail manager mobile o
    pager photo preferredLanguage roomNumber secretary uid userCertificate userPKCS12
    userSMIMECertificate x500uniqueIdentifier
  `,
  computer: `
    catalogs cn defaultLocalPolicyObject dNSHostName localPolicyFlags location machineRole
    managedBy msDS-AdditionalDnsHostName msDS-AdditionalSamAccountName msDS-AuthenticatedAtDC
    msDS-ExecuteScriptPassword msDS-GenerationId msDS-HostServiceAccount msDS-isGC msDS-isRODC
    msDS-IsUserCachableAtRodc msDS-KrbTgtLink msDS-NeverRevealGroup msDS-PromotionSettings
    msDS-RevealedList msDS-RevealedUsers msDS-RevealOnDemandGroup msDS-SiteName
    msImaging-HashAlgorithm msImaging-ThumbprintHash msSFU30Aliases msSFU30Name msSFU30NisDomain
    msTPM-OwnerInformation msTPM-TpmInformationForComputer msTSEndpointData msTSEndpointPlugin
    msTSEndpointType msTSPrimaryDesktopBL msTSProperty01 msTSProperty02 msTSSecondaryDesktopBL
    netbootDUID netbootGUID netbootInitialization netbootMachineFilePath netbootMirrorDataFile
    netbootSIFFile networkAddress nisMapName operatingSystem operatingSystemHotfix
    operatingSystemServicePack operatingSystemVersion physicalLocationObject
    policyReplicationFlags rIDSetReferences siteGUID volumeCount
  `,
  contact: `
    msDS-SourceObjectDN notes
  `,
  securityPrincipal: `
    accountNameHistory altSecurityIdentities msDS-KeyVersionNumber msds-tokenGroupNames
    msds-tokenGroupNamesGlobalAndUniversal msds-tokenGroupNamesNoGCAcceptable
    nTSecurityDescriptor rid sAMAccountType securityIdentifier sIDHistory
    supplementalCredentials tokenGroups tokenGroupsGlobalAndUniversal tokenGroupsNoGCAcceptable
  `,
  mailRecipient: `
    garbageCollPeriod info labeledURI legacyExchangeDN msDS-ExternalDirectoryObjectId
    msDS-GeoCoordinatesAltitude msDS-GeoCoordinatesLatitude msDS-GeoCoordinatesLongitude
    msDS-PhoneticDisplayName msExchAssistantName msExchLabeledURI secretary showInAddressBook
    telephoneNumber textEncodedORAddress userCert userCertificate userSMIMECertificate
  `,
  group: `
    adminCount controlAccessRights desktopProfile groupAttributes groupMembershipSAM mail
    managedBy member msDS-AzApplicationData msDS-AzBizRule msDS-AzBizRuleLanguage
    msDS-AzGenericData msDS-AzLastImportedBizRulePath msDS-AzLDAPQuery msDS-AzObjectGuid
    msDS-NonMembers msDS-PrimaryComputer msSFU30Name msSFU30NisDomain msSFU30PosixMember
    nonSecurityMember nTGroupMembers operatorCount primaryGroupToken
  `,
  organizationalUnit: `
    businessCategory c co countryCode defaultGroup desktopProfile destinationIndicator
    facsimileTelephoneNumber gPLink gPOptions internationalISDNNumber l managedBy
    msCOM-UserPartitionSetLink physicalDeliveryOfficeName postalAddress postalCode postOfficeBox
    preferredDeliveryMethod registeredAddress searchGuide seeAlso st street telephoneNumber
    teletexTerminalIdentifier telexNumber thumbnailLogo uPNSuffixes userPassword x121Address
  `,
  container: `
    defaultClassStore msDS-ObjectReference schemaVersion
  `,
  domainDNS: `
    managedBy msDS-AllowedDNSSuffixes msDS-Behavior-Version msDS-EnabledFeature
    msDS-ExpirePasswordsOnSmartCardOnlyAccounts msDS-USNLastSyncSuccess
  `,
  samDomain: `
    auditingPolicy builtinCreationTime builtinModifiedCount cACertificate controlAccessRights
    creationTime defaultLocalPolicyObject description desktopProfile domainPolicyObject
    eFSPolicy gPLink gPOptions lockoutDuration lockOutObservationWindow lockoutThreshold
    lSACreationTime lSAModifiedCount maxPwdAge minPwdAge minPwdLength modifiedCountAtLastProm
    ms-DS-MachineAccountQuota msDS-AllUsersTrustQuota msDS-LogonTimeSyncInterval
    msDS-PerUserTrustQuota msDS-PerUserTrustTombstonesQuota nETBIOSName nextRid nTMixedDomain
    pekKeyChangeInterval pekList privateKey pwdHistoryLength pwdProperties replicaSource
    rIDManagerReference treeName
  `,
  samDomainBase: `
    creationTime domainReplica forceLogoff lockoutDuration lockOutObservationWindow
    lockoutThreshold maxPwdAge minPwdAge minPwdLength modifiedCount modifiedCountAtLastProm
    nextRid nTSecurityDescriptor objectSid oEMInformation pwdHistoryLength pwdProperties
    revision serverRole serverState uASCompat
  `,
  foreignSecurityPrincipal: `
    foreignIdentifier
  `,
  "msDS-PasswordSettings": `
    msDS-PSOAppliesTo
  `,
  lostAndFound: `
    moveTreeState
  `,
  "msDS-CloudExtensions": `
    msDS-cloudExtensionAttribute1 msDS-cloudExtensionAttribute10 msDS-cloudExtensionAttribute11
    msDS-cloudExtensionAttribute12 msDS-cloudExtensionAttribute13 msDS-cloudExtensionAttribute14
    msDS-cloudExtensionAttribute15 msDS-cloudExtensionAttribute16 msDS-cloudExtensionAttribute17
    msDS-cloudExtensionAttribute18 msDS-cloudExtensionAttribute19 msDS-cloudExtensionAttribute2
    msDS-cloudExtensionAttribute20 msDS-cloudExtensionAttribute3 msDS-cloudExtensionAttribute4
    msDS-cloudExtensionAttribute5 msDS-cloudExtensionAttribute6 msDS-cloudExtensionAttribute7
    msDS-cloudExtensionAttribute8 msDS-cloudExtensionAttribute9
  `,
  dynamicObject: `
    entryTTL msDS-Entry-Time-To-Die
  `,
  posixAccount: `
    cn description gecos gidNumber homeDirectory loginShell uid uidNumber unixHomeDirectory
    unixUserPassword userPassword
  `,
  shadowAccount: `
    description shadowExpire shadowFlag shadowInactive shadowLastChange shadowMax shadowMin
    shadowWarning uid userPassword
  `,
  posixGroup: `
    cn description gidNumber memberUid unixUserPassword userPassword
  `,
  ipHost: `
    cn description ipHostNumber l manager uid
  `,
};
