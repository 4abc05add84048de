/** Sentences of our own, each with who says what in it: the name of the speaker, and the pieces of the content. */
export type Invented = readonly [
  text: string,
  expected: readonly (readonly [speaker: string | null, content: string])[],
];

export const invented: readonly Invented[] = [
  // Plain reporting verbs.
  [
    "Amina Yusuf said that workers at the mill were paid on time.",
    [["Amina Yusuf", "workers at the mill were paid on time"]],
  ],
  ["Turkish buyers said the yarn came from Aksu.", [["Turkish buyers", "the yarn came from Aksu"]]],
  [
    "The ministry noted that exports had doubled since 2019.",
    [["ministry", "exports had doubled since 2019"]],
  ],
  [
    "Li Qiang, director of the bureau, acknowledged that guards had kept the passports.",
    [["Li Qiang", "guards had kept the passports"]],
  ],
  [
    "Officials in Kashgar told visitors on Tuesday that the dormitories were open.",
    [["Officials in Kashgar", "the dormitories were open"]],
  ],
  [
    "Gulzira Auelkhan, a former detainee, told the tribunal she had sewn gloves for pennies.",
    [["Gulzira Auelkhan", "she had sewn gloves for pennies"]],
  ],
  ["The brand insisted its cotton was grown in Brazil.", [["brand", "its cotton was grown in Brazil"]]],
  [
    "Norwegian investigators concluded that the vessel had changed its name twice.",
    [["Norwegian investigators", "the vessel had changed its name twice"]],
  ],
  [
    "Mr. Osei testified that recruiters took half of his wages.",
    [["Osei", "recruiters took half of his wages"]],
  ],
  [
    "The embassy warned that further sanctions would harm both peoples.",
    [["embassy", "further sanctions would harm both peoples"]],
  ],
  // Time, place and address before the content.
  [
    "Beijing on Monday said it would welcome inspectors.",
    [["Chinese government", "it would welcome inspectors"]],
  ],
  [
    "The Dutch retailer said in a statement on Friday that it had cut ties with the spinner.",
    [["Dutch retailer", "it had cut ties with the spinner"]],
  ],
  [
    "In a letter to lawmakers, the carmaker said it could not trace its aluminium.",
    [["carmaker", "it could not trace its aluminium"]],
  ],
  [
    "Speaking in Geneva, Volker Türk said access had been refused.",
    [["Volker Türk", "access had been refused"]],
  ],
  [
    "Last year, auditors from Leeds reported that doors were locked at night.",
    [["auditors from Leeds", "doors were locked at night"]],
  ],
  // Inversion and trailing attribution.
  ["“Nobody was free to leave,” said Rahima Tursun.", [["Rahima Tursun", "“Nobody was free to leave,”"]]],
  [
    "“We pay every worker by the hour,” said the factory's owner, Chen Bo.",
    [["Chen Bo", "“We pay every worker by the hour,”"]],
  ],
  ["Workers were locked in after dark, the union said.", [["union", "Workers were locked in after dark"]]],
  ["The shipments, the broker said, never left Urumqi.", [["broker", "The shipments // never left Urumqi"]]],
  [
    "Half of the pickers were under sixteen, said Dilnoza Karimova, who led the survey.",
    [["Dilnoza Karimova", "Half of the pickers were under sixteen"]],
  ],
  // Quotations of several shapes.
  [
    "“The audit was staged,” he said. “They hid the children.”",
    [
      [null, "“The audit was staged,”"],
      [null, "“They hid the children.”"],
    ],
  ],
  [
    "“We were watched,” Aliya Nur said, “even in the canteen.”",
    [["Aliya Nur", "“We were watched,” // “even in the canteen.”"]],
  ],
  ["Aliya Nur said: “We were watched.”", [["Aliya Nur", "“We were watched.”"]]],
  [
    'Aliya Nur said, "We were watched. We were counted."',
    [["Aliya Nur", '"We were watched. We were counted."']],
  ],
  ["‘They took our papers,’ recalled Juma Abdi.", [["Juma Abdi", "‘They took our papers,’"]]],
  [
    "The spokesman said the report was “a pack of lies” and “an insult to farmers”.",
    [["spokesman", "the report was “a pack of lies” and “an insult to farmers”"]],
  ],
  ["“Why were we never asked?” asked Lena Braun.", [["Lena Braun", "“Why were we never asked?”"]]],
  ["“Never,” she whispered.", [[null, "“Never,”"]]],
  ["``The fund is ready,'' Minister Anna Wolf said.", [["Anna Wolf", "``The fund is ready,''"]]],
  [
    "The letter read: “No goods of your firm will be released.”",
    [["letter", "“No goods of your firm will be released.”"]],
  ],
  ["„Wir“ is German; “Stop the shipments!” Senator Ruiz shouted.", [["Ruiz", "“Stop the shipments!”"]]],
  // Accusing, denying, criticising.
  [
    "Amnesty International accused the region's police of torturing students.",
    [["Amnesty International", "the region's police of torturing students"]],
  ],
  [
    "Hanoi blamed foreign brokers for the missing wages.",
    [["Vietnamese government", "foreign brokers for the missing wages"]],
  ],
  ["The company denied that it had used prison labour.", [["company", "it had used prison labour"]]],
  ["The company has repeatedly denied using prison labour.", [["company", "using prison labour"]]],
  [
    "Moscow rejected the findings as politically motivated.",
    [["Russian government", "the findings as politically motivated"]],
  ],
  [
    "Human Rights Watch condemned the transfers of workers to the coast.",
    [["Human Rights Watch", "the transfers of workers to the coast"]],
  ],
  ["The ambassador dismissed the claims.", [["ambassador", "the claims"]]],
  [
    "Labour groups criticised the audit for ignoring dormitories.",
    [["Labour groups", "the audit for ignoring dormitories"]],
  ],
  // Calling for and on, urging, asking.
  [
    "The European Parliament called for a ban on goods made by forced labour.",
    [["European Parliament", "a ban on goods made by forced labour"]],
  ],
  [
    "Campaigners called on retailers to publish their suppliers.",
    [["Campaigners", "to publish their suppliers"]],
  ],
  [
    "Canberra urged Dhaka to release the organisers.",
    [["Australian government", "to release the organisers"]],
  ],
  [
    "The senators asked the commissioner whether the rule was enforced.",
    [["senators", "whether the rule was enforced"]],
  ],
  ["We call on all importers to trace their polysilicon.", [[null, "to trace their polysilicon"]]],
  [
    "The committee recommends that the department publish its list.",
    [["committee", "the department publish its list"]],
  ],
  [
    "Germany and France demanded that observers be admitted.",
    [["Germany and France", "observers be admitted"]],
  ],
  ["The union demanded an inquiry into the fire.", [["union", "an inquiry into the fire"]]],
  // To-infinitives and pledges.
  ["Uzbekistan pledged to end quotas for pickers.", [["Uzbek government", "to end quotas for pickers"]]],
  ["The importer threatened to sue the agency.", [["importer", "to sue the agency"]]],
  ["The parties agreed to meet again in May.", [["parties", "to meet again in May"]]],
  // Documents and research as source.
  [
    "A report by the Sheffield Hallam University found that tomato paste was relabelled.",
    [["Sheffield Hallam University", "tomato paste was relabelled"]],
  ],
  ["The State Department's report says that quotas persist.", [["State Department", "quotas persist"]]],
  [
    "According to the International Labour Organization, 3.9 million people work under state compulsion.",
    [["International Labour Organization", "3.9 million people work under state compulsion"]],
  ],
  [
    "The farms use convict labour, according to court filings.",
    [["court filings", "The farms use convict labour"]],
  ],
  [
    "Satellite images show that two new camps were built.",
    [["Satellite images", "two new camps were built"]],
  ],
  ["Research indicates children mine the cobalt.", [["Research", "children mine the cobalt"]]],
  // Participles and relatives, shared subjects.
  [
    "The mission rejected the report, saying it was written by liars.",
    [
      ["mission", "the report"],
      ["mission", "it was written by liars"],
    ],
  ],
  [
    "Tashkent welcomed the visit but denied that any child had been made to pick.",
    [["Uzbek government", "any child had been made to pick"]],
  ],
  ["Villagers who said they had been beaten were moved away.", [["Villagers", "they had been beaten"]]],
  [
    "The minister praised the police, adding that nobody had complained.",
    [["minister", "nobody had complained"]],
  ],
  [
    "The policy, which critics say amounts to slavery, was renewed.",
    [["critics", "The policy // amounts to slavery"]],
  ],
  [
    "Denying the charge, the owner said all staff were volunteers.",
    [
      ["owner", "the charge"],
      ["owner", "all staff were volunteers"],
    ],
  ],
  // Passives.
  [
    "The plant is said to employ 400 transferred workers.",
    [[null, "The plant // to employ 400 transferred workers"]],
  ],
  ["It was reported that the ship had docked in Busan.", [[null, "the ship had docked in Busan"]]],
  ["The scheme has been described by the ILO as coercive.", [["ILO", "The scheme // as coercive"]]],
  [
    "The allegations were rejected by the provincial government.",
    [["provincial government", "The allegations"]],
  ],
  ["The firm was accused of hiding invoices.", [[null, "The firm // of hiding invoices"]]],
  // Official prose and Hansard.
  [
    "That this House regrets the delay; notes that 14 firms were warned; and calls on the Government to act.",
    [
      ["House", "the delay"],
      ["House", "14 firms were warned"],
      ["House", "to act"],
    ],
  ],
  [
    "The Committee finds that the Government has no plan for audits.",
    [["Committee", "the Government has no plan for audits"]],
  ],
  [
    "CBP determined that the gloves were made with forced labor.",
    [["CBP", "the gloves were made with forced labor"]],
  ],
  [
    "The Commission explained how importers may seek review.",
    [["Commission", "how importers may seek review"]],
  ],
  // What is no statement.
  ["The Treasury sanctioned two firms in Hotan.", []],
  ["What did Beijing say about the camps?", []],
  ["If the ministry says that the mill is clean, buyers will return.", []],
  ["The government could say that it was never told.", []],
  ["The ministry did not say whether the visit would go ahead.", []],
  ["The so-called “vocational centres” opened in 2017.", []],
  ["Demand for cotton claims much of the water.", []],
  ["The state department moved to a new building.", []],
  ["The group's claims and reports were filed in court.", []],
  ["Her campaign to deny the killings failed.", []],
];
