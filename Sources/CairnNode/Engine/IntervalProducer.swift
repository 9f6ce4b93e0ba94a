import CairnPrimitives
import CairnRPC
import Foundation

/// Produces blocks by the clock while the mode asks for it.
final class IntervalProducer: @unchecked Sendable {
    private unowned let engine: Engine
    // Guarded by `lock`.
    private let lock = NSLock()
    private var task: Task<Void, Never>?

    init(_ engine: Engine) { self.engine = engine }

    /// Starts or stops according to the mode.
    func update() {
        let seconds = engine.productionMode.interval
        lock.withLock {
            task?.cancel()
            task = seconds.map { seconds in
                Task { [weak engine] in
                    while !Task.isCancelled {
                        do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
                        guard let engine else { return }
                        do throws(RPCError) { try await engine.mine(at: nil) } catch {
                            engine.halt(error.message)
                            return
                        }
                    }
                }
            }
        }
    }

    func stop() {
        lock.withLock {
            task?.cancel()
            task = nil
        }
    }
}
