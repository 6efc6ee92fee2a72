/// The invented service the tests speak; its types look as generated code does.
enum LibrarySchema {
  static let namespace = "http://library.example/ws/Services1"
  static let papersNamespace = "http://library.example/papers"
}
