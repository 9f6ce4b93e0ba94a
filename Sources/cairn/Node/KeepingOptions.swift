import ArgumentParser
import CairnNode
import CairnPrimitives
import CairnRPC
import Foundation

/// The flags that choose what outlives the node: the whole chain in a folder, or the state in a
/// file.
struct KeepingOptions: ParsableArguments {
    @Option(help: "The folder that holds the chain.", completion: .directory)
    var dataDir: String?

    @Flag(
        help: "Keep nothing: the chain is gone when the node ends. The default without --data-dir.")
    var ephemeral = false

    @Option(
        help: "Load the state from this file if it exists, and write it there at the end.",
        completion: .file())
    var state: String?

    @Option(help: "Load the state from this file.", completion: .file())
    var loadState: String?

    @Option(help: "Write the state to this file at the end.", completion: .file())
    var dumpState: String?

    @Option(
        name: [.short, .long], help: "With --state or --dump-state: write it every so many seconds."
    )
    var stateInterval: UInt64?

    func validate() throws {
        if ephemeral, dataDir != nil {
            throw ValidationError("--ephemeral and --data-dir exclude one another")
        }
        if state != nil, loadState != nil || dumpState != nil {
            throw ValidationError("--state stands for --load-state and --dump-state together")
        }
        if let stateInterval {
            guard stateInterval > 0, (state ?? dumpState) != nil else {
                throw ValidationError(
                    "--state-interval needs --state or --dump-state and at least one second")
            }
        }
    }

    /// Takes the state of the file that the flags name.
    func load(into engine: Engine) async throws {
        guard let path = loadState ?? state else { return }
        if loadState == nil, !FileManager.default.fileExists(atPath: path) { return }
        let development = try development(of: engine)
        let bytes: Data
        do { bytes = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw Failure("the state in \(path) cannot be read: \(error.localizedDescription)")
        }
        do throws(RPCError) {
            try await development.loadState(Bytes([UInt8](bytes)))
        } catch {
            throw Failure("the state in \(path) cannot be loaded: \(error.message)")
        }
    }

    /// Writes the state to the file that the flags name.
    func dump(_ engine: Engine) throws {
        guard let path = dumpState ?? state else { return }
        let development = try development(of: engine)
        do {
            let bytes = try development.dumpState().bytes
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch let error as RPCError {
            throw Failure("the state cannot be written to \(path): \(error.message)")
        } catch {
            throw Failure("the state cannot be written to \(path): \(error.localizedDescription)")
        }
    }

    /// Writes the state at intervals until the task is cancelled, if the flags ask for that.
    func dumpNowAndThen(_ engine: Engine) -> Task<Void, Never>? {
        guard let stateInterval else { return nil }
        let keeping = self
        return Task {
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: .seconds(stateInterval))
                    try keeping.dump(engine)
                } catch is CancellationError {
                    return
                } catch {
                    FileHandle.standardError.write(Data("cairn up: \(error)\n".utf8))
                }
            }
        }
    }

    private func development(of engine: Engine) throws -> any DevelopmentBackend {
        guard let development = engine.development else {
            throw Failure("states can be loaded and written on a loopback --host only")
        }
        return development
    }
}
