import CairnPrimitives

extension BeaconSimulation {
    /// Who proposes in a slot of the current epoch: the one whom ``runEpoch()`` will pay.
    ///
    /// - Returns: nil when nobody is active.
    mutating func proposer(at slot: Slot) -> ValidatorIndex? {
        let epoch = state.currentEpoch
        if drawnProposers?.epoch != epoch {
            var copy = self
            var random = model.generator(at: epoch)
            copy.online = [UInt8](repeating: 0, count: state.validators.count)
            model.draw(&copy.online, at: epoch, &random)
            do throws(BeaconError) { try copy.drawProposers(&random) } catch { return nil }
            drawnProposers = (epoch, copy.proposers)
        }
        guard let drawnProposers, !drawnProposers.indices.isEmpty else { return nil }
        let place = slot.rawValue % state.rules.preset.slotsPerEpoch
        return ValidatorIndex(drawnProposers.indices[Int(place)])
    }
}
