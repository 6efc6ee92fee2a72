import Diagnostics

/// A Swagger file of a library, in the form that the documentation has.
struct LibrarySwagger {
  var path = "openapi/agent/Swagger-v1-LibraryAgent.json"
  var prologue = #""swagger": "2.0""#
  /// More members of the file.
  var extra = ""
  var paths = Self.lend
  var definitions = Self.definitions

  var file: SourceFile {
    SourceFile(
      path: path,
      text: """
        {
        \(prologue),
        "info": {"version": "v1-Agents", "title": "Library", "x-logo": {"url": "about:blank"}},
        "host": "localhost", "schemes": ["https"], \(extra)
        "paths": {
        \(paths)
        },
        "definitions": {
        \(definitions)
        },
        "securityDefinitions": {}, "tags": [], "externalDocs": {}, "x-tagGroups": [{"name": "All"}]
        }
        """)
  }

  static let mediaTypes = #"["application/json", "text/json"]"#
  static let headers = """
    {"name": "Accept-Language", "in": "header", "required": false, "type": "string"},
    {"name": "SO-AppToken", "in": "header", "required": false, "type": "string"}
    """

  /// The operation of `LibraryWSDL`.
  static let lend = operation(
    "/api/v1/Agents/Library/Lend", id: "v1LibraryAgent_Lend", body: "LendRequest",
    result: #"{"type": "string", "format": "date-time"}"#)

  static func operation(
    _ path: String, _ method: String = "post", id: String, body: String? = nil,
    parameters: [String] = [], result: String? = nil
  ) -> String {
    let bodies = body.map { name in
      [
        """
        {"name": "request", "in": "body", "description": "Book", "required": true,
         "schema": {"$ref": "#/definitions/Library.Carriers.\(name)"}}
        """
      ]
    }
    let all = ((bodies ?? []) + parameters + [headers]).joined(separator: ",\n")
    let response =
      result.map { #""200": {"description": "OK", "schema": \#($0)}"# }
      ?? #""204": {"description": "No Content"}"#
    return """
      "\(path)": {"\(method)": {
        "tags": ["Library"], "summary": "Does it.\\r\\n<para />\\r\\nAt once.", "description": "Really",
        "operationId": "\(id)", "consumes": \(body == nil ? "[]" : mediaTypes),
        "produces": \(result == nil ? "[]" : mediaTypes), "parameters": [
        \(all)
        ],
        "responses": {\(response)}, "security": [{"Password": []}]
      }}
      """
  }

  static let definitions = """
    "Library.Carriers.LendRequest": {"type": "object", "properties": {
      "Book": {"$ref": "#/definitions/Library.Services.Book"}
    }},
    "Library.Services.Book": {
      "description": "A book\\r\\n<para />\\r\\nCarrier object for Book.\\r\\nServices for it.",
      "type": "object", "properties": {
      "Title": {"description": "As printed", "type": "string"},
      "Genre": {"enum": ["Novel", "Poem"], "type": "string"},
      "Tags": {"type": "array", "items": {"type": "string"}},
      "Shelves": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/definitions/Library.Services.Shelf"}}},
      "Notes": {"type": "object", "additionalProperties": {"type": "object"}},
      "Sequel": {"$ref": "#/definitions/Library.Services.Book"},
      "MimeType": {"type": "string"},
      "TableRight": {"$ref": "#/definitions/Library.Security.TableRight"},
      "FieldProperties": {"type": "object", "additionalProperties": {"$ref": "#/definitions/Library.Security.FieldProperty"}}
    }},
    "Library.Services.Shelf": {"type": "object", "properties": {"Id": {"type": "integer", "format": "int32"}}},
    "Library.Security.TableRight": {"type": "object", "properties": {
      "Mask": {"enum": ["None", "Select", "Update"], "type": "string"}, "Reason": {"type": "string"}
    }},
    "Library.Security.FieldProperty": {"type": "object", "properties": {
      "FieldRight": {"$ref": "#/definitions/Library.Security.FieldRight"}, "FieldType": {"type": "string"}
    }},
    "Library.Security.FieldRight": {"type": "object", "properties": {"Mask": {"type": "string"}, "Reason": {"type": "string"}}}
    """
}
