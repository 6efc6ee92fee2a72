@_spi(Generated) import ServiceRuntime

/// Operations that change books.
extension LibraryOperations {
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
      service: LibraryOperations.service, name: "SaveBook",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/SaveBook",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"], input: "SaveBook",
        output: "SaveBookResponse"),
      rest: RESTOperation(
        method: .post, path: "/api/v1/Agents/Library/SaveBook",
        parameters: [.property("Book")], selectsProperties: true, body: .wrapper)
    )
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
      service: LibraryOperations.service, name: "ReplaceBook",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/ReplaceBook",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"],
        input: "ReplaceBook", output: "ReplaceBookResponse"),
      rest: RESTOperation(
        method: .put, path: "/api/v1/Book/{id}",
        parameters: [
          .path("BookId", as: "id"), .body("Book"),
        ], body: .value))
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

    struct Output: OperationResponse {

      init() {
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {}
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "DeleteBook",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/DeleteBook",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"],
        input: "DeleteBook", output: "DeleteBookResponse"),
      rest: RESTOperation(
        method: .delete, path: "/api/v1/Book/{id}",
        parameters: [.path("BookId", as: "id")]))
  }
}
