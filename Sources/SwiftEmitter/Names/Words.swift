/// Splits a name of the wire into its words, acronyms kept whole: `CRMScriptEntityId` is
/// `CRM`, `Script`, `Entity`, `Id`; `IDs` is one word; `TZLocationID` ends in `ID`.
func words(of name: some StringProtocol) -> [Substring] {
  let name = Substring(name)
  let letters = name.map(Letter.init)
  var words: [Substring] = []
  var start = name.startIndex
  var index = name.startIndex
  func finishWord() {
    if start < index { words.append(name[start..<index]) }
    start = index
  }
  for (position, letter) in letters.enumerated() {
    if letter == .separator || startsWord(at: position, in: letters) { finishWord() }
    index = name.index(after: index)
    if letter == .separator { start = index }
  }
  finishWord()
  return words
}

/// What a character means to its neighbours.
private enum Letter {
  case upper
  case lower
  /// It is lower case too, and may be the plural of an acronym.
  case lowerS
  /// A digit, or a letter without case.
  case caseless
  /// No part of a word.
  case separator

  init(_ character: Character) {
    // Nearly all names are ASCII, which needs no tables of Unicode.
    switch character.asciiValue {
    case UInt8(ascii: "s"): self = .lowerS
    case .some(UInt8(ascii: "a")...UInt8(ascii: "z")): self = .lower
    case .some(UInt8(ascii: "A")...UInt8(ascii: "Z")): self = .upper
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")): self = .caseless
    case .some: self = .separator
    case nil:
      if !IdentifierCharacters.allows(character) {
        self = .separator
      } else {
        self = character.isUppercase ? .upper : character.isLowercase ? .lower : .caseless
      }
    }
  }

  var isLower: Bool { self == .lower || self == .lowerS }
}

/// An upper case letter starts a word after a lower case letter or a digit, or when it is the last
/// of a run of capitals that a lower case word follows. The `s` of a plural acronym is no word.
private func startsWord(at index: Int, in letters: [Letter]) -> Bool {
  guard index > 0, letters[index] == .upper else { return false }
  guard letters[index - 1] == .upper else { return true }
  guard index + 1 < letters.count, letters[index + 1].isLower else { return false }
  return !isPluralEnding(at: index + 1, in: letters)
}

private func isPluralEnding(at index: Int, in letters: [Letter]) -> Bool {
  guard letters[index] == .lowerS else { return false }
  return index + 1 == letters.count || !letters[index + 1].isLower
}
