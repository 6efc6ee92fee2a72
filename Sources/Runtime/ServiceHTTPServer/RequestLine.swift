/// The parts of a request's first line in the memory of the HTTP library.
struct RequestLine {
  let method: UnsafePointer<CChar>
  let target: UnsafePointer<CChar>
  /// `HTTP/1.1`
  let version: UnsafePointer<CChar>
}
