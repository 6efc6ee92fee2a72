import Foundation
import Testing

@testable import token_server

/// Files that someone else has placed where this program writes.
@Suite struct ForeignFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("file") }
  private var precious: String { folder.file("precious") }

  init() throws {
    folder = try TemporaryFolder()
    try SecretFile.writeNew("precious", to: precious)
  }

  enum Way: CaseIterable {
    case log
    case lock

    func open(_ path: String) throws {
      switch self {
      case .log: try Log(appendingTo: path).write(line: "x")
      case .lock: try SecretFile.Lock(path).unlock()
      }
    }

    /// The file that is opened for a path.
    func target(_ path: String) -> String { self == .lock ? "\(path).lock" : path }
  }

  private func expectRefusal(_ way: Way, _ reason: String) throws {
    let error = #expect(throws: SecretFile.Failure.self) { try way.open(path) }
    #expect(error?.description.hasSuffix(reason) == true, "\(error?.description ?? "")")
    #expect(try SecretFile.read(precious) == "precious")
  }

  @Test(arguments: Way.allCases) func aSymbolicLinkIsRefused(_ way: Way) throws {
    try FileManager.default.createSymbolicLink(
      atPath: way.target(path), withDestinationPath: precious)
    try expectRefusal(way, "this is a symbolic link")
  }

  @Test(arguments: Way.allCases) func aLinkToNothingIsRefused(_ way: Way) throws {
    try FileManager.default.createSymbolicLink(
      atPath: way.target(path), withDestinationPath: folder.file("nothing"))
    try expectRefusal(way, "this is a symbolic link")
    #expect(!FileManager.default.fileExists(atPath: folder.file("nothing")))
  }

  @Test(arguments: Way.allCases) func aFileWithTwoNamesIsRefused(_ way: Way) throws {
    try FileManager.default.linkItem(atPath: precious, toPath: way.target(path))
    let error = #expect(throws: SecretFile.Failure.self) { try way.open(path) }
    #expect(error?.description.hasSuffix("a second name") == true)
  }

  @Test(arguments: Way.allCases) func aFileOthersMayWriteToIsRefused(_ way: Way) throws {
    try SecretFile.writeNew("", to: way.target(path))
    #expect(chmod(way.target(path), 0o622) == 0)
    try expectRefusal(way, "others may write to this")
  }

  @Test(.enabled(if: geteuid() == 0), arguments: Way.allCases)
  func aFileOfSomebodyElseIsRefused(_ way: Way) throws {
    try SecretFile.writeNew("", to: way.target(path))
    #expect(chown(way.target(path), 12_345, 12_345) == 0)
    try expectRefusal(way, "this belongs to another user")
  }

  @Test(arguments: Way.allCases) func aPipeAndAFolderAreRefused(_ way: Way) throws {
    #expect(mkfifo(way.target(path), 0o600) == 0)
    #expect(throws: SecretFile.Failure.self) { try way.open(path) }
    unlink(way.target(path))
    try FileManager.default.createDirectory(
      atPath: way.target(path), withIntermediateDirectories: false)
    #expect(throws: SecretFile.Failure.self) { try way.open(path) }
  }

  // MARK: --try

  private var trial: String { folder.file("trial") }

  private func expectNoTrial(_ reason: String, at path: String? = nil) throws {
    let error = #expect(throws: SecretFile.Failure.self) { try TryFolder(path ?? trial) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    #expect(try SecretFile.read(precious) == "precious")
  }

  @Test func aTrialBeginsInAFolderOfItsOwn() throws {
    _ = try TryFolder(trial)
    _ = try TryFolder(trial)
    _ = try TryFolder("\(trial)/")
  }

  @Test(arguments: ["", "/", "//"]) func aLinkToAFolderIsNoPlaceToTry(_ end: String) throws {
    _ = try TryFolder(trial)
    let link = folder.file("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: trial)
    try expectNoTrial("symbolic link", at: link + end)
  }

  @Test func aFolderOthersMayWriteToIsNoPlaceToTry() throws {
    _ = try TryFolder(trial)
    #expect(chmod(trial, 0o777) == 0)
    try expectNoTrial("others may write to this")
  }

  @Test(.enabled(if: geteuid() == 0)) func aFolderOfSomebodyElseIsNoPlaceToTry() throws {
    _ = try TryFolder(trial)
    #expect(chown(trial, 12_345, 12_345) == 0)
    try expectNoTrial("belongs to another user")
  }

  @Test(arguments: ["audit.log", "made-by-token-server-try.lock", "token-server.json"])
  func aLinkAmongItsFilesIsRefused(_ name: String) throws {
    _ = try TryFolder(trial)
    unlink("\(trial)/\(name)")
    try FileManager.default.createSymbolicLink(
      atPath: "\(trial)/\(name)", withDestinationPath: precious)
    try expectNoTrial("symbolic link")
  }

  @Test func aFolderUnderTheNameOfAFileIsNotEmptied() throws {
    _ = try TryFolder(trial)
    unlink("\(trial)/master.key")
    try FileManager.default.createDirectory(
      atPath: "\(trial)/master.key", withIntermediateDirectories: false)
    try SecretFile.writeNew("precious", to: "\(trial)/master.key/mine")
    try expectNoTrial("not a file")
    #expect(try SecretFile.read("\(trial)/master.key/mine") == "precious")
  }
}
