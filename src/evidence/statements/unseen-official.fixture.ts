import type { Told } from "./told.fixture.ts";

/** Sentences in the manner of ministries, parliaments, courts, experts, reports and companies; none of which the rules were written on. */
export const official: readonly Told[] = [
  // The plain form behind a plural that looks like a name, and documents with what was done to them.
  [
    "Experts in Lund say that the mills of the valley buy yarn from prisons.",
    ["Experts in Lund", "the mills of the valley buy yarn from prisons"],
  ],
  [
    "Unions such as the Weavers' League warn that wages have fallen.",
    ["Unions such as the Weavers' League", "wages have fallen"],
  ],
  [
    "According to aerial images analysed by the Delta Institute, nine sheds were built in 2019.",
    ["aerial images analysed by the Delta Institute", "nine sheds were built in 2019"],
  ],
  // Press releases of authorities.
  [
    "“Today's action targets those who profit from coerced labor,” said Under Secretary Brian E. Nelson.",
    ["Brian E. Nelson", "“Today's action targets those who profit from coerced labor,”"],
  ],
  [
    '"CBP will not tolerate forced labor in supply chains," said Acting Commissioner Troy A. Miller.',
    ["Troy A. Miller", '"CBP will not tolerate forced labor in supply chains,"'],
  ],
  [
    "CBP has determined that the gloves were made by convict labor.",
    ["CBP", "the gloves were made by convict labor", "finding"],
  ],
  [
    "The Department of Labor estimates that 160 million children are at work.",
    ["Department of Labor", "160 million children are at work", "finding"],
  ],
  [
    "The Secretary of State announced visa restrictions on six officials.",
    ["Secretary of State", "visa restrictions on six officials", "measure"],
  ],
  [
    "We call on all governments to end the use of prison labor.",
    [null, "to end the use of prison labor", "call"],
  ],
  [
    "The United States remains deeply concerned, the State Department said.",
    ["State Department", "The United States remains deeply concerned"],
  ],
  [
    "The Commission found that the mine's owners had ignored three orders.",
    ["Commission", "the mine's owners had ignored three orders", "finding"],
  ],
  [
    "The Ministry of Commerce announced on its website that exports of the alloy would need a licence.",
    ["Ministry of Commerce", "exports of the alloy would need a licence", "measure"],
  ],
  // Experts and intergovernmental bodies.
  [
    "“We are deeply alarmed by reports of forced separation,” the UN experts said.",
    ["UN experts", "“We are deeply alarmed by reports of forced separation,”"],
  ],
  [
    "The experts urged the Government to allow unrestricted visits.",
    ["experts", "to allow unrestricted visits", "call"],
  ],
  [
    "The Special Rapporteur recommended that the State repeal the decree.",
    ["Special Rapporteur", "the State repeal the decree", "call"],
  ],
  [
    "The Committee notes with concern that vagrancy laws permit compulsory work.",
    ["Committee", "vagrancy laws permit compulsory work"],
  ],
  [
    "The ILO said that it had received credible reports of coercion.",
    ["ILO", "it had received credible reports of coercion"],
  ],
  [
    "The report of the Special Rapporteur documents cases in which pay was withheld.",
    ["Special Rapporteur", "cases in which pay was withheld", "finding"],
  ],
  [
    "The High Commissioner stressed that access must be free of supervision.",
    ["High Commissioner", "access must be free of supervision"],
  ],
  [
    "“The scale is staggering,” said Siobhán Mullally, Special Rapporteur on trafficking in persons.",
    ["Siobhán Mullally", "“The scale is staggering,”"],
  ],
  // Reports.
  [
    "The study found that 27 of 41 plantations kept identity papers.",
    ["study", "27 of 41 plantations kept identity papers", "finding"],
  ],
  [
    "Researchers at the University of Bergen documented 60 cases of withheld wages.",
    ["Researchers at the University of Bergen", "60 cases of withheld wages", "finding"],
  ],
  [
    "Satellite images show that the compound has watchtowers.",
    ["Satellite images", "the compound has watchtowers", "finding"],
  ],
  ["Interviewees described being locked in the compound.", ["Interviewees", "being locked in the compound"]],
  [
    "One worker described how the foreman kept her bank card.",
    ["worker", "how the foreman kept her bank card"],
  ],
  [
    "Several interviewees alleged that managers falsified timesheets.",
    ["Several interviewees", "managers falsified timesheets", "allegation"],
  ],
  [
    "The authors conclude that the risk cannot be excluded.",
    ["authors", "the risk cannot be excluded", "finding"],
  ],
  [
    "A survey conducted by Verité in 2014 found that 28 percent of workers were in forced labor.",
    ["Verité", "28 percent of workers were in forced labor", "finding"],
  ],
  ["“I cannot go home until the debt is paid” (worker, garment factory, 22 May)."],
  [
    "The organization recommends that buyers publish their supplier lists.",
    ["organization", "buyers publish their supplier lists", "call"],
  ],
  [
    "Key findings:\n\n- The audit found that guards held the keys.\n\n- Workers reported being fined for talking.",
    ["audit", "guards held the keys", "finding"],
    ["Workers", "being fined for talking", "allegation"],
  ],
  // Company statements.
  [
    "“We have zero tolerance for forced labour,” Meridian Solar said in a statement.",
    ["Meridian Solar", "“We have zero tolerance for forced labour,”"],
  ],
  [
    "The company said it had “immediately suspended” orders from the mill.",
    ["company", "it had “immediately suspended” orders from the mill"],
  ],
  [
    "Halden Group confirmed it had ended its contract with the smelter.",
    ["Halden Group", "it had ended its contract with the smelter"],
  ],
  [
    "A company spokeswoman declined to comment but said an audit was under way.",
    ["company spokeswoman", "an audit was under way"],
  ],
  [
    "Our chief executive, Ingrid Solheim, said: “We should have acted sooner.”",
    ["Ingrid Solheim", "“We should have acted sooner.”"],
  ],
  // Parliaments.
  [
    "The Minister has said repeatedly that the guidance is under review.",
    ["Minister", "the guidance is under review"],
  ],
  [
    "The Foreign Affairs Committee recommended that the Government ban imports of such cotton.",
    ["Foreign Affairs Committee", "the Government ban imports of such cotton", "call"],
  ],
  [
    "Parliament calls on the Commission to propose a ban on such goods.",
    ["Parliament", "to propose a ban on such goods", "call"],
  ],
  [
    "The European Parliament strongly condemns the use of forced labour in the fields.",
    ["European Parliament", "the use of forced labour in the fields", "allegation"],
  ],
  [
    "Raphaël Glucksmann (S&D) said the text had been watered down.",
    ["Raphaël Glucksmann", "the text had been watered down"],
  ],
  [
    "I told the House last week that the sanctions would be extended.",
    [null, "the sanctions would be extended"],
  ],
  // Courts.
  ["The court held that the contract was void.", ["court", "the contract was void", "finding"]],
  [
    "Judge Elena Petrova ruled that the importer had not rebutted the presumption.",
    ["Elena Petrova", "the importer had not rebutted the presumption"],
  ],
  [
    "The plaintiffs allege that the defendants knew of the abuse.",
    ["plaintiffs", "the defendants knew of the abuse", "allegation"],
  ],
  [
    "The defendant argued that it had no control over the subcontractor.",
    ["defendant", "it had no control over the subcontractor"],
  ],
  [
    "Counsel for the respondent submitted that no evidence had been produced.",
    ["Counsel for the respondent", "no evidence had been produced"],
  ],
  [
    "Prosecutors say the couple lured eleven women with false offers.",
    ["Prosecutors", "the couple lured eleven women with false offers", "allegation"],
  ],
  [
    "The indictment alleges that he withheld passports.",
    ["indictment", "he withheld passports", "allegation"],
  ],
  ["She testified that the door was barred from outside.", [null, "the door was barred from outside"]],
  // Foreign-ministry readouts and briefings.
  [
    "Foreign Ministry spokesperson Mao Ning said China firmly opposes the so-called act.",
    ["Mao Ning", "China firmly opposes the so-called act"],
  ],
  [
    "Wang Wenbin stressed that the so-called forced labor is the lie of the century.",
    ["Wang Wenbin", "the so-called forced labor is the lie of the century", "denial"],
  ],
  [
    "China urges the US to stop smearing Xinjiang.",
    ["Chinese government", "to stop smearing Xinjiang", "call"],
  ],
  [
    "The Chinese side pointed out that the farmers sign contracts of their own will.",
    ["Chinese side", "the farmers sign contracts of their own will"],
  ],
  [
    "The two sides agreed to resume the dialogue in autumn.",
    ["two sides", "to resume the dialogue in autumn", "measure"],
  ],
  [
    "Mao Ning: The accusation is groundless. We hope the company will respect facts.\n\nReuters: Will China respond?\n\nMao Ning: I said last week that the list was final.",
    ["Mao Ning", "the list was final"],
  ],
  [
    "Q: The report says workers were beaten. Any comment?\n\nMR. PRICE: We have said that the practice must end.\n\nQ: Thank you.\n\nMR. PRICE: Thank you.",
    ["report", "workers were beaten", "finding"],
    [null, "the practice must end"],
  ],
  // Quotation over paragraphs.
  [
    "Esther Wanjiru said: “We were four in a bed.\n\n“There was no water after six.”",
    ["Esther Wanjiru", "“We were four in a bed. // “There was no water after six.”"],
  ],
  [
    "“It was not a school,” Mehmet Tohti said.\n\nHe added that teachers carried batons.",
    ["Mehmet Tohti", "“It was not a school,”"],
    ["Mehmet Tohti", "teachers carried batons"],
  ],
  [
    "Laila Osman runs the shelter. “Most arrive with nothing,” she said.",
    ["Laila Osman", "“Most arrive with nothing,”"],
  ],
  [
    "Hofmann Chemie supplies the dye. The company said it buys from audited mills only.",
    ["Hofmann Chemie", "it buys from audited mills only"],
  ],
  [
    "Old Mill Town Mourns Its Weavers\n\nThe company said the fire had been put out.",
    ["company", "the fire had been put out"],
  ],
  [
    "The Centre for Labour Studies published its survey in May. The centre says wages fell by a fifth.",
    ["Centre for Labour Studies", "wages fell by a fifth"],
  ],
  [
    "The Uzbek Forum for Human Rights, a Berlin-based group, said students were sent out. It said teachers went too.",
    ["Uzbek Forum for Human Rights", "students were sent out"],
    ["Uzbek Forum for Human Rights", "teachers went too"],
  ],
  [
    "Minister Hassan Noor met the pickers. The minister said quotas were over.",
    ["Hassan Noor", "quotas were over"],
  ],
  [
    "“The harvest is voluntary,” Governor Shavkat Aliev said. The governor added that schools stayed open.",
    ["Shavkat Aliev", "“The harvest is voluntary,”"],
    ["Shavkat Aliev", "schools stayed open"],
  ],
  // What is no statement.
  ["Anna Berg could not say whether the goods were cleared."],
  ["The ministry did not respond to a request for comment."],
  ["He refused to say who owned the boats."],
  ["The mill is in a state of disrepair."],
  ["Reports of abuse had been ignored for years."],
  ["The company's report is due in May."],
  ["The claim form has four pages."],
  ["Workers wear a “safety” vest."],
  ["The Treasury Department today sanctioned two companies and their director."],
  ["Lawmakers met to find a way out."],
  ["The police found two containers in the yard."],
  ["She holds a degree in chemistry."],
  ["The court ordered the goods released."],
];
