@_spi(Generated) import ServiceRuntime
import Foundation

enum LibraryOperations {
  static let service = ServiceDescriptor(
    name: "Library", namespace: LibrarySchema.namespace,
    soapPath: "Remote/Services1/Library.svc", soapVersion: .v1_1)

  enum SaveBook: OperationDefinition {
    struct Input: FieldCodable {
      var book: Book?

      init(book: Book? = nil) {
        self.book = book
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Book", &book)
      }
    }

    struct Output: FieldCodable {
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
      service: LibraryOperations.service, name: "SaveBook",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/SaveBook", input: "SaveBook",
        output: "SaveBookResponse",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]),
      rest: RESTOperation(
        method: .post, path: "/api/v1/Agents/Library/SaveBook", body: .wrapper,
        parameters: [RESTParameter("Book", in: .property)], selectsProperties: true))
  }

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

    struct Output: FieldCodable {
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
        action: LibrarySchema.namespace + "/Library/GetBook", input: "GetBook",
        output: "GetBookResponse",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]),
      rest: RESTOperation(
        method: .get, path: "/api/v1/Book/{id}",
        parameters: [RESTParameter("BookId", in: .path, as: "id")], selectsProperties: true))
  }

  enum GetDefaultBook: OperationDefinition {
    struct Input: FieldCodable {

      init() {
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {}
    }

    struct Output: FieldCodable {
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
        action: LibrarySchema.namespace + "/Library/GetDefaultBook", input: "GetDefaultBook",
        output: "GetDefaultBookResponse",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]),
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

    struct Output: FieldCodable {
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
        action: LibrarySchema.namespace + "/Library/FindBooks", input: "FindBooks",
        output: "FindBooksResponse",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]),
      rest: RESTOperation(
        method: .get, path: "/api/v1/Books",
        parameters: [
          RESTParameter("Formats", in: .query, as: "format"),
          RESTParameter("After", in: .query, as: "after"),
          RESTParameter("Words", in: .query, as: "q"), RESTParameter("Ids", in: .query),
        ], selectsProperties: true))
  }

  enum ReplaceBook: OperationDefinition {
    struct Input: FieldCodable {
      var bookId: Int32
      var book: Book?

      init(bookId: Int32 = Int32.wireDefault, book: Book? = nil) {
        self.bookId = bookId
        self.book = book
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("BookId", &bookId)
        coder.field("Book", &book)
      }
    }

    struct Output: FieldCodable {
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
      service: LibraryOperations.service, name: "ReplaceBook",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/ReplaceBook", input: "ReplaceBook",
        output: "ReplaceBookResponse",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]),
      rest: RESTOperation(
        method: .put, path: "/api/v1/Book/{id}", body: .value,
        parameters: [
          RESTParameter("BookId", in: .path, as: "id"), RESTParameter("Book", in: .body),
        ]))
  }

  enum DeleteBook: OperationDefinition {
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

    struct Output: FieldCodable {

      init() {
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {}
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "DeleteBook",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/DeleteBook", input: "DeleteBook",
        output: "DeleteBookResponse",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]),
      rest: RESTOperation(
        method: .delete, path: "/api/v1/Book/{id}",
        parameters: [RESTParameter("BookId", in: .path, as: "id")]))
  }

  enum ReadPart: OperationDefinition {
    struct Input: FieldCodable {
      var name: String?

      init(name: String? = nil) {
        self.name = name
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Name", &name)
      }
    }

    struct Output: FieldCodable {
      var length: Int64
      var response: String?

      init(length: Int64 = Int64.wireDefault, response: String? = nil) {
        self.length = length
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Length", &length)
        coder.field("Response", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "ReadPart",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/ReadPart", input: "ReadPart",
        output: "ReadPartResponse",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]))
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

    struct Output: FieldCodable {
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
        action: LibrarySchema.namespace + "/Library/CountBooks", input: "CountBooks",
        output: "CountBooksResponse",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]),
      rest: RESTOperation(
        method: .post, path: "/api/v1/Agents/Library/CountBooks", body: .wrapper,
        parameters: [RESTParameter("Genre", in: .property)]))
  }

  enum GetLabels: OperationDefinition {
    struct Input: FieldCodable {

      init() {
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {}
    }

    struct Output: FieldCodable {
      var response: [String: String]?

      init(response: [String: String]? = nil) {
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.dictionary("Response", item: "StringKeyValuePair", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "GetLabels",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/GetLabels", input: "GetLabels",
        output: "GetLabelsResponse",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]),
      rest: RESTOperation(
        method: .post, path: "/api/v1/Agents/Library/GetLabels"))
  }

  enum SetLabels: OperationDefinition {
    struct Input: FieldCodable {
      var labels: [String: String]?

      init(labels: [String: String]? = nil) {
        self.labels = labels
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.dictionary("Labels", item: "StringKeyValuePair", &labels)
      }
    }

    struct Output: FieldCodable {
      var response: Bool

      init(response: Bool = Bool.wireDefault) {
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Response", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "SetLabels",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/SetLabels", input: "SetLabels",
        output: "SetLabelsResponse",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]),
      rest: RESTOperation(
        method: .post, path: "/api/v1/Agents/Library/SetLabels", body: .wrapper,
        parameters: [RESTParameter("Labels", in: .property)]))
  }

  enum Download: OperationDefinition {
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

    struct Output: FieldCodable {
      var response: Data?

      init(response: Data? = nil) {
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Response", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "Download",
      rest: RESTOperation(
        method: .get, path: "/api/v1/Book/{id}/Content",
        parameters: [RESTParameter("BookId", in: .path, as: "id")],
        responseMediaTypes: ["binary/octet-stream"]))
  }

  enum SendForm: OperationDefinition {
    struct Input: FieldCodable {
      var name: String?
      var count: Int32

      init(name: String? = nil, count: Int32 = Int32.wireDefault) {
        self.name = name
        self.count = count
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Name", &name)
        coder.field("Count", &count)
      }
    }

    struct Output: FieldCodable {
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
      service: LibraryOperations.service, name: "SendForm",
      rest: RESTOperation(
        method: .post, path: "/api/v1/Form", body: .form,
        parameters: [RESTParameter("Name", in: .form), RESTParameter("Count", in: .form)]))
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

    struct Output: FieldCodable {
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
        parameters: [RESTParameter("Kind", in: .path, as: "kind")]))
  }
}
