@_spi(Generated) import ServiceRuntime

/// Operations that look for books.
extension LibraryOperations {
  enum GetBook: OperationDefinition {
    struct Input: FieldCodable {
      var bookId: Int32

      init(bookId: Int32 = Int32.wireDefault) {
        self.bookId = bookId
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("BookId", &bookId)
      }
    }

    struct Output: OperationResponse {
      var response: Book?

      init(response: Book? = nil) {
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Response", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "GetBook",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/GetBook",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"], input: "GetBook",
        output: "GetBookResponse"),
      rest: RESTOperation(
        method: .get, path: "/api/v1/Book/{id}",
        parameters: [.path("BookId", as: "id")], selectsProperties: true))
  }

  enum GetDefaultBook: OperationDefinition {
    struct Input: FieldCodable {

      init() {
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {}
    }

    struct Output: OperationResponse {
      var response: Book?

      init(response: Book? = nil) {
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Response", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "GetDefaultBook",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/GetDefaultBook",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"],
        input: "GetDefaultBook", output: "GetDefaultBookResponse"),
      rest: RESTOperation(
        method: .get, path: "/api/v1/Book/default", selectsProperties: true))
  }

  enum FindBooks: OperationDefinition {
    struct Input: FieldCodable {
      var formats: [BookFormat]?
      var after: DateTime
      var words: String?
      var ids: [Int32]?

      init(
        formats: [BookFormat]? = nil, after: DateTime = DateTime.wireDefault, words: String? = nil,
        ids: [Int32]? = nil
      ) {
        self.formats = formats
        self.after = after
        self.words = words
        self.ids = ids
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Formats", &formats)
        coder.field("After", &after)
        coder.field("Words", &words)
        coder.field("Ids", &ids)
      }
    }

    struct Output: OperationResponse {
      var response: [Book]?

      init(response: [Book]? = nil) {
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Response", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "FindBooks",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/FindBooks",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"],
        input: "FindBooks", output: "FindBooksResponse"),
      rest: RESTOperation(
        method: .get, path: "/api/v1/Books",
        parameters: [
          .query("Formats", as: "format"),
          .query("After", as: "after"),
          .query("Words", as: "q"), .query("Ids"),
        ], selectsProperties: true))
  }

  enum FindShelf: OperationDefinition {
    struct Input: FieldCodable {
      var kind: String?

      init(kind: String? = nil) {
        self.kind = kind
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Kind", &kind)
      }
    }

    struct Output: OperationResponse {
      var response: String?

      init(response: String? = nil) {
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Response", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "FindShelf",
      rest: RESTOperation(
        method: .get, path: "/api/v1/Book/{kind}",
        parameters: [.path("Kind", as: "kind")]))
  }

  enum CountBooks: OperationDefinition {
    struct Input: FieldCodable {
      var genre: BookFormat

      init(genre: BookFormat = BookFormat.wireDefault) {
        self.genre = genre
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Genre", &genre)
      }
    }

    struct Output: OperationResponse {
      var response: Int32

      init(response: Int32 = Int32.wireDefault) {
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Response", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "CountBooks",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/CountBooks",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"],
        input: "CountBooks", output: "CountBooksResponse"),
      rest: RESTOperation(
        method: .post, path: "/api/v1/Agents/Library/CountBooks",
        parameters: [.property("Genre")], body: .wrapper))
  }
}
