/// Splits a name of the wire into its words, acronyms kept whole: `CRMScriptEntityId` is
/// `CRM`, `Script`, `Entity`, `Id`; `IDs` is one word; `TZLocationID` ends in `ID`.
func words(of name: some StringProtocol) -> [Substring] {
  let name = Substring(name)
  // Nearly all names are ASCII, which needs no tables of Unicode: there a byte is a character.
  return name.utf8.allSatisfy { $0 < 0x80 }
    ? words(of: name, letters: name.utf8.map(Letter.init), next: name.utf8.index(after:))
    : words(of: name, letters: name.map(Letter.init), next: name.index(after:))
}

private func words(
  of name: Substring, letters: [Letter], next: (Substring.Index) -> Substring.Index
) -> [Substring] {
  var words: [Substring] = []
  var start = name.startIndex
  var index = name.startIndex
  func finishWord() {
    if start < index { words.append(name[start..<index]) }
    start = index
  }
  for (position, letter) in letters.enumerated() {
    if letter == .separator || startsWord(at: position, in: letters) { finishWord() }
    index = next(index)
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

  init(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "s"): self = .lowerS
    case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .caseless
    default: self = .separator
    }
  }

  init(_ character: Character) {
    if let byte = character.asciiValue {
      self.init(byte)
    } else if !IdentifierCharacters.allows(character) {
      self = .separator
    } else {
      self = character.isUppercase ? .upper : character.isLowercase ? .lower : .caseless
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
