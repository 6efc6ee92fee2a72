@_spi(Generated) import ServiceRuntime
import Testing

@Suite struct OpenSetTests {
  @Test func flagsBehaveAsASet() {
    var genres: Genres = [.poetry, .travel]
    #expect(genres.contains(.poetry) && !genres.contains(.crime))
    genres.insert(.crime)
    genres.remove(.poetry)
    #expect(genres.names == ["Travel", "Crime"])
    #expect(genres == [.crime, .travel])
    #expect(genres.hashValue == Genres(names: ["Crime", "Travel"]).hashValue)
    #expect(genres.isSuperset(of: .crime) && Genres().isEmpty)
    #expect(genres.union([.crime, .poetry]).names == ["Travel", "Crime", "Poetry"])
    #expect(genres.symmetricDifference([.crime, .poetry]).names == ["Travel", "Poetry"])
  }

  @Test func flagsReadAndWriteTheTextOfEachBinding() throws {
    let fromXML = try #require(try Genres.parse(" Crime  Unknown\nCrime ", as: .xml))
    #expect(fromXML.names == ["Crime", "Unknown"])
    #expect(fromXML.text(as: .xml) == "Crime Unknown")
    #expect(fromXML.text(as: .json) == "Crime, Unknown")
    #expect(try Genres.parse("Crime,Unknown", as: .json) == fromXML)
    #expect(try Genres.parse("", as: .xml) == Genres())
  }

  @Test func anUnknownMemberOfAnEnumerationSurvives() throws {
    let format = try #require(try BookFormat.parse("Scroll", as: .json))
    #expect(format.rawValue == "Scroll" && format != .paperback)
    #expect(format.description == "Scroll")
  }
}
