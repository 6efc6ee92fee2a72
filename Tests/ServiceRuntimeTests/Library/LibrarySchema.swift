/// The invented service of the tests. Its types look like generated code.
enum LibrarySchema {
  static let namespace = "http://library.example/ws/Services1"
  static let papersNamespace = "http://library.example/papers"
}
