/** Explains the command. */
export const help = `Builds a set of compromised passwords, which @rollcall/risk looks passwords up in without a network.

  rollcall-compromised-set build LIST FOLDER   build a set from a list
  rollcall-compromised-set check FOLDER        read all of a set and see that it is whole

LIST is a text file with a line for each password: the 40 hexadecimal digits of its SHA-1 and, after a colon, how often
it was seen in breaches. The count may be missing, the lines may be in any order. "-" reads the standard input.
FOLDER is where the set goes. One that is there already stays in use until the new one is whole.

A build needs about 8 bytes of free disk for each line and another 2.3 for each password, and 300 MB of memory
for a list of 1,000 million lines.

Options of build
  --date DAY         the day of the list, such as 2026-11-20 (the day on which the file last changed)
  --least-count N    leave out what was seen less than N times (1)
  --bad-lines SHARE  stop when more than this share of lines is bad, such as 0.5% (0.1%)
  --seed N           build with another seed; the same list and seed make the same file (0)

Other options
  --quiet            say nothing unless something is wrong
  --help             this text

Ends with 0 when all went well, 1 when the list or the set cannot be used, 2 when what was typed is wrong,
and 130 when it was stopped, such as by Ctrl-C.
`;
