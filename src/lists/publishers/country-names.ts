import { foldName } from "../../names/fold.ts";

/**
 * Countries as US agencies write them, with other spellings of the same place; ISO 3166-1 alpha-2 and `XK`. A place that
 * is no country, or whose country is disputed ("Region: Crimea"), is not in the table: it is counted, never guessed.
 */
const spellings = `
AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AI Anguilla; AL Albania; AM Armenia;
AO Angola; AR Argentina; AS American Samoa; AT Austria; AU Australia; AW Aruba; AZ Azerbaijan;
BA Bosnia and Herzegovina; BB Barbados; BD Bangladesh; BE Belgium; BF Burkina Faso; BG Bulgaria; BH Bahrain;
BI Burundi; BJ Benin; BM Bermuda; BN Brunei | Brunei Darussalam; BO Bolivia; BR Brazil; BS Bahamas, The | Bahamas;
BT Bhutan; BW Botswana; BY Belarus; BZ Belize; CA Canada;
CD Congo, Democratic Republic of the | Democratic Republic of the Congo | Democratic Republic of Congo | Congo (Kinshasa);
CF Central African Republic; CG Congo, Republic of the | Republic of the Congo | Congo (Brazzaville); CH Switzerland;
CI Cote d Ivoire | Ivory Coast; CK Cook Islands; CL Chile; CM Cameroon;
CN China | People's Republic of China; CO Colombia; CR Costa Rica; CU Cuba; CV Cabo Verde | Cape Verde; CW Curacao;
CY Cyprus; CZ Czech Republic | Czechia; DE Germany; DJ Djibouti; DK Denmark; DM Dominica; DO Dominican Republic;
DZ Algeria; EC Ecuador; EE Estonia; EG Egypt; ER Eritrea; ES Spain; ET Ethiopia; FI Finland; FJ Fiji;
FM Micronesia, Federated States of; FO Faroe Islands; FR France; GA Gabon; GB United Kingdom; GD Grenada; GE Georgia;
GG Guernsey; GH Ghana; GI Gibraltar; GL Greenland; GM Gambia, The | The Gambia | Gambia; GN Guinea; GP Guadeloupe;
GQ Equatorial Guinea; GR Greece; GT Guatemala; GU Guam; GW Guinea-Bissau; GY Guyana; HK Hong Kong; HN Honduras;
HR Croatia; HT Haiti; HU Hungary; ID Indonesia; IE Ireland; IL Israel; IM Isle of Man | Man, Isle of; IN India; IQ Iraq;
IR Iran | Islamic Republic of Iran; IS Iceland; IT Italy; JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya;
KG Kyrgyzstan | Kyrgyz Republic; KH Cambodia; KI Kiribati; KM Comoros; KN Saint Kitts and Nevis | St. Kitts & Nevis | St. Kitts and Nevis;
KP Korea, North | North Korea | Democratic People's Republic of Korea;
KR Korea, South | South Korea | Republic of Korea; KW Kuwait; KY Cayman Islands; KZ Kazakhstan; LA Laos; LB Lebanon;
LC Saint Lucia | St. Lucia; LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho; LT Lithuania; LU Luxembourg; LV Latvia; LY Libya;
MA Morocco; MC Monaco; MD Moldova; ME Montenegro; MG Madagascar; MH Marshall Islands;
MK North Macedonia | Macedonia, The Former Yugoslav Republic of | North Macedonia, The Republic of; ML Mali;
MM Burma | Myanmar; MN Mongolia; MO Macau | Macao; MQ Martinique; MR Mauritania; MT Malta; MU Mauritius; MV Maldives;
MW Malawi; MX Mexico; MY Malaysia; MZ Mozambique; NA Namibia; NC New Caledonia; NE Niger; NG Nigeria; NI Nicaragua;
NL Netherlands; NO Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM Oman; PA Panama; PE Peru;
PF French Polynesia; PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland; PR Puerto Rico;
PS Palestinian | West Bank | Region: Gaza; PT Portugal; PW Palau; PY Paraguay; QA Qatar; RE Reunion; RO Romania;
RS Serbia; RU Russia | Russian Federation; RW Rwanda; SA Saudi Arabia; SB Solomon Islands; SC Seychelles; SD Sudan;
SE Sweden; SG Singapore; SI Slovenia; SK Slovakia; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname;
SS South Sudan; ST Sao Tome and Principe; SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini | Swaziland;
TC Turks and Caicos Islands; TD Chad; TG Togo; TH Thailand; TJ Tajikistan; TL Timor-Leste | East Timor; TM Turkmenistan;
TN Tunisia; TO Tonga; TR Turkey | Turkiye | Turkey (Turkiye); TT Trinidad and Tobago; TV Tuvalu; TW Taiwan; TZ Tanzania;
UA Ukraine; UG Uganda; US United States | United States of America; UY Uruguay; UZ Uzbekistan;
VA Vatican City | Holy See; VC Saint Vincent and the Grenadines | St. Vincent and the Grenadines; VE Venezuela;
VG Virgin Islands, British | British Virgin Islands; VI Virgin Islands, U.S. | U.S. Virgin Islands;
VN Vietnam; VU Vanuatu; WS Samoa; XK Kosovo; YE Yemen; ZA South Africa; ZM Zambia; ZW Zimbabwe`;

const codes: ReadonlyMap<string, string> = new Map(
  spellings.split(";").flatMap((part) => {
    const [code = "", ...words] = part.trim().split(" ");
    return words
      .join(" ")
      .split("|")
      .map((name) => [foldName(name), code] as const);
  }),
);

/** ISO 3166-1 alpha-2 codes that are told by name or by code. */
const known: ReadonlySet<string> = new Set(codes.values());

/** The code of a country as a US agency writes it; undefined for every other spelling. */
export const countryNamed = (text: string): string | undefined => codes.get(foldName(text));

/** Codes in use beside those of the table: small territories that no US agency has named so far. */
const territories = new Set(
  "AQ AX BL BQ BV CC CX EH FK GF GS HM IO MF MP MS NF PM PN SH SJ TF TK UM WF YT".split(" "),
);

/** Whether the text is an ISO 3166-1 alpha-2 code in upper case, or `XK`. */
export const isCountryCode = (text: string): boolean => known.has(text) || territories.has(text);
