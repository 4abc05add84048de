const beyond = /[\u0100-\u024f\u1e00-\u1eff]/g;
/** Letters that are no letter with a mark upon it. */
const others: Readonly<Record<string, string>> = {
  ...{
    ı: "i",
    ł: "l",
    Ł: "L",
    đ: "d",
    Đ: "D",
    ħ: "h",
    Ħ: "H",
    œ: "o",
    Œ: "O",
    ə: "e",
    Ə: "E",
    ŧ: "t",
    Ŧ: "T",
  },
};

/**
 * The text at the same length with plain letters for those beyond Latin-1, on which the tagger breaks words: it reads
 * "Nguyễn" as three. Only the tagger is given it; every word is cut from the text itself.
 */
export const plainLetters = (text: string): string =>
  text.replace(beyond, (letter) => {
    const plain = others[letter] ?? letter.normalize("NFD").charAt(0);
    return plain.length === 1 ? plain : letter;
  });
