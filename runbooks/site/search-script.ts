import { searchRules } from "../search/search-index.ts";
import { wordRules } from "../search/word-rules.ts";

/** All that the script of the index needs to search as the command line does. */
export const searchSettings = { words: wordRules, search: searchRules };

/**
 * The script of the index page: reorders the list that is there. The words are made by the same rules as in
 * `search/words.ts`, which come as data; a test holds both to each other.
 */
export const searchScript = `
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("search-data").textContent);
  var rules = data.settings.words;
  var how = data.settings.search;
  var joined = rules.joined.map(function (one) { return [new RegExp(one[0], "gu"), one[1]]; });
  var stop = new Set(rules.stop);
  function wordsIn(text) {
    var apart = text.normalize("NFKC").replace(/(\\p{Ll})(\\p{Lu})/gu, "$1 $2").toLowerCase();
    joined.forEach(function (one) { apart = apart.replace(one[0], one[1]); });
    return (apart.match(/[\\p{L}\\p{N}]+/gu) || []).slice(0, rules.mostWords).map(function (word) {
      return word.slice(0, rules.longestWord);
    });
  }
  function stem(word) {
    var end = rules.ends.find(function (one) { return word.endsWith(one[0]) && word.length - one[0].length >= one[2]; });
    var cut = end ? word.slice(0, word.length - end[0].length) + end[1] : word;
    if (end && end[1] === "") cut = cut.replace(/([^aeiouls])\\1$/u, "$1");
    return cut.length > 3 ? cut.replace(/e$/u, "") : cut;
  }
  function rootOf(word) { return stop.has(word) ? null : stem(word); }
  var index = MiniSearch.loadJS(data.index, {
    fields: Object.keys(how.boost),
    tokenize: wordsIn,
    processTerm: rootOf,
    searchOptions: {
      boost: how.boost,
      prefix: function (term) { return term.length >= how.prefixFrom; },
      fuzzy: function (term) { return term.length >= how.fuzzyFrom ? how.fuzzy : false; }
    }
  });
  var list = document.getElementById("found");
  var items = Array.from(list.children);
  var input = document.getElementById("query");
  var told = document.getElementById("told");
  function show() {
    var query = input.value.slice(0, 400);
    var hits = index.search(query);
    var best = hits.length > 0 ? hits[0].score : 0;
    var ids = hits.filter(function (hit) { return hit.score >= how.weakest * best; }).map(function (hit) { return String(hit.id); });
    var asked = query.trim() !== "" && ids.length > 0;
    items.slice().sort(function (a, b) {
      var left = ids.indexOf(a.dataset.id), right = ids.indexOf(b.dataset.id);
      return (left < 0 ? items.length : left) - (right < 0 ? items.length : right);
    }).forEach(function (item) {
      item.hidden = asked && ids.indexOf(item.dataset.id) < 0;
      list.appendChild(item);
    });
    told.textContent = query.trim() === "" ? "" : ids.length === 0 ? "Nothing is found. These are all there are." : ids.length + " found, the best first.";
  }
  document.getElementById("search").hidden = false;
  document.getElementById("search").addEventListener("submit", function (event) { event.preventDefault(); });
  input.addEventListener("input", show);
  if (location.hash.length > 1) {
    try { input.value = decodeURIComponent(location.hash.slice(1)); } catch (error) { input.value = ""; }
  }
  show();
})();
`;
