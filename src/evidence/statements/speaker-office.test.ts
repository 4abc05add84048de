import { describe, expect, it } from "vitest";
import { read } from "./tables.fixture.ts";

const offices = (text: string): readonly (readonly [string | null, string | undefined])[] =>
  read(text).statements.map(({ speaker }) => [speaker.resolved, speaker.office] as const);

describe("the office of who speaks", () => {
  it.each<[string, string, string]>([
    ["Foreign Ministry spokesman Wang Bo said it rained.", "Wang Bo", "Foreign Ministry spokesman"],
    ["Sen. Marco Rubio said it rained.", "Marco Rubio", "Sen."],
    [
      "Ana Sousa, a researcher at the Coast Institute, said it rained.",
      "Ana Sousa",
      "researcher at the Coast Institute",
    ],
    [
      "Ilse Brandt, 44, chief executive of Nordwear, said it rained.",
      "Ilse Brandt",
      "chief executive of Nordwear",
    ],
    ["Ludwig Meer of the port authority said it rained.", "Ludwig Meer", "port authority"],
    ["Paul Ames from UNHCR said it rained.", "Paul Ames", "UNHCR"],
    ["The group's director, Tunde Bakare, said it rained.", "Tunde Bakare", "group's director"],
    [
      "“It rained,” said Lena Roth, who farms. Lena Roth, mayor of Aller, also said it froze.",
      "Lena Roth",
      "mayor of Aller",
    ],
    ["Nusrat Hale (Wealden) (Con) said it rained.", "Nusrat Hale", "Wealden"],
    ["Rep. Jim Hale, D-Mass., said it rained.", "Jim Hale", "D-Mass."],
    ["Minister Hassan Noor met pickers. He said it rained.", "Hassan Noor", "Minister"],
    ["A customs official said it rained.", "customs official", "customs official"],
    [
      "Tarim Foods spokeswoman Li Na said it rained. Li added that it froze.",
      "Li Na",
      "Tarim Foods spokeswoman",
    ],
  ])("%j", (text, name, office) => {
    const found = offices(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.at(-1)).toEqual([name, office]);
  });

  it.each([
    "Gul Nisa said it rained.",
    "Mrs. Gul Nisa said it rained.",
    "Juma Abdi, a worker at the mill, said it rained.",
    "Juma Abdi, 34, said it rained.",
    "Juma Abdi, a former detainee now living in Turkey, said it rained.",
    "Juma Abdi, who was held in a camp run by the ministry, said it rained.",
    "Juma Abdi of Kashgar said it rained.",
    "Villager Juma Abdi said it rained.",
    "One resident said it rained.",
    "A former detainee of the state farm said it rained.",
    "Juma Abdi, whose brother is an official, said it rained.",
    "Detainee Juma Abdi and his mother said it rained.",
  ])("a private person has none: %j", (text) => {
    const found = offices(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.[1]).toBeUndefined();
  });
});
