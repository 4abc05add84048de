import type { Told } from "./told.fixture.ts";

/** Sentences in the manner of agencies, papers, broadcasters and volunteers' news, none of which the rules were written on. */
export const news: readonly Told[] = [
  // Speech verb in front.
  [
    "Kenya's labour minister said on Tuesday that three tea estates had been closed.",
    ["Kenya's labour minister", "three tea estates had been closed", "background"],
  ],
  [
    "Zhao Lijian said the accusations were lies fabricated by anti-China forces.",
    ["Zhao Lijian", "the accusations were lies fabricated by anti-China forces", "denial"],
  ],
  [
    "Police in Dhaka said they had detained two recruiters.",
    ["Police in Dhaka", "they had detained two recruiters"],
  ],
  [
    "Siti Rahayu binti Abdullah told Reuters she had not been paid for eleven months.",
    ["Siti Rahayu binti Abdullah", "she had not been paid for eleven months"],
  ],
  [
    "Two former employees told the BBC that supervisors confiscated their passports.",
    ["Two former employees", "supervisors confiscated their passports", "allegation"],
  ],
  [
    "In a statement on Monday, Hanwei Apparel said it had found no evidence of forced labour at the plant.",
    ["Hanwei Apparel", "it had found no evidence of forced labour at the plant", "denial"],
  ],
  [
    "In a statement emailed to AFP, the retailer said it took the allegations seriously.",
    ["retailer", "it took the allegations seriously"],
  ],
  [
    "A spokesperson for Tarim Foods said in an email on Friday that the company complies with all laws.",
    ["spokesperson for Tarim Foods", "the company complies with all laws"],
  ],
  [
    "Olena Kovalenko, a researcher at the Kyiv School of Economics, said the lists were incomplete.",
    ["Olena Kovalenko", "the lists were incomplete"],
  ],
  [
    "Nguyễn Thị Hoa, who spent two years at the factory, said guards beat those who missed quotas.",
    ["Nguyễn Thị Hoa", "guards beat those who missed quotas", "allegation"],
  ],
  [
    "The ministry, which oversees labour exports, said it would suspend the agency's licence.",
    ["ministry", "it would suspend the agency's licence", "measure"],
  ],
  [
    "Reuters reported on Wednesday that the carmaker had sourced aluminium from the region.",
    ["Reuters", "the carmaker had sourced aluminium from the region"],
  ],
  [
    "The Guardian reported last month that inmates had sewn masks in three prisons.",
    ["Guardian", "inmates had sewn masks in three prisons"],
  ],
  ["Critics say the audits are worthless.", ["Critics", "the audits are worthless", "allegation"]],
  ["Lawmakers argue the ban has loopholes.", ["Lawmakers", "the ban has loopholes"]],
  [
    "Human rights groups say more than a million people have been held in camps.",
    ["Human rights groups", "more than a million people have been held in camps", "allegation"],
  ],
  ["Beijing denies all allegations of abuse.", ["Chinese government", "all allegations of abuse", "denial"]],
  [
    "The company has denied using child labour in its mines.",
    ["company", "using child labour in its mines", "denial"],
  ],
  [
    "Pyongyang denied that its citizens abroad were forced to work.",
    ["North Korean government", "its citizens abroad were forced to work", "denial"],
  ],
  [
    "Brazilian prosecutors accused the coffee grower of keeping workers in conditions akin to slavery.",
    [
      "Brazilian prosecutors",
      "the coffee grower of keeping workers in conditions akin to slavery",
      "allegation",
    ],
  ],
  [
    "Campaigners urged retailers to stop buying the shrimp.",
    ["Campaigners", "to stop buying the shrimp", "call"],
  ],
  [
    "Tomoko Arai called on the government to publish the names of the firms.",
    ["Tomoko Arai", "to publish the names of the firms", "call"],
  ],
  [
    "The union called for an independent inquiry into the deaths.",
    ["union", "an independent inquiry into the deaths", "call"],
  ],
  [
    "Thailand has pledged to end debt bondage on fishing boats by 2027.",
    ["Thai government", "to end debt bondage on fishing boats by 2027", "measure"],
  ],
  [
    "Analysts warned that the ban could push up prices.",
    ["Analysts", "the ban could push up prices", "condition"],
  ],
  [
    "Mamadou Diallo recalled how recruiters took his land papers.",
    ["Mamadou Diallo", "how recruiters took his land papers"],
  ],
  [
    "“They never let us out,” Gul Nisa told the Associated Press by telephone.",
    ["Gul Nisa", "“They never let us out,”"],
  ],
  [
    "Speaking on condition of anonymity, a customs official said the containers had been relabelled.",
    ["customs official", "the containers had been relabelled"],
  ],
  // Speech verb at the end.
  [
    "The shipment was seized on arrival, a port official said.",
    ["port official", "The shipment was seized on arrival"],
  ],
  ["No worker was harmed, the company said in a statement.", ["company", "No worker was harmed"]],
  [
    "About 400 people were rescued from the kilns, police said on Sunday.",
    ["police", "About 400 people were rescued from the kilns"],
  ],
  [
    "The factory had been warned twice, according to two people familiar with the matter.",
    ["two people familiar with the matter", "The factory had been warned twice"],
  ],
  [
    "Wages were withheld for six months, according to court documents seen by Reuters.",
    ["court documents seen by Reuters", "Wages were withheld for six months"],
  ],
  ["The visit was a show, he added.", [null, "The visit was a show"]],
  [
    "Nobody was forced to sign, insisted Rashid Karimov, the deputy governor.",
    ["Rashid Karimov", "Nobody was forced to sign", "denial"],
  ],
  [
    "“We were not allowed to speak our language,” said Xu.",
    ["Xu", "“We were not allowed to speak our language,”"],
  ],
  [
    '"This is a smear," said foreign ministry spokeswoman Hua Chunying.',
    ["Hua Chunying", '"This is a smear,"', "denial"],
  ],
  [
    '"We do not tolerate forced labour in any form," a Nordwear spokesman said.',
    ["Nordwear spokesman", '"We do not tolerate forced labour in any form,"'],
  ],
  ["“It is modern slavery,” as Bishop Okoro put it.", ["Okoro", "“It is modern slavery,”", "allegation"]],
  [
    "“Our hands were tied,” Ibrahim Sesay was quoted as saying by the Freetown Herald.",
    ["Ibrahim Sesay", "“Our hands were tied,”"],
  ],
  [
    "Ibrahim Sesay was quoted by the Freetown Herald as saying that the mine had no licence.",
    ["Ibrahim Sesay", "the mine had no licence"],
  ],
  // According to.
  [
    "According to Human Rights Watch, children as young as seven were sent to the fields.",
    ["Human Rights Watch", "children as young as seven were sent to the fields"],
  ],
  [
    "According to a report by the Solidarity Center, recruiters charge up to $4,000.",
    ["Solidarity Center", "recruiters charge up to $4,000", "finding"],
  ],
  ["According to the ministry, 312 permits were withdrawn", ["ministry", "312 permits were withdrawn"]],
  [
    "At least 40 firms, according to the report, use transferred workers.",
    ["report", "At least 40 firms // use transferred workers", "finding"],
  ],
  // Middle, and split quotations.
  [
    "“The mill,” Ayşe Demir said, “was surrounded by a fence.”",
    ["Ayşe Demir", "“The mill,” // “was surrounded by a fence.”"],
  ],
  [
    "“We asked for records,” the auditor explained. “We were shown a film.”",
    ["auditor", "“We asked for records,”"],
    ["auditor", "“We were shown a film.”"],
  ],
  ["The goods, the importer claims, came from Peru.", ["importer", "The goods // came from Peru"]],
  [
    "The dormitories, said inspector Paul Meyer, had no fire exits.",
    ["Paul Meyer", "The dormitories // had no fire exits"],
  ],
  // Passive.
  [
    "The company was accused of hiding two deaths.",
    [null, "The company // of hiding two deaths", "allegation"],
  ],
  [
    "The captain is alleged to have kept eleven men aboard for three years.",
    [null, "The captain // to have kept eleven men aboard for three years", "allegation"],
  ],
  [
    "The plant is said to employ 900 people from the south of the region.",
    [null, "The plant // to employ 900 people from the south of the region"],
  ],
  ["The findings were rejected by the Uzbek government.", ["Uzbek government", "The findings", "denial"]],
  ["The scheme has been described by officials as voluntary.", ["officials", "The scheme // as voluntary"]],
  ["Visitors were told by guides that everyone had graduated.", ["guides", "everyone had graduated"]],
  // Inversions, names of all cultures, titles.
  ["“I was paid in rice,” said Ko Aung Zaw Lin, 34.", ["Ko Aung Zaw Lin", "“I was paid in rice,”"]],
  [
    "“We had no contract,” said María José Ñancupil Huenchumil, a fruit packer.",
    ["María José Ñancupil Huenchumil", "“We had no contract,”"],
  ],
  [
    "Abdul-Rahman al-Shammari, head of the chamber of commerce, said sponsors had abused the system.",
    ["Abdul-Rahman al-Shammari", "sponsors had abused the system", "allegation"],
  ],
  [
    "Jean-Pierre N'Guessan said cocoa prices left growers no choice.",
    ["Jean-Pierre N'Guessan", "cocoa prices left growers no choice"],
  ],
  [
    "Ludwig van der Meer of the Rotterdam port authority said the cargo was released in error.",
    ["Ludwig van der Meer", "the cargo was released in error"],
  ],
  [
    "President Luiz Inácio Lula da Silva promised to triple the number of inspectors.",
    ["Luiz Inácio Lula da Silva", "to triple the number of inspectors", "measure"],
  ],
  ["Sen. Marco Rubio said the law would be enforced.", ["Marco Rubio", "the law would be enforced"]],
  [
    "Rep. Jim McGovern, D-Mass., said companies had been warned.",
    ["Jim McGovern", "companies had been warned"],
  ],
  [
    "U.S. Trade Representative Katherine Tai said the talks were frank.",
    ["Katherine Tai", "the talks were frank"],
  ],
  ["Mr Chaudhry added: “The kilns should be shut.”", ["Chaudhry", "“The kilns should be shut.”", "call"]],
  [
    "Dr. Adrian Zenz, who has studied the programme, estimates that half a million people pick cotton by hand.",
    ["Adrian Zenz", "half a million people pick cotton by hand", "finding"],
  ],
  // Two statements in one sentence.
  [
    "The spinner denied the charges and said auditors were welcome.",
    ["spinner", "the charges", "denial"],
    ["spinner", "auditors were welcome"],
  ],
  [
    "Activists say the camps are prisons, but Beijing says they are schools.",
    ["Activists", "the camps are prisons"],
    ["Chinese government", "they are schools"],
  ],
  [
    "The embassy rejected the report, saying it was based on lies.",
    ["embassy", "the report", "denial"],
    ["embassy", "it was based on lies", "denial"],
  ],
  [
    "“We found nothing,” Deng said, adding that the inspection had lasted two hours.",
    ["Deng", "“We found nothing,”"],
    ["Deng", "the inspection had lasted two hours"],
  ],
  [
    "While the owner claims the boats are safe, former crew say they were beaten daily.",
    ["owner", "the boats are safe"],
    ["former crew", "they were beaten daily", "allegation"],
  ],
  // Volunteers' news and broadcast.
  [
    "In an interview with Wikinews, Farid Haddad said the courts had been bypassed.",
    ["Farid Haddad", "the courts had been bypassed"],
  ],
  [
    "On Thursday, Italian authorities announced that twelve people had been arrested.",
    ["Italian authorities", "twelve people had been arrested"],
  ],
  [
    'Speaking to the broadcaster, one grandmother said: "They came at night and took the boys."',
    ["grandmother", '"They came at night and took the boys."'],
  ],
  [
    "Asked about the footage, the spokesman replied: “We are not aware of the situation.”",
    ["spokesman", "“We are not aware of the situation.”"],
  ],
  [
    "The head of the pickers' union, Dilbar Rasulova, said quotas had returned.",
    ["Dilbar Rasulova", "quotas had returned"],
  ],
  ["His lawyer, Tunde Bakare, says he never saw a contract.", ["Tunde Bakare", "he never saw a contract"]],
  [
    "Chinese state media said the workers had chosen to move.",
    ["Chinese state media", "the workers had chosen to move"],
  ],
  [
    "Kim claimed that “nobody is ever forced to work” at the plant.",
    ["Kim", "“nobody is ever forced to work” at the plant"],
  ],
  [
    "The paper quoted an unnamed official as saying quotas had been set.",
    ["unnamed official", "quotas had been set"],
  ],
];
