/** How texts become the words that are compared, as data: the page of a site reads the same rules. */
export interface WordRules {
  /** Written in several ways, meant as one word: a pattern and the word. */
  readonly joined: readonly (readonly [string, string])[];
  /** Words that every runbook has, so that they tell none from another. */
  readonly stop: readonly string[];
  /** Ends of words and what takes their place, the first that fits; what is left must be so long. */
  readonly ends: readonly (readonly [end: string, instead: string, least: number])[];
  /** Longer words and longer texts are cut: nobody types them. */
  readonly longestWord: number;
  readonly mostWords: number;
}

export const wordRules: WordRules = {
  joined: [
    ["\\btim(?:e|es|ed|ing)[ -]?outs?\\b", "timeout"],
    ["\\b(?:log|sign)(?:s|ged|ging|ed|ing)?[ -]?(?:in|on)s?\\b", "login"],
    ["(\\w)['\u2019](?=[a-z])", "$1"],
  ],
  stop: (
    "a about after all also am an and any are arent as at be because been before but by can cant could " +
    "couldnt did didnt do does doesnt doing dont every for from get gets getting got had has hasnt have havent " +
    "he her hers him his how i if im in into is isnt it its just keep keeps me my no nor not now of on or our " +
    "out people please see seeing seems she should so some than that the their them then there these they " +
    "theyre this those to too us very was wasnt we were what when where which while who why will with wont " +
    "would you your"
  ).split(" "),
  ends: [
    ["sses", "ss", 1],
    ["ies", "y", 2],
    ["ied", "y", 2],
    ["ness", "", 3],
    ["ations", "ate", 3],
    ["ation", "ate", 3],
    ["ures", "", 4],
    ["ure", "", 4],
    ["ions", "", 4],
    ["ion", "", 4],
    ["ings", "", 3],
    ["ing", "", 3],
    ["edly", "", 3],
    ["ed", "", 3],
    ["ly", "", 3],
    ["ers", "", 4],
    ["er", "", 4],
    ["us", "us", 1],
    ["ss", "ss", 1],
    ["s", "", 3],
  ],
  longestWord: 40,
  mostWords: 4000,
};
