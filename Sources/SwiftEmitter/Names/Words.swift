/// Splits a name of the wire into its words, acronyms kept whole: `CRMScriptEntityId` is
/// `CRM`, `Script`, `Entity`, `Id`; `IDs` is one word; `TZLocationID` ends in `ID`.
func words(of name: some StringProtocol) -> [Substring] {
  let characters = Array(name)
  var words: [Substring] = []
  var word = ""
  for (index, character) in characters.enumerated() {
    guard character != "_", IdentifierCharacters.allows(character) else {
      finish(&word, into: &words)
      continue
    }
    if startsWord(at: index, in: characters) { finish(&word, into: &words) }
    word.append(character)
  }
  finish(&word, into: &words)
  return words
}

private func finish(_ word: inout String, into words: inout [Substring]) {
  if !word.isEmpty { words.append(Substring(word)) }
  word = ""
}

/// An upper case letter starts a word after a lower case letter or a digit, or when it is the last
/// of a run of capitals that a lower case word follows. The `s` of a plural acronym is no word.
private func startsWord(at index: Int, in characters: [Character]) -> Bool {
  guard index > 0, characters[index].isUppercase else { return false }
  guard characters[index - 1].isUppercase else { return true }
  guard index + 1 < characters.count, characters[index + 1].isLowercase else { return false }
  return !isPluralEnding(at: index + 1, in: characters)
}

private func isPluralEnding(at index: Int, in characters: [Character]) -> Bool {
  guard characters[index] == "s" else { return false }
  return index + 1 == characters.count || !characters[index + 1].isLowercase
}
