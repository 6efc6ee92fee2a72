/// Swift that somebody wrote against the generated code of the library.
enum WrittenAgainstOld {
  /// Uses every method, initializer, property and member.
  static let caller = """
    import ServiceRuntime

    func use(_ client: LibraryAgentClient) async throws {
      let text: String? = "a"
      let number: Int32 = 1
      let anything: AnyValue? = nil
      let books: [Book]? = try await client.findBooks(
        title: text, limit: number, filter: anything)
      let lent = try await client.lend(book: books?.first, days: number)
      let (when, slip, rest): (DateTime, String?, AnyValue?) = lent
      let due: DateTime = lent.due
      let receipt: String? = lent.receipt
      let extra: AnyValue? = lent.extra
      try await client.ping()
      let report: Statistics? = try await client.report()
      let counts: [String: Int32]? = report?.counts
      let mood: Mood? = report?.mood ?? .calm
      let author = Author(name: text, born: nil, books: books)
      let book = Book(
        title: text, pages: number, author: author, genre: .novel, shelf: nil, notes: extra, right: "r")
      let title: String? = book.title
      let pages: Int32? = book.pages
      let writer: Author? = book.author
      let shelf: Shelf? = book.shelf
      let inside: OpaqueValue? = shelf?.content
      let notes: AnyValue? = book.notes
      let right: String? = book.right
      let genres: [Genre] = [.unknown, .novel, .poem, Genre(rawValue: "Play")]
      var options = CallOptions()
      options.soapHeaders[.session] = Session(token: text)
      let mass: Double? = 1
      let labels: [String]? = nil
      let sure = "s"
      let contents: ParcelChoice? = .paper(sure)
      let parcel = Parcel(
        id: sure, mass: mass, labels: labels, sender: sure, receiver: text, choice: contents)
      do {
        let sent = try await client.send(
          parcel: parcel, weight: mass, tags: labels, note: sure, hint: text, options: options)
        let number: Int32? = sent.number
        let stops: [String]? = sent.stops
        let answer: String = sent.text
        let memo: String? = sent.memo
        print(number as Any, stops as Any, answer, memo as Any)
        if let number = sent.number, let stops = sent.stops, let memo = sent.memo {
          print(number, stops, memo)
        }
      } catch let fault as SoldOutFault {
        let until: DateTime? = fault.detail.until
        print(until as Any)
      }
      switch parcel.choice {
      case .paper(let inner): let _: String = inner
      case .count(let inner):
        if let inner { let _: Int32 = inner }
      case .lamp(let inner): let _: Bool = inner
      case .other, nil: break
      }
      let (id, bulk, tags, by, to): (String, Double?, [String]?, String, String?) = (
        parcel.id, parcel.mass, parcel.labels, parcel.sender, parcel.receiver
      )
      print(id, bulk as Any, tags as Any, by, to as Any)
      print(when, slip as Any, rest as Any, due, receipt as Any, counts as Any, mood as Any, title as Any, pages as Any)
      print(writer?.name as Any, inside as Any, notes as Any, right as Any, genres)
    }
    """

  /// Implements every operation, and creates only values that a caller would create.
  static let implementer = """
    import Foundation
    import ServiceRuntime

    struct Library: LibraryAgentService {
      func findBooks(
        title: String?, limit: Int32, filter: AnyValue?, context: CallContext
      ) async throws -> [Book]? {
        let genres: [Genre] = [.poem, Genre(rawValue: "Play")]
        let shelf = Shelf(content: .text("a"))
        return genres.map { genre in
          Book(title: title, pages: limit, author: nil, genre: genre, shelf: shelf, notes: filter)
        }
      }

      func lend(
        book: Book?, days: Int32, context: CallContext
      ) async throws -> (due: DateTime, receipt: String?, extra: AnyValue?) {
        (due: DateTime(Date()), receipt: book?.title, extra: book?.notes)
      }

      func ping(context: CallContext) async throws {}

      func report(context: CallContext) async throws -> Statistics? {
        Statistics(counts: ["a": 1], mood: .calm)
      }

      func send(
        parcel: Parcel, weight: Double?, tags: [String]?, note: String, hint: String?,
        context: CallContext
      ) async throws -> (number: Int32?, stops: [String]?, text: String, memo: String?) {
        let session: Session? = context.soapHeaders[.session]
        if session?.token == nil { throw SoldOutFault(SoldOut(until: nil)) }
        let (mass, labels, receiver): (Double?, [String]?, String?) = (
          parcel.mass, parcel.labels, parcel.receiver
        )
        let another = Parcel(
          id: parcel.id, mass: mass, labels: labels, sender: parcel.sender, receiver: receiver,
          choice: .count(1))
        let text = "\\(describe(another)) \\(parcel.sender.count)"
        return (number: 1, stops: tags, text: text, memo: hint)
      }

      func describe(_ parcel: Parcel) -> String {
        switch parcel.choice {
        case .paper(let text): text.lowercased()
        case .count(let number): number.map { String($0 + 1) } ?? ""
        case .lamp(let isOn): isOn ? "on" : "off"
        case .other, nil: ""
        }
      }
    }

    struct Part: UnimplementedLibraryAgentService {}

    func author(of book: Book) -> (String?, String?, Genre, Shelf?) {
      let genre: Genre = book.pages == nil ? .unknown : .novel
      return (book.author?.name ?? Author(name: "n").name, book.right, genre, book.shelf)
    }
    """
}
