public import CairnChain
public import CairnJSON
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension Genesis {
    /// The name of the member that says whence the defaults come; reading passes over it.
    private static let sourcesName = "sources"

    /// Reads a genesis file over this genesis: what the file does not mention stays as it is.
    ///
    /// Numbers may be numbers or text, amounts such as `"1.5 ether"`; lists replace lists;
    /// `null` in place of a protocol leaves it out. A `timestamp` of `null` keeps this one's.
    ///
    /// - Throws: The first field that cannot be used.
    public func reading(_ text: [UInt8]) throws(GenesisError) -> Genesis {
        var json: JSON
        do throws(JSONSyntaxError) {
            json = try JSON(parsing: text)
        } catch {
            throw GenesisError("", found: "no JSON (\(error))", expected: "a JSON object")
        }
        if case .object(var object) = json, object["timestamp"]?.isNull == true {
            object["timestamp"] = nil
            json = .object(object)
        }
        var genesis = self
        try genesis.read(json, at: "", ignoring: [Self.sourcesName])
        try genesis.check()
        return genesis
    }

    /// The genesis as a file has it, with every parameter and whence the defaults come.
    ///
    /// - Parameter hasTime: Whether the time is written; without it, a chain begins when it is
    ///   first started.
    public func file(hasTime: Bool = true, hasSources: Bool = true) -> JSON {
        guard case .object(var object) = genesisJSON else { return genesisJSON }
        if !hasTime { object["timestamp"] = .null }
        if hasSources {
            object[Self.sourcesName] = .object(
                JSONObject(
                    Self.sources(at: "").map { (name: $0.place, value: .string($0.source)) }))
        }
        return .object(object)
    }

    /// The places at which two genesis differ, each with both values.
    public func differences(from other: Genesis) -> [(place: String, this: String, other: String)] {
        genesisJSON.differences(from: other.genesisJSON, at: "")
    }
}

extension JSON {
    fileprivate func differences(
        from other: JSON, at place: String
    ) -> [(place: String, this: String, other: String)] {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)):
            let prefix = place.isEmpty ? "" : place + "."
            return mine.members.flatMap { member in
                member.value.differences(
                    from: theirs[member.name] ?? .null, at: prefix + member.name)
            }
        case (.array(let mine), .array(let theirs)) where mine.count == theirs.count:
            return zip(mine, theirs).enumerated().flatMap { index, pair in
                pair.0.differences(from: pair.1, at: "\(place)[\(index)]")
            }
        default: return self == other ? [] : [(place, excerpt, other.excerpt)]
        }
    }
}

// MARK: - What fields must be together

extension Genesis {
    /// Refuses what each field alone may be, but not beside the others.
    func check() throws(GenesisError) {
        guard gasLimit >= 21_000 else {
            throw GenesisError(
                "gasLimit", found: "\(gasLimit)",
                expected: "at least 21000, the gas of the least transaction")
        }
        guard extraData.count <= 32 else {
            throw GenesisError(
                "extraData", found: "\(extraData.count) bytes", expected: "at most 32 bytes")
        }
        guard configuration.moment.chainID > 0 else {
            throw GenesisError("chainID", found: "0", expected: "at least 1")
        }
        try checkSupplies()
        try checkPlaces()
        try configuration.checkLimits()
        if let restaking = configuration.restaking { try restaking.check() }
        if let lido = configuration.lido { try lido.check() }
        if let etherFi = configuration.etherFi { try etherFi.check() }
        if let beacon = configuration.beacon { try beacon.check() }
    }

    private func checkSupplies() throws(GenesisError) {
        var ether = UInt256.zero
        for (index, entry) in configuration.balances.enumerated() {
            let place = "balances[\(index)]"
            if configuration.balances[..<index].contains(where: { $0.account == entry.account }) {
                throw GenesisError(
                    place + ".account", found: "\(entry.account.checksummed) again",
                    expected: "an account that is listed once")
            }
            ether = try sum(ether, entry.balance.rawValue, place + ".balance")
        }
        for (index, token) in configuration.tokens.enumerated() {
            let place = "tokens[\(index)]"
            if configuration.tokens[..<index].contains(where: { $0.address == token.address }) {
                throw GenesisError(
                    place + ".address", found: "\(token.address.checksummed) again",
                    expected: "an address that no other token has")
            }
            var supply = UInt256.zero
            for (holder, holding) in token.balances.enumerated() {
                supply = try sum(supply, holding.units, "\(place).balances[\(holder)].units")
            }
        }
    }

    private func sum(
        _ a: UInt256, _ b: UInt256, _ place: String
    ) throws(GenesisError) -> UInt256 {
        let (total, overflow) = a.addingReportingOverflow(b)
        guard !overflow, total >> 160 == .zero else {
            throw GenesisError(place, found: "\(b)", expected: "so small that all sum below 2^160")
        }
        return total
    }

    /// Two contracts cannot stand at one address.
    private func checkPlaces() throws(GenesisError) {
        var taken: [Address: String] = [:]
        func take(_ address: Address, _ place: String) throws(GenesisError) {
            guard !address.isZero else {
                throw GenesisError(place, found: "the zero address", expected: "another address")
            }
            if let other = taken[address] {
                throw GenesisError(
                    place, found: "\(address.checksummed), the address of \(other)",
                    expected: "an address of its own")
            }
            taken[address] = place
        }
        for (index, token) in configuration.tokens.enumerated() {
            try take(token.address, "tokens[\(index)].address")
        }
        for (index, strategy) in configuration.strategies.enumerated() {
            try take(strategy.strategy, "strategies[\(index)].strategy")
        }
        for (index, strategy) in configuration.limitedStrategies.enumerated() {
            try take(strategy.strategy, "limitedStrategies[\(index)].strategy")
        }
        for (index, placement) in configuration.placements.enumerated() {
            try take(placement.address, "placements[\(index)].address")
        }
        for (name, address) in protocolNames { try take(address, name) }
    }
}

extension LidoParameters {
    fileprivate func check() throws(GenesisError) {
        for (index, module) in modules.enumerated() {
            let fee = module.moduleFee.addingReportingOverflow(module.treasuryFee)
            guard !fee.overflow, fee.partialValue <= 10_000 else {
                throw GenesisError(
                    "lido.modules[\(index)].moduleFee",
                    found: "\(module.moduleFee) beside a treasuryFee of \(module.treasuryFee)",
                    expected: "so small that both are at most 10000 basis points")
            }
        }
        guard secondsPerSlot > 0 else {
            throw GenesisError("lido.secondsPerSlot", found: "0", expected: "at least 1")
        }
        guard bootstrapEther > .zero, bootstrapEther.rawValue >> 96 == .zero else {
            throw GenesisError(
                "lido.bootstrapEther", found: "\(bootstrapEther.rawValue) wei",
                expected: "more than nothing and below 2^96 wei, so that shares have a rate")
        }
        guard let opening else { return }
        guard opening.maxExternalRatio <= 10_000 else {
            throw GenesisError(
                "lido.opening.maxExternalRatio", found: "\(opening.maxExternalRatio)",
                expected: "at most 10000 basis points")
        }
        guard opening.maxStakeLimit.rawValue >> 96 == .zero,
            opening.stakeLimitIncreasePerBlock <= opening.maxStakeLimit
        else {
            throw GenesisError(
                "lido.opening.stakeLimitIncreasePerBlock",
                found: "\(opening.stakeLimitIncreasePerBlock.rawValue) wei",
                expected: "at most maxStakeLimit, which must be below 2^96 wei")
        }
    }
}

extension EtherFiParameters {
    fileprivate func check() throws(GenesisError) {
        guard oracle.slotsPerEpoch > 0, oracle.secondsPerSlot > 0 else {
            throw GenesisError(
                oracle.slotsPerEpoch == 0
                    ? "etherFi.oracle.slotsPerEpoch" : "etherFi.oracle.secondsPerSlot",
                found: "0", expected: "at least 1")
        }
        for (index, token) in (opening?.redeemedTokens ?? []).enumerated() {
            let place = "etherFi.opening.redeemedTokens[\(index)]"
            for (name, points) in [
                ("exitFee", token.exitFee), ("lowWatermark", token.lowWatermark),
                ("exitFeeSplitToTreasury", token.exitFeeSplitToTreasury),
            ] where points > 10_000 {
                throw GenesisError(
                    "\(place).\(name)", found: "\(points)", expected: "at most 10000 basis points")
            }
            for (name, amount) in [
                ("capacity", token.capacity), ("refillRate", token.refillRate),
            ] where amount.rawValue >> 96 != .zero {
                throw GenesisError(
                    "\(place).\(name)", found: "\(amount.rawValue) wei",
                    expected: "below 2^96 wei")
            }
        }
        for (index, token) in (opening?.depositedTokens ?? []).enumerated()
        where token.discount > 10_000 {
            throw GenesisError(
                "etherFi.opening.depositedTokens[\(index)].discount", found: "\(token.discount)",
                expected: "at most 10000 basis points")
        }
    }
}
