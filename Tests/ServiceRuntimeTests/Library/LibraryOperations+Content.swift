import Foundation
@_spi(Generated) import ServiceRuntime

/// Operations whose messages are not plain objects: several results, bytes, a form.
extension LibraryOperations {
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

    struct Output: OperationResponse {
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
        action: LibrarySchema.namespace + "/Library/ReadPart",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"], input: "ReadPart",
        output: "ReadPartResponse"))
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

    struct Output: OperationResponse {
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
        parameters: [.path("BookId", as: "id")],
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
      service: LibraryOperations.service, name: "SendForm",
      rest: RESTOperation(
        method: .post, path: "/api/v1/Form",
        parameters: [.form("Name"), .form("Count")],
        body: .form))
  }
}
