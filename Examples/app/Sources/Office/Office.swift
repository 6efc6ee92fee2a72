public import CRM
import Foundation
public import ServiceRuntime
import Synchronization

/// An office that keeps everything in memory: what the app calls instead of an installation.
public final class Office: Sendable {
  private struct State {
    var contact = (name: "Books & Sons", image: Data())
    var appointments: [Int32: AppointmentEntity] = [:]
    var files: [Int32: String] = [:]
  }

  private let state = Mutex(State())

  /// An office with one contact and nothing else.
  public init() {}

  /// Everything that the app calls.
  public var endpoints: [any ServiceEndpoint] {
    [
      AppointmentAgentServer(Appointments(office: self)), ArchiveAgentServer(Archives()),
      FileManagerAgentServer(Files(office: self)), MDOAgentServer(Lists()),
      ContactResourceServer(Contacts(office: self)),
    ]
  }

  private struct Appointments: AppointmentAgentService {
    let office: Office

    func createDefaultAppointmentEntity(context: CallContext) async throws -> AppointmentEntity? {
      var appointment = AppointmentEntity()
      appointment.startDate = DateTime("2026-03-01T09:00:00")
      // What the caller's zone is shows in what it is told.
      appointment.description = "in the zone \(context.timeZone?.description ?? "of the service")"
      return appointment
    }

    func getAppointmentEntity(
      appointmentEntityId: Int32, context: CallContext
    ) async throws -> AppointmentEntity? {
      guard let found = office.state.withLock({ $0.appointments[appointmentEntityId] }) else {
        throw ServiceFault.notFound("There is no appointment \(appointmentEntityId).")
      }
      return found
    }

    func saveAppointmentEntity(
      _ appointmentEntity: AppointmentEntity?, context: CallContext
    ) async throws -> AppointmentEntity? {
      guard var saved = appointmentEntity else { throw ServiceFault.client("There is none.") }
      return office.state.withLock { state in
        saved.appointmentId = Int32(state.appointments.count + 1)
        state.appointments[saved.appointmentId ?? 0] = saved
        return saved
      }
    }
  }

  private struct Archives: ArchiveAgentService {
    func getArchiveListByColumns(
      providerName: String?, columns: [String]?, sortOrder: [ArchiveOrderByInfo]?,
      restriction: [ArchiveRestrictionInfo]?, entities: [String]?, page: Int32, pageSize: Int32,
      context: CallContext
    ) async throws -> [ArchiveListItem]? {
      let numbers = page * pageSize..<min((page + 1) * pageSize, 25)
      return numbers.map { number in
        var row = ArchiveListItem()
        row.primaryKey = number
        row.columnData = [
          "contactId": ArchiveColumnData(displayValue: "[I:\(number)]"),
          "name": ArchiveColumnData(displayValue: "contact \(number)"),
        ]
        return row
      }
    }
  }

  private struct Files: FileManagerAgentService {
    let office: Office

    func readFile(
      documentId: Int32, context: CallContext
    ) async throws -> (fileName: String?, length: Int32, response: String?) {
      guard let file = office.state.withLock({ $0.files[documentId] }) else {
        throw ServiceFault.notFound()
      }
      return ("\(documentId).txt", Int32(file.utf8.count), file)
    }

    func writeFile(documentId: Int32, document: String?, context: CallContext) async throws {
      office.state.withLock { $0.files[documentId] = document }
    }
  }

  private struct Lists: MDOAgentService {
    func getList(
      name: String?, forceFlatList: Bool, additionalInfo: String?, onlyHistory: Bool,
      context: CallContext
    ) async throws -> [MDOListItem]? {
      guard name != "secret" else { throw ServiceFault.forbidden() }
      var item = MDOListItem()
      item.name = name
      return [item]
    }
  }

  private struct Contacts: ContactResourceService {
    let office: Office

    func getAll(
      filter: String?, orderBy: String?, entities: String?, top: Int32?, skip: Int32?,
      mode: QueryMode?, optionsValue: String?, contextValue: String?, jsonSafe: Bool?,
      output: QueryOutput?, context: CallContext
    ) async throws -> ODataSlimResponse? {
      let first = skip ?? 0
      let rows = (first..<min(first + (top ?? 10), 25)).map { number -> [String: AnyValue] in
        ["contactId": .int32(number), "name": .string("contact \(number)")]
      }
      var answer = ODataSlimResponse(value: rows)
      let next = first + Int32(rows.count)
      if next < 25 {
        answer.odataNextLink = "https://crm.example/api/v1/Contact?$top=\(top ?? 10)&$skip=\(next)"
      }
      return answer
    }

    func getContactEntity(
      id: Int32, fk: Bool?, context: CallContext
    ) async throws -> ContactEntityWithLinks? {
      guard id == 5 else { throw ServiceFault.notFound("There is no contact \(id).") }
      return ContactEntityWithLinks(contactId: id, name: office.state.withLock { $0.contact.name })
    }

    func putContactEntity(
      id: Int32, entity: ContactEntity?, context: CallContext
    ) async throws -> ContactEntityWithLinks? {
      guard let name = entity?.name else { throw ServiceFault.client("The contact has no name.") }
      office.state.withLock { $0.contact.name = name }
      return ContactEntityWithLinks(contactId: id, name: name)
    }

    func getImage(
      contactId: Int32, w: Int32?, h: Int32?, type: String?, ifBlank: ContactIfBlank?,
      context: CallContext
    ) async throws -> Data? {
      context.setResponseHeader("Content-Type", "image/png")
      return office.state.withLock { $0.contact.image }
    }

    func saveImage(contactId: Int32, image: Data?, context: CallContext) async throws -> Int32 {
      office.state.withLock { $0.contact.image = image ?? Data() }
      return contactId
    }
  }
}
