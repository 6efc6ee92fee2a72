import Foundation

/// The folder of this repository.
package enum Checkout {
  package static let url: URL = {
    // This file is <checkout>/Tests/TestSupport/Checkout.swift.
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder
  }()

  /// The committed pages.
  package static let specs = url.appending(path: "specs")
}
