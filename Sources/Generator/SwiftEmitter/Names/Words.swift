/// Splits a name on the wire into words. Acronyms stay whole: `CRMScriptEntityId` is `CRM`,
/// `Script`, `Entity`, `Id`; `IDs` is one word; `TZLocationID` ends in `ID`.
func words(of name: some StringProtocol) -> [Substring] {
  let name = Substring(name)
  let characters = Array(name.indices) + [name.endIndex]
  return wordRanges(of: name.map(Letter.init)).map {
    name[characters[$0.lowerBound]..<characters[$0.upperBound]]
  }
}

/// The same for an ASCII name, which needs no Unicode tables because a byte is a character.
func wordRanges(ofASCII name: [UInt8]) -> [Range<Int>] {
  wordRanges(of: name.lazy.map { Letter($0) })
}

private func wordRanges<Letters: RandomAccessCollection>(of letters: Letters) -> [Range<Int>]
where Letters.Element == Letter, Letters.Index == Int {
  var words: [Range<Int>] = []
  words.reserveCapacity(4)
  var start = 0
  func finishWord(at end: Int) {
    if start < end { words.append(start..<end) }
    start = end
  }
  for (position, letter) in letters.enumerated() {
    if letter == .separator || startsWord(at: position, in: letters) { finishWord(at: position) }
    if letter == .separator { start = position + 1 }
  }
  finishWord(at: letters.count)
  return words
}

/// The class of a character.
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

/// An upper case letter starts a word after a lower case letter or a digit, or if it is the last of
/// a run of capitals before a lower case word. The `s` of a plural acronym is not a word.
private func startsWord<Letters: RandomAccessCollection>(
  at index: Int, in letters: Letters
) -> Bool where Letters.Element == Letter, Letters.Index == Int {
  guard index > 0, letters[index] == .upper else { return false }
  guard letters[index - 1] == .upper else { return true }
  guard index + 1 < letters.count, letters[index + 1].isLower else { return false }
  return !isPluralEnding(at: index + 1, in: letters)
}

private func isPluralEnding<Letters: RandomAccessCollection>(
  at index: Int, in letters: Letters
) -> Bool where Letters.Element == Letter, Letters.Index == Int {
  guard letters[index] == .lowerS else { return false }
  return index + 1 == letters.count || !letters[index + 1].isLower
}
