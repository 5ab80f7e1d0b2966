/** What the file of a set begins with. */
export const magic: Buffer = Buffer.from("RCPWSET\n", "latin1");

/** Of the form of the file; another one is another form. */
export const formatVersion = 1;
