public import CairnChain
public import CairnJSON
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension WorldConfiguration {
    /// The world that a file's header describes.
    init(conformance header: Fields) throws(ConformanceError) {
        let genesis = try header["genesis"]
        self.init(
            moment: BlockMoment(
                number: try genesis.uint64("block"), timestamp: try genesis.uint64("time"),
                chainID: try header.uint64("chainId")))
        for account in try genesis.array("accounts") {
            balances.append(
                (try account.address("address"), Wei(rawValue: try account.uint256("balance"))))
        }
        for token in try genesis.optional("tokens")?.elements() ?? [] {
            tokens.append(try TokenConfiguration(conformance: token))
        }
        if try header.optional("protocol")?.text() == "restaking" {
            try addRestaking(header, genesis)
        }
        if try header.optional("opensLiquid")?.bool() == true {
            lido = .mainnet
            etherFi = .mainnet
        }
        if genesis.optional("lido") != nil { try addLido(header, genesis) }
        if genesis.optional("etherfi") != nil { try addEtherFi(header, genesis) }
    }
}

extension TokenConfiguration {
    init(conformance token: Fields) throws(ConformanceError) {
        var balances: [(holder: Address, units: UInt256)] = []
        for (holder, units) in try token["balances"].entries() {
            guard let address = Address(hex: holder) else {
                throw token.unexpected("\(holder) is not an address")
            }
            balances.append((address, try units.uint256()))
        }
        let decimals = try token.uint64("decimals")
        guard let decimals = UInt8(exactly: decimals) else {
            throw token.unexpected("decimals \(decimals) exceed 255")
        }
        self.init(
            address: try token.address("address"), name: try token.text("name"),
            symbol: try token.text("symbol"), decimals: decimals, balances: balances)
    }
}

extension WorldConfiguration {
    /// The world that a header describes which comes from elsewhere than a file.
    public init(conformanceHeader header: JSON) throws(ConformanceError) {
        try self.init(conformance: Fields(header, path: "header", line: 1))
    }
}
