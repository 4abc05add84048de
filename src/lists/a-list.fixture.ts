/** An invented list with a renamed entry, a later sub-list, a removed entry and relations. */
export const list = `
key: a-list
title: A list
publisher: An invented ministry
url: https://example.org/list
published: "2026-01-31"
publishedBasis: Invented
cadenceDays: 30
licence: fiction
role: parties
fictional: true
standsFor: us-uflpa
ownership: { rule: as-listed, citation: Invented }
sublists: { i: One, v: Five }
assertions: { min: 2, max: 2, why: there are two }
knownGaps: []
sources:
  gazette: { text: The gazette, itself: true }
  paper: { text: A newspaper }
`;
export const header =
  "entry,kind,name,first_name,first_listed,amended,removed,sublists,verification,source,source_date\n";
export const lumo =
  "lumo,organisation,Lumo Cotton,Lumo Gin,2022-06-21,2024-10-03,,i | v:2024-10-03,official,gazette,2026-01-31\n";
export const tarn = "tarn,organisation,Tarn Mill,,2023-01-01,,2025-01-01,i,reported,paper,2026-01-31\n";
export const names = `entry,name,kind,from,to,note,source,source_date
lumo,Lumo Gin,primary,,2024-10-02,,gazette,2022-06-21
lumo,Lumo Cotton,primary,2024-10-03,,,gazette,2026-01-31
lumo,绿末棉业,local,,,Short name.,paper,2024-01-01
`;
export const relations = `entry,kind,to,to_name,note,source,source_date
tarn,subsidiary-of,lumo,,,paper,2026-01-31
lumo,same-group,,Lumo Holding,Inferred.,paper,2026-01-31
`;
/** The texts of its folder. */
export const good = {
  "list.yml": list,
  "entries.csv": header + lumo + tarn,
  "names.csv": names,
  "relations.csv": relations,
};
