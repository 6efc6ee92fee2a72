import Foundation

/// The configuration file: a JSON object whose keys are the names of settings.
enum ConfigurationFile {
  private struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        text = flag ? "true" : "false"
      } else if let number = try? container.decode(Int.self) {
        text = "\(number)"
      } else if let number = try? container.decode(Double.self) {
        text = "\(number)"
      } else if let string = try? container.decode(String.self) {
        text = string
      } else {
        let name = decoder.codingPath.first?.stringValue ?? ""
        throw ConfigurationError("the value of '\(name)' is not a text, a number, true or false")
      }
    }
  }

  /// Reads a file. Relative paths in it are relative to its folder, and so are the default paths.
  static func read(_ path: String) throws(ConfigurationError) -> [Setting: String] {
    let object: [String: Scalar]
    do {
      let data = try Data(contentsOf: URL(filePath: path))
      object = try JSONDecoder().decode([String: Scalar].self, from: data)
    } catch let error as ConfigurationError {
      throw ConfigurationError("\(path): \(error)")
    } catch is DecodingError {
      throw ConfigurationError("\(path): this is not a JSON object")
    } catch {
      throw ConfigurationError("\(path): this cannot be read")
    }
    var values: [Setting: String] = [:]
    for setting in Setting.allCases where setting.isPath(setting.fallback) {
      values[setting] = resolve(setting.fallback, path)
    }
    for (name, scalar) in object.sorted(by: { $0.key < $1.key }) {
      guard let setting = Setting(rawValue: name) else { throw unknown(name, path) }
      values[setting] =
        setting.isPath(scalar.text) ? resolve(scalar.text, path) : scalar.text
    }
    return values
  }

  private static func resolve(_ value: String, _ path: String) -> String {
    guard !value.hasPrefix("/") else { return value }
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? value : "\(folder)/\(value)"
  }

  private static func unknown(_ name: String, _ path: String) -> ConfigurationError {
    let names = Setting.allCases.map(\.rawValue).joined(separator: ", ")
    return ConfigurationError("\(path): there is no setting '\(name)'; the settings are \(names)")
  }
}
