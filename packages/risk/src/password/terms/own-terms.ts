const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * Words that people in Britain put into passwords: months, days, seasons, what passwords are made of everywhere. A list
 * of our own, and short: it does not replace that of the NCSC.
 */
export const commonTerms: readonly string[] = list(`
  january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
  spring summer autumn winter christmas easter holiday birthday
  password passphrase pass welcome letmein login logon access secret admin administrator root
  test testing temp temporary change changeme default guest user computer laptop windows office
  qwerty abc iloveyou love sunshine princess monkey dragon master shadow superman batman football
  rugby cricket hello flower family mother father mummy daddy baby angel happy lucky freedom
  england scotland wales ireland britain london manchester birmingham leeds sheffield bristol
  newcastle nottingham leicester bradford cardiff glasgow edinburgh belfast
`);

/** Names of football clubs, as they are shouted. */
export const clubTerms: readonly string[] = list(`
  arsenal villa bournemouth brentford brighton burnley chelsea palace everton fulham ipswich
  leicester liverpool mancity manutd manunited newcastle forest southampton sunderland tottenham spurs
  westham wolves blackburn boro middlesbrough norwich stoke swansea watford millwall derby
  portsmouth pompey barnsley bolton wigan charlton reading wrexham cardiff celtic rangers hearts
  hibs hibernian aberdeen gunners hammers magpies toffees saints villans hornets baggies lufc
  lfc mufc mcfc thfc whufc nufc ynwa
`);

/** Words of the service's own. */
export const serviceTerms: readonly string[] = list(`
  nhs nhsmail nhsnet hospital ward clinic clinical surgery practice medical medicine health
  healthcare patient patients nurse nursing midwife midwifery doctor consultant registrar sister
  matron carer caring paramedic ambulance pharmacy pharmacist physio therapy therapist dentist
  dental theatre maternity paediatric paediatrics children oncology cardiology radiology xray
  pathology dialysis renal stroke hospice emergency trauma outpatient outpatients inpatient
  community mental trust foundation spine smartcard emis systmone cerner epic lorenzo rio ascribe
  covid corona vaccine vaccination handover rota bleep
`);
