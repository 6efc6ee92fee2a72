import ServiceModel

/// Short functions to change one thing in a model.
extension ServiceModel {
  mutating func editVersion(_ edit: (inout ServicesVersion) -> Void) {
    for index in versions.indices where versions[index].name == "Services8" {
      edit(&versions[index])
    }
  }

  mutating func editService(_ name: String = "Library", _ edit: (inout Service) -> Void) {
    editVersion { version in
      for index in version.services.indices where version.services[index].name == name {
        edit(&version.services[index])
      }
    }
  }

  mutating func editOperation(_ name: String, _ edit: (inout ServiceOperation) -> Void) {
    editService { service in
      for index in service.operations.indices where service.operations[index].name == name {
        edit(&service.operations[index])
      }
    }
  }

  /// The only operation that has only a REST binding.
  mutating func editGet(_ edit: (inout ServiceOperation) -> Void) {
    editService("Book") { service in
      for index in service.operations.indices { edit(&service.operations[index]) }
    }
  }

  mutating func editSOAP(_ edit: (inout SOAPBinding) -> Void) {
    editOperation("FindBooks") { operation in
      guard var soap = operation.soap else { return }
      edit(&soap)
      operation.soap = soap
    }
  }

  mutating func editREST(_ edit: (inout RESTBinding) -> Void) {
    editOperation("FindBooks") { operation in
      guard var rest = operation.rest else { return }
      edit(&rest)
      operation.rest = rest
    }
  }

  mutating func editType(_ name: String, _ edit: (inout TypeDefinition) -> Void) {
    editVersion { version in
      for index in version.types.indices where version.types[index].name == name {
        edit(&version.types[index])
      }
    }
  }

  mutating func editComplex(_ name: String = "Book", _ edit: (inout ComplexType) -> Void) {
    editType(name) { type in
      guard case .complex(var complex) = type.shape else { return }
      edit(&complex)
      type.shape = .complex(complex)
    }
  }

  mutating func editEnumeration(
    _ name: String = "Genre", _ edit: (inout EnumerationType) -> Void
  ) {
    editType(name) { type in
      guard case .enumeration(var enumeration) = type.shape else { return }
      edit(&enumeration)
      type.shape = .enumeration(enumeration)
    }
  }

  mutating func editChoice(_ edit: (inout ChoiceType) -> Void) {
    editType("ParcelChoice") { type in
      guard case .choice(var choice) = type.shape else { return }
      edit(&choice)
      type.shape = .choice(choice)
    }
  }

  mutating func editSending(_ edit: (inout SOAPBinding) -> Void) {
    editOperation("Send") { operation in
      guard var soap = operation.soap else { return }
      edit(&soap)
      operation.soap = soap
    }
  }

  mutating func editDictionary(_ edit: (inout DictionaryType) -> Void) {
    editType("StringCounts") { type in
      guard case .dictionary(var dictionary) = type.shape else { return }
      edit(&dictionary)
      type.shape = .dictionary(dictionary)
    }
  }

  /// Renames a type, wherever it is used.
  mutating func renameType(_ old: String, to new: String) {
    func renamed(_ type: TypeReference) -> TypeReference {
      switch type {
      case .named(old): .named(new)
      case .array(let item): .array(renamed(item))
      default: type
      }
    }
    editVersion { version in
      for index in version.types.indices {
        if version.types[index].name == old { version.types[index].name = new }
        if case .complex(var complex) = version.types[index].shape {
          for field in complex.fields.indices {
            complex.fields[field].type = renamed(complex.fields[field].type)
          }
          version.types[index].shape = .complex(complex)
        }
      }
      for service in version.services.indices {
        for operation in version.services[service].operations.indices {
          var edited = version.services[service].operations[operation]
          for index in edited.parameters.indices {
            edited.parameters[index].type = renamed(edited.parameters[index].type)
          }
          for index in edited.results.indices {
            edited.results[index].type = renamed(edited.results[index].type)
          }
          version.services[service].operations[operation] = edited
        }
      }
      version.types.sort { $0.name < $1.name }
    }
  }
}
