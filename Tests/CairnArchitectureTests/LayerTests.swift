import Testing

/// The house: a target imports only from rows below its own.
@Suite struct LayerTests {
    /// The rows, lowest first. Targets of one row do not see each other.
    static let rows: [[String]] = [
        ["CSecp256k1", "CZlib", "CKeccak", "CSHA256", "CMemory", "CPage"],
        ["CairnPrimitives"],
        ["CairnEthereum", "CairnLedger", "CairnJSON"],
        ["CairnBeacon", "CairnRestaking", "CairnLiquid"],
        ["CairnChain"],
        ["CairnConformance", "CairnBench", "CairnStore", "CairnRPC"],
        ["CairnWalk", "CairnNode"],
        ["cairn"],
    ]

    /// What the kernel may import besides Cairn's own: memory that threads share.
    static let kernelPackages: Set = ["Synchronization"]
    /// From the primitives to the chain everything is deterministic.
    static let kernel: Set = [
        "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnJSON", "CairnBeacon",
        "CairnRestaking", "CairnLiquid", "CairnChain",
    ]

    static func row(of target: String) -> Int? { rows.firstIndex { $0.contains(target) } }

    static func imports(of file: Checkout.File) -> [(number: Int, name: String)] {
        file.code.compactMap { number, text in
            let words = text.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
                words[..<place].allSatisfy({ $0 == "public" || $0.hasPrefix("@") })
            else { return nil }
            return (number, String(words[place + 1].split(separator: ".")[0]))
        }
    }

    @Test("every target has a row")
    func everyTargetHasARow() {
        let targets = Set(Checkout.swiftFiles(in: "Sources").map(\.target))
        #expect(targets.count >= 12)
        for target in targets.sorted() {
            #expect(Self.row(of: target) != nil, "\(target) stands in no row of the house")
        }
    }

    @Test("targets import from rows below their own")
    func importsGoDown() {
        var seen = 0
        for file in Checkout.swiftFiles(in: "Sources") {
            guard let own = Self.row(of: file.target) else { continue }
            for (number, name) in Self.imports(of: file) {
                guard let other = Self.row(of: name) else { continue }
                seen += 1
                #expect(other < own, "\(file):\(number) imports \(name), which is not below it")
            }
        }
        #expect(seen > 500, "only \(seen) imports were found: the test looks in the wrong place")
    }

    @Test("the kernel imports nothing but Cairn")
    func kernelStandsAlone() {
        for file in Checkout.swiftFiles(in: "Sources") where Self.kernel.contains(file.target) {
            for (number, name) in Self.imports(of: file) where Self.row(of: name) == nil {
                #expect(
                    Self.kernelPackages.contains(name),
                    "\(file):\(number) imports \(name); the kernel imports Cairn's targets only")
            }
        }
    }

    @Test("protocols do not decode calldata", arguments: ["CairnRestaking", "CairnLiquid"])
    func protocolsDecodeNothing(target: String) {
        // Operator tables travel between chains as bytes, which the contract itself decodes.
        let exempt = "CairnRestaking/Certificates/Types/"
        for file in Checkout.swiftFiles(in: "Sources/\(target)")
        where !file.path.contains(exempt) {
            for (number, text) in file.code {
                for word in ["ABIReader", "ABIRecord", "ContractTable"] {
                    #expect(
                        !text.contains(word),
                        "\(file):\(number) uses \(word); only CairnChain/Interfaces decodes bytes")
                }
            }
        }
    }
}
