public import CairnLedger
public import CairnPrimitives

/// What an AVS says of itself.
extension Restaking {
    /// Names the contract that is asked when operators join or leave an AVS's sets.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.setAVSRegistrar`
    /// - Throws: ``PermissionError/invalidPermissions``, what the registrar refuses with,
    ///   ``AllocationError/invalidAVSRegistrar``
    public func setAVSRegistrar(_ call: Call, avs: Address, registrar: Address) throws(Revert) {
        // Checks
        try requireCanCall(call, for: avs, AllocationSelector.setAVSRegistrar)
        let isSupported = try surroundings.supportsAVS(
            avs, registrar: registrar, sender: call.contract)
        try require(isSupported, AllocationError.invalidAVSRegistrar)

        // Effects
        allocations.services.update(avs) { $0.registrar = registrar }
        ledger.emit(
            AllocationEvent.AVSRegistrarSet(avs: avs, registrar: self.registrar(of: avs)),
            from: call.contract)
    }

    /// Announces where an AVS describes itself, which makes the account an AVS.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.updateAVSMetadataURI`
    /// - Throws: ``PermissionError/invalidPermissions``
    public func updateAVSMetadataURI(
        _ call: Call, avs: Address, metadataURI: Bytes
    ) throws(Revert) {
        try requireCanCall(call, for: avs, AllocationSelector.updateAVSMetadataURI)
        if !allocations.services[avs].hasMetadata.isSet {
            allocations.services.update(avs) { $0.hasMetadata = true }
        }
        ledger.emit(
            AllocationEvent.AVSMetadataURIUpdated(avs: avs, metadataURI: metadataURI),
            from: call.contract)
    }
}
