import Dispatch

/// Runs blocking work on a thread outside the pool that runs tasks.
func offPool<Result: Sendable, Failure: Error>(
  _ work: @escaping @Sendable () throws(Failure) -> Result
) async throws(Failure) -> Result {
  let outcome = await withCheckedContinuation { continuation in
    DispatchQueue.global().async {
      do throws(Failure) {
        continuation.resume(returning: Swift.Result<Result, Failure>.success(try work()))
      } catch {
        continuation.resume(returning: .failure(error))
      }
    }
  }
  return try outcome.get()
}
