import CRM
import ServiceRuntime
import ServiceTesting
import Testing

/// What an app tests without a server: a mock answers, over both bindings.
@Test(arguments: [ServiceBinding.soap, .rest])
func anAppointmentIsRead(over binding: ServiceBinding) async throws {
  var mock = MockAppointmentAgentService()
  mock.onGetAppointmentEntity = { id, _ in
    var appointment = AppointmentEntity()
    appointment.appointmentId = id
    appointment.description = "Lunch"
    return appointment
  }
  let client = AppointmentAgentClient(.loopback(to: AppointmentAgentServer(mock), over: binding))
  #expect(try await client.getAppointmentEntity(appointmentEntityId: 7)?.description == "Lunch")
  await #expect(throws: ServiceFault.self) { try await client.createDefaultAppointmentEntity() }
}
